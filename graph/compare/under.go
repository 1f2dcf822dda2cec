package compare

import (
	"maps"
	"slices"

	"onus/graph"
	"onus/graph/contrast"
)

// Under gives what was walked for a comparison, and what to ask of it, as they
// are where other records are the same: with claims placed, and evidence
// derived, anew by canon (as contrast.Apart does for contrasts). A lens that
// takes back an Identity needs it. The part was walked along Route and along
// contrast.DeriveRoute from its questions and from what those are Related to;
// it is left as it is. The event of the ask is the one that the user names,
// where the walk was along that of Again, which then need not be the same.
func Under(part *graph.Part, canon contrast.Canon, a Ask) (*graph.Part, Ask) {
	a.Event = canon.Of(a.Event)
	u := &under{out: contrast.Apart(part, canon).Unlinked(graph.Concerns, graph.At), ask: a}
	u.setting = contrast.NewSetting(u.out, canon)
	for _, id := range slices.Sorted(maps.Keys(u.out.Records)) {
		switch x := u.out.Records[id].(type) {
		case *graph.Claim:
			for _, event := range x.Derived.Events {
				u.out.Link(event, graph.At, true, id)
			}
		case *graph.Question:
			u.question(x)
		}
	}
	return u.out, a
}

// under is one comparison being placed anew.
type under struct {
	out     *graph.Part
	ask     Ask
	setting *contrast.Setting
}

// question puts a question where Of looks for it, with its evidence; one on
// which nothing is said now was another's.
func (u *under) question(q *graph.Question) {
	if len(u.out.InIDs(q.ID, graph.Answers))+len(u.out.InIDs(q.ID, graph.Carries)) == 0 {
		delete(u.out.Records, q.ID)
		return
	}
	if q.Form != graph.FormAttribution || q.Scale != u.ask.Scale || q.Event != u.ask.Event {
		return
	}
	u.out.Link(q.Event, graph.Concerns, true, q.ID)
	for _, e := range u.setting.Evidence(q) {
		u.out.Records[e.ID] = e
		u.out.Link(q.ID, graph.BearsOn, true, e.ID)
	}
}
