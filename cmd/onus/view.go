package main

import (
	"strings"

	"onus/graph"
	"onus/graph/contrast"
)

// view is a contrast as the command prints it.
type view struct {
	Claim      graph.ID          `json:"claim"`
	Text       string            `json:"text"`
	Says       string            `json:"says"`
	Source     string            `json:"source"`
	Where      []place           `json:"where,omitempty"`
	For        []evidence        `json:"for"`
	Against    []evidence        `json:"against"`
	Consistent []evidence        `json:"consistent"`
	Qualifying []evidence        `json:"qualifying"`
	Undercut   []evidence        `json:"undercut"`
	Readings   []reading         `json:"readings"`
	Robust     contrast.Standing `json:"robust"`
	Interests  []aside           `json:"interests"`
	Hinges     []aside           `json:"hinges"`
	HingesCut  bool              `json:"hingesCut,omitempty"` // not all that might be a hinge was tried
	Silent     []silence         `json:"silent"`
	Left       bool              `json:"left,omitempty"` // the lens leaves the claim itself out
	LeftOut    []leftOut         `json:"leftOut,omitempty"`
	Truncated  bool              `json:"truncated,omitempty"`
	Revision   int64             `json:"revision"`
}

type place struct {
	Source  string `json:"source"`
	Locator string `json:"locator,omitempty"`
	Quote   string `json:"quote,omitempty"`
}

type evidence struct {
	Rule       string   `json:"rule"`
	Claim      graph.ID `json:"claim"`
	Text       string   `json:"text"`
	Says       string   `json:"says,omitempty"`
	AsOf       string   `json:"asOf,omitempty"`
	Source     string   `json:"source"`
	Where      []place  `json:"where,omitempty"`
	Premises   int      `json:"premises"` // claims it rests on
	Force      string   `json:"force,omitempty"`
	Certainty  string   `json:"certainty"`
	Opposition string   `json:"opposition,omitempty"`
	Bounds     []string `json:"bounds,omitempty"` // in which two accounts of an office differ
	Because    string   `json:"because"`
	UndercutBy []string `json:"undercutBy,omitempty"`
}

type reading struct {
	Profile     graph.ID          `json:"profile"`
	Standing    contrast.Standing `json:"standing"`
	Presumptive bool              `json:"presumptive,omitempty"`
	Because     string            `json:"because"`
	DecidedBy   []graph.ID        `json:"decidedBy,omitempty"`
}

// aside is what is to be known of one piece of evidence.
type aside struct {
	Claim   graph.ID          `json:"claim"`
	Rule    string            `json:"rule"`
	Motives []contrast.Motive `json:"motives,omitempty"`
	Because string            `json:"because"`
}

type silence struct {
	Source  graph.ID `json:"source"`
	Because string   `json:"because"`
}

type leftOut struct {
	Reason  contrast.Reason `json:"reason"`
	Claims  int             `json:"claims"`
	Sources []graph.ID      `json:"sources"`
}

func newView(part, told *graph.Part, c *contrast.Contrast) *view {
	v := &view{
		Claim: c.Claim.ID, Text: c.Claim.Name, Says: contrast.Says(c.Claim), Source: nameIn(part, c.Claim.Source),
		Where: places(part, c.Claim), Robust: c.Robust, Left: c.Left, Truncated: c.Truncated, Revision: c.Revision,
		For: viewAll(part, c.For), Against: viewAll(part, c.Against), Consistent: viewAll(part, c.Consistent),
		Qualifying: viewAll(part, c.Qualifying), Undercut: viewAll(part, c.Undercut),
	}
	v.asides(c)
	for _, s := range c.Silent(told) {
		v.Silent = append(v.Silent, silence{s.Source, s.Because})
	}
	for _, r := range c.Readings {
		one := reading{r.Profile.ID, r.Standing, r.Presumptive, r.Because, nil}
		for _, t := range r.DecidedBy {
			one.DecidedBy = append(one.DecidedBy, t.From)
		}
		v.Readings = append(v.Readings, one)
	}
	return v
}

func (v *view) asides(c *contrast.Contrast) {
	for _, i := range c.Interests() {
		v.Interests = append(v.Interests, aside{i.Testimony.From, i.Testimony.Rule, i.Motives, i.Because})
	}
	hinges, cut := c.Hinges()
	v.HingesCut = cut
	for _, h := range hinges {
		v.Hinges = append(v.Hinges, aside{h.Testimony.From, h.Testimony.Rule, nil, h.Because})
	}
	for _, l := range c.LeftOut {
		v.LeftOut = append(v.LeftOut, leftOut{l.Reason, l.Claims, l.Sources})
	}
}

func viewAll(part *graph.Part, ts []*contrast.Testimony) []evidence {
	out := make([]evidence, 0, len(ts))
	for _, t := range ts {
		from := graph.Get[*graph.Claim](part, t.From)
		if from == nil {
			continue
		}
		e := evidence{
			Rule: t.Rule, Claim: t.From, Text: from.Name, Says: contrast.SaysValue(t.Value), AsOf: t.AsOf.String(),
			Source: nameIn(part, from.Source), Where: places(part, from), Premises: claimsAmong(part, t.Premises),
			Force: string(t.Force), Certainty: string(t.Certainty), Opposition: string(t.Opposition), Bounds: t.Bounds, Because: t.Because,
		}
		for _, u := range t.UndercutBy {
			e.UndercutBy = append(e.UndercutBy, string(u.ID)+": "+nameIn(part, u.From))
		}
		out = append(out, e)
	}
	return out
}

func claimsAmong(part *graph.Part, ids []graph.ID) int {
	n := 0
	for _, id := range ids {
		if graph.Get[*graph.Claim](part, id) != nil {
			n++
		}
	}
	return n
}

func places(part *graph.Part, c *graph.Claim) []place {
	var out []place
	for _, id := range c.Passages {
		if p := graph.Get[*graph.Passage](part, id); p != nil {
			out = append(out, place{nameIn(part, p.Source), p.Locator, p.Quote})
		}
	}
	return out
}

func nameIn(part *graph.Part, id graph.ID) string {
	if r, ok := part.Records[id]; ok && r.Base().Name != "" {
		return r.Base().Name
	}
	return strings.TrimSpace(string(id))
}
