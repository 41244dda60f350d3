package reading

func italian() *lexicon {
	return &lexicon{
		tag: "it", decimal: ",", groups: ".'",
		cardinals: `0: zero
			1: un|uno|una
			2: due
			3: tre|tré
			4: quattro
			5: cinque
			6: sei
			7: sette
			8: otto
			9: nove
			10: dieci
			11: undici
			12: dodici|dozzina
			13: tredici
			14: quattordici
			15: quindici
			16: sedici
			17: diciassette
			18: diciotto
			19: diciannove
			20: venti|vent
			30: trenta|trent
			40: quaranta|quarant
			50: cinquanta|cinquant
			60: sessanta|sessant
			70: settanta|settant
			80: ottanta|ottant
			90: novanta|novant`,
		hundred: "cento|cent",
		scales: `3: mila|mille
			6: milione|milioni|mln|mln.|mio|mio.
			9: miliardo|miliardi|mld|mld.|mrd
			12: bilione|bilioni|trilione|trilioni
			15: biliardo`,
		thousand: true, joiners: "e", compound: true,
		ordinals: `1: primo|prima|primi|prime
			2: secondo|seconda|secondi|seconde
			3: terzo|terza|terzi|terze
			4: quarto|quarta
			5: quinto|quinta
			6: sesto|sesta
			7: settimo|settima
			8: ottavo|ottava
			9: nono|nona
			10: decimo|decima
			1000: millesimo|millesima`,
		endings:  "esimo|esima|esimi|esime",
		suffixes: "ª|º|°|a|o|mo|ma|esimo|esima|.a|.o",
		bounds: `=: a meno che
			>: più di|oltre|più che|superiore a|superiori a|al di sopra di|poco più di|ben più di|molto più di|un po' più di|sopra i|sopra le|supera|superò|superando
			>=: almeno|a dir poco|non meno di|un minimo di|minimo|come minimo|al minimo|quanto meno|perlomeno|per lo meno|quantomeno
			<: meno di|inferiore a|inferiori a|al di sotto di|poco meno di|molto meno di|un po' meno di|sotto i|sotto le|neanche|nemmeno
			<=: al massimo|non oltre|a dir tanto|fino a|un massimo di|massimo|non più di|tutt'al più|sino a|al più|fino ad|come massimo|fino a un massimo di
			~: circa|quasi|all'incirca|approssimativamente|intorno a|attorno a|pressappoco|più o meno|suppergiù|grosso modo|ca.|ca|a un dipresso|~|≈`,
		trailing: `>=: o più|e più|almeno|come minimo|e oltre|o oltre|+
			<=: o meno|e meno|al massimo
			~: circa|all'incirca|più o meno|o giù di lì`,
		minus:   "meno",
		percent: "%|per cento|percento",
		money: `USD: dollaro|dollari|dollaro americano|dollari americani|dollari statunitensi|dollaro statunitense|dollari usa|dollari degli stati uniti
			EUR: euro
			GBP: sterlina|sterline|sterlina britannica|sterline britanniche|sterline inglesi|lire sterline|lira sterlina
			JPY: yen
			INR: rupie indiane|rupia indiana
			CNY: yuan
			CHF: franco svizzero|franchi svizzeri
			AUD: dollaro australiano|dollari australiani
			CAD: dollaro canadese|dollari canadesi
			NZD: dollaro neozelandese|dollari neozelandesi
			HKD: dollari di hong kong|dollaro di hong kong
			SGD: dollari di singapore|dollaro di singapore
			SEK: corone svedesi|corona svedese
			NOK: corone norvegesi|corona norvegese
			MXN: peso messicano|pesos messicani|peso messicani
			PLN: zloty polacco|zloty polacchi|zloty
			KRW: won sudcoreano|won sudcoreani
			DKK: corone danesi|corona danese
			BRL: real brasiliani|real brasiliano
			RUB: rublo|rubli
			ITL: lira italiana|lire italiane
			DEM: marchi tedeschi|marco tedesco
			FRF: franchi francesi|franco francese
			?: franco|franchi|peso|pesos|corona|corone|lira|lire|rupia|rupie|marchi|marco|fiorini|fiorino|scudi|ducati|zecchini|centesimi|dinari`,
		units: `km: chilometro|chilometri
			m: metro|metri
			cm: centimetro|centimetri
			mm: millimetro|millimetri
			kg: chilogrammo|chilogrammi|chilo|chili
			g: grammo|grammi
			mg: milligrammo|milligrammi
			q: quintale|quintali
			t: tonnellata|tonnellate
			l: litro|litri
			ml: millilitro|millilitri
			hl: ettolitro|ettolitri
			h: ora|ore
			min: minuto|minuti
			s: secondo|secondi
			ms: millisecondo|millisecondi
			d: giorno|giorni
			ha: ettaro|ettari
			m²: metro quadrato|metri quadrati|metro quadro|metri quadri
			km²: chilometro quadrato|chilometri quadrati
			m³: metro cubo|metri cubi
			km/h: chilometri orari|chilometri all'ora
			W: watt
			kW: chilowatt|kilowatt
			MW: megawatt
			GW: gigawatt
			TW: terawatt
			kWh: chilowattora|kilowattora
			MWh: megawattora
			GWh: gigawattora
			TWh: terawattora
			V: volt
			A: ampere
			°C: grado celsius|gradi celsius|gradi centigradi
			°: grado|gradi
			B: byte
			kB: kilobyte|chilobyte
			MB: megabyte
			GB: gigabyte
			TB: terabyte`,
		per:     "al|all'|per|l'",
		not:     "non|mai|né",
		andHalf: "e mezzo|e mezza",
		streets: "via|viale|piazza|corso|vicolo",
		point:   "virgola", halves: "mezzo", last: "ultimo",
		counted: "un|il|l'|lo|le|la|i|gli|una|all'", dotted: "ore|alle",
		foreign: "canadese", moneyWords: "moneta|dollari|valuta", demonyms: "esi|ese|iani|iano",
		belowZero: "sotto zero|sotto lo zero|sotto 0",
		outOf:     "su|ogni",
		above:     "al di sopra di|al di sotto di|sopra i|sotto i|sopra le|sotto le",
		of:        "di|d'",
		between:   "tra|fra|tra il|fra il|tra i|fra i|tra gli|tra l'|tra le|fra le", and: "e|ed|e il|e i|e l'|e gli|e le", from: "da|dal|dall'|dai|dagli|dalle", to: "a|al|ad|all'|fino a|fino al|fino all'|sino al|sino a|ai|agli|alle", or: "o|oppure|o nel|o il",
		months: `1: gennaio|gen|gen.|genn.
			2: febbraio|feb|feb.|febbr.
			3: marzo|mar|mar.
			4: aprile|apr|apr.
			5: maggio|mag|mag.|magg.
			6: giugno|giu|giu.
			7: luglio|lug|lug.
			8: agosto|ago|ago.
			9: settembre|set|set.|sett.
			10: ottobre|ott|ott.
			11: novembre|nov|nov.
			12: dicembre|dic|dic.`,
		seasons: `21: primavera
			22: estate
			23: autunno
			24: inverno`,
		quarters: `33: t1|q1|1t
			34: t2|q2|2t
			35: t3|q3|3t
			36: t4|q4|4t
			40: s1|1s
			41: s2|2s`,
		quarter: "trimestre", half: "semestre|metà|metà dell'anno",
		century: "secolo|sec.|secoli|s.",
		decades: "anni|gli anni|decennio|degli anni|negli anni|dagli anni|agli anni", decadeEnd: "",
		tens: `5: anni cinquanta
			6: anni sessanta
			7: anni settanta
			8: anni ottanta
			9: anni novanta`,
		eras: `-1: a.c.|a. c|avanti cristo|av. cr.|a. e. v.|prima di cristo|prima dell'era volgare|a.e.c.|avanti l'era volgare|avanti era volgare|av. c.
			1: d.c.|d. c|dopo cristo|e. v.|era volgare|dell'era volgare|dell'era cristiana`,
		when: `notBefore: mai prima del|non prima di
			notAfter: non dopo il|mai dopo il
			before: prima di|anteriore al|antecedente al|avanti il|anteriormente al
			after: dopo il|dopo|dopo l'|successivamente al|posteriore al|posteriormente al
			since: dal|da|dall'|sin dal|fin dal|a partire dal|sin da|fin da|a partire da|a partire dall'|a decorrere dal
			until: fino a|sino a|fino ad|fino alla fine del
			by: entro il|entro|entro l'|entro la fine del|non oltre il|al più tardi nel|al più tardi entro il|al più tardi il
			about: verso il|intorno al|circa nel|circa|attorno al|verso l'|ca.|ca|c.|all'incirca nel|circa il|nel circa|verso|intorno all'|attorno all'|~
			early: all'inizio di|inizio|inizio del|ai primi del|nei primi|i primi|agli inizi di|primi|inizi del|ai primi degli
			mid: a metà di|alla metà del|alla metà degli|metà|verso la metà degli|verso la metà del|intorno alla metà degli
			late: alla fine di|fine|fine del|sul finire del|sul finire degli|verso la fine degli|verso la fine del|a fine|negli ultimi|a fine degli|in chiusura del`,
		onwards:  "in poi|in avanti",
		in:       "negli anni|gli anni|anni|nel|nell'|anno|nell'anno|l'anno|dal|del|dell'|dell'anno|fino al|verso il|dopo il|prima del|dall'anno|durante il|entro il|datato|datata|al|il",
		inWeak:   "di|a|e|o|tra|fra|da|in",
		articles: "il|lo|la|l'|i|gli|le|l'anno|anno|nel|nell'|del|dell'|degli|dell'anno|dei|il mese di|nel mese di|mese di|di|al|negli|nei",
		at:       "alle|alle ore|, alle|, alle ore|all'|,|ore|, ore|verso le|dalle|dalle ore", oclock: "h|ore",
		labels:      "sala|pagina|pagine|pag.|pagg.|p.|pp.|capitolo|cap.|riga|versione|n.|nr.|n°|nº|num.|numero|numeri|strada|autobus|bus|tram|linea|treno|volo|binario|porta|autostrada|sezione|articolo|art.|paragrafo|comma|volume|vol.|tomo|figura|fig.|tabella|tab.|versetto|allegato|nota|foglio|f.|appartamento|stanza|camera|cella|aula|canale|studio|tel.|telefono|fax|interno|codice|cap|isbn|issn|iso|rfc|apollo|windows|boeing|airbus|salmo|opus|op.|sinfonia|stagione|episodio|atto|scena|tavola|armadietto|scatola|cabina|cassa|faldone|tomba|scaffale|posto|molo|hangar|loculo|#|№|§",
		weak:        "tipo|modello|classe|livello|fase|tappa|blocco|edificio|lotto|caso|regola|domanda|esercizio|stazione|vagone|carrozza|locomotiva|reggimento|battaglione|divisione|distretto|zona|regione|settore|serie|pezzo|posto|unità",
		partitive:   "dei|degli|delle|dei suoi|delle sue|dei loro|di questi",
		determiners: "il|lo|la|un|uno|una|al|alla|del|della|nel|nella|questo|questa|suo|sua|dal|dalla|sul|sulla",
		stops:       "il|lo|la|l|i|gli|le|un|uno|una|di|d|del|dello|della|dell|dei|degli|delle|al|allo|alla|all|ai|agli|alle|dal|dallo|dalla|dall|dai|dagli|dalle|nel|nello|nella|nell|nei|negli|nelle|sul|sullo|sulla|sull|sui|sugli|sulle|col|questo|questa|questi|queste|quel|quello|quella|quell|quei|quegli|quelle|mio|suo|sua|suoi|sue|loro|nostro|nostra|tutto|tutti|tutta|tutte|ogni|nessun|nessuno|nessuna|non|a|ad|in|con|su|per|tra|fra|da|senza|sotto|sopra|verso|contro|durante|mediante|secondo|dopo|prima|fino|come|che|chi|cui|dove|quando|se|e|ed|o|oppure|né|ma|però|perché|anche|benché|mentre|è|sono|era|erano|fu|furono|sarà|saranno|essere|stato|stata|stati|state|ha|hanno|aveva|avevano|ebbe|ebbero|avere|si|ci|vi|gli|le|lui|lei|essi|noi|voi|io|tu|qui|lì|là|ora|allora|solo|soltanto|già|ancora|più|meno|molto|poi|dentro|presso|oltre|così|ripartirono|fece|disse|può|deve|lungo|dietro|alcuni|alcune|molti|molte|diversi|diverse|pochi|poche|parecchi|parecchie|qualche",
		plural:      "i|e",
		changing:    "passò|passa|passare|passato|passata|passarono|crebbe|cresce|crescere|salì|sale|salire|salito|scese|scende|scendere|sceso|cadde|cade|aumentò|aumenta|aumentare|diminuì|diminuire|ridusse|ridurre|calò|calare|elevò",
		common:      "il|la|i|le|e|di|che|un|una|per|con|è|del|della|si|non|nel|nella|al|alla|come|più|fu|dei|delle|gli|sono|da|anche|questo",
	}
}
