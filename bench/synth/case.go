package synth

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"onus/graph"
)

// How large a case is.
const (
	casePersons = 40
	caseSources = 20
	caseParts   = 3
	caseSeats   = 12  // members of the body
	caseClaims  = 500 // at least; the last question is told to its end
)

// aCase is one affair: who was in it, and what its sources say.
type aCase struct {
	*maker
	*rand.Rand
	n         int
	persons   []graph.ID
	sources   []*graph.Source
	events    []graph.ID // the whole, then its parts
	proposal  graph.ID
	body      graph.ID
	positions []graph.ID // full, candidate, no member
	claims    []*graph.Claim
	passages  int
	evidence  int
	spells    map[int]string // by person, when he sat: sources differ about it
}

func newCase(g *maker, n int) *aCase {
	return &aCase{maker: g, Rand: rand.New(rand.NewPCG(g.seed, uint64(n))), n: n, spells: map[int]string{}}
}

// tell adds the whole case.
func (c *aCase) tell() {
	c.cast()
	c.constitute()
	c.happen()
	c.archive()
	c.seat()
	for len(c.claims) < caseClaims && c.left > 0 {
		c.topic()
	}
	c.dispute()
}

// slug numbers records through all cases.
func (c *aCase) slug(kind string, perCase, i int) string {
	return fmt.Sprintf("%s-%06d", kind, c.n*perCase+i)
}

func (c *aCase) cast() {
	for i := range casePersons {
		slug := c.slug("person", casePersons, i)
		p := &graph.Person{Meta: meta(slug, "Person "+slug[len("person-"):])}
		p.Born = graph.On(fmt.Sprint(1870 + c.IntN(40)))
		if i%7 == 0 {
			p.OtherNames = []graph.Name{{Text: "Persona " + slug[len("person-"):], Lang: "la", Script: "Latn"}}
		}
		if i%5 == 0 {
			p.Description = c.sentence(8)
		}
		c.persons = append(c.persons, p.ID)
		c.add(p)
	}
}

func (c *aCase) constitute() {
	o := &graph.Organization{Meta: meta(c.slug("body", 1, 0), fmt.Sprintf("Body %06d", c.n)), Founded: graph.On("1917")}
	c.body = o.ID
	c.add(o)
	for i, m := range []graph.Membership{graph.FullMember, graph.CandidateMember, graph.NoMember} {
		slug := c.slug("position", 3, i)
		p := &graph.Position{Meta: meta(slug, "Position "+slug[len("position-"):]), Organization: o.ID, Membership: m}
		c.positions = append(c.positions, p.ID)
		c.add(p)
	}
}

// happen makes the event with its parts, and something that was proposed.
func (c *aCase) happen() {
	year := 1930 + c.n%10
	for i := range caseParts + 1 {
		slug := c.slug("event", caseParts+2, i)
		e := &graph.Event{Meta: meta(slug, "Event "+slug[len("event-"):]), EventKind: graph.Happening, Valence: graph.Wrong}
		e.Period = graph.On(fmt.Sprintf("%d-%02d/%d-%02d", year, 1+c.IntN(6), year, 7+c.IntN(6)))
		switch {
		case i > 0:
			e.PartOf = c.events[0]
		case c.n < 20:
			e.PartOf = id("great-event")
		}
		c.events = append(c.events, e.ID)
		c.add(e)
	}
	slug := c.slug("event", caseParts+2, caseParts+1)
	p := &graph.Event{Meta: meta(slug, "Event "+slug[len("event-"):]), EventKind: graph.Proposal, Period: graph.On(fmt.Sprintf("%d-03", year)), Valence: graph.Merit}
	c.proposal = p.ID
	c.add(p)
}

// archive makes the sources; some retell others.
func (c *aCase) archive() {
	genres := []graph.Genre{graph.Minutes, graph.Memoir, graph.List, graph.Letter, graph.Press, graph.Scholarship, graph.Decree, graph.Interview, graph.Diary}
	for i := range caseSources {
		slug := c.slug("source", caseSources, i)
		s := &graph.Source{
			Meta: meta(slug, "Source "+slug[len("source-"):]+", "+c.sentence(3)), Genre: genres[c.IntN(len(genres))],
			Created: graph.On(fmt.Sprintf("%d-%02d", 1930+c.IntN(45), 1+c.IntN(12))), Archive: "Archive", CallNumber: fmt.Sprintf("f. %d, d. %d", 1+c.IntN(90), 1+c.IntN(900)),
			Available: graph.On(fmt.Sprint(1976 + c.IntN(40))), Language: "und",
		}
		if s.Genre.Class() != graph.ClassRecord || i%4 == 0 {
			s.Authors = []graph.ID{c.person()}
		}
		if i > 3 && i%5 == 0 {
			how := graph.Derivations()
			s.DerivesFrom = []graph.Derivation{{Source: c.sources[c.IntN(i)].ID, How: how[c.IntN(len(how))]}}
		}
		c.sources = append(c.sources, s)
		c.add(s)
	}
}

func (c *aCase) person() graph.ID      { return c.persons[c.IntN(casePersons)] }
func (c *aCase) source() *graph.Source { return c.sources[c.IntN(caseSources)] }

// passage adds a place in a source.
func (c *aCase) passage(s *graph.Source) graph.ID {
	slug := fmt.Sprintf("%s-p-%d", s.ID.Slug(), c.passages)
	c.passages++
	p := &graph.Passage{Meta: meta(slug, ""), Source: s.ID, Locator: fmt.Sprintf("p. %d", 1+c.IntN(600)), Quote: c.sentence(6 + c.IntN(8)), Language: "und"}
	c.add(p)
	return p.ID
}

func (c *aCase) sentence(words int) string {
	out := make([]string, words)
	for i := range out {
		out[i] = c.words[c.IntN(len(c.words))]
	}
	return strings.Join(out, " ")
}

// chance is true in so many cases of a hundred.
func (c *aCase) chance(percent int) bool { return c.IntN(100) < percent }
