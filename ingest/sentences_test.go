package ingest

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestSentenceEnds has a bar between sentences.
func TestSentenceEnds(t *testing.T) {
	for _, want := range []string{
		// abbreviations before numbers, in lower case, of one letter
		"Opened by Ada Doe c. 1900.|It burnt.", "Ada Doe (b. 1900, d. 1970) opened it.|It burnt.", "See p. 3 of it.|It burnt.", "See p. III.|It burnt.",
		"The kiln, est. 1900, burnt.", "See art. 5 of it.", "By para. 5 and ch. 5 and sec. 5 and n. 4 of it.", "At max. 5 or min. 3 degrees.", "Call tel. 555 now.",
		"At ca. 5 or approx. 6 degrees, incl. Doe, fl. 1450, op. 4, r. 1450, m. 1920, bur. 1970, pop. 500.", "See app. B of it.|It burnt.", "In vol. II of it.",
		"Built ren. 1905 by Doe.", "Built zzq. 1905 by Doe.", "By Doe et al. 1999.", "By Doe et al. (1999) it burnt.", "By Doe, eds. 1999.", "By Doe et al.|The kiln burnt.",
		"For 5 doors, etc. and so on.|Then it burnt.", "No. 5 burnt.",
		// titles and names
		"Rev. Doe and Capt. Doe and Sgt. Doe and Hon. Doe and Lt. Doe and Gov. Doe came.|They left.", "From Mt. Doe to Doe Ave. 5 and St. Ada.", "On Fifth Ave. Doe lived.",
		"On Fifth Ave.|The kiln burnt.", "J. R. Doe came.", "A. J. P. Doe came.", "J. De Roe came.", "J.-P. Le Roe came.", "At Doe Inc. and Doe Co. Ltd. in May.", "Doe Jr. came.",
		"In the U.S. army.|The kiln burnt.", "In the U.S.|The kiln burnt.", "At 5 a.m. Doe came.|It burnt.", "A Ph.D. thesis.",
		"Col. Doe and Supt. Roe came.", "Kilns, ed. Ada Doe, trans. Roe.|It burnt.", "In the 3rd ed.|The kiln burnt.", "Bull. Kiln Soc. Doe, Inst. Roe.",
		// German
		"Er kostete 3,5 Mio. Euro.|Er brannte.", "Er kostete 5 Mrd. Dollar und 3 Tsd. Mark.", "Es waren 5 Mio.|Der Ofen brannte.", "Dipl.-Ing. Doe und Prof. Dr.-Ing. Roe.|Er ging.", "Die Fa. Doe, Abt. Ofen.",
		"Siehe Nr. 5 und Bd. 3 des Werks.|Er starb.", "Er bzw. Doe kam, resp. Roe.|Sie ging.", "Ada Roe geb. Doe kam.|Sie ging.", "Gebaut 50 v. Chr. in Rom.|Er brannte.",
		"Gebaut 50 v. Chr. Rom brannte.", "Gebaut 50 v. Chr.|Der Ofen brannte.", "Gebaut 50 n. Chr.|Er brannte.", "Gebaut 50 v.Chr. von Doe.|Er brannte.", "Öfen, z. B. Kalköfen.|Er brannte.",
		"Öfen, d. h. Kalköfen, z.B. Doe, u. a. Roe.|Er brannte.", "Im 5. Jh. gebaut, im 6. Jh. Doe genannt.|Er brannte.", "Mit ca. 5 Öfen.", "Dr. Doe kam.",
		"Gebaut am 3. Mai 1900.|Er brannte.", "Gebaut im 5. Jahrhundert.|Er brannte.", "Aus der 57. Band.", "Vom 3. bis zum 5. März.", "Am 3./4. Mai kam Doe.", "Der 3. Ofen brannte.",
		"Es waren 57.|Der Ofen brannte.", "Das war 1905.|Öfen brannten.", "Das war der Ofen.|1905 brannte er.", "Er kam an.|1905 brannte es.", "Im Jahr der 1905.|Öfen brannten.",
		// French, Spanish, Italian, Portuguese, Dutch
		"Vers 50 av. J.-C. le four.|Il brûla.", "Vers 50 av. J.-C.|Le four brûla.", "M. Doe et Mme Doe et Mme. Roe vinrent.|Il brûla.", "Les fours, p. ex. Doe.|Il brûla.", "Env. 50 fours.|Il brûla.",
		"La Sra. Doe y D. Ada y Dña. Roe.|El horno ardió.", "Hacia el 50 a. C. el horno.|Este ardió.", "Hacia el 50 a. de C.|El horno ardió.", "El Gral. Doe y el Lic. Roe y Ud. Ada.", "La dott.ssa Doe e la sig.ra Roe.", "Vers 50 apr. J.-C. Doe vint.", "Hacia el 50 a. C.|El horno ardió.", "Hacia el 50 a.C. Doe vino.", "En la pág. 3 de Doe.", "El Sr. Doe.",
		"Il sig. Doe venne.|Il forno.", "Nel V sec. a.C. Doe venne.|Il forno.", "Nel V sec. d.C.|Il forno.", "A pag. 5 di Doe.",
		"O Sr. Doe e a Dra. Roe.|Em 1900.", "No séc. V Doe veio.|Em 1900.", "Em 50 a.C. Doe veio.", "Dhr. Doe en mevr. Roe.|Het brandde.", "In 50 v.Chr. kwam Doe.|Het brandde.", "Ovens, bijv. Doe, op blz. 5.|Het brandde.",
		// what ends
		"It burnt.|Doe left.", "It weighed 5 kg.|Doe left.", "It took 5 h.|Kilns burnt.", "It took 5 ms.|The kiln burnt.", "By the BBC.|Doe left.", "It had a kiln.|57 doors burnt.", "It was black.|57 doors burnt.", "It was it.|57 doors burnt.", "Er sagte „Nein.“|Der Ofen brannte.", "Er sagte »Nein.«|Der Ofen brannte.",
		"It had 5 doors in 2006.|Kilns burnt.", "He was 57.|He burnt.", "Did it burn?|No.|The kiln stood.", "Modern art.|The kiln.", "Plan B.|The kiln burnt.", "Is it a kiln?|Yes!|It is.", "(It burnt.)|Doe left.",
		"Called Nr.|The kiln burnt.",
		// questions inside of what somebody says
		`Ada said "Why? Because!" and left.|It burnt.`, `Ada said “Why? Because!” and left.`, `Ada sagte „Warum? Darum!“ und ging.|Er brannte.`, `Ada dit « Pourquoi ? Parce que ! » et partit.|Il brûla.`,
		`Ada sagte »Warum? Darum!« und ging.`, `Ada said ‘Why? Ada’s kiln!’ and left.`, `Ada said "Why? Because! It burnt", and left.`, `Ada said: "Why?"|The kiln burnt.`, `"The kiln" burnt?|Doe "left" it.`,
		`Ada said "It burnt.|Doe left."|It burnt.`, `It burnt!|Ada said "why".`, `Who said "Ada"?|The "kiln" burnt.`,
	} {
		p := &page{rendered: rendered{text: strings.ReplaceAll(want, "|", " ") + "\n"}}
		var got []string
		for at := 0; at < len(p.text)-1; {
			s := p.sentence(at)
			got = append(got, p.text[s.Start:s.End])
			at = s.End + 1
		}
		if diff := cmp.Diff(want, strings.Join(got, "|")); diff != "" {
			t.Errorf("sentences (-want +got):\n%s", diff)
		}
	}
}
