package reading

func german() *lexicon {
	return &lexicon{
		tag: "de", decimal: ",", groups: ".'",
		cardinals: `0: null
			1: eins|ein|eine
			2: zwei|zwo
			3: drei
			4: vier
			5: fünf
			6: sechs|sech
			7: sieben|sieb
			8: acht
			9: neun
			10: zehn
			11: elf
			12: zwölf|dutzend
			13: dreizehn
			14: vierzehn
			15: fünfzehn
			16: sechzehn
			17: siebzehn
			18: achtzehn
			19: neunzehn
			20: zwanzig
			30: dreißig|dreissig
			40: vierzig
			50: fünfzig
			60: sechzig
			70: siebzig
			80: achtzig
			90: neunzig`,
		hundred: "hundert",
		scales: `3: tausend|tsd|tsd.
			6: million|millionen|mio|mio.|mill.
			9: milliarde|milliarden|mrd|mrd.|mia|mia.
			12: billion|billionen|bio.|bill.
			15: billiarde|billiarden`,
		thousand: true, joiners: "und", compound: true, reversed: true,
		ordinals: `1: erste|ersten|erster|erstes|erstem
			2: zweite|zweiten|zweiter|zweites|zweitem
			3: dritte|dritten|dritter|drittes|drittem
			7: siebte|siebten|siebter|siebtes|siebtem|siebente|siebenten
			8: achte|achten|achter|achtes|achtem`,
		endings:  "te|ten|ter|tes|tem|ste|sten|ster|stes|stem",
		suffixes: ".|te|ten|ter|tes|ste|sten|ster|stes",
		bounds: `=: es sei denn
			>: mehr als|über|größer als|grösser als|höher als|oberhalb von|jenseits von|gut|etwas mehr als|etwas über|knapp über|weit über|deutlich über|deutlich mehr als|weit mehr als|länger als|schwerer als
			>=: ab|zum mindesten|mindestens|wenigstens|zumindest|nicht weniger als|minimal|min.|mind.|nicht unter|keine weniger als
			<: weniger als|unter|kleiner als|niedriger als|geringer als|unterhalb von|knapp|etwas weniger als|etwas unter|knapp unter|weit unter|deutlich unter|deutlich weniger als|kürzer als|noch keine
			<=: höchstens|allenfalls|maximal|max.|bis zu|nicht mehr als|allerhöchstens|nicht über|bis maximal|längstens
			?: schätzungsweise|geschätzt|geschätzte|geschätzten
			~: rund|etwa|ungefähr|circa|ca.|ca|zirka|annähernd|fast|nahezu|beinahe|um die|an die|in etwa|gegen|näherungsweise|so um die|~|≈`,
		trailing: `>=: oder mehr|und mehr|oder darüber|mindestens|wenigstens|aufwärts|+
			<=: oder weniger|und weniger|oder darunter|höchstens|maximal`,
		minus:   "minus",
		percent: "%|prozent|v. h.|v.h.",
		money: `USD: dollar|dollars|us-dollar|us dollar|amerikanische dollar|amerikanischen dollar|amerikanischer dollar
			EUR: euro|euros
			GBP: pfund|britisches pfund|pfund sterling|britische pfund|britischen pfund|britischer pfund
			JPY: yen|japanische yen|japanischer yen
			INR: indische rupie|rupien|indische rupien|indischen rupien
			CNY: chinesische yuan|chinesischer yuan|yuan|renminbi
			CHF: schweizer franken|franken|schweizerfranken|sfr|sfr.|fr.
			AUD: australische dollar|australischen dollar|australischer dollar
			CAD: kanadische dollar|kanadischen dollar|kanadischer dollar
			NZD: neuseeländische dollar|neuseeland-dollar|neuseeländischen dollar
			HKD: hongkong-dollar|hong-kong-dollar
			SGD: singapur-dollar
			SEK: schwedische krone|schwedische kronen|schwedischen kronen
			NOK: norwegische krone|norwegische kronen|norwegischen kronen
			DKK: dänische krone|dänische kronen|dänischen kronen
			BRL: brasilianische real|brasilianischer real|reais
			MXN: mexikanische pesos|mexikanischer peso|mexikanischen pesos
			KRW: südkoreanische won|südkoreanischer won
			TRY: türkische lira
			RUB: rubel|russische rubel
			PLN: złoty|zloty|polnische złoty|polnischer złoty|polnische zloty
			DEM: mark|deutsche mark|d-mark|dm
			ATS: schilling|österreichische schilling
			?: francs|peso|pesos|krone|kronen|lira|lire|gulden|taler|dinar|rand|cent|pfennig|rappen|heller|forint`,
		units: `km: kilometer|kilometern
			m: meter|metern
			cm: zentimeter|zentimetern
			mm: millimeter|millimetern
			kg: kilogramm|kilo
			g: gramm
			mg: milligramm
			t: tonne|tonnen
			l: liter|litern
			ml: milliliter
			hl: hektoliter
			h: stunde|stunden|std|std.
			min: minute|minuten|min.
			s: sekunde|sekunden|sek.
			ms: millisekunde|millisekunden
			d: tag|tage|tagen
			ha: hektar
			m²: quadratmeter|quadratmetern|qm
			km²: quadratkilometer|quadratkilometern|qkm
			m³: kubikmeter|kubikmetern
			km/h: stundenkilometer|stundenkilometern|kilometer pro stunde
			W: watt
			kW: kilowatt
			MW: megawatt
			GW: gigawatt
			TW: terawatt
			kWh: kilowattstunde|kilowattstunden
			MWh: megawattstunde|megawattstunden
			GWh: gigawattstunde|gigawattstunden
			TWh: terawattstunde|terawattstunden
			PS: pferdestärke|pferdestärken
			V: volt
			A: ampere
			°C: grad celsius
			°F: grad fahrenheit
			°: grad
			B: byte|bytes
			kB: kilobyte
			MB: megabyte
			GB: gigabyte
			TB: terabyte
			PB: petabyte`,
		per:     "pro|je|in der",
		not:     "nicht|nie|niemals|kein|keine|keinen|keinem|keiner",
		andHalf: "und ein halb|und eine halbe|einhalb",
		point:   "komma", halves: "halb", points: "punkte|punkten|punkt", last: "letzten|letztes",
		counted: "die|den|der|uns|ein|eine|einem", dotted: "um",
		foreign: "kanadisch", moneyWords: "währung|geld",
		belowZero: "unter null|unter 0",
		outOf:     "von je|aus",
		above:     "oberhalb von|unterhalb von|jenseits von",
		of:        "von",
		between:   "zwischen", and: "und", from: "von|vom|von dem", to: "bis|bis zum|bis einschließlich|bis ende|bis zu", or: "oder|beziehungsweise|bzw.",
		months: `1: januar|jänner|jan|jan.|jän|jän.
			2: februar|feber|feb|feb.|febr.
			3: märz|mär|mär.|mrz|mrz.
			4: april|apr|apr.
			5: mai
			6: juni|jun|jun.|juno
			7: juli|jul|jul.|julei
			8: august|aug|aug.
			9: september|sep|sep.|sept|sept.
			10: oktober|okt|okt.
			11: november|nov|nov.
			12: dezember|dez|dez.`,
		seasons: `21: frühling|frühjahr|lenz
			22: sommer
			23: herbst|spätherbst
			24: winter`,
		quarters: `33: q1
			34: q2
			35: q3
			36: q4
			40: h1
			41: h2`,
		quarter: "quartal|quartals|vierteljahr|vierteljahres|jahresviertel", half: "halbjahr|halbjahres|jahreshälfte|hälfte des jahres|hälfte",
		century: "jahrhundert|jahrhunderts|jh.|jh|jhd.|jhdt.|jhs.|jhd|jhdt",
		tens: `5: fünfzigerjahre|fünfzigerjahren|fünfziger|fünfzigern
			6: sechzigerjahre|sechzigerjahren|sechziger|sechzigern
			7: siebzigerjahre|siebzigerjahren|siebziger|siebzigern
			8: achtzigerjahre|achtzigerjahren|achtziger|achtzigern
			9: neunzigerjahre|neunzigerjahren|neunziger|neunzigern`,
		decadeEnd: "er jahre|er jahren|er-jahre|er-jahren|er|ern",
		eras: `-1: v. chr.|v. chr|v. christus|vor christus|vor christi geburt|v. u. z.|vor unserer zeitrechnung|v. d. z.|vor unserer zeit|vor der zeitenwende
			1: n. chr.|n. chr|nach christus|nach christi geburt|n. u. z.|unserer zeitrechnung|u. z.|nach der zeitenwende`,
		when: `notBefore: nicht vor|frühestens|nie vor|nicht eher als
			notAfter: nicht nach|nie nach
			before: vor|noch vor
			after: nach|erst nach|kurz nach
			since: seit|ab|schon seit|bereits seit|von … an
			until: bis|bis zum|bis ins|bis in
			by: spätestens|bis spätestens|bis ende|spätestens bis|bis zum ende
			about: um|etwa|circa|ca.|ca|rund um|ungefähr|gegen|etwa um|um etwa|schätzungsweise|zirka|um das|~
			early: anfang|zu beginn|beginn|anfangs|am anfang|frühe|frühen|zu anfang
			mid: mitte|in der mitte|die mitte|mittlere|mittleren
			late: ende|gegen ende|zum ende|am ende|ausgang|späte|späten|zu ende`,
		onwards:  "an",
		in:       "in den jahren|den jahren|jahren|im jahr|im jahre|jahr|jahre|jahres|in|seit|anno|im|am|ab|im laufe des jahres|vom jahr",
		inWeak:   "von|und|oder|zu|um|etwa|zwischen|bis|vor|nach",
		articles: "der|die|das|dem|den|des|im jahr|im jahre|dem jahr|dem jahre|das jahr|jahr|jahre|jahres|des jahres|den jahren|im|am|in|in den|in der|zum|beginn der|die jahre|vom",
		at:       "von|um|, um|gegen|,|ab|bis|etwa um", oclock: "uhr|h",
		labels:      "zimmer|raum|saal|seite|seiten|s.|kapitel|kap.|zeile|version|nr.|nr|nummer|nummern|route|bus|linie|straßenbahn|tram|zug|flug|gleis|bahnsteig|tor|autobahn|bundesstraße|abschnitt|artikel|art.|absatz|abs.|paragraf|paragraph|band|bd.|abbildung|abb.|tabelle|tab.|vers|anhang|fußnote|folio|wohnung|zelle|halle|kanal|studio|stockwerk|akte|tel.|telefon|telefonnummer|rufnummer|durchwahl|fax|plz|postleitzahl|isbn|issn|din|iso|rfc|apollo|windows|boeing|airbus|psalm|opus|op.|sinfonie|staffel|folge|akt|szene|schließfach|postfach|schacht|blatt|tafel|hausnummer|kabine|karton|kiste|schachtel|klassenzimmer|grab|loge|regal|kammer|parzelle|stand|liegeplatz|#|№|§",
		weak:        "typ|modell|klasse|stufe|phase|block|gebäude|haus|stück|posten|fall|regel|frage|aufgabe|station|wagen|lok|lokomotive|regiment|bataillon|division|bezirk|zone|region|sektor|teil|probe|reihe|platz|einheit",
		partitive:   "der|dieser|seiner|ihrer|von den|von diesen|unserer|aller",
		determiners: "der|die|das|dem|den|des|ein|eine|einem|einer|einen|im|am|vom|zum|zur|beim|ins|jeder|jede|jedes|jeden|ihr|ihre|ihrem|ihren|ihrer|ihres|sein|seine|seinem|seinen|seiner|seines|unser|unsere|unseren|mein|meine|dieser|diese|dieses|diesem|diesen|jenem|jener|dessen|deren",
		stops:       "der|die|das|den|dem|des|ein|eine|einen|einem|einer|eines|dieser|diese|dieses|diesen|diesem|jene|jener|jenen|kein|keine|keinen|keiner|mein|sein|seine|seinen|seiner|ihr|ihre|ihren|ihrer|unser|unsere|alle|beide|nicht|von|vom|in|im|an|am|auf|bei|beim|zu|zum|zur|aus|mit|ohne|für|durch|über|unter|vor|nach|seit|bis|gegen|um|zwischen|hinter|neben|wegen|während|trotz|ab|pro|je|als|wie|und|oder|aber|sondern|denn|doch|wenn|weil|da|dass|daß|ob|während|obwohl|welche|welcher|welches|ist|sind|war|waren|wird|werden|wurde|wurden|worden|hat|haben|hatte|hatten|gewesen|sein|kann|konnte|können|konnten|soll|sollte|will|wollte|muss|musste|darf|durfte|es|er|sie|wir|ihn|ihm|ihnen|sich|dort|hier|dann|nun|jetzt|auch|nur|noch|schon|wieder|wieder|später|früher|statt|laut|so|heißt|darunter|davon|sowie|kam|kamen|ging|gingen|ein|ab|aus|nieder|einige|manche|mehrere|viele|zahlreiche",
		plural:      "en|er|e|s|n|el|eln|ern", capital: true,
		extending: "führt|führte|führen|führten|fährt|fuhr|fliegt|flog|spannt|sprang|geht|ging|läuft|lief|erstreckt|erstreckte|erstrecken|erstreckten|verteilt|verteilte|verteilten",
		changing:  "wuchs|wachsen|wächst|gewachsen|stieg|steigen|steigt|gestiegen|fiel|fallen|fällt|gefallen|sank|sinken|sinkt|gesunken|erhöhte|erhöht|erhöhen|senkte|gesenkt|kletterte|schrumpfte|verringerte|verringert|vergrößerte|zunahme|anstieg|rückgang|ging",
		common:    "der|die|und|das|ist|nicht|von|mit|den|dem|des|wurde|auf|eine|ein|sich|für|im|zu|als|auch|es|war|wird|sind|nach|bei|aus|einer|zum|zur|über",
	}
}
