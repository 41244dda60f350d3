package schema

import "testing"

func TestLoad(t *testing.T) {
	o, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range o.Kinds {
		t.Log(k.Name, k.Plural, len(k.Properties))
	}
	for _, p := range o.Properties {
		t.Log(p.ID, p.Label, p.Range, p.Inverse)
	}
	for _, p := range o.Qualifiers {
		t.Log(p.ID, p.Label, p.Range, p.Words)
	}
}
