package dispute

import (
	"math/big"
	"strings"

	"ibid/fact"
)

// bases are the units of one dimension, in which each is a whole number of the
// smallest: those of the SI, the minute, hour and day of clocks, and bytes by
// IEC 80000-13. What people use for several amounts is not among them: KB, ton,
// month. Nor are miles or pounds: who converts them rounds.
var bases = map[string]struct {
	unit string
	size int64
}{
	"ms": {"ms", 1}, "millisecond": {"ms", 1},
	"s": {"ms", 1000}, "sec": {"ms", 1000}, "second": {"ms", 1000},
	"min": {"ms", 60_000}, "minute": {"ms", 60_000},
	"h": {"ms", 3_600_000}, "hr": {"ms", 3_600_000}, "hour": {"ms", 3_600_000},
	"d": {"ms", 86_400_000}, "day": {"ms", 86_400_000},
	"week": {"ms", 604_800_000},

	"mm": {"mm", 1}, "millimetre": {"mm", 1}, "millimeter": {"mm", 1},
	"cm": {"mm", 10}, "centimetre": {"mm", 10}, "centimeter": {"mm", 10},
	"m": {"mm", 1000}, "metre": {"mm", 1000}, "meter": {"mm", 1000},
	"km": {"mm", 1_000_000}, "kilometre": {"mm", 1_000_000}, "kilometer": {"mm", 1_000_000},

	"mg": {"mg", 1}, "milligram": {"mg", 1},
	"g": {"mg", 1000}, "gram": {"mg", 1000},
	"kg": {"mg", 1_000_000}, "kilogram": {"mg", 1_000_000},
	"t": {"mg", 1_000_000_000}, "tonne": {"mg", 1_000_000_000},

	"B": {"B", 1}, "byte": {"B", 1},
	"kB": {"B", 1e3}, "kilobyte": {"B", 1e3}, "KiB": {"B", 1 << 10},
	"MB": {"B", 1e6}, "megabyte": {"B", 1e6}, "MiB": {"B", 1 << 20},
	"GB": {"B", 1e9}, "gigabyte": {"B", 1e9}, "GiB": {"B", 1 << 30},
	"TB": {"B", 1e12}, "terabyte": {"B", 1e12}, "TiB": {"B", 1 << 40},
	"PB": {"B", 1e15}, "petabyte": {"B", 1e15}, "PiB": {"B", 1 << 50},
}

// inBase converts a quantity exactly into the smallest unit of its dimension, if
// it is of one. A word of another unit is put into the singular: 1 region and 2
// regions count the same.
func inBase(q fact.Quantity) fact.Quantity {
	base, ok := bases[q.Unit]
	if !ok {
		q.Unit = singular(q.Unit)
		if base, ok = bases[q.Unit]; !ok && len(q.Unit) >= len("day") && !isCurrency(q.Unit) {
			base, ok = bases[strings.ToLower(q.Unit)] // Hours
		}
	}
	if !ok {
		return q
	}
	q.Unit = base.unit
	q.Lower, q.Upper = times(q.Lower, base.size), times(q.Upper, base.size)
	return q
}

// singular drops the s of an English plural. Shorter words are symbols.
func singular(unit string) string {
	if len(unit) > len("ms") {
		return strings.TrimSuffix(unit, "s")
	}
	return unit
}

// times multiplies an end of a quantity, which may be missing.
func times(d fact.Decimal, n int64) fact.Decimal {
	if d == "" {
		return ""
	}
	_, fraction, _ := strings.Cut(string(d), ".")
	product := new(big.Rat).SetInt64(n)
	out, _ := fact.ParseDecimal(product.Mul(product, d.Rat()).FloatString(len(fraction)))
	return out
}
