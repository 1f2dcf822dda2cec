package scenario

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"onus/graph"
)

// Failures asks all that the scenario expects, and says, a line each, what is
// not so, with the place in the file.
func (f *File) Failures(ctx context.Context, s *Scenario, a Asker) []string {
	var out []string
	for _, x := range s.Expects {
		answer, err := a.Ask(ctx, x.Asked)
		if err != nil {
			out = append(out, fmt.Sprintf("%s\n\t%v", x.place(f.Name), err))
			continue
		}
		if found := x.check.failure(answer); found != "" {
			out = append(out, x.place(f.Name)+"\n\tbut there is "+found)
		}
	}
	return out
}

type hasList struct {
	part  Part
	items []item
}

func (c hasList) failure(a Answer) string {
	if found := a.Lists[c.part]; !allFit(c.items, found) {
		return spellList(found)
	}
	return ""
}

func spellList(ts []Testimony) string { return orNothing(ts, Testimony.String) }

func orNothing[T any](list []T, spell func(T) string) string {
	out := make([]string, len(list))
	for i, x := range list {
		out[i] = spell(x)
	}
	slices.Sort(out)
	return cmp.Or(strings.Join(out, ", "), "nothing")
}

type hasStanding struct {
	standing    string
	presumptive bool       // it must be
	profiles    []graph.ID // none: every one
	decidedBy   *[]item    // nil: not compared
}

func (c hasStanding) failure(a Answer) string {
	seen := 0
	var wrong []Reading
	for _, r := range a.Readings {
		if c.profiles != nil && !slices.Contains(c.profiles, r.Profile) {
			continue
		}
		seen++
		if r.Standing != c.standing || c.presumptive && !r.Presumptive || c.decidedBy != nil && !allFit(*c.decidedBy, r.DecidedBy) {
			wrong = append(wrong, r)
		}
	}
	if len(wrong) == 0 && seen > 0 && seen >= len(c.profiles) {
		return ""
	}
	if len(wrong) == 0 {
		wrong = a.Readings
	}
	return orNothing(wrong, func(r Reading) string {
		s := r.Standing
		if r.Presumptive {
			s += " presumptively"
		}
		s += " under " + r.Profile.Slug()
		if len(r.DecidedBy) > 0 {
			s += " decided by " + spellList(r.DecidedBy)
		}
		return s
	})
}

type isUnread struct{}

func (isUnread) failure(a Answer) string {
	if len(a.Readings) == 0 {
		return ""
	}
	return "a reading: " + a.Readings[0].Standing
}

type isRobust string

func (c isRobust) failure(a Answer) string {
	if a.Robust == string(c) {
		return ""
	}
	return cmp.Or(a.Robust, "nothing")
}

type isCut bool

func (c isCut) failure(a Answer) string {
	switch {
	case a.Cut == bool(c):
		return ""
	case a.Cut:
		return "a contrast that is cut"
	}
	return "a whole contrast"
}

type isSilent []graph.ID

func (c isSilent) failure(a Answer) string {
	if slugs(c) == slugs(a.Silent) {
		return ""
	}
	return cmp.Or(slugs(a.Silent), "nothing")
}

type isLeftOut float64

func (c isLeftOut) failure(a Answer) string {
	if a.LeftOut == int(c) {
		return ""
	}
	return fmt.Sprint(a.LeftOut)
}

type hasRoots struct {
	part  Part
	roots []string
}

func (c hasRoots) failure(a Answer) string {
	want := strings.Join(slices.Sorted(slices.Values(c.roots)), ", ")
	if found := orNothing(a.Roots[c.part], Root.String); found != cmp.Or(want, "nothing") {
		return found
	}
	return ""
}

type hasInterest struct {
	witness graph.ID
	words   []string
}

func (c hasInterest) failure(a Answer) string {
	spell := func(s string) string { return s }
	if found := orNothing(a.Interests[c.witness], spell); found != orNothing(c.words, spell) {
		return found
	}
	return ""
}
