package graph

// Question is what claims answer that can disagree. Onus makes it from
// claims; its id hashes its key. Subject, Event, Position and Body are
// canonical ids. Time is not in the key.
type Question struct {
	Meta
	Form      FormName `json:"form" graph:"find"`
	Subject   ID       `json:"subject,omitempty" graph:"rel=ABOUT"`
	Each      bool     `json:"each,omitempty"`
	Event     ID       `json:"event,omitempty" graph:"rel=CONCERNS"`
	Scale     ID       `json:"scale,omitempty" graph:"rel=ON_SCALE"`
	Position  ID       `json:"position,omitempty" graph:"rel=IN_POSITION"`
	Act       ID       `json:"act,omitempty" graph:"rel=BY_ACT"`
	Object    string   `json:"object,omitempty"`
	What      string   `json:"what,omitempty"`
	Unit      string   `json:"unit,omitempty"`
	Body      ID       `json:"body,omitempty" graph:"rel=AMONG"`
	Exclusion bool     `json:"exclusion,omitempty" graph:"find"` // did another member of Body do as Subject did?
	Grades    []string `json:"grades,omitempty"`                 // of an exclusion on a scale
	Denies    bool     `json:"denies,omitempty"`                 // the exclusion is of not doing it, or of not those grades
	Claim     ID       `json:"claim,omitempty"`                  // of a Statement, its own question

	// Joined are the records that are the same as Subject, by an Identity or an
	// external id that they share: questions about them are this one.
	Joined []ID `json:"joined,omitempty"`

	// Deciding are, of a question with more testimony than one contrast reads,
	// claims and evidence of which one gives each thing that is said, from each
	// rank under the shipped profiles: by them it stands as by all.
	Deciding []ID `json:"deciding,omitempty" graph:"rel=DECIDED_BY"`

	Disputed  bool `json:"disputed,omitempty" graph:"find"` // two of its testimonies conflict definitely
	Answers   int  `json:"answers,omitempty"`               // claims that answer it directly
	Testimony int  `json:"testimony,omitempty"`             // evidence that rules carry into it
}

// Kind is KindQuestion.
func (*Question) Kind() Kind { return KindQuestion }

// Docket is the id by which questions are derived together: the subject's,
// else the event's, else the claim's.
func (q *Question) Docket() ID {
	switch {
	case q.Subject != "":
		return q.Subject
	case q.Event != "":
		return q.Event
	}
	return q.Claim
}
