package schema

// common is what all filters have.
type common struct {
	ID      idList
	Dataset idList
}

func (f *common) given(c *conditions) {
	c.oneOf("id", f.ID)
	c.oneOf("dataset", f.Dataset)
}

// personFilter is the input PersonFilter.
type personFilter struct {
	common
	And    *[]personFilter
	Or     *[]personFilter
	Not    *personFilter
	SameAs *[]string
}

func (f *personFilter) joined() (and, or *[]personFilter, not *personFilter) {
	return f.And, f.Or, f.Not
}

func (f *personFilter) given(c *conditions) {
	f.common.given(c)
	c.text("sameAs", f.SameAs)
}

// organizationFilter is the input OrganizationFilter.
type organizationFilter struct {
	common
	And    *[]organizationFilter
	Or     *[]organizationFilter
	Not    *organizationFilter
	SameAs *[]string
	PartOf idList
}

func (f *organizationFilter) joined() (and, or *[]organizationFilter, not *organizationFilter) {
	return f.And, f.Or, f.Not
}

func (f *organizationFilter) given(c *conditions) {
	f.common.given(c)
	c.text("sameAs", f.SameAs)
	c.oneOf("partOf", f.PartOf)
}

// positionFilter is the input PositionFilter.
type positionFilter struct {
	common
	And          *[]positionFilter
	Or           *[]positionFilter
	Not          *positionFilter
	SameAs       *[]string
	Organization idList
	Membership   *[]string
	Oversees     idList
}

func (f *positionFilter) joined() (and, or *[]positionFilter, not *positionFilter) {
	return f.And, f.Or, f.Not
}

func (f *positionFilter) given(c *conditions) {
	f.common.given(c)
	c.text("sameAs", f.SameAs)
	c.oneOf("organization", f.Organization)
	c.enum("membership", f.Membership, "NONE")
	c.oneOf("oversees", f.Oversees)
}

// eventFilter is the input EventFilter.
type eventFilter struct {
	common
	And       *[]eventFilter
	Or        *[]eventFilter
	Not       *eventFilter
	SameAs    *[]string
	EventKind *[]string
	Period    *dateFilter
	PartOf    idList
}

func (f *eventFilter) joined() (and, or *[]eventFilter, not *eventFilter) { return f.And, f.Or, f.Not }

func (f *eventFilter) given(c *conditions) {
	f.common.given(c)
	c.text("sameAs", f.SameAs)
	c.enum("kind", f.EventKind, "EVENT")
	c.date("period", f.Period)
	c.oneOf("partOf", f.PartOf)
}

// sourceFilter is the input SourceFilter.
type sourceFilter struct {
	common
	And       *[]sourceFilter
	Or        *[]sourceFilter
	Not       *sourceFilter
	Genre     *[]string
	Author    idList
	Created   *dateFilter
	Published *dateFilter
	Available *dateFilter
}

func (f *sourceFilter) joined() (and, or *[]sourceFilter, not *sourceFilter) {
	return f.And, f.Or, f.Not
}

func (f *sourceFilter) given(c *conditions) {
	f.common.given(c)
	c.enum("genre", f.Genre, "")
	c.oneOf("authors", f.Author)
	c.date("created", f.Created)
	c.date("published", f.Published)
	c.date("available", f.Available)
}

// passageFilter is the input PassageFilter.
type passageFilter struct {
	common
	And    *[]passageFilter
	Or     *[]passageFilter
	Not    *passageFilter
	Source idList
}

func (f *passageFilter) joined() (and, or *[]passageFilter, not *passageFilter) {
	return f.And, f.Or, f.Not
}

func (f *passageFilter) given(c *conditions) {
	f.common.given(c)
	c.oneOf("source", f.Source)
}

// questionFilter is the input QuestionFilter.
type questionFilter struct {
	common
	And      *[]questionFilter
	Or       *[]questionFilter
	Not      *questionFilter
	Form     *[]string
	Subject  idList
	Event    idList
	Scale    idList
	Position idList
	Act      idList
	Disputed *bool
}

func (f *questionFilter) joined() (and, or *[]questionFilter, not *questionFilter) {
	return f.And, f.Or, f.Not
}

func (f *questionFilter) given(c *conditions) {
	f.common.given(c)
	c.enum("form", f.Form, "")
	c.oneOf("subject", f.Subject)
	c.oneOf("event", f.Event)
	c.oneOf("scale", f.Scale)
	c.oneOf("position", f.Position)
	c.oneOf("act", f.Act)
	c.truth("disputed", f.Disputed)
}
