package loaders

import (
	"cmp"
	"encoding/json"
	"fmt"
	"strings"

	"onus/graph"
	"onus/graph/contrast"
	"onus/graph/edtf"
)

// record checks the fields of the item by its kind.
func (c *checker) record() {
	switch x := c.item.Record.(type) {
	case *graph.Person:
		c.required("name", x.Name)
		c.names(x.OtherNames)
		c.sameAs(x.SameAs)
		c.inOrder("born", x.Born, "died", x.Died)
	case *graph.Organization:
		c.required("name", x.Name)
		c.names(x.OtherNames)
		c.sameAs(x.SameAs)
		c.inOrder("founded", x.Founded, "dissolved", x.Dissolved)
	case *graph.Position:
		c.required("title", x.Name)
		c.oneOf("membership", string(x.Membership))
		c.sameAs(x.SameAs)
		if x.Membership != "" {
			c.requiredFor("organization", string(x.Organization), "with membership")
		}
	case *graph.Event:
		c.required("name", x.Name)
		c.oneOf("kind", string(x.EventKind))
		c.oneOf("valence", string(x.Valence))
		c.sameAs(x.SameAs)
	case *graph.Source:
		c.source(x)
	case *graph.Passage:
		c.required("source", string(x.Source))
	case *graph.Identity:
		c.identity(x)
	case *graph.Claim:
		c.claim(x)
	case *graph.Evidence:
		c.evidence(x)
	default:
		c.vocabulary()
	}
}

func (c *checker) vocabulary() {
	switch x := c.item.Record.(type) {
	case *graph.Scale:
		c.required("name", x.Name)
		c.scale(x)
	case *graph.Act:
		c.required("name", x.Name)
		c.oneOf("credit", string(x.Credit))
		for _, i := range x.Implies {
			c.required("implies", string(i.Scale))
			c.grades("implies", i.Scale, i.Grades)
		}
	case *graph.Presumption:
		c.presumption(x)
	case *graph.Profile:
		c.required("name", x.Name)
		c.required("rule", x.Rule)
		if err := contrast.CheckRule(x.Rule); err != nil && x.Rule != "" {
			c.failf("rule", "", "%s", strings.TrimPrefix(err.Error(), "invalid: profile rule "))
		}
	default:
		c.failf("", "", "a record of the kind %s cannot be loaded", c.item.Record.Kind())
	}
}

func (c *checker) requiredFor(field, value, why string) {
	if value == "" {
		c.failf(field, "", "is required %s", why)
	}
}

func (c *checker) names(names []graph.Name) {
	for _, n := range names {
		if n.Text == "" {
			c.failf("otherNames", "", "a name without text")
		}
	}
}

func (c *checker) sameAs(ids []string) {
	for _, id := range ids {
		if scheme, name, ok := strings.Cut(id, ":"); !ok || scheme == "" || name == "" || strings.ContainsAny(id, " \t\n") {
			c.failf("sameAs", "scheme:id, such as wikidata:Q42", "%q names no record elsewhere", id)
		}
	}
}

func (c *checker) source(s *graph.Source) {
	c.required("title", s.Name)
	c.oneOf("genre", string(s.Genre))
	c.names(s.OtherNames)
	c.inOrder("created", s.Created, "published", s.Published)
	for _, d := range s.DerivesFrom {
		c.required("derivesFrom", d.How)
		c.oneOf("derivesFrom", d.How)
	}
	var bibliographic map[string]json.RawMessage
	if s.Bibliographic != "" && json.Unmarshal([]byte(s.Bibliographic), &bibliographic) != nil {
		c.failf("csl", "one CSL-JSON object", "is no JSON object")
	}
}

func (c *checker) scale(s *graph.Scale) {
	switch n := len(s.Grades); {
	case n < 2:
		c.failf("grades", "two grades or more, the lowest first", "%d grades make no scale", n)
	case n > graph.MaxGrades:
		c.failf("grades", fmt.Sprintf("%d grades at most", graph.MaxGrades), "there are %d grades", n)
	}
	seen := map[string]bool{}
	for i, g := range s.Grades {
		switch {
		case !graph.IsSlug(g.Slug):
			c.failf("grades", "a-z, 0-9 and single hyphens", "%q is no slug for a grade", g.Slug)
		case seen[g.Slug]:
			c.failf("grades", "each grade once", "%q is there twice", g.Slug)
		case g.Rank != i:
			c.failf("grades", "ranks from 0 up", "%q has the rank %d", g.Slug, g.Rank)
		}
		seen[g.Slug] = true
	}
	for _, i := range s.Inherits {
		c.oneOf("inherits", string(i))
	}
}

func (c *checker) presumption(p *graph.Presumption) {
	c.required("name", p.Name)
	c.required("act", string(p.Act))
	c.required("scale", string(p.Scale))
	c.required("event", string(p.Event))
	c.required("by", p.By)
	c.required("reason", p.Reason)
	c.grades("grades", p.Scale, p.Grades)
	if p.AtLeast < 1 {
		c.failf("atLeast", "a whole number from 1 up", "is %d", p.AtLeast)
	}
}

func (c *checker) identity(i *graph.Identity) {
	c.required("a", string(i.A))
	c.required("b", string(i.B))
	a, b := c.world.record(i.A), c.world.record(i.B)
	switch {
	case a == nil || b == nil:
	case i.A == i.B:
		c.failf("b", "another record", "is the same record as a")
	case a.Kind() != b.Kind() && allows(joined, a.Kind()) && allows(joined, b.Kind()):
		c.failf("b", kindNames([]graph.Kind{a.Kind()})+", as a is", "is %s", kindNames([]graph.Kind{b.Kind()}))
	}
}

// grades checks that a set of grades is of that scale, and not empty.
func (c *checker) grades(field string, scale graph.ID, grades []string) {
	s := lookup[*graph.Scale](c.world, scale)
	if s == nil {
		return
	}
	known := make([]string, len(s.Grades))
	for i, g := range s.Grades {
		known[i] = g.Slug
	}
	list := Choice{Values: known}
	if len(grades) == 0 {
		c.failf(field, "one or more of "+listed(known), "no grade of %s", c.spelled(scale))
	}
	for _, g := range grades {
		if rankIn(s, g) < 0 {
			p := NotOneOf(g, list)
			p.Message = "“" + g + "” is no grade of " + c.spelled(scale)
			c.fail(field, 0, p)
		}
	}
}

func rankIn(s *graph.Scale, grade string) int {
	for _, g := range s.Grades {
		if g.Slug == grade {
			return g.Rank
		}
	}
	return -1
}

// inOrder reports an end that lies before its start, whatever is meant.
func (c *checker) inOrder(from string, start graph.Date, to string, end graph.Date) {
	if !start.Date.IsZero() && !end.Date.IsZero() && edtf.Before(end.Date, start.Date) == edtf.Definite {
		field := cmp.Or(to, from)
		c.failf(field, "a date that is not before "+from, "%s is before %s (%s)", end, from, start)
	}
}
