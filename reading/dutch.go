package reading

func dutch() *lexicon {
	return &lexicon{
		tag: "nl", decimal: ",", groups: ".'",
		cardinals: `0: nul
			1: een|één
			2: twee
			3: drie
			4: vier
			5: vijf
			6: zes
			7: zeven
			8: acht
			9: negen
			10: tien
			11: elf
			12: twaalf|dozijn
			13: dertien
			14: veertien
			15: vijftien
			16: zestien
			17: zeventien
			18: achttien
			19: negentien
			20: twintig
			30: dertig
			40: veertig
			50: vijftig
			60: zestig
			70: zeventig
			80: tachtig
			90: negentig`,
		hundred: "honderd",
		scales: `3: duizend|dzd.
			6: miljoen|miljoenen|mln|mln.|mio|mio.
			9: miljard|miljarden|mld|mld.|mrd|mrd.
			12: biljoen|biljoenen
			15: biljard`,
		thousand: true, joiners: "en", compound: true, reversed: true,
		ordinals: `1: eerste
			2: tweede
			3: derde
			8: achtste`,
		endings:  "de|ste",
		suffixes: "e|de|ste",
		bounds: `=: tenzij
			>: meer dan|ruim|boven de|boven|hoger dan|groter dan|iets meer dan|net boven de|veel meer dan|over de|langer dan|ver boven de
			>=: minstens|zeker|ten minste|tenminste|minimaal|op zijn minst|niet minder dan|op z'n minst|min.|een minimum van|niet onder de
			<: minder dan|onder de|onder|lager dan|kleiner dan|iets minder dan|krap|net geen|net onder de|veel minder dan|nog geen|korter dan
			<=: hoogstens|maximaal|ten hoogste|op zijn hoogst|niet meer dan|hooguit|max.|tot|tot wel|tot maximaal|een maximum van|op z'n hoogst|tot aan
			~: ongeveer|pakweg|om en bij|om en bij de|een kleine|circa|ca.|ca|zo'n|rond de|om en nabij|om en nabij de|naar schatting|bijna|omstreeks|plusminus|plm.|grofweg|zowat|rond|~|≈`,
		trailing: `>=: of meer|en meer|of hoger|minstens|+
			<=: of minder|en minder|of lager|hoogstens`,
		minus:   "min|minus",
		percent: "%|procent|pct|pct.",
		money: `USD: dollar|dollars|amerikaanse dollar|amerikaanse dollars|us-dollar
			EUR: euro|euro's|euros
			GBP: pond|pond sterling|britse pond|ponden sterling
			JPY: yen|japanse yen
			BRL: braziliaanse real
			MXN: mexicaanse peso|mexicaanse pesos
			PLN: poolse zloty|zloty
			KRW: zuid-koreaanse won
			INR: indiase roepie|indiase roepies
			CNY: chinese yuan|yuan
			CHF: zwitserse frank|zwitserse franken
			AUD: australische dollar|australische dollars
			CAD: canadese dollar|canadese dollars
			NZD: nieuw-zeelandse dollar|nieuw-zeelandse dollars
			HKD: hongkongse dollar|hongkong-dollar
			SGD: singaporese dollar|singapore-dollar
			SEK: zweedse kroon|zweedse kronen
			NOK: noorse kroon|noorse kronen
			DKK: deense kroon|deense kronen
			NLG: nederlandse gulden
			BEF: belgische frank
			DEM: duitse mark
			FRF: franse frank
			RUB: roebel|roebels
			?: frank|franken|peso|pesos|kroon|kronen|lire|lira|gulden|guldens|mark|roepie|roepies|cent|stuivers`,
		units: `km: kilometer|kilometers
			m: meter|meters
			cm: centimeter|centimeters
			mm: millimeter|millimeters
			kg: kilogram|kilo
			g: gram
			mg: milligram
			t: ton|tonnen
			l: liter|liters
			ml: milliliter
			hl: hectoliter
			h: uur|uren|u
			min: minuut|minuten
			s: seconde|seconden
			ms: milliseconde|milliseconden
			d: dag|dagen
			ha: hectare|hectaren|hectares
			m²: vierkante meter
			km²: vierkante kilometer
			m³: kubieke meter
			km/h: kilometer per uur|km/u
			W: watt
			kW: kilowatt
			MW: megawatt
			GW: gigawatt
			TW: terawatt
			kWh: kilowattuur
			MWh: megawattuur
			GWh: gigawattuur
			TWh: terawattuur
			pk: paardenkracht
			V: volt
			A: ampère
			°C: graden celsius|graad celsius
			°: graden|graad
			B: byte|bytes
			kB: kilobyte
			MB: megabyte
			GB: gigabyte
			TB: terabyte`,
		per:     "per",
		not:     "niet|nooit|geen",
		andHalf: "en een half|en een halve",
		point:   "komma", halves: "half", points: "punten|punt", last: "laatste|letzte",
		counted: "de|het", dotted: "om|klokke",
		foreign: "canadees", moneyWords: "munt|valuta|geld|dollar",
		belowZero: "onder nul|onder het vriespunt|onder 0",
		outOf:     "op de|op|van elke",
		above:     "boven de|onder de|boven|onder",
		of:        "van",
		between:   "tussen|tussen de", and: "en|en de", from: "van|vanaf|van de", to: "tot|à|t/m|tot en met|tot aan|tot de", or: "of|dan wel",
		months: `1: januari|jan|jan.
			2: februari|feb|feb.|febr.
			3: maart|mrt|mrt.|maa.
			4: april|apr|apr.
			5: mei
			6: juni|jun|jun.
			7: juli|jul|jul.
			8: augustus|aug|aug.
			9: september|sep|sep.|sept.|sept
			10: oktober|okt|okt.
			11: november|nov|nov.
			12: december|dec|dec.`,
		seasons: `21: lente|voorjaar
			22: zomer
			23: herfst|najaar
			24: winter`,
		quarters: `33: q1|k1
			34: q2|k2
			35: q3|k3
			36: q4|k4
			40: h1
			41: h2`,
		quarter: "kwartaal", half: "helft|halfjaar|semester|jaarhelft|helft van het jaar",
		century: "eeuw|eeuwse",
		decades: "jaren|de jaren", decadeEnd: "er jaren",
		tens: `5: jaren vijftig
			6: jaren zestig
			7: jaren zeventig
			8: jaren tachtig
			9: jaren negentig`,
		eras: `-1: v.chr.|v. chr|voor christus|voor chr.|v.c.|vóór christus|voor onze jaartelling|v.o.j.|v.g.j.|voor de gangbare jaartelling|vóór gewone jaartelling|voor gewone jaartelling|v.g.j
			1: n.chr.|n. chr|na christus|na chr.|n.c.|van onze jaartelling|na onze jaartelling|gewone jaartelling|g.j.`,
		when: `notBefore: niet voor|niet vóór|nooit vóór|op zijn vroegst in
			notAfter: niet na|nooit na
			before: voor|vóór|nog voor|nog vóór
			after: na|pas na|kort na
			since: sinds|sedert|vanaf|al sinds
			until: tot|tot aan|tot en met|tot in
			by: uiterlijk|uiterlijk in|ten laatste|uiterlijk op|ten laatste in|tegen
			about: rond|omstreeks|circa|ca.|ca|c.|ongeveer|ongeveer in|rond het jaar|omtrent|om en nabij|~
			early: begin|in het begin van|begin van|aan het begin van|begin van de|in het begin van de|aan het begin van de|vroeg in
			mid: midden|medio|half|halverwege|midden in|in het midden van|halverwege de|in het midden van de
			late: eind|einde|aan het eind van|eind van|op het einde van|aan het einde van|tegen het einde van|aan het eind van de|op het einde van de|aan het einde van de|laat in`,
		onwards:  "af",
		in:       "de jaren|jaren|in|in het jaar|jaar|het jaar|anno|sinds|vóór|na|begin|eind|medio|gedurende|uit",
		inWeak:   "van|tot|en|of|rond|voor|om|tussen",
		articles: "de|het|het jaar|jaar|in|in de|in het jaar|van|van het jaar|van de|'t|op|den|het jaar van",
		at:       "van|om|, om|omstreeks|rond|,|vanaf", oclock: "uur|u|u.|h",
		labels:      "kamer|zaal|pagina|pagina's|blz.|bladzijde|p.|hoofdstuk|hfst.|regel|versie|nr.|nr|nummer|nummers|route|bus|lijn|tram|trein|vlucht|spoor|perron|poort|snelweg|sectie|artikel|art.|paragraaf|lid|deel|dl.|band|figuur|fig.|afbeelding|afb.|tabel|vers|bijlage|noot|voetnoot|folio|appartement|cel|hal|kanaal|studio|dossier|tel.|telefoon|telefoonnummer|fax|toestel|postcode|isbn|issn|iso|rfc|apollo|windows|boeing|airbus|psalm|opus|op.|symfonie|seizoen|aflevering|akte|scène|prent|kluisje|postbus|huisnummer|doos|hut|kist|lokaal|graf|kast|lade|map|steiger|loods|hangar|kajuit|cabine|#|№|§",
		weak:        "type|model|klasse|niveau|fase|stap|blok|gebouw|huis|kavel|zaak|vraag|opgave|station|wagon|locomotief|regiment|bataljon|divisie|wijk|zone|regio|sector|reeks|plaats|eenheid",
		partitive:   "van de|van zijn|van haar|van hun|van deze|van die|van al zijn",
		determiners: "de|het|een|dit|deze|die",
		stops:       "de|het|een|deze|dit|die|dat|zijn|haar|hun|ons|onze|mijn|jouw|uw|elke|elk|alle|beide|geen|niet|van|in|op|aan|bij|te|ter|ten|tot|uit|met|zonder|voor|vóór|door|over|onder|boven|na|sinds|tegen|om|tussen|achter|naast|wegens|tijdens|ondanks|per|als|dan|zoals|en|of|maar|want|dus|noch|toen|wanneer|omdat|terwijl|hoewel|welke|wie|wat|waar|is|zijn|was|waren|wordt|worden|werd|werden|geworden|heeft|hebben|had|hadden|geweest|kan|kon|konden|zal|zou|zouden|moet|moest|mag|mocht|wil|wilde|het|hij|zij|ze|we|wij|hem|hen|hun|zich|daar|hier|er|nu|ook|slechts|alleen|nog|al|weer|later|eerder|volgens|aldus|plus|ging|gingen|kwam|kwamen|stond|af|open|vol|naar|toe|langs|niets|iets|steeds|reeds|soms|vaak|altijd|nooit|rond|omstreeks|sedert|tenzij|naartoe|stortte|brandde|enkele|sommige|veel|verscheidene|meerdere",
		plural:      "en|s",
		changing:    "groeide|groeien|groeit|gegroeid|steeg|stijgen|stijgt|gestegen|daalde|dalen|daalt|gedaald|viel|vallen|gevallen|kromp|gekrompen|nam|verhoogde|verhoogd|verlaagde|verlaagd|klom|zakte|ging",
		common:      "de|het|een|en|van|is|dat|op|te|zijn|voor|met|niet|aan|er|door|werd|bij|ook|als|uit|nog|naar|heeft|om|hij|maar|wordt|deze|tot",
	}
}
