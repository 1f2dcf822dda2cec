package graph

// Modality says in which mood a claim is made. Only asserted and presupposed
// claims answer questions; the others convict nobody.
type Modality string

// The modalities; the zero value is asserted.
const (
	Asserted    Modality = ""
	Presupposed Modality = "presupposed"
	Reported    Modality = "reported suggestion"
	Conditional Modality = "conditional"
	Prescribed  Modality = "prescribed"
	Planned     Modality = "planned"
	Predicted   Modality = "predicted"
)

// Counts reports whether a claim in this mood answers questions.
func (m Modality) Counts() bool { return m == Asserted || m == Presupposed }

// Basis says how the claimant knows.
type Basis string

// The bases; the zero value is unknown.
const (
	BasisUnknown Basis = ""
	Did          Basis = "did"
	Saw          Basis = "saw"
	Told         Basis = "told"
	Inferred     Basis = "inferred"
)

// Confidence is the claimant's own.
type Confidence string

// The confidences; the zero value: he does not say.
const (
	Unsaid   Confidence = ""
	Certain  Confidence = "certain"
	Probable Confidence = "probable"
	Possible Confidence = "possible"
)

// Claim is one thing that one source says. Its Name is its Text.
type Claim struct {
	Meta
	Source     ID         `json:"source" graph:"rel=SAID_IN"` // the innermost that makes it
	Passages   []ID       `json:"passages,omitempty" graph:"rel=CITES"`
	Claimants  []ID       `json:"claimants,omitempty" graph:"rel=MADE_BY"` // the loader fills in the source's authors
	Made       Date       `json:"made,omitzero" graph:"find"`              // the loader fills in the source's creation
	Basis      Basis      `json:"basis,omitempty" graph:"find"`
	Denies     bool       `json:"denies,omitempty" graph:"find"`
	Modality   Modality   `json:"modality,omitempty" graph:"find"`
	Confidence Confidence `json:"confidence,omitempty" graph:"find"`
	Grouping   ID         `json:"grouping,omitempty" graph:"rel=GROUPED_BY"`
	Note       string     `json:"note,omitempty"`
	Form       Form       `json:"-"`
	Derived    Derived    `json:"derived,omitzero"`
}

// Kind is KindClaim.
func (*Claim) Kind() Kind { return KindClaim }

// Derived is what Onus works out about a claim and copies onto it, so that
// stores can filter by it and graph tools see it. It is no part of the digest.
type Derived struct {
	Questions      []ID     `json:"questions,omitempty" graph:"rel=ANSWERS"`
	Carries        []ID     `json:"carries,omitempty" graph:"rel=CARRIES"`
	Subjects       []ID     `json:"canonicalSubjects,omitempty" graph:"rel=CANONICAL_SUBJECT"`
	Events         []ID     `json:"canonicalEvents,omitempty" graph:"rel=CANONICAL_EVENT"`
	Claimants      []ID     `json:"canonicalClaimants,omitempty"`         // its claimants, after Identity
	Genre          Genre    `json:"genre,omitempty" graph:"find"`         // of its source
	Available      Date     `json:"available,omitzero" graph:"find"`      // of the first of the sources its passages lie in
	ReadIn         []ID     `json:"readIn,omitempty"`                     // the sources in which its passages lie
	SourceComplete bool     `json:"sourceComplete,omitempty"`             // its source lists all there is of what it lists
	ToldOf         Date     `json:"toldOf,omitzero"`                      // the time it tells of
	SelfServing    bool     `json:"selfServing,omitempty"`                // contrast.md, disinterested-first
	Root           ID       `json:"root,omitempty" graph:"rel=ROOTED_IN"` // the source it comes from in the end, along retellings and editions
	Disputed       bool     `json:"disputed,omitempty" graph:"find"`      // something is against it
	OpposedBy      []string `json:"opposedBy,omitempty" graph:"find"`     // rules that put something against it
	Standings      []string `json:"standings,omitempty" graph:"find"`     // "level=open", one a shipped profile
	Robust         string   `json:"robust,omitempty" graph:"find"`

	// Opponents are what is against it, where the question is a short one: for
	// the eye, and no references.
	Opponents []Opponent `json:"opponents,omitempty"`
}

// Opponent is testimony that counts and conflicts definitely with a claim.
type Opponent struct {
	Claim    ID     `json:"claim"`    // that it comes from
	Evidence ID     `json:"evidence"` // of rule "direct", it is not stored
	Rule     string `json:"rule"`
	Force    Force  `json:"force,omitempty"`
}

// IsZero reports that nothing has been derived.
func (d Derived) IsZero() bool {
	return d.Questions == nil && d.Carries == nil && d.Subjects == nil && d.Events == nil && d.Claimants == nil && d.ReadIn == nil &&
		d.Genre == "" && d.Available.IsZero() && d.ToldOf.IsZero() && d.Root == "" &&
		d.Standings == nil && d.Robust == "" && !d.Disputed && !d.SelfServing && !d.SourceComplete && d.OpposedBy == nil && d.Opponents == nil
}
