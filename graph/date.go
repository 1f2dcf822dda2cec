package graph

import (
	"encoding/json"

	"onus/graph/edtf"
)

// Date is a date as a source or editor gives it: EDTF, kept as written, with
// the source's own words or dirt and why we read it so.
type Date struct {
	edtf.Date
	AsWritten string // the source's own words: "0000-00-00"
	Inferred  string // why it is read so; "" if it stands there
}

// On is the Date of an EDTF text that is known to be right; it panics
// otherwise. For tests and constants.
func On(text string) Date { return Date{Date: edtf.MustParse(text)} }

// IsZero reports that no date is given at all, not even the source's words.
func (d Date) IsZero() bool {
	return d.Date.IsZero() && d.AsWritten == "" && d.Inferred == ""
}

type dateJSON struct {
	EDTF      string `json:"edtf,omitempty"`
	AsWritten string `json:"asWritten,omitempty"`
	Inferred  string `json:"inferred,omitempty"`
}

// MarshalJSON writes the plain EDTF text where there is nothing else.
func (d Date) MarshalJSON() ([]byte, error) {
	if d.AsWritten == "" && d.Inferred == "" {
		return json.Marshal(d.Date.String())
	}
	return json.Marshal(dateJSON{d.Date.String(), d.AsWritten, d.Inferred})
}
