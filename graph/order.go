package graph

import (
	"cmp"
	"encoding/base64"
	"encoding/json"
	"slices"

	"onus/graph/edtf"
)

// Place is where a record stands in an order: by day if it has one, then by
// Sort.
type Place struct {
	Dated bool     `json:"dated,omitempty"` // the order is by a date, and the record has an earliest day
	Day   edtf.Day `json:"day,omitempty"`
	Sort  string   `json:"sort"`
}

// PlaceOf gives the place of a sealed record in the order.
func (o Order) PlaceOf(r Record) Place {
	p := Place{Sort: r.Base().Sort}
	if o.By != "" {
		p.Day, p.Dated = DateIn(r, o.By).Earliest()
	}
	return p
}

// Compare says which place comes first in the order.
func (o Order) Compare(a, b Place) int {
	if a.Dated != b.Dated {
		if a.Dated {
			return -1
		}
		return 1
	}
	c := cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Sort, b.Sort))
	if o.Desc {
		return -c
	}
	return c
}

// Check reports, as an ErrInvalid, an order that records of the kind (of kind
// "", of any kind) do not have.
func (o Order) Check(k Kind) error {
	kinds := []Kind{k}
	if k == "" {
		kinds = Kinds()
	}
	has := func(k Kind) bool {
		return slices.ContainsFunc(Fields(k), func(f Field) bool { return f.Name == o.By && f.Type == Dated })
	}
	if o.By != "" && !slices.ContainsFunc(kinds, has) {
		return Invalid("order: %s has no date %q", kindOrAny(k), o.By)
	}
	return nil
}

// mark is what a Cursor holds: a place, and the order that it is a place of.
type mark struct {
	By   string `json:"by,omitempty"`
	Desc bool   `json:"desc,omitempty"`
	Place
}

// CursorOf is the place of a record that a store gave, in the order.
func CursorOf(r Record, o Order) Cursor {
	b, err := json.Marshal(mark{o.By, o.Desc, o.PlaceOf(r)})
	if err != nil {
		panic(err) // strings and numbers only
	}
	return Cursor(base64.RawURLEncoding.EncodeToString(b))
}

// Place reads the cursor; ErrInvalid if it is damaged or of another order.
func (c Cursor) Place(o Order) (Place, error) {
	var m mark
	b, err := base64.RawURLEncoding.DecodeString(string(c))
	if err == nil {
		err = json.Unmarshal(b, &m)
	}
	if err != nil {
		return Place{}, Invalid("cursor %q: is damaged", c)
	}
	if m.By != o.By || m.Desc != o.Desc {
		return Place{}, Invalid("cursor %q: is of another order", c)
	}
	return m.Place, nil
}
