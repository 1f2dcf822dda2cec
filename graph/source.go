package graph

// Genre is what sort of source it is; the list is closed.
type Genre string

// The genres, by class.
const (
	Minutes   Genre = "minutes"
	Decree    Genre = "decree"
	List      Genre = "list"
	Letter    Genre = "letter"
	Diary     Genre = "diary"
	Shorthand Genre = "shorthand"

	Memoir      Genre = "memoir"
	OralHistory Genre = "oral history"
	Interview   Genre = "interview"

	Press       Genre = "press"
	Scholarship Genre = "scholarship"
	Reference   Genre = "reference"
	DatasetOf   Genre = "dataset"

	OtherGenre Genre = "other"
)

// Class is the class of source criticism that a genre belongs to.
type Class string

// The classes.
const (
	ClassRecord       Class = "record"
	ClassRecollection Class = "recollection"
	ClassSecondary    Class = "secondary"
	ClassOther        Class = "other"
)

// Genres lists the genres with the class of each.
func Genres() map[Genre]Class {
	return map[Genre]Class{
		Minutes: ClassRecord, Decree: ClassRecord, List: ClassRecord, Letter: ClassRecord, Diary: ClassRecord, Shorthand: ClassRecord,
		Memoir: ClassRecollection, OralHistory: ClassRecollection, Interview: ClassRecollection,
		Press: ClassSecondary, Scholarship: ClassSecondary, Reference: ClassSecondary, DatasetOf: ClassSecondary,
		OtherGenre: ClassOther,
	}
}

// Class is the class of the genre; unknown genres are ClassOther.
func (g Genre) Class() Class {
	switch g {
	case Minutes, Decree, List, Letter, Diary, Shorthand:
		return ClassRecord
	case Memoir, OralHistory, Interview:
		return ClassRecollection
	case Press, Scholarship, Reference, DatasetOf:
		return ClassSecondary
	}
	return ClassOther
}

// Derivation says how one source comes from another.
type Derivation struct {
	Source ID     `json:"source" graph:"rel=DERIVES_FROM"`
	How    string `json:"how"` // one of Derivations
}

// Derivations lists how a source can come from another.
func Derivations() []string {
	return []string{"quotes", "cites", "translates", "records", "retells", "edition-of", "based-on"}
}

// Source is a thing that can be cited. It has three clocks: when it was made,
// when printed, when open to readers.
type Source struct {
	Meta
	OtherNames    []Name       `json:"otherNames,omitempty"` // its title in other languages
	Genre         Genre        `json:"genre,omitempty" graph:"find"`
	Authors       []ID         `json:"authors,omitempty" graph:"rel=AUTHORED_BY"`
	Created       Date         `json:"created,omitzero" graph:"find"`
	Published     Date         `json:"published,omitzero" graph:"find"`
	Available     Date         `json:"available,omitzero" graph:"find"`
	Archive       string       `json:"archive,omitempty"`
	CallNumber    string       `json:"callNumber,omitempty"`
	URL           string       `json:"url,omitempty"`
	Language      string       `json:"language,omitempty"`
	DerivesFrom   []Derivation `json:"derivesFrom,omitempty"`
	Complete      bool         `json:"complete,omitempty"`      // it lists all there is of what it lists
	Bibliographic string       `json:"bibliographic,omitempty"` // CSL-JSON, one object
	Lost          bool         `json:"lost,omitempty"`          // known of, seen by nobody
	Description   string       `json:"description,omitempty"`

	// TellsOf is derived: the events, after Identity, on which it has a claim.
	// It is no part of the digest.
	TellsOf []ID `json:"tellsOf,omitempty" graph:"rel=TELLS_OF"`
}

// Kind is KindSource.
func (*Source) Kind() Kind { return KindSource }

// Passage is a place in a source. Its Name is made from source and locator.
type Passage struct {
	Meta
	Source      ID     `json:"source" graph:"rel=IN"`
	Locator     string `json:"locator,omitempty"` // page, leaf, paragraph
	Quote       string `json:"quote,omitempty"`   // the few words that are the evidence
	Language    string `json:"language,omitempty"`
	Translation string `json:"translation,omitempty"`
}

// Kind is KindPassage.
func (*Passage) Kind() Kind { return KindPassage }
