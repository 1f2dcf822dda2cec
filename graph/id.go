package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
)

// ID names a record for good: "dataset:slug". The author of the data chooses
// it; it is ASCII and case-sensitive. Slugs are [a-z0-9]+(-[a-z0-9]+)*; a
// double hyphen is kept for ids that Onus makes from an author's.
type ID string

// Own is the dataset of the records that Onus derives.
const Own = "onus"

// Dataset is the part before the colon, "" if there is none.
func (id ID) Dataset() string {
	dataset, _, ok := strings.Cut(string(id), ":")
	if !ok {
		return ""
	}
	return dataset
}

// Slug is the part after the colon, the whole id if there is none.
func (id ID) Slug() string {
	_, slug, ok := strings.Cut(string(id), ":")
	if !ok {
		return string(id)
	}
	return slug
}

// Check reports what is wrong with the form of an id, as an [ErrInvalid].
func (id ID) Check() error {
	dataset, slug, ok := strings.Cut(string(id), ":")
	if ok && IsSlug(dataset) && isMadeSlug(slug) {
		return nil
	}
	return Invalid("id %q: expected dataset:slug, each of a-z, 0-9 and single hyphens", id)
}

// IsSlug reports whether s may be chosen by an author as a slug.
func IsSlug(s string) bool {
	return isMadeSlug(s) && !strings.Contains(s, "--")
}

func isMadeSlug(s string) bool {
	if s == "" || s[0] == '-' || s[len(s)-1] == '-' {
		return false
	}
	for i := range len(s) {
		c := s[i]
		if c != '-' && (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

// Sub is the id of something that Onus makes out of the record id, such as
// the Attribution of one member of a Grouping: "d:memoir--molotov--knowledge".
func (id ID) Sub(parts ...string) ID {
	return id + ID("--"+strings.Join(parts, "--"))
}

// Hashed is the deterministic id of a derived record: a short tag and a hash
// of the parts, whose order counts.
func Hashed(tag string, parts ...string) ID {
	h := sha256.New()
	for _, p := range parts {
		fmt.Fprintf(h, "%d:%s", len(p), p)
	}
	return ID(Own + ":" + tag + "--" + hex.EncodeToString(h.Sum(nil)[:12]))
}

// DatasetID is the id of the Dataset record of the dataset with that slug.
func DatasetID(slug string) ID { return ID(slug + ":dataset") }
