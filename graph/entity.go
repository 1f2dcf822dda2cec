package graph

// Person is a human being. An Unnamed one ("someone at the session") is never
// the same as another.
type Person struct {
	Meta
	Unnamed     bool     `json:"unnamed,omitempty"`
	OtherNames  []Name   `json:"otherNames,omitempty"`
	Born        Date     `json:"born,omitzero"`
	Died        Date     `json:"died,omitzero"`
	SameAs      []string `json:"sameAs,omitempty" graph:"find"` // "wikidata:Q…"; a shared one joins
	Description string   `json:"description,omitempty"`
}

// Kind is KindPerson.
func (*Person) Kind() Kind { return KindPerson }

// Organization is a body, office or party.
type Organization struct {
	Meta
	OtherNames  []Name   `json:"otherNames,omitempty"`
	PartOf      ID       `json:"partOf,omitempty" graph:"rel=PART_OF"`
	Succeeds    []ID     `json:"succeeds,omitempty" graph:"rel=SUCCEEDS"`
	Founded     Date     `json:"founded,omitzero"`
	Dissolved   Date     `json:"dissolved,omitzero"`
	SameAs      []string `json:"sameAs,omitempty" graph:"find"`
	Description string   `json:"description,omitempty"`
}

// Kind is KindOrganization.
func (*Organization) Kind() Kind { return KindOrganization }

// Membership says whether the holder of a Position belongs to its body.
type Membership string

// The memberships. A body's members, for claims on each of them, are the
// holders of its full positions.
const (
	NoMember        Membership = ""
	FullMember      Membership = "full"
	CandidateMember Membership = "candidate"
)

// Position is an office that persons hold. Member and candidate member of one
// body are two positions.
type Position struct {
	Meta
	Organization ID         `json:"organization,omitempty" graph:"rel=POSITION_IN"`
	Membership   Membership `json:"membership,omitempty" graph:"find"`
	Succeeds     []ID       `json:"succeeds,omitempty" graph:"rel=SUCCEEDS"`
	Oversees     []ID       `json:"oversees,omitempty" graph:"rel=OVERSEES"` // events or organizations within its competence
	SameAs       []string   `json:"sameAs,omitempty" graph:"find"`
	Description  string     `json:"description,omitempty"`
}

// Kind is KindPosition.
func (*Position) Kind() Kind { return KindPosition }

// EventKind tells what happened from what was decided or only proposed.
type EventKind string

// The kinds of events.
const (
	Happening EventKind = "event"
	Decision  EventKind = "decision"
	Proposal  EventKind = "proposal"
)

// Valence says whether having a part in an event is to somebody's credit.
type Valence string

// The valences. Neutral, the zero value, favours nobody.
const (
	Neutral Valence = ""
	Wrong   Valence = "wrong"
	Merit   Valence = "merit"
)

// Event is something that happened, is said to have, or was proposed: a
// proposal is an event that one can stand for or against. Period is the
// editor's handle for defaults; when it really was is a claim (Dating).
type Event struct {
	Meta
	EventKind   EventKind `json:"kind,omitempty" graph:"find"`
	Period      Date      `json:"period,omitzero" graph:"find"`
	Place       string    `json:"place,omitempty"`
	PartOf      ID        `json:"partOf,omitempty" graph:"rel=PART_OF"`
	Valence     Valence   `json:"valence,omitempty"`
	SameAs      []string  `json:"sameAs,omitempty" graph:"find"`
	Description string    `json:"description,omitempty"`
}

// Kind is KindEvent.
func (*Event) Kind() Kind { return KindEvent }

// Identity says that two records are, or are not, the same person,
// organization, position or event. Identity is never guessed.
type Identity struct {
	Meta
	A      ID     `json:"a" graph:"rel=JOINS"`
	B      ID     `json:"b" graph:"rel=JOINS"`
	Differ bool   `json:"different,omitempty"` // they are not the same: beats a shared external id
	By     string `json:"by,omitempty"`
	Reason string `json:"reason,omitempty"`
	Date   Date   `json:"date,omitzero"`
}

// Kind is KindIdentity.
func (*Identity) Kind() Kind { return KindIdentity }
