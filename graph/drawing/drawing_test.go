package drawing_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"onus/graph"
	"onus/graph/drawing"
	"onus/graph/edtf"
	"onus/graph/graphtest"
	"onus/graph/graphtest/arbitrary"
)

func meta(slug string) graph.Meta {
	return graph.Meta{ID: graph.ID("d:" + slug), Dataset: "d", Name: slug}
}

// mill is a small world: a miller, an office, a flood, two sources.
func mill(claims ...graph.Record) []graph.Record {
	return append([]graph.Record{
		&graph.Person{Meta: meta("anna"), Born: graph.On("1890"), Died: graph.On("1941-03")},
		&graph.Organization{Meta: meta("mill")},
		&graph.Event{Meta: meta("flood"), Period: graph.On("1937-03")},
		&graph.Position{Meta: meta("miller"), Organization: "d:mill"},
		&graph.Source{Meta: meta("diary"), Authors: []graph.ID{"d:anna"}},
		&graph.Scale{Meta: meta("knowledge")},
		&graph.Act{Meta: meta("opened")},
	}, claims...)
}

func claim(slug string, form graph.Form, change ...func(*graph.Claim)) *graph.Claim {
	c := &graph.Claim{Meta: meta(slug), Source: "d:diary", Form: form}
	for _, f := range change {
		f(c)
	}
	return c
}

func denied(c *graph.Claim)  { c.Denies = true }
func planned(c *graph.Claim) { c.Modality = graph.Planned }

func tenure(start, end string) *graph.Tenure {
	t := &graph.Tenure{Subject: "d:anna", Positions: []graph.ID{"d:miller"}}
	if start != "" {
		t.Start = graph.On(start)
	}
	if end != "" {
		t.End = graph.On(end)
	}
	return t
}

func deed() *graph.Deed {
	return &graph.Deed{Who: graph.Who{Subject: "d:anna"}, Act: "d:opened", Event: "d:flood"}
}

func placed() *graph.Attribution {
	return &graph.Attribution{Who: graph.Who{Subject: "d:anna"}, Event: "d:flood", Scale: "d:knowledge", Grades: []string{"none", "general"}}
}

// drawn writes a drawing in lines: nodes, and edges but for references.
func drawn(g *drawing.Graph) []string {
	var out []string
	for _, n := range g.Nodes {
		if n.Kind == graph.KindClaim || n.Kind == graph.KindEvidence {
			out = append(out, fmt.Sprintf("(%s)%s", n.ID.Slug(), spells(n.Spells)))
		}
	}
	for _, e := range g.Edges {
		if !slices.Contains(graph.Rels(), graph.Rel(e.Kind)) {
			out = append(out, fmt.Sprintf("%s -%s %s-> %s of %s%s", e.From.Slug(), e.Kind, e.Label, e.To.Slug(), e.Claim.Slug(), spells(e.Spells)))
		}
	}
	return out
}

func spells(ss []drawing.Spell) string {
	out := ""
	for _, s := range ss {
		out += fmt.Sprintf(" [%s %s]", day(s.Start), day(s.End))
	}
	return out
}

func day(d *edtf.Day) string {
	if d == nil {
		return "-"
	}
	return d.String()
}

func TestFolded(t *testing.T) {
	for name, test := range map[string]struct {
		of   []graph.Record
		want []string
	}{
		"a tenure": {
			[]graph.Record{claim("c", tenure("1930-12", "1941"))},
			[]string{"anna -HELD from 1930-12 to 1941-> miller of c [1930-12-01 1941-12-31]"},
		},
		"a tenure that goes on": {
			[]graph.Record{claim("c", tenure("1930~", "1957/.."))},
			[]string{"anna -HELD from 1930~ to 1957/..-> miller of c [1930-01-01 -]"},
		},
		"a tenure whose days are unsaid": {
			[]graph.Record{claim("c", tenure("", ""))},
			[]string{"anna -HELD dates unsaid-> miller of c"},
		},
		"an attested tenure": {
			[]graph.Record{claim("c", &graph.Tenure{Subject: "d:anna", Positions: []graph.ID{"d:miller"}, Attested: graph.On("1937-03-19")})},
			[]string{"anna -HELD attested on 19 March 1937-> miller of c [1937-03-19 1937-03-19]"},
		},
		"two claims of one source about one person": {
			[]graph.Record{claim("c", tenure("1930", "1941")), claim("again", tenure("1930", "1941"))},
			[]string{
				"anna -HELD from 1930 to 1941-> miller of c [1930-01-01 1941-12-31]",
				"anna -HELD from 1930 to 1941-> miller of again [1930-01-01 1941-12-31]",
			},
		},
		"a denied tenure, a denied act, a plan, an act in no event": {
			[]graph.Record{
				claim("c", tenure("1930", ""), denied), claim("not", deed(), denied), claim("plan", deed(), planned),
				claim("somewhere", &graph.Deed{Who: graph.Who{Subject: "d:anna"}, Act: "d:opened"}),
			},
			[]string{"(c) [1930-01-01 -]", "(not)", "(plan)", "(somewhere)"},
		},
		"an act": {
			[]graph.Record{claim("c", deed(), func(c *graph.Claim) { c.Derived.ToldOf = graph.On("1937-03") })},
			[]string{"anna -TOOK_PART opened-> flood of c [1937-03-01 1937-03-31]"},
		},
		"an act on two days": {
			[]graph.Record{claim("c", deed(), func(c *graph.Claim) { c.Form.(*graph.Deed).Date = graph.On("{1938,1937-03-19,1938-02}") })},
			[]string{"anna -TOOK_PART opened-> flood of c [1937-03-19 1937-03-19] [1938-01-01 1938-12-31]"},
		},
		"placements, one denied": {
			[]graph.Record{claim("c", placed()), claim("not", placed(), denied)},
			[]string{"anna -PLACED knowledge: none or general-> flood of c", "anna -PLACED knowledge: not none or general-> flood of not"},
		},
		"after Identity": {
			[]graph.Record{
				&graph.Person{Meta: meta("ann")}, &graph.Identity{Meta: meta("i"), A: "d:ann", B: "d:anna"},
				claim("c", deed(), func(c *graph.Claim) { c.Derived.Subjects = []graph.ID{"d:ann"} }),
			},
			[]string{"ann -SAME_AS same as-> anna of i", "ann -TOOK_PART opened-> flood of c"},
		},
		"evidence, and an undercut of it": {
			[]graph.Record{
				claim("c", deed()), claim("x", deed()), claim("y", &graph.Statement{}),
				&graph.Evidence{Meta: meta("e"), From: "d:x", On: "d:c", Stance: graph.Contradicts},
				&graph.Evidence{Meta: meta("u"), From: "d:y", On: "d:e", Stance: graph.Undercuts},
			},
			[]string{
				"(c)", "(x)", "(y)", "anna -TOOK_PART opened-> flood of c", "anna -TOOK_PART opened-> flood of x",
				"x -CONTRADICTS contradicts-> c of e", "y -UNDERCUTS undercuts-> x of u",
			},
		},
		"an undercut of what a rule derives, and what it derives": {
			[]graph.Record{
				claim("c", deed()), claim("y", &graph.Statement{}),
				&graph.Evidence{Meta: meta("u"), From: "d:y", OnRule: "implied-knowledge", OnClaim: "d:c", Stance: graph.Undercuts},
				&graph.Evidence{Meta: graph.Meta{ID: "onus:e", Dataset: graph.Own}, From: "d:c", Question: "onus:q", Stance: graph.Supports},
			},
			[]string{"(c)", "(y)", "anna -TOOK_PART opened-> flood of c", "y -UNDERCUTS undercuts-> c of u"},
		},
	} {
		if diff := cmp.Diff(test.want, drawn(drawing.Of(drawing.Folded, mill(test.of...)))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// What an edge of a claim says beside its ends.
func TestAttributes(t *testing.T) {
	c := claim("c", placed(), denied)
	c.Name, c.Made, c.Claimants = "She knew all.", graph.On("1956-02?"), []graph.ID{"d:anna"}
	g := drawing.Of(drawing.Folded, mill(c))
	last := g.Edges[len(g.Edges)-1]
	want := []drawing.Attribute{
		{"text", "She knew all."}, {"dataset", "d"}, {"says", "knowledge: not none or general"}, {"saidIn", "d:diary"}, {"madeBy", []string{"d:anna"}},
		{"made", "1956-02?"}, {"scale", "d:knowledge"}, {"grades", []string{"none", "general"}}, {"denies", true},
	}
	if diff := cmp.Diff(want, last.Attributes); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	var anna drawing.Node
	for _, n := range g.Nodes {
		if n.ID == "d:anna" {
			anna = n
		}
	}
	if got := spells(anna.Spells); got != " [1890-01-01 1941-03-31]" {
		t.Errorf("she lived%s", got)
	}
}

// Every field of that name has that type, and no name is one that programs
// keep for themselves.
func TestFields(t *testing.T) {
	own := []string{"id", "label", "source", "target", "type", "kind", "form", "weight", "start", "end", "timeset", "interaction", "name", "claim", "relation", "key", "value", "edgeid"}
	for _, v := range drawing.Views() {
		for of, fields := range map[string][]drawing.Field{"node": drawing.NodeFields(v), "edge": drawing.EdgeFields(v)} {
			seen := map[string]bool{}
			for _, f := range fields {
				folded := strings.ToLower(f.Name)
				if seen[folded] || slices.Contains(own, folded) {
					t.Errorf("%s: %s attribute %q is there twice, or kept", v, of, f.Name)
				}
				seen[folded] = true
			}
		}
	}
	declared(t, drawing.Of(drawing.Reified, graphtest.Samples()), drawing.Reified)
	declared(t, drawing.Of(drawing.Folded, graphtest.Samples()), drawing.Folded)
}

// declared checks that attributes are among the fields, each once, of their
// type.
func declared(t interface{ Errorf(string, ...any) }, g *drawing.Graph, v drawing.View) {
	check := func(what string, attributes []drawing.Attribute, fields []drawing.Field) {
		seen := map[string]bool{}
		for _, a := range attributes {
			i := slices.IndexFunc(fields, func(f drawing.Field) bool { return f.Name == a.Name })
			if i < 0 || seen[a.Name] {
				t.Errorf("%s: attribute %s is not declared, or there twice", what, a.Name)
				return
			}
			seen[a.Name] = true
			want := map[graph.FieldType]string{graph.Text: "string", graph.Texts: "[]string", graph.Bool: "bool", graph.Int: "int64", graph.Number: "float64"}[fields[i].Type]
			if got := fmt.Sprintf("%T", a.Value); got != want {
				t.Errorf("%s: attribute %s is a %s, declared %s", what, a.Name, got, want)
			}
		}
	}
	for _, n := range g.Nodes {
		check(string(n.ID), n.Attributes, drawing.NodeFields(v))
	}
	for _, e := range g.Edges {
		check(e.ID, e.Attributes, drawing.EdgeFields(v))
	}
}

// Of any world: ids are unique, ends are nodes, no claim and no authored
// evidence vanishes, attributes are declared, spells are in order and apart.
func TestWorlds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		records := arbitrary.New(t, arbitrary.Options{Claims: 10, Evidence: 8}).Records()
		for _, v := range drawing.Views() {
			g := drawing.Of(v, records)
			sound(t, g)
			declared(t, g, v)
			whole(t, v, g, records)
		}
	})
}

func sound(t *rapid.T, g *drawing.Graph) {
	nodes, edges := map[graph.ID]bool{}, map[string]bool{}
	for _, n := range g.Nodes {
		if nodes[n.ID] || n.Label == "" {
			t.Errorf("node %s: twice, or without a label", n.ID)
		}
		nodes[n.ID] = true
		apart(t, n.Spells)
	}
	for _, e := range g.Edges {
		if edges[e.ID] || !nodes[e.From] || !nodes[e.To] || e.Label == "" {
			t.Errorf("edge %s from %s to %s: twice, dangling, or without a label", e.ID, e.From, e.To)
		}
		edges[e.ID] = true
		apart(t, e.Spells)
	}
}

func apart(t *rapid.T, ss []drawing.Spell) {
	for i, s := range ss {
		if s.Start == nil && s.End == nil || s.Start != nil && s.End != nil && *s.Start > *s.End {
			t.Errorf("an empty spell%s", spells(ss))
		}
		if i > 0 && (s.Start == nil || ss[i-1].End == nil || *ss[i-1].End >= *s.Start) {
			t.Errorf("spells overlap:%s", spells(ss))
		}
	}
}

// whole: each record is a node in the reified view; in the folded one a claim
// is a node, an edge or both, and each piece of authored evidence one edge.
func whole(t *rapid.T, v drawing.View, g *drawing.Graph, records []graph.Record) {
	nodes, edges := map[graph.ID]bool{}, map[graph.ID]int{}
	for _, n := range g.Nodes {
		nodes[n.ID] = true
	}
	for _, e := range g.Edges {
		if e.Claim != e.From {
			edges[e.Claim]++
		}
	}
	for _, r := range records {
		id := r.Base().ID
		switch r.(type) {
		case *graph.Claim:
			if !nodes[id] && edges[id] == 0 {
				t.Errorf("%s: claim %s is not drawn", v, id)
			}
		case *graph.Evidence:
			if v == drawing.Folded && edges[id] != 1 {
				t.Errorf("evidence %s makes %d edges", id, edges[id])
			}
		}
		if v == drawing.Reified && !nodes[id] {
			t.Errorf("%s is no node", id)
		}
	}
}

// Records as no author would write them, referring to anything, have drawings
// without loose ends.
func TestAnyRecords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		records := graphtest.Records().Draw(t, "records")
		for _, v := range drawing.Views() {
			sound(t, drawing.Of(v, records))
		}
	})
}

// What Refers names is enough: beside it, a record has all its edges.
func TestRefers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		records := arbitrary.New(t, arbitrary.Options{Claims: 8, Evidence: 6}).Records()
		byID := map[graph.ID]graph.Record{}
		for _, r := range records {
			byID[r.Base().ID] = r
		}
		for _, v := range drawing.Views() {
			all := drawing.Of(v, records)
			for _, r := range records {
				if k := r.Kind(); k == graph.KindClaim || k == graph.KindPresumption {
					continue // whether it is a node hangs on evidence, to which it does not refer
				}
				some := near(v, r, byID)
				if got, want := edgesOf(drawing.Of(v, some), r), edgesOf(all, r); !cmp.Equal(got, want) {
					t.Errorf("%s: %s has the edges %v, not %v", v, r.Base().ID, got, want)
				}
			}
		}
	})
}

// near are a record, what it refers to, and of evidence among that the same.
func near(v drawing.View, r graph.Record, byID map[graph.ID]graph.Record) []graph.Record {
	out, seen := []graph.Record{r}, map[graph.ID]bool{r.Base().ID: true}
	for i := 0; i < len(out); i++ {
		if i > 0 && out[i].Kind() != graph.KindEvidence {
			continue
		}
		for _, id := range drawing.Refers(v, out[i]) {
			if !seen[id] {
				seen[id] = true
				out = append(out, byID[id])
			}
		}
	}
	return out
}

func edgesOf(g *drawing.Graph, r graph.Record) []string {
	var out []string
	for _, e := range g.Edges {
		if e.Claim == r.Base().ID || e.Claim == "" && e.From == r.Base().ID {
			out = append(out, e.ID)
		}
	}
	return out
}

func TestViews(t *testing.T) {
	if drawing.Reified.Check() != nil || drawing.Folded.Check() != nil || drawing.View("flat").Check() == nil {
		t.Error("views are reified and folded")
	}
}
