package graph

// State is how far the loading of a dataset has come.
type State string

// The states; only a ready dataset's contrasts are whole.
const (
	Loading  State = "loading"
	Deriving State = "deriving"
	Ready    State = "ready"
)

// Dataset is a unit of loading. Its id is [DatasetID] of its slug.
type Dataset struct {
	Meta
	Licence     string         `json:"licence,omitempty"`
	Version     string         `json:"version,omitempty"`
	Description string         `json:"description,omitempty"`
	Content     string         `json:"content,omitempty"` // digest of all its records together, once ready
	State       State          `json:"state,omitempty"`
	LoadedAt    string         `json:"loadedAt,omitempty"` // RFC 3339, UTC
	Counts      map[string]int `json:"counts,omitempty"`   // records by kind
}

// Kind is KindDataset.
func (*Dataset) Kind() Kind { return KindDataset }
