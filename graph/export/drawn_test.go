package export_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"onus/graph"
	"onus/graph/drawing"
	"onus/graph/export"
	"onus/graph/graphtest"
	"onus/graph/graphtest/arbitrary"
)

type drawn = func(context.Context, graph.Reader, export.Drawn, io.Writer) error

// drawings are the exports of a drawing that one file holds.
var drawings = map[string]drawn{"gexf": export.GEXF, "gexf12": export.GEXF12, "graphml": export.GraphML, "cyjs": export.CYJS}

// halves are those that need two, by the file of the edges.
var halves = map[string][2]drawn{"edges": {export.GephiNodes, export.GephiEdges}, "bulk-edges": {export.BulkNodes, export.BulkEdges}}

// allDrawn are all of them.
func allDrawn() map[string]drawn {
	all := map[string]drawn{}
	for name, write := range drawings {
		all[name] = write
	}
	for name, half := range halves {
		all[name], all[strings.Replace(name, "edges", "nodes", 1)] = half[1], half[0]
	}
	return all
}

func inked(t interface{ Fatal(...any) }, ctx context.Context, write drawn, from graph.Reader, d export.Drawn) []byte {
	var out bytes.Buffer
	if err := write(ctx, from, d, &out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// passing is what another load writes otherwise.
var passing = regexp.MustCompile(`at revision \d+|\d{4}-\d\d-\d\dT[0-9:.]+Z`)

func lasting(b []byte) string { return passing.ReplaceAllString(string(b), "…") }

func TestDrawings(t *testing.T) {
	store := weir(t)
	for name, write := range allDrawn() {
		for _, v := range drawing.Views() {
			if v == drawing.Reified && name != "gexf" && name != "nodes" {
				continue // the other view shows how the format writes it
			}
			got := inked(t, t.Context(), write, store, export.Drawn{View: v})
			golden(t, name+"."+string(v), lasting(got))
		}
	}
	some := export.Drawn{View: drawing.Folded, Where: graph.Is("form", "tenure")}
	golden(t, "tenures.gexf", lasting(inked(t, t.Context(), export.GEXF, store, some)))
}

// element is a node or an edge as a file has it.
type element struct {
	ID, From, To, Kind, Label, Claim string
	Spells                           []string
	Values                           map[string]string
}

type picture struct{ nodes, edges []element }

// ofGraph is what a drawing must be in a file. Lists are joined.
func ofGraph(g *drawing.Graph) picture {
	var p picture
	for _, n := range g.Nodes {
		p.nodes = append(p.nodes, element{ID: string(n.ID), Kind: string(n.Kind), Label: n.Label, Spells: spellTexts(n.Spells), Values: valueTexts(n.Attributes)})
	}
	for _, e := range g.Edges {
		p.edges = append(p.edges, element{e.ID, string(e.From), string(e.To), e.Kind, e.Label, string(e.Claim), spellTexts(e.Spells), valueTexts(e.Attributes)})
	}
	return p.sorted()
}

func (p picture) sorted() picture {
	for _, list := range [][]element{p.nodes, p.edges} {
		slices.SortFunc(list, func(a, b element) int { return strings.Compare(a.ID, b.ID) })
	}
	return p
}

func spellTexts(spells []drawing.Spell) []string {
	var out []string
	for _, s := range spells {
		text := "/"
		if s.Start != nil {
			text = s.Start.String() + text
		}
		if s.End != nil {
			text += s.End.String()
		}
		out = append(out, text)
	}
	return out
}

func valueTexts(attributes []drawing.Attribute) map[string]string {
	out := map[string]string{}
	for _, a := range attributes {
		if list, ok := a.Value.([]string); ok {
			out[a.Name] = strings.Join(list, "; ")
			continue
		}
		out[a.Name] = fmt.Sprint(a.Value)
	}
	return out
}

type gexfFile struct {
	Declared []struct {
		Class string `xml:"class,attr"`
		List  []struct {
			ID string `xml:"id,attr"`
		} `xml:"attribute"`
	} `xml:"graph>attributes"`
	Nodes []gexfElement `xml:"graph>nodes>node"`
	Edges []gexfElement `xml:"graph>edges>edge"`
}

type gexfElement struct {
	ID     string `xml:"id,attr"`
	Label  string `xml:"label,attr"`
	Source string `xml:"source,attr"`
	Target string `xml:"target,attr"`
	Kind   string `xml:"kind,attr"`
	Start  string `xml:"start,attr"`
	End    string `xml:"end,attr"`
	Spells []struct {
		Start string `xml:"start,attr"`
		End   string `xml:"end,attr"`
	} `xml:"spells>spell"`
	Values []struct {
		For   string `xml:"for,attr"`
		Value string `xml:"value,attr"`
	} `xml:"attvalues>attvalue"`
}

func (x gexfElement) element(declared map[string]bool) (element, error) {
	e := element{ID: x.ID, From: x.Source, To: x.Target, Label: x.Label, Values: map[string]string{}}
	if x.Start+x.End != "" {
		e.Spells = []string{x.Start + "/" + x.End}
	}
	for _, s := range x.Spells {
		e.Spells = append(e.Spells, s.Start+"/"+s.End)
	}
	for _, v := range x.Values {
		switch v.For {
		case "kind", "relation":
			e.Kind = v.Value
		case "claim":
			e.Claim = v.Value
		case "form":
		default:
			e.Values[v.For] = v.Value
		}
		if !declared[v.For] {
			return e, fmt.Errorf("%s: %s is not declared", x.ID, v.For)
		}
	}
	return e, nil
}

// readGEXF reads a file back, and sees that edges are told apart.
func readGEXF(b []byte) (p picture, err error) {
	var f gexfFile
	if err := xml.Unmarshal(b, &f); err != nil {
		return p, err
	}
	declared := map[string]map[string]bool{"node": {}, "edge": {}}
	for _, d := range f.Declared {
		for _, a := range d.List {
			declared[d.Class][a.ID] = true
		}
	}
	apart := map[[3]string]bool{}
	for _, x := range f.Edges {
		key := [3]string{x.Source, x.Target, x.Kind}
		if x.Kind != "" && apart[key] {
			return p, fmt.Errorf("%v are the ends and kind of two edges", key)
		}
		apart[key] = true
	}
	for class, list := range map[string][]gexfElement{"node": f.Nodes, "edge": f.Edges} {
		for _, x := range list {
			e, err := x.element(declared[class])
			if err != nil {
				return p, err
			}
			if class == "node" {
				p.nodes = append(p.nodes, e)
			} else {
				p.edges = append(p.edges, e)
			}
		}
	}
	return p.sorted(), nil
}

// ends are ids of nodes, and ids and ends of edges, as a file has them.
type ends struct {
	nodes []string
	edges [][3]string
}

func endsOf(p picture) ends {
	var out ends
	for _, n := range p.nodes {
		out.nodes = append(out.nodes, n.ID)
	}
	for _, e := range p.edges {
		out.edges = append(out.edges, [3]string{e.ID, e.From, e.To})
	}
	return out.sorted()
}

func (e ends) sorted() ends {
	slices.Sort(e.nodes)
	slices.SortFunc(e.edges, func(a, b [3]string) int { return strings.Compare(a[0], b[0]) })
	return e
}

func readGraphML(b []byte) (out ends, err error) {
	var f struct {
		Nodes []gexfElement `xml:"graph>node"`
		Edges []gexfElement `xml:"graph>edge"`
	}
	err = xml.Unmarshal(b, &f)
	for _, n := range f.Nodes {
		out.nodes = append(out.nodes, n.ID)
	}
	for _, e := range f.Edges {
		out.edges = append(out.edges, [3]string{e.ID, e.Source, e.Target})
	}
	return out.sorted(), err
}

func readCYJS(b []byte) (out ends, err error) {
	type data struct {
		Data struct{ ID, Value, Key, Source, Target string }
	}
	var f struct {
		Directed, Multigraph bool
		Elements             struct{ Nodes, Edges []data }
	}
	if err := json.Unmarshal(b, &f); err != nil {
		return out, err
	}
	for _, n := range f.Elements.Nodes {
		if n.Data.Value != n.Data.ID {
			return out, fmt.Errorf("%s has the value %q", n.Data.ID, n.Data.Value)
		}
		out.nodes = append(out.nodes, n.Data.ID)
	}
	for _, e := range f.Elements.Edges {
		out.edges = append(out.edges, [3]string{e.Data.ID, e.Data.Source, e.Data.Target})
	}
	return out.sorted(), nil
}

func readTables(nodes, edges []byte) (out ends, err error) {
	read := func(b []byte) (rows []map[string]string) {
		all, failed := csv.NewReader(bytes.NewReader(b)).ReadAll()
		err = errors.Join(err, failed)
		for _, cells := range all[min(1, len(all)):] {
			row := map[string]string{}
			for i, name := range all[0] {
				row[strings.ToLower(name)] = cells[i]
			}
			rows = append(rows, row)
		}
		return rows
	}
	for _, n := range read(nodes) {
		out.nodes = append(out.nodes, n["id"]+n["id:id"])
	}
	for _, e := range read(edges) {
		out.edges = append(out.edges, [3]string{e["id"], e["source"] + e[":start_id"], e["target"] + e[":end_id"]})
	}
	return out.sorted(), err
}

func all(t interface{ Fatal(...any) }, ctx context.Context, from graph.Reader) []graph.Record {
	var out []graph.Record
	for _, k := range graph.Kinds() {
		for r, err := range from.Scan(ctx, graph.Query{Kind: k}) {
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, r)
		}
	}
	return out
}

// What is exported of the whole graph is what drawing makes of all records, in
// every format.
func TestWholeIsDrawn(t *testing.T) {
	for name, store := range map[string]graph.Store{"weir": weir(t), "founding": founding(t)} {
		records := all(t, t.Context(), store)
		for _, v := range drawing.Views() {
			want := ofGraph(drawing.Of(v, records))
			got, err := readGEXF(inked(t, t.Context(), export.GEXF, store, export.Drawn{View: v}))
			if diff := cmp.Diff(want, got, cmp.AllowUnexported(picture{})); err != nil || diff != "" {
				t.Errorf("%s, %s: %v (-drawn +exported)\n%.2000s", name, v, err, diff)
			}
			for format, got := range readAll(t, t.Context(), store, export.Drawn{View: v}) {
				if diff := cmp.Diff(endsOf(want), got, cmp.AllowUnexported(ends{})); diff != "" {
					t.Errorf("%s, %s as %s (-drawn +exported)\n%.2000s", name, v, format, diff)
				}
			}
		}
	}
}

// readAll exports in all formats and reads ids and ends back.
func readAll(t interface{ Fatal(...any) }, ctx context.Context, store graph.Reader, d export.Drawn) map[string]ends {
	out := map[string]ends{}
	keep := func(format string, got ends, err error) {
		if err != nil {
			t.Fatal(format, err)
		}
		out[format] = got
	}
	for _, name := range []string{"gexf", "gexf12"} {
		p, err := readGEXF(inked(t, ctx, drawings[name], store, d))
		keep(name, endsOf(p), err)
	}
	got, err := readGraphML(inked(t, ctx, export.GraphML, store, d))
	keep("graphml", got, err)
	got, err = readCYJS(inked(t, ctx, export.CYJS, store, d))
	keep("cyjs", got, err)
	for name, half := range halves {
		got, err = readTables(inked(t, ctx, half[0], store, d), inked(t, ctx, half[1], store, d))
		keep(name, got, err)
	}
	return out
}

// Of any world and any filter: ids are unique, ends are nodes, all formats
// have the same elements, and those of the whole graph are drawing's. (Where
// nobody keeps to the kinds that references have, a record that is a node for
// the evidence on it alone may lack an edge.)
func TestAnyDrawing(t *testing.T) {
	ctx := t.Context()
	rapid.Check(t, func(t *rapid.T) {
		records := arbitrary.New(t, arbitrary.Options{Claims: 10, Evidence: 8}).Records()
		wild := rapid.IntRange(0, 3).Draw(t, "as nobody writes") == 0
		if wild {
			records = graphtest.Records().Draw(t, "records")
		}
		store := graphtest.NewModel()
		if _, err := store.Update(ctx, func(tx graph.Tx) error { return tx.Put(ctx, records...) }); err != nil {
			t.Fatal(err)
		}
		d := export.Drawn{View: rapid.SampledFrom(drawing.Views()).Draw(t, "view"), Where: someFilter(t, records)}
		formats := readAll(t, ctx, store, d)
		for name, got := range formats {
			loose(t, name, got)
			if diff := cmp.Diff(formats["gexf"], got, cmp.AllowUnexported(ends{})); diff != "" {
				t.Errorf("%s (-gexf +%s):\n%s", name, name, diff)
			}
		}
		if d.Where.IsZero() && !wild {
			if diff := cmp.Diff(endsOf(ofGraph(drawing.Of(d.View, all(t, ctx, store)))), formats["gexf"], cmp.AllowUnexported(ends{})); diff != "" {
				t.Errorf("the whole graph (-drawn +exported):\n%s", diff)
			}
		}
	})
}

func someFilter(t *rapid.T, records []graph.Record) graph.Filter {
	filter := graph.Filter{}
	switch rapid.IntRange(0, 4).Draw(t, "filter") {
	case 0:
	case 1:
		filter = graph.Is("form", string(rapid.SampledFrom(graph.FormNames()).Draw(t, "form")))
	case 2:
		filter = graph.Is("denies", "true")
	case 3:
		filter = graph.Is("id", string(rapid.SampledFrom(records).Draw(t, "id").Base().ID))
	case 4:
		filter = graph.Filter{Or: []graph.Filter{}}
	}
	return filter
}

// loose: two things of one id, or an edge whose end is no node.
func loose(t *rapid.T, name string, e ends) {
	nodes, edges := map[string]bool{}, map[string]bool{}
	for _, id := range e.nodes {
		if nodes[id] {
			t.Errorf("%s: two nodes %s", name, id)
		}
		nodes[id] = true
	}
	for _, edge := range e.edges {
		if edges[edge[0]] || !nodes[edge[1]] || !nodes[edge[2]] {
			t.Errorf("%s: edge %v is there twice, or dangling", name, edge)
		}
		edges[edge[0]] = true
	}
}

// What a filter selects is a part of the whole drawing, in which the claims
// selected have all their edges.
func TestSelectedIsPartOfWhole(t *testing.T) {
	ctx := t.Context()
	rapid.Check(t, func(t *rapid.T) {
		records := arbitrary.New(t, arbitrary.Options{Claims: 10, Evidence: 8}).Records()
		store := graphtest.NewModel()
		if _, err := store.Update(ctx, func(tx graph.Tx) error { return tx.Put(ctx, records...) }); err != nil {
			t.Fatal(err)
		}
		d := export.Drawn{View: rapid.SampledFrom(drawing.Views()).Draw(t, "view"), Where: graph.Is("denies", "false")}
		got, err := readGEXF(inked(t, ctx, export.GEXF, store, d))
		if err != nil {
			t.Fatal(err)
		}
		whole := map[string]element{}
		want := map[string]bool{}
		for _, e := range ofGraph(drawing.Of(d.View, records)).edges {
			whole[e.ID] = e
			if d.Where.Holds(claimOf(records, e)) {
				want[e.ID] = true
			}
		}
		for _, e := range got.edges {
			if diff := cmp.Diff(whole[e.ID], e); diff != "" {
				t.Errorf("an edge (-whole +selected):\n%s", diff)
			}
			delete(want, e.ID)
		}
		if len(want) > 0 {
			t.Errorf("edges are missing of what was selected: %v", want)
		}
	})
}

// claimOf is the claim that makes an edge, or on which or from which the
// evidence is that makes it.
func claimOf(records []graph.Record, e element) graph.Record {
	byID := map[graph.ID]graph.Record{}
	for _, r := range records {
		byID[r.Base().ID] = r
	}
	switch x := byID[graph.ID(e.Claim)].(type) {
	case *graph.Claim:
		return x
	case *graph.Evidence:
		return byID[x.From]
	}
	return &graph.Claim{Denies: true}
}

// Text that XML 1.0 cannot hold is replaced, and said to be; all other text
// comes back as it is.
func TestText(t *testing.T) {
	store := graphtest.NewModel()
	texts := append(graphtest.Texts(), "bell\a", "\x00", "\uFFFE", "a\r\nb", "]]>", "<!-- -->")
	_, err := store.Update(t.Context(), func(tx graph.Tx) error {
		for i, text := range texts {
			id := graph.ID(fmt.Sprintf("d:p-%02d", i))
			if err := tx.Put(t.Context(), &graph.Person{Meta: graph.Meta{ID: id, Dataset: "d", Name: text}}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	b := inked(t, t.Context(), export.GEXF, store, export.Drawn{View: drawing.Folded})
	p, err := readGEXF(b)
	if err != nil {
		t.Fatal(err)
	}
	lossy := map[string]string{"bell\a": "bell\uFFFD", "\x00": "\uFFFD", "\uFFFE": "\uFFFD"}
	for i, n := range p.nodes {
		want, replaced := lossy[texts[i]]
		if !replaced {
			want = texts[i]
		}
		if n.Values["text"] != want {
			t.Errorf("%q is read as %q", texts[i], n.Values["text"])
		}
	}
	if !bytes.Contains(b, []byte("<!-- Replaced by U+FFFD: 6 characters")) { // in label and text
		t.Errorf("no word of what was replaced: …%s", b[len(b)-200:])
	}
}

// Days that programs cannot read are moved outwards.
func TestDays(t *testing.T) {
	for _, c := range [][3]string{
		{"-0043-03-15", "-0043-03-15", "<[-0043-03-15, -0043-03-15]>"},
		{"0000-06", "-0001-12-31/0001-01-01", "<[-0001-12-31, 0001-01-01]>"},
		{"Y12000", "9999-12-31/", "<[9999-12-31, Infinity]>"},
		{"Y-12000", "/-9999-01-01", "<[-Infinity, -9999-01-01]>"},
		{"Y-12000/1956", "/1956-12-31", "<[-Infinity, 1956-12-31]>"},
		{"1956-02/..", "1956-02-01/", "<[1956-02-01, Infinity]>"},
		{"{1937-03-19,1938,1938-05/1939}", "", ""},
		{"{1937-03-19,1938}", "1937-03-19/1937-03-19 1938-01-01/1938-12-31", "<[1937-03-19, 1937-03-19]; [1938-01-01, 1938-12-31]>"},
		{"{1937,Y12000,Y13000}", "1937-01-01/", "<[1937-01-01, Infinity]>"},
		{"/", "", ""},
	} {
		date, ok := parsed(c[0])
		if !ok {
			continue // no date that can be written
		}
		store := graphtest.NewModel()
		_, err := store.Update(t.Context(), func(tx graph.Tx) error {
			return tx.Put(t.Context(), &graph.Person{Meta: graph.Meta{ID: "d:p", Dataset: "d"}}, &graph.Event{Meta: graph.Meta{ID: "d:e", Dataset: "d"}},
				&graph.Source{Meta: graph.Meta{ID: "d:s", Dataset: "d"}}, &graph.Act{Meta: graph.Meta{ID: "d:act", Dataset: "d"}},
				&graph.Claim{Meta: graph.Meta{ID: "d:c", Dataset: "d"}, Source: "d:s", Form: &graph.Deed{Who: graph.Who{Subject: "d:p"}, Act: "d:act", Event: "d:e", Date: date}})
		})
		if err != nil {
			t.Fatal(err)
		}
		p, err := readGEXF(inked(t, t.Context(), export.GEXF, store, export.Drawn{View: drawing.Folded}))
		if err != nil || len(p.edges) != 1 {
			t.Fatal(p.edges, err)
		}
		want := c[1]
		if want != "" && !strings.Contains(want, "/") {
			want += "/" + want
		}
		if got := strings.Join(p.edges[0].Spells, " "); got != want {
			t.Errorf("%s is %q, want %q", c[0], got, want)
		}
		rows, err := csv.NewReader(bytes.NewReader(inked(t, t.Context(), export.GephiEdges, store, export.Drawn{View: drawing.Folded}))).ReadAll()
		if err != nil || rows[1][6] != c[2] {
			t.Errorf("%s is the timeset %q, want %q (%v)", c[0], rows[1][6], c[2], err)
		}
	}
}

func parsed(text string) (d graph.Date, ok bool) {
	defer func() { ok = recover() == nil }()
	return graph.On(text), true
}

func TestDrawingRefusals(t *testing.T) {
	store := weir(t)
	for name, write := range allDrawn() {
		for _, d := range []export.Drawn{{}, {View: "flat"}, {View: drawing.Folded, Where: graph.Is("fourm", "tenure")}} {
			if err := write(t.Context(), store, d, io.Discard); !errors.Is(err, graph.ErrInvalid) {
				t.Errorf("%s of %+v: %v", name, d, err)
			}
		}
		for _, d := range []export.Drawn{{View: drawing.Folded}, {View: drawing.Folded, Where: graph.Is("form", "act", "tenure")}} {
			if err := write(t.Context(), store, d, fullDisk{}); !errors.Is(err, errFull) {
				t.Errorf("%s to a full disk: %v", name, err)
			}
			if err := write(t.Context(), broken{Reader: store, scan: graph.ErrUnavailable}, d, io.Discard); !errors.Is(err, graph.ErrUnavailable) {
				t.Errorf("%s, with the store away after a scan: %v", name, err)
			}
			if err := write(t.Context(), broken{Reader: store, walk: graph.ErrUnavailable}, d, io.Discard); !errors.Is(err, graph.ErrUnavailable) {
				t.Errorf("%s, with the store away at a walk: %v", name, err)
			}
		}
		if err := write(t.Context(), graphtest.NewModel(), export.Drawn{View: drawing.Folded}, io.Discard); err != nil {
			t.Errorf("%s of an empty store: %v", name, err)
		}
	}
}
