package compare_test

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"onus/data"
	"onus/graph"
	"onus/graph/compare"
	"onus/graph/contrast"
	"onus/graph/sqlite"
	"onus/loaders"
	"onus/loaders/dossier"
)

// village is what every test graph holds: a flood with a part, a council, four
// people of whom Ann and Bert sat in it in 1901 and Cleo perhaps, and sources.
func village() fstest.MapFS {
	files := map[string]string{
		"dataset.yaml":       "id: v\ntitle: The village\nversion: \"1\"\n",
		"persons.csv":        "id,name\nann,Ann\nbert,Bert\ncleo,Cleo\ndora,Dora\nanna,Anna\n",
		"organizations.yaml": "- {id: council, name: The council}\n",
		"positions.yaml":     "- {id: councillor, title: Councillor, organization: council, membership: full}\n",
		"events.yaml": "- {id: flood, name: The flood, period: \"1901\", valence: wrong}\n" +
			"- {id: dam, name: The dam gives way, period: \"1901-03-04\", partOf: flood}\n- {id: deluge, name: The deluge, period: \"1901\"}\n",
		"sources.csv":       "id,title,genre\nmemoir,Memoir,memoir\nminutes,Minutes,minutes\npaper,Paper,press\nroll,Roll,list\n",
		"acts.yaml":         "- {id: signed, name: signed, implies: [\"knowledge: general, full -> flood\"]}\n",
		"presumptions.yaml": "- {id: two, name: Two papers, act: signed, atLeast: 2, scale: knowledge, grades: [full], event: flood, by: us, reason: Two are no accident.}\n",
		"identities.yaml": "- {id: same-ann, a: ann, b: anna, verdict: same, by: us, reason: One woman.}\n" +
			"- {id: same-flood, a: deluge, b: flood, verdict: same, by: us, reason: One flood.}\n",
		"claims.tenures.csv": "id,text,form,source,subject,positions,start,end\n" +
			"t-ann,Ann sat.,tenure,roll,anna,councillor,1900,1902\nt-bert,Bert sat.,tenure,roll,bert,councillor,1900,1902\n" +
			"t-cleo,Cleo sat.,tenure,roll,cleo,councillor,1900,1901?\n",
	}
	out := fstest.MapFS{}
	for name, text := range files {
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

// says adds claims, one a line: "SOURCE: PERSON SCALE GRADES [as of DATE]".
// PERSON may be "each" (of the council), GRADES "not none". They are called
// c1, c2 … in their order.
func says(files fstest.MapFS, lines ...string) fstest.MapFS {
	b := "id,text,form,source,subject,event,scale,grades,denies,asOf,each,on,modality\n"
	for i, line := range lines {
		line, modality, _ := strings.Cut(line, " if ")
		line, asOf, _ := strings.Cut(line, " as of ")
		source, rest, _ := strings.Cut(line, ": ")
		words := strings.SplitN(rest, " ", 3)
		grades, denies := strings.CutPrefix(words[2], "not ")
		subject, each, on := words[0], "", ""
		if subject == "each" {
			subject, each, on = "council", "yes", "1901-12-30"
		}
		b += fmt.Sprintf("c%d,Claim %d.,attribution,%s,%s,flood,%s,%s,%s,%s,%s,%s,%s\n",
			i+1, i+1, source, subject, words[1], strings.ReplaceAll(grades, " or ", "; "), yes(denies), asOf, each, on, modality)
	}
	files["claims.csv"] = &fstest.MapFile{Data: []byte(b)}
	return files
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return ""
}

func with(files fstest.MapFS, name, text string) fstest.MapFS {
	files[name] = &fstest.MapFile{Data: []byte(text)}
	return files
}

func loaded(t *testing.T, files fs.FS) graph.Store {
	t.Helper()
	store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "x.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	if _, err := loaders.Load(t.Context(), store, dossier.Read(files), loaders.Options{Base: dossier.Read(data.Base())}); err != nil {
		t.Fatal(err)
	}
	return store
}

func about(scale, event string, sources ...string) compare.Ask {
	ask := compare.Ask{Scale: graph.ID("base:" + scale), Event: graph.ID("v:" + event)}
	for _, s := range sources {
		ask.Sources = append(ask.Sources, graph.ID("v:"+s))
	}
	return ask
}

func compared(t *testing.T, store graph.Reader, ask compare.Ask) *compare.Comparison {
	t.Helper()
	part, err := store.Walk(t.Context(), compare.Route(ask))
	if err != nil {
		t.Fatal(err)
	}
	if other, again := compare.Again(part, ask); again {
		if _, err := compare.Of(part, ask); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("of a part that was walked for another event: %v", err)
		}
		return compared(t, store, other)
	}
	c, err := compare.Of(part, ask)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// lines puts a comparison in short lines: "ann memoir: none@1901" (a "*" for
// what no claim says directly, a "?" for what is only possible), "ann apart
// memoir none, paper full: 2" …
func lines(c *compare.Comparison) []string {
	var out []string
	for _, row := range c.Rows {
		for _, cell := range row.Cells {
			for _, p := range cell.Places {
				out = append(out, fmt.Sprintf("%s %s: %s%s", row.Subject.Slug(), cell.Source.Slug(), strings.Join(p.Grades, "/"), mark(p)))
			}
		}
	}
	for _, a := range c.Disagreements {
		out = append(out, "disagree "+apart(a))
	}
	for _, a := range c.Movers {
		out = append(out, "moves "+apart(a))
	}
	for _, o := range c.LeftOut {
		out = append(out, fmt.Sprintf("left out by %s: %s %s by %d", o.Source.Slug(), o.Subject.Slug(), o.Certainty, len(o.PlacedBy)))
	}
	for _, t := range c.Twice {
		out = append(out, fmt.Sprintf("twice in %s: %s excludes %v", t.Source.Slug(), t.Subject.Slug(), t.Excludes))
	}
	for _, s := range c.Silent {
		out = append(out, fmt.Sprintf("silent: %s with %d", s.Source.Slug(), s.Claims))
	}
	return out
}

func mark(p compare.Place) string {
	out := ""
	if p.AsOfEvent == "" && !p.AsOf.IsZero() {
		out = "@" + p.AsOf.String()
	}
	direct := false
	for _, t := range p.Testimony {
		direct = direct || t.Rule == contrast.Direct
	}
	if !direct {
		out += "*"
	}
	if p.Certainty == graph.PossibleOnly {
		out += "?"
	}
	return out
}

func apart(a compare.Apart) string {
	return fmt.Sprintf("%s %s %s, %s %s: %d excludes %v", a.Subject.Slug(), a.From.Source.Slug(), strings.Join(a.From.Value.Grades, "/"),
		a.To.Source.Slug(), strings.Join(a.To.Value.Grades, "/"), a.Distance, a.Excludes)
}
