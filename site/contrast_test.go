package site

import (
	"math"
	"regexp"
	"strconv"
	"testing"
)

// TestContrast computes the contrast of every pair of colours in which text
// may stand, by the formula of WCAG 2.2, section 1.4.3.
func TestContrast(t *testing.T) {
	css, err := assetFiles.ReadFile("assets/style.css")
	if err != nil {
		t.Fatal(err)
	}
	variable := regexp.MustCompile(`--([a-z]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);`)
	themes := [2]map[string]string{{}, {}}
	for _, m := range variable.FindAllStringSubmatch(string(css), -1) {
		themes[0][m[1]], themes[1][m[1]] = m[2], m[3]
	}
	for i, theme := range [...]string{"light", "dark"} {
		for _, paper := range []string{"paper", "evidence"} {
			for _, ink := range []string{"ink", "muted", "link", "rust"} {
				got := contrast(themes[i][ink], themes[i][paper])
				if got < 4.5 || math.IsNaN(got) {
					t.Errorf("%s: %s on %s has a contrast of %.2f, want at least 4.5", theme, ink, paper, got)
				}
			}
		}
	}
}

func contrast(a, b string) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(hex string) float64 {
	if len(hex) != 7 {
		return math.NaN()
	}
	sum := 0.0
	for i, weight := range [...]float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(hex[1+2*i:3+2*i], 16, 8)
		if err != nil {
			return math.NaN()
		}
		c := float64(n) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}
