package contrast

import (
	"fmt"
	"slices"
	"strings"

	"onus/graph"
	"onus/graph/contrast/framework"
	"onus/graph/edtf"
)

// Dispute is one question as an argumentation framework. Its arguments are the
// testimony that takes part in standing, undercut or not, and the undercuts
// on it, on those, and so on; index i of the Framework is Arguments[i].
// Testimony attacks testimony with which it conflicts definitely, but for what
// ranks higher under the profile; an undercut attacks what it is on, whatever
// its rank, and is attacked by undercuts alone. No attack crosses questions
// but those of undercuts, so that the labels of a dispute are those that its
// arguments have in the framework of the whole graph.
type Dispute struct {
	framework.Framework
	Question  *graph.Question
	Arguments []Argument
	Part      *graph.Part // that it was read from
	Truncated bool        // not all answers were read
	court     *court
	hearing   *hearing
}

// Argument is one argument of a dispute: a testimony on its question, or an
// undercut.
type Argument struct {
	*graph.Evidence
	Claim     *graph.Claim // it comes from; nil for an undercut whose claim was not walked
	Rank      int          // 1 or 0 under the dispute's profile; 0 without one
	Testimony bool         // it is on the question, and no undercut
	Own       bool         // a testimony that is its claim's own answer
}

// Name tells the argument from all others of the graph: its evidence's id,
// and for a testimony, of which one may bear on several questions, the
// question's after an "@".
func (a Argument) Name() string {
	if !a.Testimony {
		return string(a.ID)
	}
	return string(a.ID) + "@" + string(a.Question)
}

// DisputeOf is the dispute over a question under a profile, or under none: all
// testimony alike. The part must have been walked along QuestionRoute or
// Route. It is an ErrNotFound if the question or the profile is not there.
func DisputeOf(part *graph.Part, question, profile graph.ID) (*Dispute, error) {
	q := graph.Get[*graph.Question](part, question)
	if q == nil {
		return nil, fmt.Errorf("question %s: %w", question, graph.ErrNotFound)
	}
	k := &court{part: part, Vocabulary: NewVocabulary(part), lens: Lens{Profile: profile}}
	rule := "never"
	if profile != "" {
		profiles, err := k.profiles()
		if err != nil {
			return nil, fmt.Errorf("%w; there are %s", err, names(k.Profiles))
		}
		rule = profiles[0].Rule
	}
	d := &Dispute{Question: q, Part: part, court: k, hearing: k.hear(q)}
	d.Truncated = d.hearing.cut
	d.argue(rule)
	return d, nil
}

func names(profiles []*graph.Profile) string {
	ids := make([]string, len(profiles))
	for i, p := range profiles {
		ids[i] = string(p.ID)
	}
	return strings.Join(ids, ", ")
}

// Title puts the question in words, as far as the records it names were walked.
func (d *Dispute) Title() string {
	s := Setting{Part: d.Part}
	return s.Title(d.Question)
}

// Claims are those whose own answers are arguments, in their order.
func (d *Dispute) Claims() []*graph.Claim {
	var out []*graph.Claim
	for _, a := range d.Arguments {
		if a.Own {
			out = append(out, a.Claim)
		}
	}
	return out
}

func (d *Dispute) argue(rule string) {
	var heard []*testimony
	for _, t := range d.hearing.testimony {
		if !t.comment {
			heard = append(heard, t)
			d.Arguments = append(d.Arguments, Argument{
				Evidence: t.Evidence, Claim: t.claim, Rank: d.court.rank(t, rule),
				Testimony: true, Own: answersItself(t, d.Question),
			})
		}
	}
	for i, x := range heard {
		for j, y := range heard {
			if i != j && d.Arguments[i].Rank >= d.Arguments[j].Rank && defeats(x, y) {
				d.Attacks = append(d.Attacks, framework.Attack{By: i, On: j})
			}
		}
	}
	d.undercuts(heard)
	d.Size = len(d.Arguments)
}

// answersItself: the testimony is what its claim answers to the question.
func answersItself(t *testimony, q *graph.Question) bool {
	return slices.Contains(t.claim.Derived.Questions, q.ID) && t.ID == DirectEvidence(t.claim, q).ID
}

// undercuts adds what undercuts the testimony, and what undercuts that.
func (d *Dispute) undercuts(heard []*testimony) {
	known, seen := map[graph.ID]int{}, map[framework.Attack]bool{}
	attack := func(u *graph.Evidence, on int) {
		i, ok := known[u.ID]
		if !ok {
			i = len(d.Arguments)
			known[u.ID] = i
			d.Arguments = append(d.Arguments, Argument{Evidence: u, Claim: graph.Get[*graph.Claim](d.court.part, u.From)})
		}
		if a := (framework.Attack{By: i, On: on}); !seen[a] {
			seen[a] = true
			d.Attacks = append(d.Attacks, a)
		}
	}
	for i, t := range heard {
		for _, u := range t.UndercutBy {
			attack(u, i)
		}
	}
	for i := len(heard); i < len(d.Arguments); i++ {
		u := d.Arguments[i]
		for _, v := range d.court.objections(u.Evidence) {
			attack(v, i)
		}
	}
}

// Bearing is how a testimony of a dispute bears on a claim's answer.
type Bearing struct {
	Argument   int        // its index
	Own        bool       // the claim's own answer
	Carries    bool       // what satisfies it satisfies the claim
	Opposition Opposition // "" unless they conflict
}

// On says how the testimony of the dispute bears on a claim that answers its
// question, in the order of the arguments.
func (d *Dispute) On(c *graph.Claim) []Bearing {
	answer, ok := d.court.answerIn(d.hearing, c)
	var out []Bearing
	for _, b := range bearings(d.hearing, c, answer, ok) {
		if b.comment {
			continue
		}
		opposition := NoOpposition
		switch {
		case b.conflict == edtf.Possible:
			opposition = Tension
		case b.conflict == edtf.Definite && b.contradictory:
			opposition = Contradictory
		case b.conflict == edtf.Definite:
			opposition = Contrary
		}
		out = append(out, Bearing{Argument: len(out), Own: b.own, Carries: b.carries, Opposition: opposition})
	}
	return out
}
