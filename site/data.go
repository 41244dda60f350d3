package site

import (
	"context"
	"io"
	"strconv"
)

// dataPage renders the page that offers the downloads.
func (s *Site) dataPage(ctx context.Context, w io.Writer) error {
	var measured map[string]Measure
	if len(s.opt.Downloads) > 0 {
		var err error
		if measured, err = s.opt.Measure(ctx); err != nil {
			return err
		}
	}
	return dataPage(s.at("data/index.html"), measured).Render(ctx, w)
}

// sizeWords writes a size in bytes with three digits.
func sizeWords(n int64) string {
	units := [...]string{"B", "kB", "MB", "GB", "TB"}
	size, unit := float64(n), 0
	for size >= 1000 && unit < len(units)-1 {
		size /= 1000
		unit++
	}
	if unit == 0 {
		return strconv.FormatInt(n, 10) + " B"
	}
	return strconv.FormatFloat(size, 'g', 3, 64) + " " + units[unit]
}
