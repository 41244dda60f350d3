package cli

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// size is a number of bytes as a flag, such as 512MB.
type size int

const megabyte size = 1_000_000

var units = [...]struct {
	name  string
	bytes size
}{{"GB", 1000 * megabyte}, {"MB", megabyte}, {"KB", 1000}, {"B", 1}}

// String writes the size in the largest unit that gives a whole number.
func (s *size) String() string {
	for _, u := range units {
		if *s >= u.bytes && *s%u.bytes == 0 {
			return strconv.Itoa(int(*s/u.bytes)) + u.name
		}
	}
	return "0B"
}

// Set reads a size; a number alone is bytes.
func (s *size) Set(text string) error {
	number, unit := strings.ToUpper(strings.TrimSpace(text)), size(1)
	for _, u := range units {
		if rest, ok := strings.CutSuffix(number, u.name); ok {
			number, unit = strings.TrimSpace(rest), u.bytes
			break
		}
	}
	n, err := strconv.Atoi(number)
	if err != nil || n < 1 || n > math.MaxInt/int(unit) {
		return fmt.Errorf("%q is no size such as 512MB", text)
	}
	*s = size(n) * unit
	return nil
}

// Type names the value in the help of a flag.
func (*size) Type() string { return "size" }
