"""Writes spellouts.tsv: numbers in words, and ordinals in words and digits.

The rules are those of CLDR (npm package cldr-rbnf); ICU applies them. README.md
says how this is run.
"""

from pathlib import Path

import icu

TENS = [40, 50, 60, 70, 80, 90, 100]
# Powers of 7 modulo primes: numbers of three to six digits without a pattern.
MIXED = [pow(7, k, p) for p in (997, 9973, 99991, 999983) for k in range(20, 31)]
CARDINALS = [*range(121), 121, 199, *range(200, 1000, 100), 999, 1000, 1001, 1100, 1999, 2000, 12000, 21000,
             100000, 157000, 999999, *MIXED, 10**6, 2 * 10**6, 10**7, 10**9, 2 * 10**9, 10**12, 2 * 10**12]
ORDINALS = [*range(1, 32), *TENS, 57, 101, 121, 200, 300, 500, 1000]
LOCALES = ["en", "en_IN", "de", "de_CH", "fr", "fr_CH", "es", "it", "pt", "pt_PT", "nl"]

with open("spellouts.tsv", "w", encoding="utf-8") as out:
    for locale in LOCALES:
        seen = set()
        for file in f"{locale}-SpelloutRules.txt", f"{'root' if locale == 'de' else locale}-OrdinalRules.txt":
            path = Path("node_modules/cldr-rbnf/rbnf", file)
            if not path.exists():  # a region without ordinals in digits of its own
                continue
            formatter = icu.RuleBasedNumberFormat(path.read_text(encoding="utf-8"), icu.Locale(locale))
            for i in range(formatter.getNumberOfRuleSetNames()):
                name = formatter.getRuleSetName(i)
                if name.endswith("-year"):
                    continue
                form = name.removeprefix("%").removeprefix("spellout-")
                formatter.setDefaultRuleSet(name)
                for value in ORDINALS if "ordinal" in form else CARDINALS:
                    text = formatter.format(value)
                    if (value, text) not in seen:
                        seen.add((value, text))
                        print(locale.replace("_", "-"), form, value, text, sep="\t", file=out)
