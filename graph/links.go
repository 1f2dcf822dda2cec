package graph

import (
	"reflect"
	"strings"
)

// Link is a reference from a record to another; How qualifies it (of
// DERIVES_FROM: quotes, cites …).
type Link struct {
	Rel Rel
	To  ID
	How string
}

// Links lists the references of a record, in the order of its fields, each
// (Rel, To) once.
func Links(r Record) []Link {
	var out []Link
	for _, f := range Fields(r.Kind()) {
		if f.path == nil || (f.Rel == "" && f.Type != Nested) {
			continue
		}
		if v, ok := f.valueIn(r); ok && !isZero(v) {
			out = appendLinks(out, f.Rel, v)
		}
	}
	return unique(out)
}

func appendLinks(out []Link, rel Rel, v reflect.Value) []Link {
	switch v.Kind() {
	case reflect.String:
		if rel != "" && v.Len() > 0 {
			out = append(out, Link{Rel: rel, To: ID(v.String())})
		}
	case reflect.Slice:
		for i := range v.Len() {
			out = appendLinks(out, rel, v.Index(i))
		}
	case reflect.Pointer:
		if !v.IsNil() {
			out = appendLinks(out, rel, v.Elem())
		}
	case reflect.Struct:
		out = appendNested(out, v)
	}
	return out
}

func appendNested(out []Link, v reflect.Value) []Link {
	switch x := v.Interface().(type) {
	case Date:
		return out
	case Derivation:
		if x.Source == "" {
			return out
		}
		return append(out, Link{DerivesFrom, x.Source, x.How})
	}
	for i := range v.NumField() {
		tag, isRel := strings.CutPrefix(v.Type().Field(i).Tag.Get("graph"), "rel=")
		if !isRel {
			tag = ""
		}
		if kind := v.Field(i).Kind(); isRel || kind == reflect.Slice || kind == reflect.Struct {
			out = appendLinks(out, Rel(tag), v.Field(i))
		}
	}
	return out
}

func unique(links []Link) []Link {
	type key struct {
		rel Rel
		to  ID
	}
	seen := make(map[key]bool, len(links))
	kept := links[:0]
	for _, l := range links {
		if k := (key{l.Rel, l.To}); !seen[k] {
			seen[k] = true
			kept = append(kept, l)
		}
	}
	return kept
}
