package reading

func portuguese() *lexicon {
	return &lexicon{
		tag: "pt", decimal: ",", groups: ".'",
		cardinals: `0: zero
			1: um|uma
			2: dois|duas
			3: três
			4: quatro
			5: cinco
			6: seis
			7: sete
			8: oito
			9: nove
			10: dez
			11: onze
			12: doze
			13: treze
			14: catorze|quatorze
			15: quinze
			16: dezesseis|dezasseis
			17: dezessete|dezassete
			18: dezoito
			19: dezenove|dezanove
			20: vinte
			30: trinta
			40: quarenta
			50: cinquenta|cinqüenta
			60: sessenta
			70: setenta
			80: oitenta
			90: noventa
			100: cem|cento
			200: duzentos|duzentas
			300: trezentos|trezentas
			400: quatrocentos|quatrocentas
			500: quinhentos|quinhentas
			600: seiscentos|seiscentas
			700: setecentos|setecentas
			800: oitocentos|oitocentas
			900: novecentos|novecentas`,
		scales: `3: mil
			6: milhão|milhões|mi|mln|mio
			9: bilhão|bilhões|bi|mil milhões|mrd
			12: trilhão|trilhões|bilião|biliões|tri`,
		thousand: true, joiners: "e",
		ordinals: `1: primeiro|primeira|primeiros|primeiras
			2: segundo|segunda|segundos|segundas
			3: terceiro|terceira|terceiros|terceiras
			4: quarto|quarta|quartos|quartas
			5: quinto|quinta|quintos|quintas
			6: sexto|sexta
			7: sétimo|sétima
			8: oitavo|oitava
			9: nono|nona
			10: décimo|décima
			11: undécimo|undécima
			12: duodécimo|duodécima
			20: vigésimo|vigésima
			30: trigésimo|trigésima
			40: quadragésimo|quadragésima
			50: quinquagésimo|quinquagésima|qüinquagésimo
			60: sexagésimo|sexagésima
			70: septuagésimo|septuagésima|setuagésimo|setuagésima
			80: octogésimo|octogésima
			90: nonagésimo|nonagésima
			100: centésimo|centésima
			200: ducentésimo|ducentésima
			300: tricentésimo|tricentésima|trecentésimo
			500: quingentésimo|quingentésima
			1000: milésimo|milésima`,
		suffixes: ".ª|.º|ª|º|°|.a|.o|.°|a|o",
		bounds: `=: a menos que
			>: mais de|mais do que|superior a|superiores a|acima de|pouco mais de|bem mais de|muito mais de|ultrapassando|ultrapassou|além de
			>=: pelo menos|no mínimo|ao menos|um mínimo de|mínimo de|não menos de|nada menos que|nada menos de|não menos do que
			<: menos de|menos do que|inferior a|inferiores a|abaixo de|pouco menos de|bem menos de|muito menos de
			<=: no máximo|até|quando muito|um máximo de|máximo de|não mais de|não mais do que|não mais que|até no máximo
			~: cerca de|aproximadamente|uns|umas|por volta de|quase|em torno de|perto de|mais ou menos|na ordem de|da ordem de|circa|ca.|à volta de|aprox.|~|≈`,
		trailing: `>=: ou mais|e mais|no mínimo|pelo menos|+
			<=: ou menos|e menos|no máximo
			~: aproximadamente|mais ou menos`,
		minus:   "menos",
		percent: "%|por cento|porcento",
		money: `USD: dólar|dólares|dólar americano|dólares americanos|dólares norte-americanos|dólar norte-americano|dólares dos estados unidos|dólares dos eua|dólares estadunidenses
			EUR: euro|euros
			GBP: libra esterlina|libras esterlinas
			JPY: iene|ienes
			INR: rupias indianas|rupia indiana
			CNY: yuan|yuans
			CHF: franco suíço|francos suíços
			AUD: dólar australiano|dólares australianos
			CAD: dólar canadense|dólares canadenses|dólar canadiano|dólares canadianos
			NZD: dólares neozelandeses|dólar neozelandês
			HKD: dólares de hong kong|dólar de hong kong
			SGD: dólares de singapura|dólar de singapura
			SEK: coroas suecas|coroa sueca
			NOK: coroas norueguesas|coroa norueguesa
			MXN: peso mexicano|pesos mexicanos
			PLN: zloty polonês|zlotys poloneses|zloti polaco|zlotis polacos
			KRW: won sul-coreano|wons sul-coreanos
			DKK: coroas dinamarquesas|coroa dinamarquesa
			BRL: real|reais|real brasileiro|reais brasileiros
			RUB: rublo|rublos
			PTE: escudos portugueses
			DEM: marcos alemães|marco alemão
			FRF: francos franceses
			ARS: pesos argentinos
			?: franco|francos|libra|libras|peso|pesos|coroa|coroas|lira|liras|rupia|rupias|marcos|escudos|escudo|florins|réis|contos|cruzeiros|cruzados|cêntimos|centavos|meticais|kwanzas`,
		units: `km: quilómetro|quilómetros|quilômetro|quilômetros
			m: metro|metros
			cm: centímetro|centímetros
			mm: milímetro|milímetros
			kg: quilograma|quilogramas|quilo|quilos
			g: grama|gramas
			mg: miligrama|miligramas
			t: tonelada|toneladas
			l: litro|litros
			ml: mililitro|mililitros
			hl: hectolitro|hectolitros
			h: hora|horas
			min: minuto|minutos
			s: segundo|segundos
			ms: milissegundo|milissegundos
			d: dia|dias
			ha: hectare|hectares
			m²: metro quadrado|metros quadrados
			km²: quilómetro quadrado|quilómetros quadrados|quilômetro quadrado|quilômetros quadrados
			m³: metro cúbico|metros cúbicos
			km/h: quilómetros por hora|quilômetros por hora
			W: watt|watts
			kW: quilowatt|quilowatts|kilowatts
			MW: megawatt|megawatts
			GW: gigawatt|gigawatts
			TW: terawatt|terawatts
			kWh: quilowatt-hora|quilowatts-hora
			MWh: megawatt-hora|megawatts-hora
			GWh: gigawatt-hora|gigawatts-hora
			V: volt|volts
			A: ampere|amperes
			°C: grau celsius|graus celsius
			°: grau|graus
			B: byte|bytes
			kB: kilobyte|kilobytes|quilobytes
			MB: megabyte|megabytes
			GB: gigabyte|gigabytes
			TB: terabyte|terabytes`,
		per:     "por|à",
		not:     "não|nunca|jamais|nem",
		andHalf: "e meio|e meia",
		streets: "rua|avenida|praça|travessa|largo",
		point:   "vírgula", halves: "meio", last: "último",
		counted:    "o|a|os|as|uns|um|uma",
		moneyWords: "moeda|dólares", demonyms: "enses|ense|ianos|iano|eses",
		belowZero: "abaixo de zero|negativos|abaixo de 0",
		outOf:     "em cada|de cada",
		above:     "acima de|abaixo de|além de",
		of:        "de",
		between:   "entre|entre o|entre os|entre as", and: "e|e o|e a|e os|e as", from: "de|do|desde|dos|das|desde o", to: "a|ao|até|até ao|à|aos|às|até o", or: "ou|ou em",
		months: `1: janeiro|jan|jan.
			2: fevereiro|fev|fev.
			3: março|mar|mar.
			4: abril|abr|abr.
			5: maio|mai|mai.
			6: junho|jun|jun.
			7: julho|jul|jul.
			8: agosto|ago|ago.
			9: setembro|set|set.
			10: outubro|out|out.
			11: novembro|nov|nov.
			12: dezembro|dez|dez.`,
		seasons: `21: primavera
			22: verão
			23: outono
			24: inverno`,
		quarters: `33: t1|q1|1t
			34: t2|q2|2t
			35: t3|q3|3t
			36: t4|q4|4t
			40: s1|1s
			41: s2|2s`,
		quarter: "trimestre", half: "semestre|metade|metade do ano",
		century: "século|séc.|séculos|s.",
		decades: "anos|os anos|década de|a década de|decénio de|decênio de|década dos anos", decadeEnd: "",
		tens: `5: anos cinquenta|década de cinquenta
			6: anos sessenta|década de sessenta
			7: anos setenta|década de setenta
			8: anos oitenta|década de oitenta
			9: anos noventa|década de noventa`,
		eras: `-1: a.c.|a. c|antes de cristo|a. e. c.|antes da nossa era|antes da era comum|ac|aec|antes de nossa era|a. n. e.
			1: d.c.|d. c|depois de cristo|e. c.|da nossa era|da era comum|dc|ec|era comum|de nossa era`,
		when: `notBefore: não antes de|nunca antes de
			notAfter: não depois de|nunca depois de
			before: antes de|anterior a|anteriormente a|antes do ano de
			after: depois de|após|posterior a|a seguir a|passado|após o ano de
			since: desde|a partir de|desde o|já desde
			until: até|até o|até ao final de|até o final de
			by: o mais tardar em|até o fim de|até ao fim de|no mais tardar em|o mais tardar até|quando muito em
			about: por volta de|cerca de|em torno de|circa|ca.|ca|c.|à volta de|aproximadamente em|~
			early: no início de|início de|no começo de|no princípio de|em princípios de|em inícios de|nos inícios de|inícios de|princípios de
			mid: em meados de|meados de|a meio de|a meados de
			late: no final de|no fim de|final de|finais de|em finais de|nos finais de|em fins de|ao final de|nos fins de|fins de`,
		onwards:  "em diante",
		in:       "os anos|anos|nos anos|em|no ano|no ano de|ano|ano de|o ano de|desde|até|após|durante|no|datado de|datada de|do ano de|ao ano de|por volta de",
		inWeak:   "de|a|e|ou|entre|do|por|ao",
		articles: "o|a|os|as|o ano|o ano de|ano|ano de|em|no|na|nos|nas|no dia|dia|o dia|do|da|dos|do ano|do ano de|o mês de|de",
		at:       "das|entre as|às|à|, às|, à|,|pelas|cerca das|por volta das|desde as", oclock: "h|horas|hs|hora",
		labels:      "sala|página|páginas|pág.|págs.|p.|pp.|capítulo|cap.|linha|versão|n.º|n.°|nº|n°|núm.|número|números|rota|autocarro|ônibus|bus|elétrico|bonde|comboio|trem|voo|cais|portão|porta|estrada|autoestrada|rodovia|secção|seção|artigo|art.|parágrafo|volume|vol.|tomo|figura|fig.|tabela|quadro|versículo|anexo|nota|fólio|fl.|apartamento|quarto|cela|canal|estúdio|tel.|telefone|fax|ramal|extensão|código|cep|isbn|issn|iso|rfc|apollo|windows|boeing|airbus|salmo|opus|op.|sinfonia|temporada|episódio|ato|acto|cena|gravura|cacifo|caixa|cabine|camarote|aula|pasta|túmulo|prateleira|armário|gaveta|posto|hangar|#|№|§",
		weak:        "tipo|modelo|classe|nível|fase|etapa|bloco|edifício|lote|caso|regra|pergunta|exercício|estação|vagão|locomotiva|regimento|batalhão|divisão|distrito|zona|região|setor|série|peça|praça|unidade",
		partitive:   "dos|das|dos seus|das suas|destes|destas",
		determiners: "o|a|um|uma|ao|do|da|no|na|este|esta|num|numa",
		stops:       "o|a|os|as|um|uma|uns|umas|de|do|da|dos|das|d|ao|aos|à|às|este|esta|estes|estas|esse|essa|esses|essas|aquele|aquela|aqueles|aquelas|naquele|naquela|meu|minha|seu|sua|seus|suas|nosso|nossa|todo|todos|toda|todas|cada|nenhum|nenhuma|não|em|no|na|nos|nas|num|numa|com|sem|por|pelo|pela|pelos|pelas|para|pra|sobre|sob|ante|após|desde|até|contra|durante|mediante|segundo|conforme|entre|como|que|quem|cujo|cuja|onde|quando|se|e|ou|nem|mas|porém|porque|embora|enquanto|é|são|era|eram|foi|foram|será|serão|ser|sido|está|estão|estava|estavam|esteve|há|havia|houve|haver|tem|têm|tinha|tinham|teve|lhe|lhes|me|te|ele|ela|eles|elas|eu|tu|aqui|ali|lá|agora|então|também|só|já|ainda|mais|menos|muito|depois|antes|logo|dentro|junto|além|assim|partiram|fez|disse|pode|deve|alguns|algumas|muitos|muitas|vários|várias|poucos|poucas|algum|alguma",
		plural:      "s",
		changing:    "passou|passa|passar|passando|passaram|cresceu|cresce|crescer|subiu|sobe|subir|desceu|desce|descer|caiu|cai|cair|aumentou|aumenta|aumentar|diminuiu|diminuir|reduziu|reduzir|elevou|baixou|baixar",
		common:      "o|a|os|as|e|em|de|que|um|uma|por|com|para|é|do|da|dos|das|não|no|na|se|foi|ao|mais|como|sua|seu|pela|pelo|são",
	}
}
