package site

import "embed"

//go:embed assets
var assetFiles embed.FS

// assets returns the style sheet, the scripts and the icon.
func assets() map[string][]byte {
	out := map[string][]byte{}
	list, _ := assetFiles.ReadDir("assets") // embedded: there are no errors
	for _, f := range list {
		name := "assets/" + f.Name()
		out[name], _ = assetFiles.ReadFile(name)
	}
	return out
}
