package graph

// Stance is how a piece of evidence stands to what it is on.
type Stance string

// The stances.
const (
	Supports    Stance = "supports"
	Contradicts Stance = "contradicts"
	Qualifies   Stance = "qualifies"
	Undercuts   Stance = "undercuts"
)

// Force says whether the conclusion of a rule follows or is to be expected.
type Force string

// The forces; an author's own assertion has none.
const (
	Strict      Force = "strict"
	Presumptive Force = "presumptive"
)

// Certainty says whether the dates and memberships that a testimony uses are
// definite.
type Certainty string

// The certainties.
const (
	Definite     Certainty = "definite"
	PossibleOnly Certainty = "possible"
)

// Value is an answer, or what a testimony puts into a question: a set. Just
// one of its parts is used, by the form of the question.
type Value struct {
	Grades []string `json:"grades,omitempty"` // attribution, in the order of ranks
	Yes    bool     `json:"yes,omitempty"`    // act, statement, exclusion: did, or holds
	No     bool     `json:"no,omitempty"`     // of the other forms: not that
	Period Date     `json:"period,omitzero"`  // dating
	Start  Date     `json:"start,omitzero"`   // tenure: one spell
	End    Date     `json:"end,omitzero"`
	On     Date     `json:"on,omitzero"`   // tenure: attested
	Low    *float64 `json:"low,omitempty"` // measure: bounds, inclusive
	High   *float64 `json:"high,omitempty"`
}

// Evidence is one testimony on a question: a claim carried there. Authors
// write it from one claim on another (or an undercut of evidence); rules
// derive it, and then everything from Rule on is set.
type Evidence struct {
	Meta
	From     ID     `json:"from" graph:"rel=FROM"`
	On       ID     `json:"on,omitempty" graph:"rel=ON"`      // a claim, or evidence that it undercuts
	OnRule   string `json:"onRule,omitempty"`                 // an undercut of derived evidence names its rule,
	OnClaim  ID     `json:"onClaim,omitempty" graph:"rel=ON"` // the claim (for a presumption's, the presumption)
	OnWhom   ID     `json:"onWhom,omitempty"`                 // and the subject, where there are several
	Stance   Stance `json:"stance" graph:"find"`
	Source   ID     `json:"source,omitempty" graph:"rel=ASSERTED_IN"` // who asserts it: a source, at a place in it,
	Passages []ID   `json:"passages,omitempty" graph:"rel=CITES"`
	Editor   string `json:"editor,omitempty"` // or an editor
	Note     string `json:"note,omitempty"`

	Rule      string      `json:"rule,omitempty" graph:"find"`
	Question  ID          `json:"question,omitempty" graph:"rel=BEARS_ON"`
	Value     Value       `json:"value,omitzero"`
	AsOf      Date        `json:"asOf,omitzero"`
	AsOfEvent ID          `json:"asOfEvent,omitempty"` // AsOf is by default this event's period
	Along     Inheritance `json:"along,omitempty"`     // how it came here along partOf, if it did
	Named     ID          `json:"named,omitempty"`     // implied-knowledge: the event that the vocabulary names; "" for the act's own
	Premises  []ID        `json:"premises,omitempty" graph:"rel=PREMISE"`
	Force     Force       `json:"force,omitempty" graph:"find"`
	Certainty Certainty   `json:"certainty,omitempty" graph:"find"`
	Because   string      `json:"because,omitempty"`
}

// Kind is KindEvidence.
func (*Evidence) Kind() Kind { return KindEvidence }

// IsDerived reports that a rule made it, not an author.
func (e *Evidence) IsDerived() bool { return e.Dataset == Own }
