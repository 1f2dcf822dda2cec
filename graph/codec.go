package graph

import (
	"encoding/json"
	"fmt"
	"reflect"
)

// Encode writes a record as one JSON object, without what Seal sets. Decode
// of the same kind reads it back exactly (an empty list as none).
func Encode(r Record) ([]byte, error) { return json.Marshal(r) }

// Decode reads the record of a kind from what Encode wrote. It does not seal
// it: a store keeps Sort and Digest beside, and puts them back.
func Decode(k Kind, b []byte) (Record, error) {
	r := k.New()
	if r == nil {
		return nil, Invalid("kind %q does not exist", k)
	}
	if err := readText(b, reflect.ValueOf(r).Elem()); err != nil {
		return nil, fmt.Errorf("decode %s: %w", k, err)
	}
	if c, ok := r.(*Claim); ok && c.Form == nil {
		return nil, Invalid("decode %s: %s has no form", k, c.ID)
	}
	return r, nil
}

type claimFields Claim // Claim without its methods, so that encoding/json does not come back here

type claimJSON struct {
	*claimFields
	FormName FormName        `json:"form"`
	Says     json.RawMessage `json:"says"`
}

// MarshalJSON writes the fields, the name of the form as "form" and the form
// itself as "says".
func (c *Claim) MarshalJSON() ([]byte, error) {
	if c.Form == nil {
		return nil, Invalid("claim %s: has no form", c.ID)
	}
	says, err := json.Marshal(c.Form)
	if err != nil {
		return nil, err
	}
	return json.Marshal(claimJSON{(*claimFields)(c), c.Form.Form(), says})
}
