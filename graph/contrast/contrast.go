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
	JoinedAfter      Rule = "joined-after"      // "joined only after": what it says of each office
	Counted          Rule = "counted"           // the rows that a Measure claims to count
	AssertedRule     Rule = "asserted"          // evidence that a source or an editor asserts

	PlacedToKnow      Rule = "placed-to-know"     // an office that oversaw the event; decides nothing
	AbsenceCheck      Rule = "absence"            // an act was looked for and not found
	OutOfOffice       Rule = "out-of-office"      // an act that needs an office, outside every recorded tenure of it
	AttestedOutside   Rule = "attested-outside"   // attested on a day outside all spells of an account
	Anachronism       Rule = "anachronism"        // told before it happened; acts before birth or after death
	Misnomer          Rule = "misnomer"           // a body acts before it was founded or after it was dissolved
	PartitionOverlap  Rule = "partition-overlap"  // groups said to be disjoint share a member
	PartitionGap      Rule = "partition-gap"      // groups said to be exhaustive leave a member out
	SelfContradiction Rule = "self-contradiction" // the same claimant on both sides
)

// Checks are the rules that flag a claim, and decide nothing.
func Checks() []Rule {
	return []Rule{
		PlacedToKnow, AbsenceCheck, OutOfOffice, AttestedOutside, Anachronism, Misnomer, PartitionOverlap, PartitionGap, SelfContradiction,
	}
}

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
	LeftOut      []LeftOut        // what the lens left out, by reason
	Left         bool             // the lens leaves the claim itself out
	Revision     int64

	court  *court
	heard  lists
	trials []trial
}

// Testimony is one piece of evidence as it bears on the claim of a contrast.
type Testimony struct {
	*graph.Evidence                   // rule "direct" for a claim on its own question
	Opposition      Opposition        // "" for what is not against
	Bounds          []string          // of an office: where it differs, of start, end, unlisted (the one account lists all there is, and not this)
	UndercutBy      []*graph.Evidence // on itself, or on a claim it needs; whether they count or not
	Dropped         bool              // one of these counts: the testimony does not
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
