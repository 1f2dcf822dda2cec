package contrast

import (
	"cmp"
	"slices"
	"testing"

	"onus/graph"
	"onus/graph/edtf"
)

// The records of these tests are of the dataset t; id adds it.
func id(slug string) graph.ID { return graph.ID("t:" + slug) }

func meta(slug string) graph.Meta { return graph.Meta{ID: id(slug), Dataset: "t", Name: slug} }

// date reads a test date, of which "" is none.
func date(text string) edtf.Date {
	if text == "" {
		return edtf.Date{}
	}
	return edtf.MustParse(text)
}

// knowledge rises over time and is inherited in every way; agency is fixed.
func knowledge() *graph.Scale {
	return &graph.Scale{
		Meta: meta("knowledge"), Monotone: true, Grades: []graph.Grade{{Slug: "none"}, {Slug: "general", Rank: 1}, {Slug: "full", Rank: 2}},
		Inherits: []graph.Inheritance{graph.LowestDown, graph.HighestDown, graph.AboveLowestUp, graph.BelowHighestUp},
	}
}

func agency() *graph.Scale {
	return &graph.Scale{
		Meta: meta("agency"), Grades: []graph.Grade{{Slug: "none"}, {Slug: "executed", Rank: 1}, {Slug: "initiated", Rank: 2}},
		Inherits: []graph.Inheritance{graph.LowestDown, graph.AboveLowestUp},
	}
}

// vocabulary is what every test graph holds: scales, profiles, a wrong with a
// part, minutes and a memoir, three men.
func vocabulary() []graph.Record {
	out := []graph.Record{
		knowledge(), agency(),
		&graph.Profile{Meta: meta("level"), Rule: "never", Shipped: true},
		&graph.Profile{Meta: meta("documents-first"), Rule: "class:record", Shipped: true},
		&graph.Event{Meta: meta("wrong"), Period: graph.On("1937/1938"), Valence: graph.Wrong},
		&graph.Event{Meta: meta("part"), Period: graph.On("1938-03"), PartOf: id("wrong"), Valence: graph.Wrong},
		&graph.Source{Meta: meta("minutes"), Genre: graph.Minutes},
		&graph.Source{Meta: meta("memoir"), Genre: graph.Memoir},
		&graph.Act{Meta: meta("signed"), Credit: graph.Blame, Implies: []graph.Implication{{Scale: id("knowledge"), Grades: []string{"general", "full"}, Event: id("wrong")}}},
		&graph.Organization{Meta: meta("body")},
		&graph.Position{Meta: meta("seat"), Organization: id("body"), Membership: graph.FullMember},
	}
	for _, who := range []string{"ann", "bert", "carl"} {
		out = append(out, &graph.Person{Meta: meta(who)})
	}
	return out
}

func claim(slug, source string, form graph.Form) *graph.Claim {
	c := &graph.Claim{Meta: meta(slug), Form: form}
	if source != "" {
		c.Source = id(source)
	}
	return c
}

func denied(c *graph.Claim) *graph.Claim {
	c.Denies = true
	return c
}

func by(c *graph.Claim, claimants ...string) *graph.Claim {
	for _, who := range claimants {
		c.Claimants = append(c.Claimants, id(who))
	}
	return c
}

func says() *graph.Statement { return &graph.Statement{Subjects: []graph.ID{id("ann")}} }

func did(who, object, day string) *graph.Deed {
	d := &graph.Deed{Who: graph.Who{Subject: id(who)}, Act: id("signed"), Event: id("wrong"), Object: object}
	d.Date = graph.Date{Date: date(day)}
	return d
}

func stood(scale, who, event, asOf string, slugs ...string) *graph.Attribution {
	a := &graph.Attribution{Who: graph.Who{Subject: id(who)}, Event: id(event), Scale: id(scale), Grades: slugs}
	a.AsOf = graph.Date{Date: date(asOf)}
	return a
}

func knew(asOf string, slugs ...string) *graph.Attribution {
	return stood("knowledge", "ann", "wrong", asOf, slugs...)
}

func undercut(slug, from string, on graph.ID) *graph.Evidence {
	return &graph.Evidence{Meta: meta(slug), From: id(from), On: on, Stance: graph.Undercuts, Editor: "the editors"}
}

// derived holds the vocabulary and these records with all that follows from
// them, every link of the graph walked both ways: what a derivation and then
// any route would bring. The records are altered.
func derived(records ...graph.Record) *graph.Part {
	part := graph.NewPart(1)
	all := append(vocabulary(), records...)
	slices.SortFunc(all, func(a, b graph.Record) int { return cmp.Compare(a.Base().ID, b.Base().ID) })
	for _, r := range all {
		link(part, r)
	}
	s := NewSetting(part, NewCanon(identities(all), nil))
	var questions []*graph.Question
	for _, r := range all {
		if c, ok := r.(*graph.Claim); ok {
			_, qs := Place(c, s)
			for _, q := range qs {
				if part.Records[q.ID] == nil {
					questions = append(questions, q)
					link(part, q)
				}
			}
			link(part, c)
		}
	}
	for _, q := range questions {
		for _, e := range s.Evidence(q) {
			link(part, e)
		}
		Count(part, q)
		q.Name = s.Title(q)
	}
	return part
}

// link puts a record into the part, with the links that start at it.
func link(part *graph.Part, r graph.Record) {
	if slices.Contains(VocabularyKinds(), r.Kind()) {
		part.AddWith(r)
	}
	part.Records[r.Base().ID] = r
	for _, l := range graph.Links(r) {
		part.Link(r.Base().ID, l.Rel, false, l.To)
		part.Link(l.To, l.Rel, true, r.Base().ID)
	}
}

func identities(records []graph.Record) []*graph.Identity {
	var out []*graph.Identity
	for _, r := range records {
		if i, ok := r.(*graph.Identity); ok {
			out = append(out, i)
		}
	}
	return out
}

// contrasted is the contrast of a claim among these records.
func contrasted(t *testing.T, slug string, lens Lens, records ...graph.Record) *Contrast {
	t.Helper()
	c, err := Of(derived(records...), id(slug), lens)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// lines puts a contrast in short lines, sorted: "against direct other
// contradictory", and one a reading: "level open".
func lines(c *Contrast) []string {
	var out []string
	add := func(list string, ts []*Testimony) {
		for _, x := range ts {
			line := list + " " + x.Rule + " " + x.From.Slug()
			if x.Opposition != "" {
				line += " " + string(x.Opposition)
			}
			if x.Flagged {
				line += " flagged"
			}
			out = append(out, line)
		}
	}
	add("for", c.For)
	add("against", c.Against)
	add("consistent", c.Consistent)
	add("qualifying", c.Qualifying)
	add("undercut", c.Undercut)
	for _, r := range c.Readings {
		out = append(out, r.Profile.ID.Slug()+" "+string(r.Standing))
	}
	slices.Sort(out)
	return out
}
