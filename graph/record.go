package graph

// Record is one thing the graph holds. The kinds are closed: only types of
// this package are records.
type Record interface {
	// Kind says which it is.
	Kind() Kind
	// Base is what every record has; never nil, and shared with the record.
	Base() *Meta
	sealed()
}

// Meta is what every record has.
type Meta struct {
	ID      ID     `json:"id"`
	Dataset string `json:"dataset" graph:"find"`       // slug of the dataset it was loaded with; Own for what Onus derives
	Name    string `json:"name,omitempty"`             // name, title or short text, for people
	Sort    string `json:"-"`                          // orders records of a kind; set by [Seal], unique
	Digest  string `json:"-" graph:"digest,omitempty"` // of what the author wrote; set by [Seal]
}

// Base gives the Meta of any record that embeds one.
func (m *Meta) Base() *Meta { return m }
func (m *Meta) sealed()     {}

// Name is one of the names a person or organization is known by.
type Name struct {
	Text   string `json:"text"`
	Lang   string `json:"lang,omitempty"`   // BCP 47: "ru"
	Script string `json:"script,omitempty"` // ISO 15924: "Cyrl"
	Note   string `json:"note,omitempty"`   // "party name", "as the list spells it"
}
