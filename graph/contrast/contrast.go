package contrast

import "onus/graph"

// Rule names the rule that carries a testimony into a question, or the check
// that flags a claim.
type Rule = string

// The rules and checks.
const (
	Direct           Rule = "direct"            // a claim on its own question
	Sole             Rule = "sole"              // "the only one who": what it says of the others
	Collective       Rule = "collective"        // a claim on each of a body: what it says of one
	Inherited        Rule = "inherited"         // a grade about a whole or a part
	ImpliedKnowledge Rule = "implied-knowledge" // acts that imply knowing
	AssertedRule     Rule = "asserted"          // evidence that a source or an editor asserts
	AbsenceCheck     Rule = "absence"           // an act was looked for and not found
)

// Opposition is how a testimony stands to the claim of a contrast.
type Opposition string

// The oppositions; Contradictory values are each other's complements,
// contrary ones may both be false, in tension they only possibly conflict.
const (
	NoOpposition  Opposition = ""
	Contradictory Opposition = "contradictory"
	Contrary      Opposition = "contrary"
	Tension       Opposition = "tension"
)

// Standing is what a claim comes to under one profile.
type Standing string

// The standings.
const (
	Unopposed Standing = "unopposed"
	Prevails  Standing = "prevails"
	Open      Standing = "open"
	Yields    Standing = "yields"
)

// Contrast is one claim with all that speaks for and against it. Its lists
// hold each testimony once, ordered by origin (authors' before rules'), rule
// and id.
type Contrast struct {
	Claim        *graph.Claim
	Questions    []*graph.Question // its own, then the exclusion question; none for what answers none
	For          []*Testimony      // carries the claim
	Against      []*Testimony      // conflicts definitely
	Consistent   []*Testimony      // neither
	Qualifying   []*Testimony      // tensions, checks, assertions that only comment
	Undercut     []*Testimony      // would be for or against, and does not count
	RootsFor     []Root
	RootsAgainst []Root
	Readings     []Reading        // one a profile, in the order of the profiles' Sort
	Robust       Standing         // "" for null
	Truncated    bool             // not all answers of a question were read
	Datasets     []*graph.Dataset // those that it read from, by id
	Revision     int64
}

// Testimony is one piece of evidence as it bears on the claim of a contrast.
type Testimony struct {
	*graph.Evidence                   // rule "direct" for a claim on its own question
	Opposition      Opposition        // "" for what is not against
	UndercutBy      []*graph.Evidence // on itself, or on a claim it needs; whether they count or not
	Flagged         bool              // it is in a cycle of undercuts: neither dropped nor decisive
	Self            bool              // the claim's own testimony: in no list of the contrast
}

// Reading is the standing of the claim under one profile.
type Reading struct {
	Profile     *graph.Profile
	Standing    Standing
	Presumptive bool   // presumptive testimony decided
	Because     string // one sentence
	DecidedBy   []*Testimony
}

// Root is one root of testimony: who says it, in which innermost source. All
// testimony with one root counts once.
type Root struct {
	Claimant graph.ID // "" where nobody is named
	Source   graph.ID
	Through  []graph.ID // sources by which its testimony came, other than Source, sorted
}

// Lens asks the same under other conditions.
type Lens struct {
	Profile graph.ID   // only this reading
	Without []graph.ID // left out: sources (and all that is said in them), presumptions, claims, evidence
}
