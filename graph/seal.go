package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"reflect"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// Seal sets Sort and Digest from the rest of the record, and reports a record
// that can never be stored, as an [ErrInvalid]. Stores call it on Put.
func Seal(r Record) error {
	m := r.Base()
	if err := m.ID.Check(); err != nil {
		return err
	}
	if c, ok := r.(*Claim); ok && c.Form == nil {
		return Invalid("claim %s: has no form", m.ID)
	}
	if !validText(reflect.ValueOf(r)) {
		return Invalid("%s: its text is not UTF-8", m.ID)
	}
	m.Sort = sortKey(r)
	digest, err := digest(r)
	m.Digest = digest
	return err
}

// authored gives the record without what Onus derives onto it.
func authored(r Record) Record {
	switch x := r.(type) {
	case *Claim:
		own := *x
		own.Derived = Derived{}
		return &own
	case *Source:
		own := *x
		own.TellsOf = nil
		return &own
	}
	return r
}

func digest(r Record) (string, error) {
	b, err := Encode(authored(r))
	if err != nil {
		return "", Invalid("%s: %v", r.Base().ID, err)
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:16]), nil
}

// Names sort by the root collation of Unicode, without case or accents; the
// id settles ties. Only so many bytes of the key count.
const sortKeyBytes = 64

var collators = sync.Pool{New: func() any {
	return collate.New(language.Und, collate.IgnoreCase, collate.IgnoreDiacritics)
}}

func sortKey(r Record) string {
	m := r.Base()
	switch x := r.(type) {
	case *Question:
		return string(x.Docket()) + " " + string(m.ID)
	case *Claim, *Evidence, *Passage, *Identity, *Dataset:
		return string(m.ID)
	}
	return collationKey(m.Name) + " " + string(m.ID)
}

func collationKey(name string) string {
	c := collators.Get().(*collate.Collator)
	defer collators.Put(c)
	key := c.KeyFromString(&collate.Buffer{}, name)
	return hex.EncodeToString(key[:min(len(key), sortKeyBytes)])
}

// validText reports that all strings in v are UTF-8; JSON would mend others
// without a word.
func validText(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.String:
		return utf8.ValidString(v.String())
	case reflect.Pointer, reflect.Interface:
		return v.IsNil() || validText(v.Elem())
	case reflect.Struct:
		if d, ok := v.Interface().(Date); ok {
			return utf8.ValidString(d.AsWritten) && utf8.ValidString(d.Inferred)
		}
		for i := range v.NumField() {
			if !validText(v.Field(i)) {
				return false
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			if !validText(v.Index(i)) {
				return false
			}
		}
	}
	return true
}
