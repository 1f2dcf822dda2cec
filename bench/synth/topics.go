package synth

import (
	"fmt"

	"onus/graph"
)

// say makes one claim of a source, and reports whether there was room for it.
func (c *aCase) say(s *graph.Source, text string, form graph.Form) *graph.Claim {
	if c.left == 0 {
		return nil
	}
	cl := &graph.Claim{
		Meta: meta(fmt.Sprintf("case-%d-c-%d", c.n, len(c.claims)), text+" "+c.sentence(3)), Source: s.ID,
		Form: form, Basis: []graph.Basis{graph.BasisUnknown, graph.Did, graph.Saw, graph.Told, graph.Inferred}[c.IntN(5)],
	}
	if c.chance(70) {
		cl.Passages = []graph.ID{c.passage(s)}
	} else if p := c.lastPassage(s); p != "" {
		cl.Passages = []graph.ID{p}
	}
	if c.chance(4) {
		cl.Modality = []graph.Modality{graph.Presupposed, graph.Reported, graph.Planned}[c.IntN(3)]
	}
	c.claim(cl)
	c.claims = append(c.claims, cl)
	return cl
}

// lastPassage is one that an earlier claim of the source cites.
func (c *aCase) lastPassage(s *graph.Source) graph.ID {
	for i := len(c.claims) - 1; i >= 0 && i > len(c.claims)-40; i-- {
		if c.claims[i].Source == s.ID && len(c.claims[i].Passages) > 0 {
			return c.claims[i].Passages[0]
		}
	}
	return ""
}

// rivals is how many sources answer one question: mostly one or two.
func (c *aCase) rivals() int {
	switch n := c.IntN(100); {
	case n < 45:
		return 1
	case n < 75:
		return 2
	case n < 90:
		return 3
	case n < 98:
		return 4
	}
	return 9
}

// topic tells one question from all sides.
func (c *aCase) topic() {
	switch n := c.IntN(100); {
	case n < 45:
		c.standing()
	case n < 62:
		c.deed()
	case n < 72:
		c.office(c.IntN(casePersons))
	case n < 78:
		c.when()
	case n < 84:
		c.howMany()
	case n < 95:
		c.say(c.source(), "A word on it:", &graph.Statement{Subjects: []graph.ID{c.person()}, Events: []graph.ID{c.events[0]}, About: "belief"})
	case n < 97:
		c.collective()
	case n < 99:
		c.exclusive()
	default:
		c.sorted()
	}
}

var scales = map[graph.ID][]string{
	knowledge: {"none", "general", "full"},
	agency:    {"none", "executed", "directed", "initiated"},
}

func (c *aCase) scale() (graph.ID, []string) {
	scale := knowledge
	if c.chance(40) {
		scale = agency
	}
	return scale, scales[scale]
}

func (c *aCase) grades(of []string) []string {
	i := c.IntN(len(of))
	if c.chance(20) && i+1 < len(of) {
		return []string{of[i], of[i+1]}
	}
	return []string{of[i]}
}

// standing tells what somebody knew, or what part he had.
func (c *aCase) standing() {
	who, event := c.person(), c.events[c.IntN(len(c.events))]
	scale, of := c.scale()
	for range c.rivals() {
		f := &graph.Attribution{Who: graph.Who{Subject: who}, Event: event, Scale: scale, Grades: c.grades(of)}
		if c.chance(25) {
			f.AsOf = graph.On(fmt.Sprintf("%d-%02d", 1930+c.IntN(12), 1+c.IntN(12)))
		}
		if cl := c.say(c.source(), "Of "+who.Slug()+": "+scale.Slug(), f); cl != nil {
			cl.Denies = c.chance(8) && len(f.Grades) == 1
		}
	}
}

// deed tells an act; of every tenth man of a case, twenty like it.
func (c *aCase) deed() {
	acts := []graph.ID{id("signed"), id("ordered"), id("objected"), id("attended"), id("spoke")}
	who, act, event := c.person(), acts[c.IntN(len(acts))], c.events[c.IntN(len(c.events))]
	papers := 1
	if c.chance(3) {
		act, papers = id("signed"), 20
	}
	for i := range papers {
		for range min(c.rivals(), 3) {
			f := &graph.Deed{Who: graph.Who{Subject: who}, Act: act, Event: event, Object: fmt.Sprintf("paper %d", i)}
			f.Date = graph.On(fmt.Sprintf("%d-%02d-%02d", 1930+c.n%10, 1+c.IntN(12), 1+c.IntN(28)))
			if cl := c.say(c.source(), "Did "+who.Slug()+" do it: "+act.Slug(), f); cl != nil {
				cl.Denies = papers == 1 && c.chance(15)
			}
			if papers > 1 {
				break
			}
		}
	}
}

// seat gives the body its members.
func (c *aCase) seat() {
	for i := range caseSeats {
		c.spells[i] = fmt.Sprintf("%d-%02d", 1926+c.IntN(4), 1+c.IntN(12))
		c.office(i)
	}
}

// office tells when somebody held a position, as several sources have it.
func (c *aCase) office(person int) {
	position := c.positions[1+c.IntN(2)]
	start, ours := c.spells[person]
	if ours {
		position = c.positions[0]
	}
	for range c.rivals() {
		f := &graph.Tenure{Subject: c.persons[person], Positions: []graph.ID{position}}
		switch {
		case c.chance(10):
			f.Attested = graph.On(fmt.Sprintf("%d", 1931+c.IntN(8)))
		case ours && c.chance(70):
			f.Start, f.End = graph.On(start), graph.On(fmt.Sprintf("%d", 1941+c.IntN(3)))
		default:
			f.Start, f.End = graph.On(fmt.Sprintf("%d-%02d", 1926+c.IntN(8), 1+c.IntN(12))), graph.On(fmt.Sprintf("%d~", 1935+c.IntN(9)))
		}
		c.say(c.source(), "Office of "+c.persons[person].Slug(), f)
	}
}
