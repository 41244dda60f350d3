package reading

func french() *lexicon {
	return &lexicon{
		tag: "fr", decimal: ",", groups: "'",
		cardinals: `0: zéro
			1: un|une
			2: deux
			3: trois
			4: quatre
			5: cinq
			6: six
			7: sept
			8: huit
			9: neuf
			10: dix
			11: onze
			12: douze
			13: treize
			14: quatorze
			15: quinze
			16: seize
			20: vingt|vingts
			30: trente
			40: quarante
			50: cinquante
			60: soixante
			70: septante
			80: huitante|octante
			90: nonante`,
		hundred: "cent|cents",
		scales: `3: mille
			6: million|millions|mio|mio.|mln
			9: milliard|milliards|mrd|mrd.|mds|md
			12: billion|billions`,
		thousand: true, joiners: "et",
		ordinals: `1: premier|première|premiers|premières
			2: second|seconde|deuxième|deuxièmes
			3: troisième
			4: quatrième
			5: cinquième
			6: sixième
			7: septième
			8: huitième
			9: neuvième
			10: dixième
			11: onzième
			12: douzième
			13: treizième
			14: quatorzième
			15: quinzième
			16: seizième
			17: dix-septième
			18: dix-huitième
			19: dix-neuvième
			20: vingtième
			21: vingt et unième
			30: trentième
			40: quarantième
			50: cinquantième
			60: soixantième
			70: soixante-dixième|septantième
			80: quatre-vingtième|huitantième
			90: quatre-vingt-dixième|nonantième
			100: centième
			1000: millième
			1: unième`,
		suffixes: "er|re|ère|e|ème|ième|nd|nde|es|èmes|ers|res|ères|ièmes",
		bounds: `=: à moins que|à moins qu'
			>: plus de|plus d'|plus que|supérieur à|supérieure à|au-delà de|au-dessus de|bien plus de|un peu plus de|largement plus de|dépassant|dépasse|dépassait
			>=: au moins|au minimum|un minimum de|minimum|pas moins de|pas moins d'|à tout le moins|non moins de
			<: moins de|moins d'|inférieur à|inférieure à|en dessous de|au-dessous de|un peu moins de|bien moins de
			<=: au plus|au grand maximum|tout au plus|au maximum|un maximum de|maximum|jusqu'à|pas plus de|pas plus d'|à concurrence de
			~: environ|approximativement|à peu près|près de|près d'|quelque|quelques|autour de|aux alentours de|aux environs de|presque|de l'ordre de|une estimation de|grosso modo|à peu de chose près|~|≈`,
		trailing: `>=: ou plus|et plus|au moins|au minimum|ou davantage|+
			<=: ou moins|et moins|au plus|au maximum|tout au plus
			~: environ`,
		minus:   "moins",
		percent: "%|pour cent|p. 100|p. cent|pourcent",
		money: `USD: dollar|dollars|dollar américain|dollars américains|dollars des états-unis|dollars us
			EUR: euro|euros
			GBP: livre sterling|livres sterling|livre britannique|livres britanniques
			JPY: yen|yens
			INR: roupie indienne|roupies indiennes
			CNY: yuan|yuans
			CHF: franc suisse|francs suisses
			AUD: dollar australien|dollars australiens
			CAD: dollar canadien|dollars canadiens
			NZD: dollar néo-zélandais|dollars néo-zélandais
			HKD: dollar de hong kong|dollars de hong kong|dollars hongkongais
			SGD: dollars de singapour|dollar de singapour|dollars singapouriens
			SEK: couronnes suédoises|couronne suédoise
			NOK: couronnes norvégiennes|couronne norvégienne
			DKK: couronnes danoises|couronne danoise
			BRL: réals brésiliens|réal brésilien|réaux brésiliens|reals brésiliens
			MXN: peso mexicain|pesos mexicains
			KRW: won sud-coréen|wons sud-coréens
			RUB: rouble|roubles
			FRF: franc français|francs français
			BEF: francs belges|franc belge
			DEM: marks allemands|deutsche mark|deutschemarks|mark allemand
			PLN: zloty|zlotys
			?: franc|francs|livre|livres|peso|pesos|couronne|couronnes|lire|lires|florins|florin|marks|mark|roupies|roupie|dinars|dinar|dirhams|écus|écu|sous|centimes|cents`,
		units: `km: kilomètre|kilomètres
			m: mètre|mètres
			cm: centimètre|centimètres
			mm: millimètre|millimètres
			kg: kilogramme|kilogrammes|kilo|kilos
			g: gramme|grammes
			mg: milligramme|milligrammes
			t: tonne|tonnes
			l: litre|litres
			ml: millilitre|millilitres
			hl: hectolitre|hectolitres
			h: heure|heures
			min: minute|minutes|mn
			s: seconde|secondes
			ms: milliseconde|millisecondes
			d: jour|jours
			ha: hectare|hectares
			m²: mètre carré|mètres carrés
			km²: kilomètre carré|kilomètres carrés
			m³: mètre cube|mètres cubes
			km/h: kilomètre-heure|kilomètres-heure|kilomètres à l'heure|kilomètres par heure
			W: watt|watts
			kW: kilowatt|kilowatts
			MW: mégawatt|mégawatts
			GW: gigawatt|gigawatts
			TW: térawatt|térawatts
			kWh: kilowattheure|kilowattheures|kilowatt-heure|kilowatts-heures
			MWh: mégawattheure|mégawattheures
			GWh: gigawattheure|gigawattheures
			TWh: térawattheure|térawattheures
			V: volt|volts
			A: ampère|ampères
			°C: degré celsius|degrés celsius
			°: degré|degrés
			o: octet|octets
			ko: kilooctet|kilooctets
			Mo: mégaoctet|mégaoctets
			Go: gigaoctet|gigaoctets
			To: téraoctet|téraoctets`,
		per:     "par|à l'|à la",
		not:     "pas|jamais|point|guère",
		andHalf: "et demi|et demie",
		streets: "rue|avenue|boulevard|quai|chemin|allée|impasse|place",
		point:   "virgule", halves: "demi", points: "points|point", last: "dernier",
		counted: "un|l|le|la|les|de",
		foreign: "canadien", moneyWords: "monnaie|devise|devises", demonyms: "iens|ien|ais|ains|ois",
		belowZero: "sous zéro|au-dessous de zéro|en dessous de zéro|sous 0",
		outOf:     "sur|sur un total de",
		above:     "au-dessus de|au-delà de|en dessous de|au-dessous de|au-dessus du|au-dessus des",
		of:        "de|d'",
		between:   "entre", and: "et|et le|et l'|et la|et les", from: "de|d'|du|des|depuis", to: "à|au|jusqu'à|jusqu'en|jusqu'au|aux|à l'|à la", or: "ou|ou en|ou le",
		months: `1: janvier|janv|janv.|jan.
			2: février|févr|févr.|fév.|fév
			3: mars
			4: avril|avr|avr.
			5: mai
			6: juin
			7: juillet|juil|juil.|juill|juill.
			8: août|aout|aoû.
			9: septembre|sept|sept.
			10: octobre|oct|oct.
			11: novembre|nov|nov.
			12: décembre|déc|déc.`,
		seasons: `21: printemps
			22: été
			23: automne
			24: hiver`,
		quarters: `33: t1|q1
			34: t2|q2
			35: t3|q3
			36: t4|q4
			40: s1
			41: s2`,
		quarter: "trimestre", half: "semestre|moitié|moitié de l'année",
		century: "siècle|siècles|s.",
		decades: "années|les années|décennie|années mil neuf cent|la décennie", decadeEnd: "",
		tens: `5: années cinquante
			6: années soixante
			7: années soixante-dix|années septante
			8: années quatre-vingt|années quatre-vingts|années huitante
			9: années quatre-vingt-dix|années nonante`,
		eras: `-1: av. j.-c.|avant j.-c.|avant jésus-christ|av. jc|avant jc|av. j.-c|avant notre ère|av. n. è.|avant l'ère commune|aec|av. ec
			1: apr. j.-c.|après j.-c.|après jésus-christ|ap. j.-c.|apr. jc|ap. jc|de notre ère|de l'ère commune|ec`,
		when: `notBefore: pas avant|jamais avant|au plus tôt en|au plus tôt le
			notAfter: pas après|jamais après
			before: avant|d'avant|dès avant
			after: après|postérieurement à
			since: depuis|à partir de|à compter de|à partir d'|depuis le mois de
			starting: dès|dès le
			until: jusqu'en|jusqu'à|jusqu'à la fin de
			by: au plus tard en|au plus tard le|d'ici|d'ici à|au plus tard|d'ici la fin de
			about: vers|environ|autour de|aux environs de|circa|aux alentours de|ca.|ca|c.|v.|approximativement en|vers l'an|~
			early: début|au début de|au début d'|dès le début de|au tout début de|le début de|au commencement de
			mid: mi-|mi|au milieu de|milieu|le milieu des|vers le milieu des
			late: fin|à la fin de|à la fin d'|vers la fin de|la fin des|fin des|à la toute fin de`,
		onwards:  "",
		in:       "les années|années|en|année|l'année|an|l'an|en l'an|dès|depuis|avant|après|vers|jusqu'en|courant|daté de|datée de|au cours de|fin|début|durant",
		inWeak:   "de|à|d'|et|ou|du|entre|au",
		articles: "le|la|l'|les|l'an|l'année|en|au|à l'|des|du|d'|de l'année|de l'|de|le mois de|au mois de|mois de|mois d'|l'an de grâce|année",
		at:       "de|à|, à|vers|,|dès", oclock: "h|heures|heure",
		labels:      "salle|page|pages|p.|pp.|chapitre|chap.|ligne|version|no|n°|nº|num.|numéro|numéros|route|bus|autobus|tramway|tram|train|vol|quai|porte|autoroute|section|article|art.|paragraphe|alinéa|volume|vol.|tome|t.|figure|fig.|tableau|verset|annexe|note|folio|f.|appartement|bureau|chambre|cellule|hall|chaîne|studio|tél.|téléphone|fax|poste|code|isbn|issn|iso|rfc|apollo|windows|boeing|airbus|psaume|opus|op.|symphonie|saison|épisode|acte|scène|planche|casier|voie|boîte|cabine|carton|caisse|tombe|classe|étagère|loge|quai|chambre|bâtiment|stand|hangar|#|№|§",
		weak:        "type|modèle|classe|niveau|phase|étape|bloc|bâtiment|immeuble|lot|dossier|règle|question|exercice|gare|station|voiture|locomotive|régiment|bataillon|division|arrondissement|zone|région|secteur|série|pièce|place|unité",
		partitive:   "des|de ses|de leurs|de ces|de nos|de tous les",
		determiners: "le|la|un|une|au|du|ce|cette",
		stops:       "le|la|les|l|un|une|des|du|de|d|ce|cet|cette|ces|mon|ma|mes|son|sa|ses|leur|leurs|notre|nos|votre|vos|tout|tous|toute|toutes|chaque|aucun|aucune|ne|n|pas|à|au|aux|en|dans|sur|sous|par|pour|avec|sans|chez|vers|entre|contre|depuis|pendant|durant|avant|après|dès|jusque|jusqu|comme|que|qu|qui|dont|où|et|ou|mais|donc|or|ni|car|si|quand|lorsque|puisque|parce|est|sont|était|étaient|fut|furent|sera|seront|été|être|a|ont|avait|avaient|eut|eurent|aura|auront|avoir|se|s|il|elle|ils|elles|on|nous|vous|je|tu|lui|y|ici|là|alors|aussi|seulement|encore|déjà|plus|moins|selon|d'après|sauf|afin|ainsi|soit|puis|ensuite|grâce|lors|près|derrière|devant|cette|peut|doit|fait|quelques|plusieurs|certains|certaines|beaucoup|quelque",
		plural:      "s|x",
		changing:    "passe|passa|passé|passée|passés|passer|passant|passent|croît|crut|augmente|augmenta|augmenté|baissa|baissé|baisse|monta|monté|montée|tomba|tombé|tombée|chuta|chuté|recula|reculé|grimpa|grimpé|progressa|progressé|réduit|réduite|porté|portée|diminua|diminué|évolua",
		common:      "le|la|les|et|des|est|dans|une|un|pour|que|qui|sur|avec|par|au|du|pas|ne|il|elle|sont|été|cette|ce|aux|son|sa|ses|mais|ou|plus",
	}
}
