package contrast

import (
	"slices"

	"onus/graph"
)

// Motive is what a witness has to gain by what he says, or gives up.
type Motive string

// The motives.
const (
	SelfExculpating  Motive = "self-exculpating"     // clears himself of a wrong
	SelfIncriminates Motive = "self-incriminating"   // blames himself
	SelfPromoting    Motive = "self-promoting"       // claims a merit
	BlamesTheDead    Motive = "blames the dead"      // blames somebody who was dead when it was said
	BlamesAnother    Motive = "incriminates another" // blames somebody else
	Disinterested    Motive = "disinterested"        // none of these
)

// Interest is the interest of a witness in one testimony. It is shown, and
// never mixed into the standing but by the profile disinterested-first.
type Interest struct {
	Testimony *Testimony
	Motives   []Motive // sorted; none where nobody is named as making the claim
	Because   string
}

// Interests gives the interest of each witness for and against the claim, in
// the order of For, then Against, each testimony once. Rows of aggregated
// testimony are one: that of its claim.
func (c *Contrast) Interests() []Interest {
	out := make([]Interest, 0, len(c.heard.carries)+len(c.heard.against))
	seen := map[graph.ID]bool{}
	for _, t := range append(slices.Clone(c.heard.carries), c.heard.against...) {
		if !seen[t.ID] {
			seen[t.ID] = true
			out = append(out, c.court.interest(t))
		}
	}
	return out
}

func (k *court) interest(t *testimony) Interest {
	i := Interest{Testimony: t.Testimony}
	if t.claim == nil || len(t.claim.Derived.Claimants) == 0 {
		i.Because = "Nobody is named as making it."
		return i
	}
	q := t.question
	speaksOfHimself := slices.Contains(t.claim.Derived.Claimants, q.Subject)
	favour := k.favour(t)
	switch {
	case favour > 0 && speaksOfHimself && k.isMerit(q):
		i.add(SelfPromoting, "It speaks to the credit of "+nameIn(k.part, q.Subject)+", who says it.")
	case favour > 0 && speaksOfHimself:
		i.add(SelfExculpating, "It clears "+nameIn(k.part, q.Subject)+", who says it.")
	case favour < 0 && speaksOfHimself:
		i.add(SelfIncriminates, nameIn(k.part, q.Subject)+" says it of himself.")
	case favour < 0 && k.deadBy(t):
		i.add(BlamesTheDead, "It blames "+nameIn(k.part, q.Subject)+", who was dead when it was said.")
	case favour < 0:
		i.add(BlamesAnother, "It blames "+nameIn(k.part, q.Subject)+".")
	}
	switch {
	case !t.claim.Derived.SelfServing || speaksOfHimself:
	case k.tellsOfMerit(t.claim):
		i.add(SelfPromoting, "The same account speaks to the credit of the one who gives it.")
	default:
		i.add(SelfExculpating, "The same account clears the one who gives it.")
	}
	switch {
	case len(i.Motives) > 0:
	case favour > 0:
		i.add(Disinterested, "It favours "+nameIn(k.part, q.Subject)+", and not the one who says it.")
	default:
		i.add(Disinterested, "It neither blames nor favours anybody whom it names.")
	}
	slices.Sort(i.Motives)
	return i
}

func (i *Interest) add(m Motive, because string) {
	i.Motives = append(i.Motives, m)
	if i.Because != "" {
		i.Because += " "
	}
	i.Because += because
}

// favour is 1 where a testimony favours the subject of its question, -1 where
// it blames him, else 0.
func (k *court) favour(t *testimony) int {
	q := t.question
	switch {
	case q.Exclusion || q.Subject == "":
		return 0
	case q.Form == graph.FormAct:
		return creditOf(k.Acts[q.Act], t.answer.yes)
	case q.Form == graph.FormAttribution && t.answer.scale != nil:
		return favourOf(t.answer.scale, t.answer.grades, graph.Get[*graph.Event](k.part, q.Event))
	}
	return 0
}

// creditOf is 1 for doing what is to somebody's credit and for not doing what
// is to his blame, -1 the other way round.
func creditOf(act *graph.Act, done bool) int {
	credit := 0
	switch {
	case act == nil:
	case act.Credit == graph.Creditful:
		credit = 1
	case act.Credit == graph.Blame:
		credit = -1
	}
	if !done {
		return -credit
	}
	return credit
}

// favourOf is 1 for grades without the blame end and with the other, -1 the
// other way round, else 0. A merit turns the ends round; what is neutral
// favours nobody.
func favourOf(scale *graph.Scale, g grades, e *graph.Event) int {
	if e == nil || e.Valence == graph.Neutral || len(scale.Grades) == 0 {
		return 0
	}
	blame, other := grades(1)<<(len(scale.Grades)-1), grades(1)
	if scale.BlameLowest != (e.Valence == graph.Merit) {
		blame, other = other, blame
	}
	switch {
	case g&blame == 0 && g&other != 0:
		return 1
	case g&blame != 0 && g&other == 0:
		return -1
	}
	return 0
}

// isMerit: to have part in it is a credit.
func (k *court) isMerit(q *graph.Question) bool {
	if q.Form == graph.FormAct {
		return k.Acts[q.Act] != nil && k.Acts[q.Act].Credit == graph.Creditful
	}
	e := graph.Get[*graph.Event](k.part, q.Event)
	return e != nil && e.Valence == graph.Merit
}

// tellsOfMerit: what a claim tells of is to the credit of who had part in it.
func (k *court) tellsOfMerit(c *graph.Claim) bool {
	if f, ok := c.Form.(*graph.Deed); ok {
		return k.Acts[f.Act] != nil && k.Acts[f.Act].Credit == graph.Creditful
	}
	return slices.ContainsFunc(append(slices.Clone(c.Derived.Events), eventsOf(c)...), func(id graph.ID) bool {
		e := graph.Get[*graph.Event](k.part, id)
		return e != nil && e.Valence == graph.Merit
	})
}

// deadBy: the subject was dead when the testimony was given.
func (k *court) deadBy(t *testimony) bool {
	p := graph.Get[*graph.Person](k.part, t.question.Subject)
	if p == nil {
		return false
	}
	_, dead := earlier(p.Died.Date, t.claim.Made.Date)
	return dead
}
