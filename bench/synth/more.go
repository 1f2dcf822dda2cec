package synth

import (
	"fmt"

	"onus/graph"
)

// when tells the time of an event.
func (c *aCase) when() {
	event := c.events[c.IntN(len(c.events))]
	for range c.rivals() {
		period := fmt.Sprintf("%d-%02d", 1930+c.n%10, 1+c.IntN(12))
		if c.chance(30) {
			period += "-" + fmt.Sprintf("%02d", 1+c.IntN(28))
		}
		c.say(c.source(), "The time of "+event.Slug(), &graph.Dating{Event: event, Period: graph.On(period)})
	}
}

// howMany tells a number of an event.
func (c *aCase) howMany() {
	event, what := c.events[c.IntN(len(c.events))], c.words[c.IntN(20)]
	for range c.rivals() {
		f := &graph.Measure{Event: event, What: what, Unit: "papers"}
		n := float64(100 + 10*c.IntN(40))
		if c.chance(40) {
			high := n + 100
			f.Low, f.High = &n, &high
		} else {
			f.Value = &n
		}
		c.say(c.source(), "How many in "+event.Slug(), f)
	}
}

// day is one on which the body sat.
func (c *aCase) day() graph.Date {
	return graph.On(fmt.Sprintf("%d-%02d-%02d", 1932+c.IntN(3), 1+c.IntN(12), 1+c.IntN(28)))
}

// collective tells of each of the body.
func (c *aCase) collective() {
	scale, of := c.scale()
	c.say(c.source(), "Each of "+c.body.Slug(), &graph.Attribution{
		Who:   graph.Who{Subject: c.body, Each: true, On: c.day(), Except: []graph.ID{c.persons[c.IntN(caseSeats)]}},
		Event: c.events[c.IntN(len(c.events))], Scale: scale, Grades: c.grades(of),
	})
}

// exclusive tells of the only one who did it.
func (c *aCase) exclusive() {
	who := graph.Who{Subject: c.persons[c.IntN(caseSeats)], Exclusive: true, Among: c.body, On: c.day()}
	c.say(c.source(), "The only one: "+who.Subject.Slug(), &graph.Deed{Who: who, Act: id("objected"), Event: c.proposal})
	other := graph.Who{Subject: c.persons[c.IntN(caseSeats)]}
	c.say(c.source(), "But also: "+other.Subject.Slug(), &graph.Deed{Who: other, Act: id("objected"), Event: c.proposal})
}

// sorted tells how a source sorts the body, with the placements that follow,
// and that somebody's signature was not found.
func (c *aCase) sorted() {
	s, event := c.source(), c.events[0]
	g := &graph.Grouping{Body: c.body, On: c.day(), Event: event}
	for i, label := range []string{"those who knew", "those who did not"} {
		grade := []string{[]string{"full", "none"}[i]}
		g.Groups = append(g.Groups, graph.Group{
			Label: label, Members: c.persons[i*3 : i*3+3 : i*3+3],
			Placements: []graph.Placement{{Scale: knowledge, Grades: grade}},
		})
	}
	whole := c.say(s, "Two sorts of men in "+c.body.Slug(), g)
	if whole == nil {
		return
	}
	for _, group := range g.Groups {
		for _, member := range group.Members {
			f := &graph.Attribution{Who: graph.Who{Subject: member}, Event: event, Scale: knowledge, Grades: group.Placements[0].Grades}
			if cl := c.say(s, member.Slug()+" is of "+group.Label, f); cl != nil {
				cl.ID = whole.ID.Sub(member.Slug(), "knowledge")
				cl.Grouping, cl.Passages, cl.Modality = whole.ID, whole.Passages, whole.Modality
			}
		}
	}
	c.say(s, "Nothing signed by "+c.persons[0].Slug(), &graph.Absence{
		Subject: c.persons[0], Act: id("signed"), Event: event, Scope: []graph.ID{s.ID, c.sources[0].ID}})
}

// dispute adds what authors assert of claims by others: two pieces on most,
// sixty on a few.
func (c *aCase) dispute() {
	if len(c.claims) < 2 {
		return
	}
	for i := range c.claims {
		for range c.pieces(i) {
			c.piece(i)
		}
	}
}

// pieces is how much evidence there is on a claim. The first of a case is one
// of the few; so is another in every second.
func (c *aCase) pieces(i int) int {
	claim := c.claims[i]
	if claim.Modality == "" && (i == caseSeats*2 || i == caseClaims/2 && c.n%2 == 0) {
		c.maker.Many = append(c.maker.Many, claim.ID)
		return Many
	}
	switch n := c.IntN(100); {
	case n < 10:
		return 0
	case n < 20:
		return 1
	case n < 90:
		c.maker.Ordinary = append(c.maker.Ordinary, claim.ID)
		return Ordinary
	}
	return 3 + c.IntN(3)
}

// piece makes one on a claim, and of some an undercut.
func (c *aCase) piece(on int) {
	from := c.IntN(len(c.claims) - 1)
	if from >= on {
		from++
	}
	e := c.assert(c.claims[from].ID, c.claims[on].ID, c.stance())
	if c.chance(2) {
		c.assert(c.claims[(from+7)%len(c.claims)].ID, e, graph.Undercuts)
	}
}

func (c *aCase) assert(from, on graph.ID, stance graph.Stance) graph.ID {
	e := &graph.Evidence{Meta: meta(fmt.Sprintf("case-%d-e-%d", c.n, c.evidence), ""), From: from, On: on, Stance: stance}
	c.evidence++
	if c.chance(30) {
		e.Editor, e.Note = "The editors", c.sentence(5)
	} else {
		s := c.source()
		e.Source = s.ID
		if p := c.lastPassage(s); p != "" && c.chance(60) {
			e.Passages = []graph.ID{p}
		}
	}
	c.add(e)
	return e.ID
}

func (c *aCase) stance() graph.Stance {
	switch n := c.IntN(100); {
	case n < 55:
		return graph.Supports
	case n < 80:
		return graph.Contradicts
	case n < 95:
		return graph.Qualifies
	}
	return graph.Undercuts
}
