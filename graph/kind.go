package graph

// Kind is what a record is.
type Kind string

// The kinds of records, in the order in which references point: a record
// refers to kinds before its own, to its own, and (evidence, derived fields)
// to kinds after it.
const (
	KindDataset      Kind = "Dataset"
	KindPerson       Kind = "Person"
	KindOrganization Kind = "Organization"
	KindEvent        Kind = "Event"
	KindPosition     Kind = "Position"
	KindSource       Kind = "Source"
	KindPassage      Kind = "Passage"
	KindScale        Kind = "Scale"
	KindAct          Kind = "Act"
	KindPresumption  Kind = "Presumption"
	KindProfile      Kind = "Profile"
	KindIdentity     Kind = "Identity"
	KindQuestion     Kind = "Question"
	KindClaim        Kind = "Claim"
	KindEvidence     Kind = "Evidence"
)

// Kinds lists all kinds in the order of the constants.
func Kinds() []Kind {
	return []Kind{KindDataset, KindPerson, KindOrganization, KindEvent, KindPosition, KindSource,
		KindPassage, KindScale, KindAct, KindPresumption, KindProfile, KindIdentity, KindQuestion,
		KindClaim, KindEvidence}
}

// New makes an empty record of that kind, nil if there is no such kind.
func (k Kind) New() Record {
	switch k {
	case KindDataset:
		return &Dataset{}
	case KindPerson:
		return &Person{}
	case KindOrganization:
		return &Organization{}
	case KindEvent:
		return &Event{}
	case KindPosition:
		return &Position{}
	case KindSource:
		return &Source{}
	case KindPassage:
		return &Passage{}
	case KindScale:
		return &Scale{}
	case KindAct:
		return &Act{}
	case KindPresumption:
		return &Presumption{}
	case KindProfile:
		return &Profile{}
	case KindIdentity:
		return &Identity{}
	case KindQuestion:
		return &Question{}
	case KindClaim:
		return &Claim{}
	case KindEvidence:
		return &Evidence{}
	}
	return nil
}

// Rel is the type of a reference from one record to another. It is the name
// of the relationship in Neo4j.
type Rel string

// The references, by the record that holds them.
const (
	PartOf      Rel = "PART_OF"      // Organization, Event
	Succeeds    Rel = "SUCCEEDS"     // Organization, Position
	PositionIn  Rel = "POSITION_IN"  // Position to its Organization
	Oversees    Rel = "OVERSEES"     // Position to an Event or Organization
	AuthoredBy  Rel = "AUTHORED_BY"  // Source to Person or Organization
	DerivesFrom Rel = "DERIVES_FROM" // Source to Source, with how
	In          Rel = "IN"           // Passage to its Source
	Implies     Rel = "IMPLIES"      // Act to the Event whose knowledge it implies
	Needs       Rel = "NEEDS"        // Act to a Position
	PresumesOf  Rel = "PRESUMES_OF"  // Presumption to its Act
	Joins       Rel = "JOINS"        // Identity to the two records

	SaidIn    Rel = "SAID_IN"       // Claim to its innermost Source
	Cites     Rel = "CITES"         // Claim or Evidence to a Passage
	MadeBy    Rel = "MADE_BY"       // Claim to a claimant
	GroupedBy Rel = "GROUPED_BY"    // Claim to the Grouping it came from
	About     Rel = "ABOUT"         // Claim, Question to a subject as the author wrote it
	Except    Rel = "EXCEPT"        // Claim to those left out of "each"
	Among     Rel = "AMONG"         // Claim, Question to a body
	Concerns  Rel = "CONCERNS"      // Claim, Question, Presumption to an Event
	OnScale   Rel = "ON_SCALE"      // Claim, Question, Act, Presumption to a Scale
	Holds     Rel = "IN_POSITION"   // Claim, Question to a Position
	ByAct     Rel = "BY_ACT"        // Claim, Question to an Act
	Counts    Rel = "COUNTS"        // Claim (Measure) to the sources it counts in
	CountsAct Rel = "COUNTS_ACT"    // Claim (Measure) to the Act it counts
	CountsIn  Rel = "COUNTS_WITHIN" // Claim (Measure) to the Event within which it counts
	Searched  Rel = "SEARCHED"      // Claim (Absence) to a Source searched
	Member    Rel = "MEMBER"        // Claim (Grouping) to a member

	Answers Rel = "ANSWERS"           // derived: Claim to a Question
	Carries Rel = "CARRIES"           // derived: Claim to a Question that a rule carries it into
	Subject Rel = "CANONICAL_SUBJECT" // derived: Claim to a subject after Identity
	At      Rel = "CANONICAL_EVENT"   // derived: Claim to an Event after Identity

	TellsOf  Rel = "TELLS_OF"  // derived: Source to an Event on which it has a claim
	RootedIn Rel = "ROOTED_IN" // derived: Claim to the source that it comes from in the end

	DecidedBy Rel = "DECIDED_BY" // derived: Question with very many answers to testimony that decides it

	From       Rel = "FROM"        // Evidence to the Claim it comes from
	Target     Rel = "ON"          // Evidence to the Claim or Evidence it bears on
	AssertedIn Rel = "ASSERTED_IN" // Evidence to the Source that asserts it
	BearsOn    Rel = "BEARS_ON"    // derived: Evidence to a Question
	Premise    Rel = "PREMISE"     // derived: Evidence to what it rests on
)

// Rels lists the types of references; there are no others.
func Rels() []Rel {
	return []Rel{PartOf, Succeeds, PositionIn, Oversees, AuthoredBy, DerivesFrom, In, Implies, Needs, PresumesOf, Joins,
		SaidIn, Cites, MadeBy, GroupedBy, About, Except, Among, Concerns, OnScale, Holds, ByAct, Counts, CountsAct, CountsIn,
		Searched, Member, Answers, Carries, Subject, At, TellsOf, RootedIn, DecidedBy, From, Target, AssertedIn, BearsOn, Premise}
}
