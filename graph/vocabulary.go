package graph

// Grade is one step of a scale.
type Grade struct {
	Slug  string `json:"slug"`
	Label string `json:"label"`
	Rank  int    `json:"rank"` // 0 is the lowest
}

// MaxGrades is how many grades a scale may have.
const MaxGrades = 64

// Inheritance names one way in which a grade about a whole reaches its parts,
// or the other way round.
type Inheritance string

// The ways. "Lowest" and "highest" are the ends of the scale.
const (
	LowestDown     Inheritance = "lowest-down"      // whole lowest: part lowest
	HighestDown    Inheritance = "highest-down"     // whole highest: part highest
	AboveLowestUp  Inheritance = "above-lowest-up"  // part above lowest: whole above lowest
	BelowHighestUp Inheritance = "below-highest-up" // part without highest: whole without highest
)

// Scale is an ordered set of grades, a question that it answers about a person
// and an event, and how grades behave over time and along partOf.
type Scale struct {
	Meta
	Question    string        `json:"question,omitempty"`
	Grades      []Grade       `json:"grades,omitempty"`      // lowest rank first; 2 to MaxGrades
	BlameLowest bool          `json:"blameLowest,omitempty"` // the blame end is the lowest grade, not the highest
	Monotone    bool          `json:"monotone,omitempty"`    // who reached a grade never falls below it
	Inherits    []Inheritance `json:"inherits,omitempty"`
}

// Kind is KindScale.
func (*Scale) Kind() Kind { return KindScale }

// Credit says what an act does to the name of him who did it.
type Credit string

// The credits; the zero value is neither.
const (
	NoCredit  Credit = ""
	Blame     Credit = "blame"
	Creditful Credit = "credit"
)

// Implication is what an act implies: grades on a scale about an event that
// encloses the act's own.
type Implication struct {
	Scale  ID       `json:"scale" graph:"rel=ON_SCALE"`
	Grades []string `json:"grades,omitempty"`
	Event  ID       `json:"event" graph:"rel=IMPLIES"`
}

// Act is a word of the vocabulary of acts that persons do. Its slug is that
// of its id; its label the Name.
type Act struct {
	Meta
	Credit  Credit        `json:"credit,omitempty"`
	Implies []Implication `json:"implies,omitempty"`
	Needs   ID            `json:"needs,omitempty" graph:"rel=NEEDS"` // a position without which nobody can do it
	Note    string        `json:"note,omitempty"`
}

// Kind is KindAct.
func (*Act) Kind() Kind { return KindAct }

// Presumption is an editor's: who did the act AtLeast so many times, each
// time with another object, is presumed to stand there on the scale.
type Presumption struct {
	Meta
	Act     ID       `json:"act" graph:"rel=PRESUMES_OF"`
	AtLeast int      `json:"atLeast"` // 1 or more distinct acts
	Scale   ID       `json:"scale" graph:"rel=ON_SCALE"`
	Grades  []string `json:"grades,omitempty"`
	Event   ID       `json:"event" graph:"rel=CONCERNS"`
	By      string   `json:"by"`
	Reason  string   `json:"reason"`
}

// Kind is KindPresumption.
func (*Presumption) Kind() Kind { return KindPresumption }

// Profile is an order of testimony: a rule of source criticism. Its label is
// the Name. Rule is what gives rank 1: terms joined by "; ", all of which must
// hold (package contrast has the terms); "never" ranks all alike.
type Profile struct {
	Meta
	Rule        string `json:"rule"`
	Explanation string `json:"explanation,omitempty"`
	Shipped     bool   `json:"shipped,omitempty"`
}

// Kind is KindProfile.
func (*Profile) Kind() Kind { return KindProfile }
