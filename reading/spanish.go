package reading

func spanish() *lexicon {
	return &lexicon{
		tag: "es", decimal: ",", groups: ".'",
		cardinals: `0: cero
			1: un|uno|una|ún
			2: dos|dós
			3: tres|trés
			4: cuatro
			5: cinco
			6: seis|séis
			7: siete
			8: ocho
			9: nueve
			10: diez
			11: once
			12: doce
			13: trece
			14: catorce
			15: quince
			16: dieciséis|dieciseis|diez y seis
			17: diecisiete
			18: dieciocho
			19: diecinueve
			20: veinte
			21: veintiuno|veintiún|veintiuna|veintiun
			22: veintidós|veintidos
			23: veintitrés|veintitres
			24: veinticuatro
			25: veinticinco
			26: veintiséis|veintiseis
			27: veintisiete
			28: veintiocho
			29: veintinueve
			30: treinta
			40: cuarenta
			50: cincuenta
			60: sesenta
			70: setenta
			80: ochenta
			90: noventa
			100: cien|ciento
			200: doscientos|doscientas
			300: trescientos|trescientas
			400: cuatrocientos|cuatrocientas
			500: quinientos|quinientas
			600: seiscientos|seiscientas
			700: setecientos|setecientas
			800: ochocientos|ochocientas
			900: novecientos|novecientas`,
		scales: `3: mil
			6: millón|millones|mill.|mio|mio.|mln|mm
			9: millardo|millardos|mrd
			12: billón|billones`,
		thousand: true, joiners: "y",
		ordinals: `1: primero|primera|primer|primeros|primeras
			2: segundo|segunda|segundos|segundas
			3: tercero|tercera|tercer|terceros|terceras
			4: cuarto|cuarta|cuartos|cuartas
			5: quinto|quinta|quintos|quintas
			6: sexto|sexta
			7: séptimo|séptima|sétimo|sétima
			8: octavo|octava
			9: noveno|novena
			10: décimo|décima
			11: undécimo|undécima|decimoprimero|decimoprimera
			12: duodécimo|duodécima|decimosegundo|decimosegunda
			13: decimotercero|decimotercera|decimotercer
			14: decimocuarto|decimocuarta
			15: decimoquinto|decimoquinta
			16: decimosexto|decimosexta
			17: decimoséptimo|decimoséptima
			18: decimoctavo|decimoctava
			19: decimonoveno|decimonovena|decimonono
			20: vigésimo|vigésima
			21: vigesimoprimero|vigesimoprimera|vigesimoprimer
			22: vigesimosegundo|vigesimosegunda
			23: vigesimotercero|vigesimotercera
			24: vigesimocuarto|vigesimocuarta
			25: vigesimoquinto|vigesimoquinta
			30: trigésimo|trigésima
			40: cuadragésimo|cuadragésima
			50: quincuagésimo|quincuagésima
			60: sexagésimo|sexagésima
			70: septuagésimo|septuagésima
			80: octogésimo|octogésima
			90: nonagésimo|nonagésima
			100: centésimo|centésima
			200: ducentésimo|ducentésima
			300: tricentésimo|tricentésima
			400: cuadringentésimo|cuadringentésima
			500: quingentésimo|quingentésima
			1000: milésimo|milésima`,
		suffixes: ".os|.as|.ª|.º|ª|º|.a|.o|°|.er|er|.ᵉʳ|.°",
		bounds: `=: a menos que
			>: más de|mas de|más que|superior a|superiores a|por encima de|por sobre|algo más de|poco más de|bastante más de|mucho más de|supera|superó|superaba|superando
			>=: al menos|por lo menos|como mínimo|un mínimo de|mínimo|no menos de|cuando menos|a lo menos|mínimo de
			<: menos de|menos que|inferior a|inferiores a|por debajo de|algo menos de|poco menos de|mucho menos de
			<=: como máximo|como mucho|todo lo más|a lo más|a lo sumo|hasta|un máximo de|máximo|no más de|cuando más|máximo de|hasta un máximo de
			~: unos|poco más o menos|unas|alrededor de|cerca de|aproximadamente|casi|en torno a|aprox.|cosa de|más o menos|del orden de|circa|ca.|rondando|aproximado de|~|≈`,
		trailing: `>=: o más|y más|como mínimo|al menos|por lo menos|mínimo|+
			<=: o menos|y menos|como máximo|a lo sumo|máximo
			~: aproximadamente|más o menos|aprox.`,
		minus:   "menos",
		percent: "%|por ciento|por cien|porciento|% por ciento",
		money: `USD: dólar|dólares|dólar estadounidense|dólares estadounidenses|dólares americanos|dólar americano|dólares de los estados unidos|dólares de estados unidos|dólares norteamericanos
			EUR: euro|euros
			GBP: libra esterlina|libras esterlinas
			JPY: yen|yenes
			INR: rupias indias|rupia india
			CNY: yuan|yuanes
			CHF: franco suizo|francos suizos
			AUD: dólar australiano|dólares australianos
			CAD: dólar canadiense|dólares canadienses
			NZD: dólar neozelandés|dólares neozelandeses
			HKD: dólar de hong kong|dólares de hong kong|dólares hongkoneses
			SGD: dólar de singapur|dólares de singapur
			SEK: coronas suecas|corona sueca
			NOK: coronas noruegas|corona noruega
			PLN: esloti|eslotis|esloti polaco|eslotis polacos|zloty polaco
			KRW: won surcoreano|wons surcoreanos
			DKK: coronas danesas|corona danesa
			MXN: peso mexicano|pesos mexicanos
			ARS: peso argentino|pesos argentinos
			CLP: peso chileno|pesos chilenos
			COP: peso colombiano|pesos colombianos
			BRL: real brasileño|reales brasileños
			RUB: rublo|rublos
			ESP: peseta|pesetas
			DEM: marcos alemanes|marco alemán
			FRF: francos franceses|franco francés
			?: franco|francos|libra|libras|peso|pesos|corona|coronas|lira|liras|rupia|rupias|real|reales|marcos|marco|escudos|florines|ducados|maravedís|céntimos|centavos|soles|bolívares|quetzales|colones|guaraníes`,
		units: `km: kilómetro|kilómetros
			m: metro|metros
			cm: centímetro|centímetros
			mm: milímetro|milímetros
			kg: kilogramo|kilogramos|kilo|kilos
			g: gramo|gramos
			mg: miligramo|miligramos
			t: tonelada|toneladas
			l: litro|litros
			ml: mililitro|mililitros
			hl: hectolitro|hectolitros
			h: hora|horas
			min: minuto|minutos
			s: segundo|segundos
			ms: milisegundo|milisegundos
			d: día|días
			ha: hectárea|hectáreas
			m²: metro cuadrado|metros cuadrados
			km²: kilómetro cuadrado|kilómetros cuadrados
			m³: metro cúbico|metros cúbicos
			km/h: kilómetros por hora
			W: vatio|vatios
			kW: kilovatio|kilovatios
			MW: megavatio|megavatios
			GW: gigavatio|gigavatios
			TW: teravatio|teravatios
			kWh: kilovatio hora|kilovatios hora|kilovatio-hora|kilovatios-hora
			MWh: megavatios hora|megavatios-hora
			GWh: gigavatios hora|gigavatios-hora
			V: voltio|voltios
			A: amperio|amperios
			°C: grado celsius|grados celsius|grados centígrados
			°: grado|grados
			B: byte|bytes
			kB: kilobyte|kilobytes
			MB: megabyte|megabytes
			GB: gigabyte|gigabytes
			TB: terabyte|terabytes`,
		per:     "por|a la",
		not:     "no|nunca|jamás|tampoco",
		andHalf: "y medio|y media",
		streets: "calle|avenida|avda.|plaza|paseo|callejón|c/",
		point:   "coma", halves: "media", last: "último",
		counted: "un|el|los|las|la",
		foreign: "canadiense", moneyWords: "moneda|dólares", demonyms: "enses|ense|ianos|iano|eses",
		belowZero: "bajo cero|bajo 0|por debajo de cero",
		outOf:     "de cada|de un total de",
		above:     "por encima de|por debajo de|por sobre",
		of:        "de|de los|de las",
		between:   "entre|entre el|entre los|entre las", and: "y|e|y el|y la|y los|y las", from: "de|del|desde|desde el|desde los|de los|de las", to: "a|al|hasta|hasta el|a los|hasta los|a las", or: "o|u|o en|o el",
		months: `1: enero|ene|ene.
			2: febrero|feb|feb.
			3: marzo|mar|mar.
			4: abril|abr|abr.
			5: mayo|may|may.
			6: junio|jun|jun.
			7: julio|jul|jul.
			8: agosto|ago|ago.
			9: septiembre|setiembre|sep|sep.|sept|sept.|set.
			10: octubre|oct|oct.
			11: noviembre|nov|nov.
			12: diciembre|dic|dic.`,
		seasons: `21: primavera
			22: verano|estío
			23: otoño
			24: invierno`,
		quarters: `33: t1|q1|1t
			34: t2|q2|2t
			35: t3|q3|3t
			36: t4|q4|4t
			40: s1|1s
			41: s2|2s`,
		quarter: "trimestre", half: "semestre|mitad|mitad del año",
		century: "siglo|s.|siglos",
		decades: "años|los años|década de|década de los|la década de|la década de los|decenio de|los|década de los años|década del|la década del", decadeEnd: "",
		tens: `5: años cincuenta|década de los cincuenta|los cincuenta|los años cincuenta
			6: años sesenta|década de los sesenta|los sesenta|los años sesenta
			7: años setenta|década de los setenta|los setenta|los años setenta
			8: años ochenta|década de los ochenta|los ochenta|los años ochenta
			9: años noventa|década de los noventa|los noventa|los años noventa`,
		eras: `-1: a. c.|a.c|a. de c.|antes de cristo|a. de j. c.|a. j. c.|a. e. c.|antes de nuestra era|antes de la era común|ac|ane|a. n. e.
			1: d. c.|d.c|d. de c.|después de cristo|d. de j. c.|e. c.|de nuestra era|de la era común|era común|dc|n. e.`,
		when: `notBefore: no antes de|nunca antes de
			notAfter: no después de|nunca después de|no más tarde de
			before: antes de|previo a|con anterioridad a|anterior a|antes de que acabara
			after: después de|tras|con posterioridad a|posterior a|posteriormente a|pasado
			since: desde|a partir de|desde el|ya desde
			until: hasta|hasta el|hasta finales de
			by: a más tardar en|a más tardar el|como muy tarde en|como tarde en|a más tardar|antes de que terminara
			about: hacia|alrededor de|en torno a|circa|cerca de|ca.|ca|c.|aproximadamente en|h.|sobre|hacia el|a eso de|~
			early: a principios de|a comienzos de|principios de|comienzos de|a inicios de|inicios de|al principio de|al comienzo de|a primeros de|a principio de
			mid: a mediados de|mediados de|a mitad de|hacia mediados de|en medio de
			late: a finales de|finales de|a fines de|fines de|al final de|hacia finales de`,
		onwards:  "en adelante",
		in:       "los años|años|en|en el|en el año|año|el año|del|del año|desde|hasta|hacia|durante|anno|fechado en|fechada en|a finales de|a principios de|al año",
		inWeak:   "de|a|al|y|o|entre|e|tras|sobre",
		articles: "el|la|los|las|el año|año|en|en el|del|del año|el año de|el mes de|al|de los|de la|de",
		at:       "de las|entre las|a las|a la|, a las|, a la|,|sobre las|hacia las|desde las", oclock: "h|horas|hs|hrs|hora",
		labels:      "sala|página|páginas|pág.|págs.|p.|pp.|capítulo|cap.|línea|versión|n.º|n.°|nº|n°|núm.|núms.|número|números|ruta|autobús|bus|tranvía|tren|vuelo|andén|puerta|carretera|autopista|sección|artículo|art.|párrafo|volumen|vol.|tomo|figura|fig.|tabla|cuadro|versículo|anexo|nota|folio|f.|piso|apartamento|habitación|cuarto|celda|canal|estudio|tel.|teléfono|tfno.|fax|extensión|código|isbn|issn|iso|rfc|apolo|windows|boeing|airbus|salmo|opus|op.|sinfonía|temporada|episodio|acto|escena|lámina|casilla|aula|caja|cabina|camarote|cajón|carpeta|tumba|taquilla|estante|puesto|muelle|hangar|local|#|№|§",
		weak:        "tipo|modelo|clase|nivel|fase|etapa|bloque|edificio|lote|caso|regla|pregunta|ejercicio|estación|vagón|locomotora|regimiento|batallón|división|distrito|zona|región|sector|serie|pieza|plaza|unidad",
		partitive:   "de los|de las|de sus|de estos|de estas|de esos|de todos los",
		determiners: "el|la|un|una|al|del|este|esta",
		stops:       "el|la|los|las|lo|un|una|unos|unas|del|de|al|a|este|esta|estos|estas|ese|esa|esos|esas|aquel|aquella|aquellos|aquellas|mi|su|sus|nuestro|nuestra|todo|todos|toda|todas|cada|ningún|ninguna|no|en|con|sin|por|para|sobre|bajo|ante|tras|desde|hasta|hacia|contra|durante|mediante|según|entre|como|que|quien|quienes|cuyo|cuya|donde|cuando|si|y|e|o|u|ni|pero|mas|sino|porque|aunque|mientras|es|son|era|eran|fue|fueron|será|serán|ser|sido|está|están|estaba|estaban|estuvo|ha|han|había|habían|hubo|haber|tiene|tienen|tenía|tenían|tuvo|se|le|les|me|te|nos|él|ella|ellos|ellas|yo|tú|aquí|allí|ahora|entonces|también|solo|sólo|ya|aún|todavía|más|menos|muy|después|antes|luego|dentro|junto|gracias|incluso|además|pues|así|dejó|hizo|dijo|puede|debe|algunos|algunas|muchos|muchas|varios|varias|pocos|pocas|algún|alguna|alguno",
		plural:      "s",
		changing:    "pasó|pasa|pasar|pasando|pasaron|creció|crece|crecer|subió|sube|subir|subieron|bajó|baja|bajar|cayó|cae|caer|aumentó|aumenta|aumentar|disminuyó|disminuir|redujo|reducir|ascendió|descendió|elevó|elevar|incrementó",
		common:      "el|la|los|las|y|en|de|que|un|una|por|con|para|es|del|se|no|su|al|como|más|fue|sus|pero|este|entre|ha|era|desde|sobre",
	}
}
