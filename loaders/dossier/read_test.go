package dossier_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"onus/data"
	"onus/graph"
	"onus/loaders"
	"onus/loaders/dossier"
)

const described = "id: mill\ntitle: The mill\n"

func fsOf(files map[string]string) fstest.MapFS {
	out := fstest.MapFS{"dataset.yaml": {Data: []byte(described)}}
	for name, text := range files {
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

func problemsIn(files map[string]string) string {
	var lines []string
	for _, p := range dossier.Read(fsOf(files)).Problems {
		lines = append(lines, p.String())
	}
	return strings.Join(lines, "\n")
}

func TestEncodings(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"UTF-8":          {"id,name\nann,Энн\n", ""},
		"BOM":            {"\ufeffid,name\nann,Ann\n", ""},
		"CRLF":           {"id,name\r\nann,\"Ann\r\nof the mill\"\r\n", ""},
		"Latin-1":        {"id,name\nann,Ann\nbert,B\xe9rt\n", "persons.csv:3:7: the file is not UTF-8; expected UTF-8 (in a spreadsheet: save as CSV UTF-8)"},
		"after Cyrillic": {"id,name\nann,Энн\xd0\n", "persons.csv:2:8: the file is not UTF-8; expected UTF-8 (in a spreadsheet: save as CSV UTF-8)"},
		"UTF-16":         {"\xff\xfei\x00d\x00", "persons.csv:1:1: the file is UTF-16; expected UTF-8 (in a spreadsheet: save as CSV UTF-8)"},
		"control":        {"id,name\nann,An\x01n\n", `persons.csv:2:7: name: holds the control character '\x01'; expected text`},
	} {
		if diff := cmp.Diff(c.want, problemsIn(map[string]string{"persons.csv": c.text})); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func sameRecords(a, b any) string {
	return cmp.Diff(a, b, cmp.Comparer(func(a, b graph.Date) bool { return a == b }))
}

// TestAlike: the same records in CSV and in YAML are the same.
func TestAlike(t *testing.T) {
	for name, c := range map[string]struct {
		csv, yaml string
		want      graph.Record
	}{
		"persons": {
			"id,name,name@ru,name@ru-Latn,born,born.asWritten,born.inferred,sameAs,unnamed\n" +
				"ann,  Ann ,Энн | by the list; Анна,Ann,1956~,\"\"\" \"\" апреля\",by the seal,wikidata:Q1; viaf:2,TRUE\n",
			"- id: ann\n  name: Ann\n  born: {edtf: 1956~, asWritten: '\" \" апреля', inferred: by the seal}\n  sameAs: [wikidata:Q1, viaf:2]\n  unnamed: true\n" +
				"  otherNames: [{text: Ann, lang: ru, script: Latn}, {text: Энн, lang: ru, note: by the list}, {text: Анна, lang: ru}]\n",
			&graph.Person{
				Meta: graph.Meta{ID: "mill:ann", Dataset: "mill", Name: "Ann"}, Unnamed: true,
				OtherNames: []graph.Name{{Text: "Энн", Lang: "ru", Note: "by the list"}, {Text: "Анна", Lang: "ru"}, {Text: "Ann", Lang: "ru", Script: "Latn"}},
				Born:       graph.Date{Date: graph.On("1956~").Date, AsWritten: `" " апреля`, Inferred: "by the seal"},
				SameAs:     []string{"wikidata:Q1", "viaf:2"},
			},
		},
		"sources": {
			"id,title,derivesFrom,csl,complete\ns,A source,quotes: t; based-on: other:u,\"{\"\"type\"\": \"\"book\"\",\"\"a\"\":1}\",yes\n",
			"- {id: s, title: A source, derivesFrom: [{quotes: t}, 'based-on: other:u'], csl: {type: book, a: 1}, complete: yes}\n",
			&graph.Source{
				Meta:        graph.Meta{ID: "mill:s", Dataset: "mill", Name: "A source"},
				DerivesFrom: []graph.Derivation{{Source: "mill:t", How: "quotes"}, {Source: "other:u", How: "based-on"}},
				Complete:    true, Bibliographic: `{"a":1,"type":"book"}`,
			},
		},
		"acts": {
			"id,name,implies,credit\nsign,signed,\"knowledge: general, full -> flood; other:noise: loud\",none\n",
			"- id: sign\n  name: signed\n  implies:\n    - knowledge: general, full -> flood\n    - 'other:noise: loud'\n",
			&graph.Act{
				Meta: graph.Meta{ID: "mill:sign", Dataset: "mill", Name: "signed"},
				Implies: []graph.Implication{
					{Scale: "base:knowledge", Grades: []string{"general", "full"}, Event: "mill:flood"}, {Scale: "other:noise", Grades: []string{"loud"}},
				},
			},
		},
		"groupings": {
			"id,text,source,event,groups\ng,Who knew,s,flood,\"knew: ann, other:bert -> knowledge: general, full + agency: none; the rest: cleo\"\n",
			"- {id: g, text: Who knew, source: s, event: flood, groups: [{label: knew, members: [ann, other:bert], placements: " +
				"[{scale: knowledge, grades: [general, full]}, {scale: agency, grades: none}]}, {label: the rest, members: cleo}]}\n",
			&graph.Claim{
				Meta: graph.Meta{ID: "mill:g", Dataset: "mill", Name: "Who knew"}, Source: "mill:s",
				Form: &graph.Grouping{Event: "mill:flood", Groups: []graph.Group{
					{Label: "knew", Members: []graph.ID{"mill:ann", "other:bert"}, Placements: []graph.Placement{
						{Scale: "base:knowledge", Grades: []string{"general", "full"}}, {Scale: "base:agency", Grades: []string{"none"}},
					}},
					{Label: "the rest", Members: []graph.ID{"mill:cleo"}},
				}},
			},
		},
		"claims": {
			"id,text,source,form,what,low,high,countsAct,countsSources,modality,event\nm,Many,s,measure,signatures,3,4.5,sign,s; t,asserted,\n",
			"- {id: m, text: Many, source: s, form: measure, what: signatures, low: 3, high: 4.5, countsAct: sign, countsSources: [s, t], event: null}\n",
			&graph.Claim{
				Meta: graph.Meta{ID: "mill:m", Dataset: "mill", Name: "Many"}, Source: "mill:s",
				Form: &graph.Measure{What: "signatures", Low: ptr(3), High: ptr(4.5), Counts: &graph.Counting{Act: "mill:sign", Sources: []graph.ID{"mill:s", "mill:t"}}},
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			for file, text := range map[string]string{name + ".csv": c.csv, name + ".yaml": c.yaml} {
				bundle := dossier.Read(fsOf(map[string]string{file: text}))
				if err := bundle.Problems.Err(); err != nil {
					t.Fatal(err)
				}
				if diff := sameRecords(c.want, bundle.Items[0].Record); diff != "" {
					t.Errorf("%s: %s", file, diff)
				}
			}
		})
	}
}

func ptr(f float64) *float64 { return &f }

func TestObjects(t *testing.T) {
	claims := "id,text,source,form,subject,act,object\n" +
		"a,A,s,act,ann,sign,ann\nb,B,s,act,ann,sign,the great list\nc,C,s,act,ann,sign,nobody\n"
	bundle := dossier.Read(fsOf(map[string]string{"persons.csv": "id,name\nann,Ann\n", "claims.csv": claims}))
	var got []string
	for _, it := range bundle.Items[1:] {
		got = append(got, it.Record.(*graph.Claim).Form.(*graph.Deed).Object)
	}
	if diff := cmp.Diff([]string{"mill:ann", "the great list", "nobody"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestPlaces(t *testing.T) {
	bundle := dossier.Read(fsOf(map[string]string{
		"persons.csv": "id,name,sameAs\nann,Ann,a:1\n\n\"bert\",\"Bert, о\nмельнице\",\"b:1\"\n",
	}))
	bert := bundle.Items[1]
	for field, want := range map[string]string{"id": "persons.csv:4:1", "name": "persons.csv:4:8", "sameAs": "persons.csv:5:11", "born": "persons.csv:4:1"} {
		if at := bert.Place(field).String(); at != want {
			t.Errorf("%s stands at %s, want %s", field, at, want)
		}
	}
}

// TestGroupedTwice: a member placed twice on one scale has a claim for each.
func TestGroupedTwice(t *testing.T) {
	bundle := dossier.Read(fsOf(map[string]string{"groupings.csv": "id,text,source,event,groups\n" +
		"g,Who knew,s,flood,knew: ann -> knowledge: full; did not: ann -> knowledge: none + agency: none\n"}))
	var ids []string
	for _, it := range bundle.Items {
		ids = append(ids, string(it.Record.Base().ID))
	}
	want := []string{"mill:g", "mill:g--ann--knowledge", "mill:g--ann--knowledge--2", "mill:g--ann--agency"}
	if diff := cmp.Diff(want, ids); diff != "" {
		t.Error(diff)
	}
}

// TestShipped: what Onus ships has no faults.
func TestShipped(t *testing.T) {
	base := dossier.Read(data.Base())
	base.BuiltIn = true
	for name, bundle := range map[string]*loaders.Bundle{"base": base, "founding": dossier.Read(data.Founding())} {
		problems, err := loaders.Check(t.Context(), nil, bundle, base)
		if err != nil || len(problems) > 0 {
			t.Errorf("%s: %v %v", name, problems, err)
		}
	}
}
