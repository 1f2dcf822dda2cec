package graph

// FormName names one of the forms of a claim.
type FormName string

// The forms.
const (
	FormAttribution FormName = "attribution"
	FormTenure      FormName = "tenure"
	FormAct         FormName = "act"
	FormDating      FormName = "dating"
	FormMeasure     FormName = "measure"
	FormGrouping    FormName = "grouping"
	FormAbsence     FormName = "absence"
	FormStatement   FormName = "statement"
)

// FormNames lists them.
func FormNames() []FormName {
	return []FormName{FormAttribution, FormTenure, FormAct, FormDating, FormMeasure, FormGrouping, FormAbsence, FormStatement}
}

// Form is what a claim says; the forms are closed.
type Form interface {
	// Form names it.
	Form() FormName
	form()
}

// New makes an empty form of that name, nil if there is none.
func (n FormName) New() Form {
	switch n {
	case FormAttribution:
		return &Attribution{}
	case FormTenure:
		return &Tenure{}
	case FormAct:
		return &Deed{}
	case FormDating:
		return &Dating{}
	case FormMeasure:
		return &Measure{}
	case FormGrouping:
		return &Grouping{}
	case FormAbsence:
		return &Absence{}
	case FormStatement:
		return &Statement{}
	}
	return nil
}

// Who is whom a claim is about. With Each it is every member of the
// organization Subject on the day On, save Except. With Exclusive it says of
// every other member of Among on that day that they did not.
type Who struct {
	Subject   ID   `json:"subject,omitempty" graph:"rel=ABOUT"`
	Each      bool `json:"each,omitempty" graph:"find"`
	On        Date `json:"on,omitzero"`
	Except    []ID `json:"except,omitempty" graph:"rel=EXCEPT"`
	Exclusive bool `json:"exclusive,omitempty" graph:"find"`
	Among     ID   `json:"among,omitempty" graph:"rel=AMONG"`
}

// Attribution says where someone stands on a scale, about an event.
type Attribution struct {
	Who
	Event  ID       `json:"event" graph:"rel=CONCERNS"`
	Scale  ID       `json:"scale" graph:"rel=ON_SCALE"`
	Grades []string `json:"grades,omitempty" graph:"find"` // a set, in the order of ranks
	AsOf   Date     `json:"asOf,omitzero" graph:"find"`    // none: the event's period
}

// Tenure says that someone held a position for a period, or (Attested) on a
// day with ends unsaid. With denies: held none of these then.
type Tenure struct {
	Subject   ID   `json:"subject" graph:"rel=ABOUT"`
	Positions []ID `json:"positions,omitempty" graph:"rel=IN_POSITION"`
	Start     Date `json:"start,omitzero" graph:"find"`
	End       Date `json:"end,omitzero" graph:"find"`
	Attested  Date `json:"attested,omitzero" graph:"find"`
}

// Deed (the form "act") says that someone did something in an event.
type Deed struct {
	Who
	Act    ID     `json:"act" graph:"rel=BY_ACT"`
	Event  ID     `json:"event,omitempty" graph:"rel=CONCERNS"`
	Date   Date   `json:"date,omitzero" graph:"find"`
	Object string `json:"object,omitempty" graph:"find"` // an id or plain words
}

// Dating says that an event took place within a period.
type Dating struct {
	Event  ID   `json:"event" graph:"rel=CONCERNS"`
	Period Date `json:"period" graph:"find"`
}

// Counting says which rows a Measure claims to count.
type Counting struct {
	Act     ID   `json:"act" graph:"rel=COUNTS_ACT"`
	Within  ID   `json:"within,omitempty" graph:"rel=COUNTS_WITHIN"`
	Sources []ID `json:"sources,omitempty" graph:"rel=COUNTS"`
}

// Measure says how many. Value, or one or two bounds (inclusive).
type Measure struct {
	Subject ID        `json:"subject,omitempty" graph:"rel=ABOUT"`
	Event   ID        `json:"event,omitempty" graph:"rel=CONCERNS"`
	What    string    `json:"what" graph:"find"`
	Value   *float64  `json:"value,omitempty"`
	Low     *float64  `json:"low,omitempty"`
	High    *float64  `json:"high,omitempty"`
	Unit    string    `json:"unit,omitempty"`
	Counts  *Counting `json:"counts,omitempty"`
}

// Placement is where a group of a Grouping stands on a scale.
type Placement struct {
	Scale  ID       `json:"scale" graph:"rel=ON_SCALE"`
	Grades []string `json:"grades,omitempty"`
}

// Group is one of the groups into which a source sorts a body.
type Group struct {
	Label      string      `json:"label"`
	Members    []ID        `json:"members,omitempty" graph:"rel=MEMBER"`
	Placements []Placement `json:"placements,omitempty"`
}

// Grouping sorts a body (its composition on a day), or a list of members,
// into groups. It answers no question itself: its Attributions do.
type Grouping struct {
	Body       ID      `json:"body,omitempty" graph:"rel=AMONG"`
	On         Date    `json:"on,omitzero"`
	Members    []ID    `json:"members,omitempty" graph:"rel=MEMBER"`
	Event      ID      `json:"event,omitempty" graph:"rel=CONCERNS"`
	Groups     []Group `json:"groups,omitempty"`
	Exhaustive bool    `json:"exhaustive,omitempty"`
	Disjoint   bool    `json:"disjoint,omitempty"`
}

// Absence says that someone looked for an act and found none. It answers no
// question, and is never innocence.
type Absence struct {
	Subject  ID   `json:"subject" graph:"rel=ABOUT"`
	Act      ID   `json:"act" graph:"rel=BY_ACT"`
	Event    ID   `json:"event,omitempty" graph:"rel=CONCERNS"`
	Scope    []ID `json:"scope,omitempty" graph:"rel=SEARCHED"`
	Complete bool `json:"complete,omitempty"`
}

// Statement is anything else that is said.
type Statement struct {
	Subjects []ID   `json:"subjects,omitempty" graph:"rel=ABOUT"`
	Events   []ID   `json:"events,omitempty" graph:"rel=CONCERNS"`
	About    string `json:"about,omitempty" graph:"find"` // fact, motive, belief, emotion or judgement
}

// Form names it.
func (*Attribution) Form() FormName { return FormAttribution }

// Form names it.
func (*Tenure) Form() FormName { return FormTenure }

// Form names it.
func (*Deed) Form() FormName { return FormAct }

// Form names it.
func (*Dating) Form() FormName { return FormDating }

// Form names it.
func (*Measure) Form() FormName { return FormMeasure }

// Form names it.
func (*Grouping) Form() FormName { return FormGrouping }

// Form names it.
func (*Absence) Form() FormName { return FormAbsence }

// Form names it.
func (*Statement) Form() FormName { return FormStatement }

func (*Attribution) form() {}
func (*Tenure) form()      {}
func (*Deed) form()        {}
func (*Dating) form()      {}
func (*Measure) form()     {}
func (*Grouping) form()    {}
func (*Absence) form()     {}
func (*Statement) form()   {}
