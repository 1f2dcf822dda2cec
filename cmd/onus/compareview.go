package main

import (
	"cmp"
	"strings"

	"onus/graph"
	"onus/graph/compare"
	"onus/graph/contrast"
)

// comparison is a comparison as the command prints it.
type comparison struct {
	Scale         graph.ID       `json:"scale"`
	Question      string         `json:"question"`
	Event         graph.ID       `json:"event"`
	EventName     string         `json:"eventName"`
	Sources       []titled       `json:"sources"`
	Rows          []matrixRow    `json:"rows"`
	Disagreements []apart        `json:"disagreements"`
	Movers        []apart        `json:"movers"`
	LeftOut       []omission     `json:"leftOut"`
	Twice         []twice        `json:"twice"`
	Silent        []silentSource `json:"silent"`
	Pairs         []pair         `json:"pairs"`
	Alpha         figure         `json:"alpha"`
	Truncated     bool           `json:"truncated,omitempty"`
	Revision      int64          `json:"revision"`
}

type titled struct {
	ID   graph.ID `json:"id"`
	Name string   `json:"name"`
}

type matrixRow struct {
	Subject titled `json:"subject"`
	Cells   []cell `json:"cells"`
}

type cell struct {
	Source graph.ID `json:"source"`
	Places []at     `json:"places"`
}

// at is where a source puts someone at one time.
type at struct {
	Grades    []string     `json:"grades"`
	AsOf      string       `json:"asOf"`
	asOf      string       // in words
	ByDefault bool         `json:"asOfByDefault"` // the as of is the event's period
	Certainty string       `json:"certainty"`
	Undercut  bool         `json:"undercut,omitempty"` // none of its testimony counts
	Testimony []sourceSays `json:"testimony"`
}

// sourceSays is one testimony behind a cell.
type sourceSays struct {
	Rule       string   `json:"rule"`
	Claim      graph.ID `json:"claim"`
	Text       string   `json:"text"`
	Grades     []string `json:"grades"`
	AsOf       string   `json:"asOf"`
	Because    string   `json:"because"`
	Where      []place  `json:"where,omitempty"`
	UndercutBy []string `json:"undercutBy,omitempty"`
}

type apart struct {
	Subject  titled `json:"subject"`
	From     stood  `json:"from"`
	To       stood  `json:"to"`
	Distance int    `json:"distance"`
	Excludes bool   `json:"excludes"`
}

type stood struct {
	Source graph.ID `json:"source"`
	Claim  graph.ID `json:"claim"`
	Rule   string   `json:"rule"`
	Grades []string `json:"grades"`
	AsOf   string   `json:"asOf"`
	asOf   string
}

type omission struct {
	Source    graph.ID   `json:"source"`
	Subject   titled     `json:"subject"`
	PlacedBy  []graph.ID `json:"placedBy,omitempty"`
	Grouping  graph.ID   `json:"grouping,omitempty"`
	Certainty string     `json:"certainty"`
	Because   string     `json:"because"`
}

type twice struct {
	Source   graph.ID `json:"source"`
	Subject  titled   `json:"subject"`
	First    stood    `json:"first"`
	Second   stood    `json:"second"`
	Excludes bool     `json:"excludes"`
}

type silentSource struct {
	Source graph.ID `json:"source"`
	Claims int      `json:"claimsOnEvent"`
}

type pair struct {
	A            graph.ID `json:"a"`
	B            graph.ID `json:"b"`
	Both         int      `json:"both"`
	Agree        int      `json:"agree"`
	Disagree     int      `json:"disagree"`
	Apart        int      `json:"apartInTime"`
	AdjustedRand figure   `json:"adjustedRand"`
	Variation    figure   `json:"variationOfInformation"` // nats
}

type figure struct {
	Value  *float64 `json:"value"`
	N      int      `json:"n"`
	Reason string   `json:"reason,omitempty"`
}

func newComparison(part *graph.Part, c *compare.Comparison) *comparison {
	v := &viewer{part, c}
	out := &comparison{
		Scale: c.Scale.ID, Question: c.Scale.Question, Event: c.Event.ID, EventName: c.Event.Name,
		Rows: each(c.Rows, v.row), Disagreements: each(c.Disagreements, v.apart), Movers: each(c.Movers, v.apart),
		LeftOut: each(c.LeftOut, v.omission), Twice: each(c.Twice, v.twice), Pairs: each(c.Pairs, v.pair),
		Silent: each(c.Silent, func(s compare.Silence) silentSource { return silentSource{s.Source, s.Claims} }),
		Alpha:  figure(c.Alpha), Truncated: c.Truncated, Revision: c.Revision,
	}
	for _, s := range c.Sources {
		out.Sources = append(out.Sources, titled{s.ID, s.Name})
	}
	return out
}

func each[A, B any](as []A, f func(A) B) []B {
	out := make([]B, len(as))
	for i, a := range as {
		out[i] = f(a)
	}
	return out
}

// viewer looks up what a comparison only names.
type viewer struct {
	part *graph.Part
	c    *compare.Comparison
}

func (v *viewer) titled(id graph.ID) titled { return titled{id, nameIn(v.part, id)} }

func (v *viewer) row(r compare.Row) matrixRow {
	return matrixRow{v.titled(r.Subject), each(r.Cells, func(c compare.Cell) cell { return cell{c.Source, each(c.Places, v.place)} })}
}

func (v *viewer) place(p compare.Place) at {
	return at{
		Grades: p.Grades, AsOf: p.AsOf.String(), asOf: p.AsOf.Text(), Certainty: string(p.Certainty), Undercut: p.Undercut,
		ByDefault: p.AsOfEvent != "" || !v.c.Scale.Monotone, Testimony: each(p.Testimony, v.says),
	}
}

func (v *viewer) says(t *contrast.Testimony) sourceSays {
	s := sourceSays{Rule: t.Rule, Claim: t.From, Text: nameIn(v.part, t.From), Grades: t.Value.Grades, AsOf: t.AsOf.String(), Because: t.Because}
	if c := graph.Get[*graph.Claim](v.part, t.From); c != nil {
		s.Where = places(v.part, c)
	}
	for _, u := range t.UndercutBy {
		s.UndercutBy = append(s.UndercutBy, string(u.ID)+": "+nameIn(v.part, u.From))
	}
	return s
}

func (v *viewer) apart(a compare.Apart) apart {
	return apart{v.titled(a.Subject), v.stood(a.From.Source, a.From.Testimony), v.stood(a.To.Source, a.To.Testimony), a.Distance, a.Excludes}
}

func (v *viewer) stood(source graph.ID, t *contrast.Testimony) stood {
	return stood{source, t.From, t.Rule, t.Value.Grades, t.AsOf.String(), t.AsOf.Text()}
}

func (v *viewer) omission(o compare.Omission) omission {
	out := omission{Source: o.Source, Subject: v.titled(o.Subject), PlacedBy: o.PlacedBy, Certainty: string(o.Certainty), Because: o.Because}
	if o.Grouping != nil {
		out.Grouping = o.Grouping.ID
	}
	return out
}

func (v *viewer) twice(t compare.Twice) twice {
	return twice{t.Source, v.titled(t.Subject), v.stood(t.Source, t.First), v.stood(t.Source, t.Second), t.Excludes}
}

func (v *viewer) pair(p compare.Pair) pair {
	return pair{p.A, p.B, p.Both, p.Agree, p.Disagree, p.Apart, figure(p.AdjustedRand), figure(p.Variation)}
}

// words is where a source puts someone, for a cell of the table: what only
// rules put there is starred, what is only possible has a question mark, what
// is undercut stands in brackets.
func (p at) words() string {
	if p.Undercut {
		return "[" + p.unbracketed() + "]"
	}
	return p.unbracketed()
}

func (p at) unbracketed() string {
	out := strings.Join(p.Grades, " or ")
	if !p.ByDefault && p.AsOf != "" {
		out += " (" + p.asOf + ")"
	}
	for _, t := range p.Testimony {
		if t.Rule == contrast.Direct {
			return out
		}
	}
	out += "*"
	if p.Certainty == string(graph.PossibleOnly) {
		out += "?"
	}
	return out
}

func (c cell) words() string {
	said := each(c.Places, at.words)
	return cmp.Or(strings.Join(said, "; "), "-")
}
