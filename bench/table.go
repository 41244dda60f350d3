package main

import (
	"fmt"
	"slices"
	"strings"
)

// table gives the medians of all rounds as a Markdown table, each with its ratio
// to the first store, which is the median of the ratios within a round.
func (r run) table(measured map[string][]figures) string {
	quads := float64(r.quads)
	rows := []struct {
		what   string
		of     func(figures) float64 // 0 for nothing
		format func(float64) string
	}{
		{"load, quads a second", func(f figures) float64 { return quads / f.Load.Time }, thousands},
		{"load, CPU", func(f figures) float64 { return f.Load.CPU }, seconds},
		{"load, peak memory", func(f figures) float64 { return f.Load.Peak }, megabytes},
		{"on disk, bytes a quad", func(f figures) float64 { return f.Load.Disk / quads }, plain},
		{"open", func(f figures) float64 { return f.Reads.Open }, seconds},
		{"entity, p50", func(f figures) float64 { return f.Reads.Entity }, seconds},
		{"entity, p99", func(f figures) float64 { return f.Reads.P99 }, seconds},
		{"entity, CPU", func(f figures) float64 { return f.Reads.EntityCPU }, seconds},
		{"entities a second, all cores", func(f figures) float64 { return f.Reads.PerSecond }, thousands},
		{"2-hop path, p50", func(f figures) float64 { return f.Reads.Path }, seconds},
		{"reading, peak memory", func(f figures) float64 { return f.Reads.Peak }, megabytes},
	}
	var b strings.Builder
	fmt.Fprintf(&b, "| | %s |\n|---%s|\n", strings.Join(r.stores, " | "), strings.Repeat("|--:", len(r.stores)))
	for _, row := range rows {
		b.WriteString("| " + row.what)
		for i, s := range r.stores {
			var values, ratios []float64
			for round, f := range measured[s] {
				v := row.of(f)
				values = append(values, v)
				ratios = append(ratios, v/row.of(measured[r.stores[0]][round]))
			}
			switch v := median(values); {
			case v == 0:
				b.WriteString(" | -")
			case i == 0:
				b.WriteString(" | " + row.format(v))
			default:
				fmt.Fprintf(&b, " | %s (%s)", row.format(v), plain(median(ratios)))
			}
		}
		b.WriteString(" |\n")
	}
	return b.String()
}

func median(values []float64) float64 {
	slices.Sort(values)
	n := len(values)
	return (values[(n-1)/2] + values[n/2]) / 2
}

// plain writes a number with about two digits.
func plain(v float64) string {
	switch {
	case v >= 10:
		return fmt.Sprintf("%.0f", v)
	case v >= 1:
		return fmt.Sprintf("%.1f", v)
	}
	return fmt.Sprintf("%.2f", v)
}

func thousands(v float64) string { return plain(v/1e3) + " k" }

func megabytes(v float64) string { return plain(v/1e6) + " MB" }

func seconds(v float64) string {
	switch {
	case v < 1e-3:
		return plain(v*1e6) + " µs"
	case v < 1:
		return plain(v*1e3) + " ms"
	}
	return plain(v) + " s"
}
