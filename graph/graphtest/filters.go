package graphtest

import (
	"fmt"

	"onus/graph"
	"onus/graph/edtf"
)

var filterTests = []test{
	{"Filters compare text to the byte", filterText},
	{"A missing field is false, and its Not true", filterMissing},
	{"A bool that is not true is false", filterBool},
	{"A list holds if one of its values does", filterList},
	{"A reference is found by its own field, not by another of the same type", filterReference},
	{"And, or and not nest, and empty ones hold for all and for none", filterNested},
	{"A long list of values is no trouble", filterLong},
	{"Dates hold definitely or possibly", filterDates},
	{"Every field that Fields marks can be filtered by", filterEveryField},
}

// found are the slugs of the claims for which a filter holds.
func (s suite) found(f graph.Filter) []string {
	s.Helper()
	return idsOf(s.find(graph.Query{Kind: graph.KindClaim, Where: f}).Records)
}

func not(f graph.Filter) graph.Filter { return graph.Filter{Not: &f} }

// claims puts claims with these changes; the ids are d:c0, d:c1 …
func (s suite) claims(changes ...func(*graph.Claim)) {
	s.Helper()
	records := []graph.Record{source("d:s"), person("d:a", "A"), person("d:b", "B"), &graph.Event{Meta: meta("d:e", "E")},
		&graph.Scale{Meta: meta("d:k", "knowledge")}, &graph.Organization{Meta: meta("d:o", "O")}}
	for i, change := range changes {
		c := statement(graph.ID(fmt.Sprint("d:c", i)), "d:s")
		change(c)
		records = append(records, c)
	}
	s.put(records...)
}

func object(text string) func(*graph.Claim) {
	return func(c *graph.Claim) {
		c.Form = &graph.Deed{Object: text, Act: "", Who: graph.Who{Subject: "d:a"}}
	}
}

func filterText(s suite) {
	s.claims(object("Émile"), object("émile"), object("E\u0301mile"), object("Emile"), object(" Émile"), object("a'b"), object("%"))
	for value, want := range map[string][]string{
		"Émile": {"c0"}, "émile": {"c1"}, "E\u0301mile": {"c2"}, "emile": {}, "a'b": {"c5"}, "%": {"c6"}, "_": {}, "": {},
	} {
		s.equal(value, s.found(graph.Is("object", value)), want)
	}
}

func filterMissing(s suite) {
	s.claims(object("x"), object(""), func(c *graph.Claim) { c.Basis = graph.Saw })
	s.equal("another form has no object", s.found(not(graph.Is("object", "x"))), []string{"c1", "c2"})
	s.equal("empty is missing", s.found(graph.Is("basis", "")), []string{})
	s.equal("not empty", s.found(not(graph.Is("basis", ""))), []string{"c0", "c1", "c2"})
	s.equal("not not", s.found(not(not(graph.Is("basis", "saw")))), []string{"c2"})
	s.equal("no date", s.found(not(graph.Filter{Field: "made", Dates: &graph.DateRange{}})), []string{"c0", "c1", "c2"})
	s.equal("no reference", s.found(not(graph.Is("subject", "d:a"))), []string{"c2"})
}

func filterBool(s suite) {
	s.claims(func(c *graph.Claim) { c.Denies = true }, object("x"), func(c *graph.Claim) {
		c.Form = &graph.Attribution{Who: graph.Who{Subject: "d:o", Each: true}, Event: "d:e", Scale: "d:k"}
	})
	s.equal("denies", s.found(graph.Is("denies", "true")), []string{"c0"})
	s.equal("not denies", s.found(graph.Is("denies", "false")), []string{"c1", "c2"})
	s.equal("each", s.found(graph.Is("each", "true")), []string{"c2"})
	s.equal("each is false where no form has it", s.found(graph.Is("each", "false")), []string{"c0", "c1"})
	s.equal("either", s.found(graph.Is("each", "false", "true")), []string{"c0", "c1", "c2"})
	s.equal("neither", s.found(graph.Is("each", "yes", "")), []string{})
}

func filterList(s suite) {
	standings := func(values ...string) func(*graph.Claim) {
		return func(c *graph.Claim) { c.Derived.Standings = values }
	}
	s.claims(standings("level=open", "record=yields"), standings("level=ope", "n"), standings(), standings(`"`, ",", `a","b`), standings("a"))
	s.equal("one", s.found(graph.Is("standings", "level=open")), []string{"c0"})
	s.equal("either", s.found(graph.Is("standings", "record=yields", "n")), []string{"c0", "c1"})
	s.equal("comma", s.found(graph.Is("standings", ",")), []string{"c3"})
	s.equal("quoted", s.found(graph.Is("standings", "a")), []string{"c4"})
	s.equal("not", s.found(not(graph.Is("standings", "level=open"))), []string{"c1", "c2", "c3", "c4"})
}

func filterReference(s suite) {
	s.claims(object("x"), func(c *graph.Claim) { c.Form = &graph.Statement{Subjects: []graph.ID{"d:a", "d:b"}} },
		func(c *graph.Claim) { c.Claimants = []graph.ID{"d:a"} },
		func(c *graph.Claim) {
			c.Form = &graph.Grouping{Body: "d:o", Members: []graph.ID{"d:b"}, Groups: []graph.Group{{Label: "1", Members: []graph.ID{"d:a", "d:b"}}}}
		})
	s.equal("subject", s.found(graph.Is("subject", "d:a")), []string{"c0"})
	s.equal("subjects", s.found(graph.Is("subjects", "d:a", "d:b")), []string{"c1"})
	s.equal("claimants", s.found(graph.Is("claimants", "d:a")), []string{"c2"})
	s.equal("members", s.found(graph.Is("members", "d:b")), []string{"c3"})
	s.equal("members of a group are no members", s.found(graph.Is("members", "d:a")), []string{})
	s.equal("body", s.found(graph.Is("body", "d:o")), []string{"c3"})
	s.put(&graph.Identity{Meta: meta("d:i", ""), A: "d:a", B: "d:a"}, &graph.Identity{Meta: meta("d:j", ""), A: "d:a", B: "d:b"})
	s.equal("both", idsOf(s.find(graph.Query{Kind: graph.KindIdentity, Where: graph.Is("b", "d:a")}).Records), []string{"i"})
}

func filterNested(s suite) {
	s.claims(object("x"), object("y"), func(c *graph.Claim) { c.Basis = graph.Saw })
	x, y, saw := graph.Is("object", "x"), graph.Is("object", "y"), graph.Is("basis", "saw")
	s.equal("or", s.found(graph.Filter{Or: []graph.Filter{x, saw}}), []string{"c0", "c2"})
	s.equal("and", s.found(graph.And(not(x), not(saw))), []string{"c1"})
	s.equal("nested", s.found(not(graph.Filter{Or: []graph.Filter{graph.And(x, not(y)), saw}})), []string{"c1"})
	s.equal("empty and", s.found(graph.Filter{And: []graph.Filter{}}), []string{"c0", "c1", "c2"})
	s.equal("empty or", s.found(graph.Filter{Or: []graph.Filter{}}), []string{})
	s.equal("zero", s.found(graph.Filter{And: []graph.Filter{{}, x}}), []string{"c0"})
	s.equal("not zero", s.found(not(graph.Filter{})), []string{})
	s.equal("no values", s.found(graph.Is("object")), []string{})
}

func filterLong(s suite) {
	s.claims(object("x"), object("y"))
	values := []string{"x"}
	for i := range 20_000 {
		values = append(values, fmt.Sprint("other ", i))
	}
	s.equal("values", s.found(graph.Is("object", values...)), []string{"c0"})
	s.equal("ids", s.found(graph.Is("id", append(values, "d:c1")...)), []string{"c1"})
	s.equal("references", s.found(graph.Is("subject", append(values, "d:a")...)), []string{"c0", "c1"})
}

func filterDates(s suite) {
	var changes []func(*graph.Claim)
	for _, d := range Dates() {
		changes = append(changes, func(c *graph.Claim) { c.Made = graph.On(d) })
	}
	changes = append(changes, func(*graph.Claim) {}, func(c *graph.Claim) { c.Made.AsWritten = "0000-00-00" })
	s.claims(changes...)
	model := suite{s.T, NewModel()}
	model.claims(changes...)
	days := []*edtf.Day{nil, new(edtf.DayOf(1937, 1, 1)), new(edtf.DayOf(1953, 3, 5)), new(edtf.DayOf(1956, 2, 25)), new(edtf.DayOf(1956, 12, 31))}
	for _, from := range days {
		for _, to := range days {
			for _, definitely := range []bool{true, false} {
				f := graph.Filter{Field: "made", Dates: &graph.DateRange{From: from, To: to, Definitely: definitely}}
				what := fmt.Sprintf("from %v to %v definitely %v", from, to, definitely)
				s.equal(what, s.found(f), model.found(f))
				s.equal("not "+what, s.found(not(f)), model.found(not(f)))
			}
		}
	}
	f := graph.Filter{Field: "made", Dates: &graph.DateRange{From: days[1], Definitely: true}}
	s.equal("from 1937 on", s.found(f), []string{"c0", "c1", "c12", "c13", "c18", "c19", "c2", "c3", "c4", "c7", "c9"})
}

func filterEveryField(s suite) {
	model := suite{s.T, NewModel()}
	for _, store := range []suite{s, model} {
		store.put(Samples()...)
	}
	for _, k := range graph.Kinds() {
		for _, f := range graph.Fields(k) {
			if !f.Find {
				continue
			}
			for _, where := range everyValue(model, k, f) {
				q := graph.Query{Kind: k, Where: where}
				s.equal(fmt.Sprint(k, ".", f.Name), idsOf(s.find(q).Records), idsOf(model.find(q).Records))
			}
		}
	}
}

func everyValue(model suite, k graph.Kind, f graph.Field) []graph.Filter {
	if f.Type == graph.Dated {
		return []graph.Filter{{Field: f.Name, Dates: &graph.DateRange{From: new(edtf.DayOf(1937, 2, 1))}}}
	}
	var out []graph.Filter
	for _, r := range model.find(graph.Query{Kind: k}).Records {
		if values := graph.ValuesIn(r, f.Name); len(values) > 0 {
			out = append(out, graph.Is(f.Name, values[0]))
		}
	}
	return out
}
