package drawing

import (
	"slices"
	"sync"

	"onus/graph"
	"onus/graph/contrast"
)

// attributes gathers those of an edge; empty ones are left out.
type attributes []Attribute

func (a *attributes) text(name, value string) {
	if value != "" {
		*a = append(*a, Attribute{name, value})
	}
}

func (a *attributes) date(name string, d graph.Date) { a.text(name, d.String()) }

func (a *attributes) yes(name string, value bool) {
	if value {
		*a = append(*a, Attribute{name, true})
	}
}

func (a *attributes) list(name string, values []string) {
	if len(values) > 0 {
		*a = append(*a, Attribute{name, slices.Clone(values)})
	}
}

// EdgeFields declares the attributes that edges of the view may have.
func EdgeFields(v View) []Field {
	how := Field{"how", graph.Text} // of DERIVES_FROM
	if v == Reified {
		return []Field{how}
	}
	text := func(names ...string) (out []Field) {
		for _, name := range names {
			out = append(out, Field{name, graph.Text})
		}
		return out
	}
	flags := func(names ...string) (out []Field) {
		for _, name := range names {
			out = append(out, Field{name, graph.Bool})
		}
		return out
	}
	return slices.Concat(
		text("text", "dataset", "says", "saidIn"), []Field{{"madeBy", graph.Texts}}, text("made", "basis", "modality", "confidence", "grouping"),
		text("from", "to", "attested"),                                                 // of HELD
		text("act", "date", "object"),                                                  // of TOOK_PART
		text("scale"), []Field{{"grades", graph.Texts}}, text("asOf"), flags("denies"), // of PLACED
		text("toldOf"), flags("each"), text("whomOn"), []Field{{"except", graph.Texts}}, flags("exclusive"), text("among"),
		flags("disputed"), text("robust"),
		text("on", "rule", "whom", "editor", "note"), []Field{how},
	)
}

// saysOf are the attributes of the edges of a claim. What goes by "source" in
// records is saidIn: programs call an end of an edge that.
func saysOf(c *graph.Claim) []Attribute {
	a := attributes{}
	a.text("text", c.Name)
	a.text("dataset", c.Dataset)
	a.text("says", contrast.Says(c))
	a.text("saidIn", string(c.Source))
	a.list("madeBy", textsOf(c.Claimants))
	a.date("made", c.Made)
	a.text("basis", string(c.Basis))
	a.text("modality", string(c.Modality))
	a.text("confidence", string(c.Confidence))
	a.text("grouping", string(c.Grouping))
	who := a.form(c)
	a.date("toldOf", c.Derived.ToldOf)
	a.yes("each", who.Each)
	a.date("whomOn", who.On)
	a.list("except", textsOf(who.Except))
	a.yes("exclusive", who.Exclusive)
	a.text("among", string(who.Among))
	a.yes("disputed", c.Derived.Disputed)
	a.text("robust", c.Derived.Robust)
	return a
}

// form adds what the form of a claim says, and gives whom it says it of.
func (a *attributes) form(c *graph.Claim) graph.Who {
	switch f := c.Form.(type) {
	case *graph.Tenure:
		a.date("from", f.Start)
		a.date("to", f.End)
		a.date("attested", f.Attested)
	case *graph.Deed:
		a.text("act", string(f.Act))
		a.date("date", f.Date)
		a.text("object", f.Object)
		return f.Who
	case *graph.Attribution:
		a.text("scale", string(f.Scale))
		a.list("grades", f.Grades)
		a.date("asOf", f.AsOf)
		a.yes("denies", c.Denies)
		return f.Who
	}
	return graph.Who{}
}

func textsOf(ids []graph.ID) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = string(id)
	}
	return out
}

// column is a field of a record that is an attribute of its node.
type column struct {
	graph.Field
	as string
}

// columnsOf are the columns of the kinds: all that is no reference, and not
// nested.
var columnsOf = sync.OnceValue(func() map[graph.Kind][]column {
	out := map[graph.Kind][]column{}
	for _, kind := range graph.Kinds() {
		for _, f := range graph.Fields(kind) {
			if f.Rel != "" || f.Type == graph.Nested || slices.Contains([]string{"id", "sort", "digest", "form"}, f.Name) {
				continue
			}
			out[kind] = append(out[kind], column{f, nameOf(kind, f.Name)})
		}
	}
	return out
})

// nameOf is the name of a field as an attribute: graph programs have their own
// "kind", "start", "end" and "value".
func nameOf(kind graph.Kind, field string) string {
	switch {
	case field == "name":
		return "text"
	case field == "kind" && kind == graph.KindEvent:
		return "eventKind"
	case field == "claim": // of the question of a Statement
		return "ofClaim"
	case field == "value": // of a Measure
		return "number"
	case field == "start":
		return "from"
	case field == "end":
		return "to"
	}
	return field
}

// NodeFields declares the attributes that nodes of the view may have. "text"
// is the whole name; the others go by the names of the fields of records, but
// for "from" and "to" (the start and end of a tenure), "number" (the value of
// a measure), "eventKind" and "ofClaim".
func NodeFields(v View) []Field {
	var out []Field
	seen := map[string]bool{}
	for _, kind := range Kinds(v) {
		for _, c := range columnsOf()[kind] {
			if !seen[c.as] {
				seen[c.as] = true
				out = append(out, Field{c.as, typeOf(c.Type)})
			}
		}
	}
	return out
}

// typeOf is the type that a field has as an attribute: dates are text.
func typeOf(t graph.FieldType) graph.FieldType {
	if t == graph.Dated {
		return graph.Text
	}
	return t
}

// valuesOf are the attributes of a record's node.
func valuesOf(r graph.Record) []Attribute {
	var out attributes
	for _, c := range columnsOf()[r.Kind()] {
		switch v := c.Of(r).(type) {
		case nil:
		case graph.Date:
			out.date(c.as, v)
		default:
			out = append(out, Attribute{c.as, v})
		}
	}
	return out
}
