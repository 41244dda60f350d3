package reading

func english() *lexicon {
	return &lexicon{
		tag: "en", decimal: ".", groups: ",",
		cardinals: `0: zero
			1: one|single|a|an
			2: two
			3: three
			4: four
			5: five
			6: six
			7: seven
			8: eight
			9: nine
			10: ten
			11: eleven
			12: twelve|dozen
			13: thirteen
			14: fourteen
			15: fifteen
			16: sixteen
			17: seventeen
			18: eighteen
			19: nineteen
			20: twenty
			30: thirty
			40: forty|fourty
			50: fifty
			60: sixty
			70: seventy
			80: eighty
			90: ninety`,
		hundred: "hundred",
		scales: `3: thousand
			5: lakh|lakhs
			6: million|millions|mn|mio|mln
			7: crore|crores
			9: billion|billions|bn|milliard
			12: trillion|trillions|tn
			15: quadrillion`,
		joiners: "and",
		ordinals: `1: first
			2: second
			3: third
			4: fourth
			5: fifth
			6: sixth
			7: seventh
			8: eighth
			9: ninth
			10: tenth
			11: eleventh
			12: twelfth
			13: thirteenth
			14: fourteenth
			15: fifteenth
			16: sixteenth
			17: seventeenth
			18: eighteenth
			19: nineteenth
			20: twentieth
			30: thirtieth
			40: fortieth
			50: fiftieth
			60: sixtieth
			70: seventieth
			80: eightieth
			90: ninetieth
			100: hundredth
			1000: thousandth
			1000000: millionth`,
		suffixes: "st|nd|rd|th",
		bounds: `=: no more|no less
			>: more than|rather more than|over|above|greater than|higher than|larger than|in excess of|exceeding|exceeded|exceeds|upwards of|upward of|north of|just over|well over|a little over|slightly more than|slightly over|somewhat more than|beyond|topped|topping|surpassed|surpassing|longer than
			>=: at the very least|at least|no fewer than|no less than|not less than|not fewer than|a minimum of|minimum of|min.|at minimum|at a minimum|as a minimum
			<: less than|fewer than|under|below|lower than|smaller than|just under|well under|a little under|slightly less than|slightly under|short of|just short of|shorter than
			<=: at most|never more than|at the very most|not exceeding|not above|up to|no more than|not more than|a maximum of|maximum of|max.|at the most|at maximum|as many as|as much as
			?: an estimated|estimated
			~: about|around|something like|close on|approximately|roughly|circa|ca.|c.|some|nearly|almost|approx.|approx|close to|in the region of|in the order of|of the order of|in the neighborhood of|in the neighbourhood of|or so|more or less|getting on for|~|≈`,
		trailing: `>=: or more|or above|or over|or greater|and more|and above|and over|at least|at the least|at a minimum|at minimum|minimum|+
			<=: or less|or fewer|or under|or below|at most|at the most|at maximum|maximum
			~: -odd|odd|or so|or thereabouts|approximately|roughly`,
		minus:   "minus|negative",
		percent: "%|percent|per cent|pct|pct.|p.c.",
		money: `USD: dollar|dollars|us dollar|us dollars|u.s. dollar|u.s. dollars|american dollar|american dollars|united states dollar|united states dollars
			EUR: euro|euros
			GBP: pound|pounds|pound sterling|pounds sterling|sterling|british pound|british pounds|quid
			JPY: yen|japanese yen
			INR: rupee|rupees|indian rupee|indian rupees
			PKR: pakistani rupee|pakistani rupees
			CNY: yuan|renminbi|chinese yuan
			KRW: south korean won|korean won|won
			CHF: swiss franc|swiss francs
			AUD: australian dollar|australian dollars
			CAD: canadian dollar|canadian dollars
			NZD: new zealand dollar|new zealand dollars
			HKD: hong kong dollar|hong kong dollars
			SGD: singapore dollar|singapore dollars
			TWD: new taiwan dollar|new taiwan dollars|taiwan dollar|taiwan dollars
			SEK: swedish krona|swedish kronor
			NOK: norwegian krone|norwegian kroner
			DKK: danish krone|danish kroner
			BRL: brazilian real|brazilian reais|brazilian reals
			MXN: mexican peso|mexican pesos
			RUB: rouble|roubles|ruble|rubles|russian roubles|russian rubles
			ZAR: rand|south african rand
			PLN: polish zloty|polish zlotys|zloty|zlotys|złoty
			TRY: turkish lira
			DEM: german mark|german marks|deutschmark|deutschmarks|deutsche mark|deutsche marks
			FRF: french franc|french francs
			ITL: italian lira|italian lire
			?: franc|francs|peso|pesos|krona|kronor|krone|kroner|lira|lire|shilling|shillings|guilder|guilders|florins|crowns|crown|dinar|dinars|mark|marks|riyal|riyals|rial|rials|baht|ringgit|rupiah|dong|forint|shekel|shekels|dirham|dirhams|cents|cent|pence`,
		units: `km: kilometre|kilometres|kilometer|kilometers
			m: metre|metres|meter|meters
			cm: centimetre|centimetres|centimeter|centimeters
			mm: millimetre|millimetres|millimeter|millimeters
			nm: nanometre|nanometres|nanometer|nanometers
			ft: foot|feet
			in: inch|inches
			mi: mile|miles
			yd: yard|yards
			nmi: nautical mile|nautical miles
			kg: kilogram|kilograms|kilogramme|kilogrammes|kilo|kilos
			g: gram|grams|gramme|grammes
			mg: milligram|milligrams
			t: tonne|tonnes|metric ton|metric tons
			lb: pound|pounds
			l: litre|litres|liter|liters
			ml: millilitre|millilitres|milliliter|milliliters
			h: hour|hours
			min: minute|minutes
			s: second|seconds
			ms: millisecond|milliseconds
			d: day|days
			ha: hectare|hectares
			m²: square metre|square metres|square meter|square meters
			km²: square kilometre|square kilometres|square kilometer|square kilometers
			m³: cubic metre|cubic metres|cubic meter|cubic meters
			km/h: kilometres per hour|kilometers per hour
			ly: light year|light years|light-year|light-years
			mph: miles per hour|mile per hour
			kn: knot|knots
			W: watt|watts
			kW: kilowatt|kilowatts
			MW: megawatt|megawatts
			GW: gigawatt|gigawatts
			TW: terawatt|terawatts
			kWh: kilowatt-hour|kilowatt-hours|kilowatt hour|kilowatt hours
			MWh: megawatt-hour|megawatt-hours|megawatt hour|megawatt hours
			GWh: gigawatt-hour|gigawatt-hours|gigawatt hour|gigawatt hours
			TWh: terawatt-hour|terawatt-hours|terawatt hour|terawatt hours
			V: volt|volts
			A: ampere|amperes|amp|amps
			Hz: hertz
			kHz: kilohertz
			MHz: megahertz
			GHz: gigahertz
			°C: degree celsius|degrees celsius|degree centigrade|degrees centigrade
			°F: degree fahrenheit|degrees fahrenheit
			°: degree|degrees
			B: byte|bytes
			kB: kilobyte|kilobytes
			MB: megabyte|megabytes
			GB: gigabyte|gigabytes
			TB: terabyte|terabytes
			PB: petabyte|petabytes
			EB: exabyte|exabytes
			bit: bit|bits
			kbit: kilobit|kilobits
			Mbit: megabit|megabits
			Gbit: gigabit|gigabits`,
		per:     "per|an|a",
		not:     "not|never|nor|cannot|didn't|doesn't|don't|wasn't|weren't|isn't|aren't|couldn't|can't|hadn't|hasn't|haven't|wouldn't|won't|no",
		andHalf: "and a half",
		point:   "point", halves: "half", points: "points|point", last: "last|final",
		counted: "the|a|some",
		foreign: "canadian|australian|cad|aud", moneyWords: "currency|money|dollars",
		belowZero: "below zero|below nought",
		outOf:     "out of|out of every|in every|of every",
		above:     "above|below|beyond|beneath",
		of:        "of",
		between:   "between", and: "and", from: "from", to: "to|through|until|till|up to", or: "or",
		months: `1: january|jan|jan.
			2: february|feb|feb.
			3: march|mar|mar.
			4: april|apr|apr.
			5: may
			6: june|jun|jun.
			7: july|jul|jul.
			8: august|aug|aug.
			9: september|sep|sep.|sept|sept.
			10: october|oct|oct.
			11: november|nov|nov.
			12: december|dec|dec.`,
		seasons: `21: spring|springtime
			22: summer|summertime
			23: autumn|fall
			24: winter`,
		quarters: `33: q1|1q
			34: q2|2q
			35: q3|3q
			36: q4|4q
			40: h1|1h
			41: h2|2h`,
		quarter: "quarter|quarter-year", half: "half|half-year",
		century: "century|c.|cent.",
		tens: `5: fifties
			6: sixties
			7: seventies
			8: eighties
			9: nineties`,
		decadeEnd: "s|'s",
		eras: `-1: bc|b.c.|bce|b.c.e.|before christ|before the common era|before the christian era|before common era
			1: ad|a.d.|ce|c.e.|of the common era|common era|of the christian era|anno domini`,
		when: `notBefore: no earlier than|not earlier than|no sooner than|not before|never before
			notAfter: not after|never after
			before: before|prior to|earlier than|pre-
			after: after|later than|post-
			since: since|ever since|starting in|beginning in|starting from|beginning from|from as early as
			until: until|till|up until|up till|through to|til
			by: by|no later than|not later than|by the end of|at the latest by|at the latest in|on or before|in or before
			about: about|around|circa|c.|ca.|c|ca|approximately|roughly|around about|in about|in around|in or around|in or about|some time around|sometime around|~
			early: early|early in|the beginning of|the start of|beginning of|at the beginning of|at the start of|early on in|towards the beginning of
			mid: mid|mid-|the middle of|middle of|in the middle of|around the middle of
			late: late|late in|the end of|end of|at the end of|towards the end of|toward the end of|near the end of`,
		onwards:  "on|onward|onwards|forward",
		in:       "as early as|as late as|as recently as|back in|the years|in the years|years|in|during|year|the year|in the year|throughout|within the year|dated|as of|in early|in late|in mid|anno|since|by|until|till|before|after|in about|circa",
		inWeak:   "of|from|to|and|or|for|on|through|between|around|about",
		articles: "the|the year|in|year|the years|in the|on|on the|of|of the",
		at:       "at|at about|,|, at|from|by", oclock: "o'clock|hours|hrs|h",
		labels:      "size|sizes|formula|model|type|class|stage|block|lot|clause|exercise|lesson|grade|tier|category|level|phase|room|rooms|page|pages|p.|pp.|chapter|line|version|no.|no|nos.|number|nr|nr.|route|bus|tram|train|flight|platform|gate|track|highway|road|interstate|section|sec.|article|art.|paragraph|para.|volume|vol.|vol|figure|fig.|table|verse|appendix|suite|apartment|apt.|flat|house|box|channel|studio|hall|ward|cell|locker|seat|row|column|rfc|iso|din|isbn|issn|doi|psalm|sonnet|opus|op.|symphony|season|episode|act|scene|canto|tel.|tel|telephone|phone|call|dial|fax|extension|cabin|classroom|locker|ring|carton|crate|pew|grave|tomb|shelfmark|ext.|code|pin|zip|postcode|lane|exit|junction|mark|mk|mk.|apollo|windows|boeing|airbus|berth|hangar|folio|fol.|amendment|terminal|id|slide|footnote|patent|#|№|n°|nº|§",
		weak:        "step|building|unit|item|issue|bug|ticket|pier|dock|bay|plot|parcel|plate|exhibit|case|docket|file|form|schedule|rule|question|problem|stop|station|drawer|shelf|cabin|deck|carriage|coach|car|wagon|locomotive|engine|squadron|regiment|battalion|division|district|precinct|zone|area|sector|region|serial|port|sheet|entry|record|note|sample|specimen|part|series",
		partitive:   "of the|of its|of their|of his|of her|of our|of these|of those|of all the|of all",
		determiners: "the|a|an|this|that|its|their|his|her",
		stops:       "the|a|an|this|that|these|those|its|their|his|her|our|my|your|some|any|each|every|all|both|no|not|of|in|on|at|by|to|from|for|with|without|into|onto|over|under|above|below|between|among|through|during|before|after|since|until|till|about|against|per|as|than|like|via|across|along|around|behind|beyond|near|off|out|up|down|within|upon|toward|towards|throughout|despite|except|and|or|but|nor|so|yet|if|when|while|because|although|though|who|which|whose|whom|where|what|why|how|is|are|was|were|be|been|being|am|has|have|had|having|do|does|did|will|would|shall|should|can|could|may|might|must|it|he|she|they|we|you|i|him|them|us|me|there|here|then|now|also|only|just|once|later|earlier|ago|instead|again|already|still|even|however|according|including|because|plus|minus|versus|vs|whereas|went|came|got|gave|took|made|said|saw|several|many|few|most",
		plural:      "s",
		extending:   "passes|passed|pass|passing|crosses|crossed|leads|led|flies|flew|climbs|climbed|jumps|jumped|extends|extended|extending|extend|spread|spreads|stretches|stretched|stretch|spans|spanned",
		changing:    "grew|grow|grows|growing|grown|rose|rise|rises|rising|risen|fell|fall|falls|falling|fallen|increased|increase|increases|increasing|decreased|decrease|decreases|decreasing|dropped|drop|drops|dropping|expanded|expand|expands|expanding|expansion|growth|went|go|goes|going|gone|climbed|climb|climbs|climbing|jumped|jump|jumps|jumping|shrank|shrink|shrinks|shrinking|shrunk|moved|move|moves|moving|declined|decline|declines|declining|changed|change|changes|changing|cut|cuts|cutting|reduced|reduce|reduces|reducing|raised|raise|raises|raising|lowered|lower|lowers|lowering|doubled|tripled|soared|plunged|slid|sank|swelled|advanced|improved|slipped",
		common:      "the|of|and|was|were|that|with|is|for|by|it|from|as|which|his|her|had|not|are|at|on|to|this|have|been|their|after|its|but|they|who|be",
	}
}
