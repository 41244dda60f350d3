package write

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestMayReplace(t *testing.T) {
	const magic = "\x89ibid"
	dir := t.TempDir()
	put(t, dir, map[string]string{
		"graph": magic + "and more", "magic": magic, "empty": "", "part": magic[:4], "text": "thesis", "near": "x" + magic,
		"folder/file": "", "deep/graph": magic,
	})
	for link, target := range map[string]string{"to graph": "graph", "to text": "text", "to nothing": "none", "to folder": "folder", "to device": os.DevNull} {
		if err := os.Symlink(target, filepath.Join(dir, link)); err != nil {
			t.Skip(err)
		}
	}
	for _, test := range []struct{ name, refused, forced string }{
		{"none", "", ""},
		{"graph", "", ""},
		{"magic", "", ""},
		{"empty", "", ""},
		{"deep/graph", "", ""},
		{"to graph", "", ""},
		{"part", "was not written by ibid", ""},
		{"text", "was not written by ibid", ""},
		{"near", "was not written by ibid", ""},
		{"to text", "was not written by ibid", ""},
		{"to nothing", "is a link to a file that does not exist", ""},
		{"folder", "is a folder", "is a folder"},
		{"to folder", "is a folder", "is a folder"},
		{"to device", "is a device", "is a device"},
	} {
		for force, want := range map[bool]string{false: test.refused, true: test.forced} {
			err := MayReplace(filepath.Join(dir, test.name), magic, force)
			refused, ok := err.(Refused)
			if ok != (want != "") || err != nil && (!ok || !strings.Contains(refused.What, test.name+" "+want) || refused.Hint == "") {
				t.Errorf("%s, forced %v: got error %+v, want %q", test.name, force, err, want)
			}
		}
	}
	if err := MayReplace(filepath.Join(dir, "text", "below"), magic, false); err == nil {
		t.Error("a file is taken for a folder")
	}
}

func TestInside(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, map[string]string{"content/a.md": "", "content/deep/b.md": "", "contents/file": "", "other/file": ""})
	for link, target := range map[string]string{"link": "content", "other/deep": "../content/deep", "content/out": "../other"} {
		if err := os.Symlink(target, filepath.Join(dir, link)); err != nil {
			t.Skip(err)
		}
	}
	t.Chdir(filepath.Join(dir, "content"))
	for place, want := range map[string]bool{
		"content": true, "content/": true, "content/a.md": true, "content/new": true, "content/new/er/file": true,
		"content/.hidden/file": true, "content/deep": true, "link": true, "link/new": true, "other/deep": true, "other/deep/new": true,
		"content/../content/new": true, "other/../link/new": true,
		"": false, ".": false, "contents": false, "contents/file": false, "content.graph": false, "other": false, "other/new": false,
		"content/..": false, "content/../new": false, "content/out": false, "content/out/new": false, "content/new/../../new": false,
	} {
		for _, folder := range []string{"content", "link", "content/", "other/../content"} {
			if got := Inside(filepath.Join(dir, folder), filepath.Join(dir)+"/"+place); got != want {
				t.Errorf("%q is inside %s: %v", place, folder, got)
			}
		}
	}
	for place, want := range map[string]bool{".": true, "new": true, "../content/new": true, "..": false, "../new": false} {
		if got := Inside(".", place); got != want {
			t.Errorf("%q is inside the working directory: %v", place, got)
		}
	}
	if Inside("none", "none/file") {
		t.Error("a place is inside a folder that does not exist")
	}
}
