package arbitrary

import (
	"slices"
	"strings"

	"pgregory.net/rapid"

	"onus/graph"
)

// drawer draws one record. It refers to what is there in slots before its own.
type drawer struct {
	t  *rapid.T
	w  *World
	at int
}

func (d *drawer) records(s slot) []graph.Record {
	m := graph.Meta{ID: s.id, Dataset: s.id.Dataset(), Name: s.id.Slug() + " " + one(d, "name", "one", "two")}
	switch s.kind {
	case graph.KindPerson, graph.KindOrganization, graph.KindEvent, graph.KindPosition:
		return []graph.Record{d.entity(m, s.kind)}
	case graph.KindSource:
		return []graph.Record{d.source(m)}
	case graph.KindPassage:
		return d.passage(m)
	case graph.KindClaim:
		return d.claim(m, s.form)
	case graph.KindEvidence:
		return d.evidence(m)
	case graph.KindIdentity:
		if i := d.identity(m); i != nil {
			return []graph.Record{i}
		}
		return nil
	}
	return d.vocabulary(m, s.kind)
}

// one draws one of some values.
func one[V any](d *drawer, label string, values ...V) V {
	return values[d.below(len(values), label)]
}

// below draws a number from 0 up, all alike: integers of rapid are mostly small.
func (d *drawer) below(n int, label string) int {
	const bits = 6
	drawn := 0
	for range bits {
		drawn <<= 1
		if rapid.Bool().Draw(d.t, label) {
			drawn++
		}
	}
	return drawn * n >> bits
}

// is draws a yes once in n times; it shrinks to no.
func (d *drawer) is(label string, n int) bool { return d.below(n, label) == n-1 }

// of are the ids of one kind that may be referred to.
func (d *drawer) of(kinds ...graph.Kind) []graph.ID {
	var out []graph.ID
	for _, kind := range kinds {
		for _, r := range d.w.given {
			if r.Kind() == kind {
				out = append(out, r.Base().ID)
			}
		}
		for i, s := range d.w.slots {
			isEvidence := kind == graph.KindEvidence && i != d.at
			if s.kind == kind && (i < d.at || isEvidence) && d.w.now[s.id] != nil {
				out = append(out, s.id)
			}
		}
	}
	return out
}

// a draws one record of a kind, "" if there is none.
func (d *drawer) a(kinds ...graph.Kind) graph.ID {
	ids := d.of(kinds...)
	if len(ids) == 0 {
		return ""
	}
	return one(d, strings.ToLower(string(kinds[0])), ids...)
}

// mostly draws the first of a kind every other time: so that claims meet.
func (d *drawer) mostly(kind graph.Kind) graph.ID {
	if ids := d.of(kind); len(ids) > 0 && !d.is("any", 2) {
		return ids[0]
	}
	return d.a(kind)
}

// maybe is a, or none.
func (d *drawer) maybe(n int, kinds ...graph.Kind) graph.ID {
	if d.is("with", n) {
		return d.a(kinds...)
	}
	return ""
}

// some draws a few different ones, perhaps none.
func (d *drawer) some(most int, kinds ...graph.Kind) []graph.ID {
	ids := d.of(kinds...)
	most = min(most, len(ids))
	if most == 0 {
		return nil
	}
	var out []graph.ID
	for range d.below(most+1, "how many") {
		i := d.below(len(ids), strings.ToLower(string(kinds[0])))
		out = append(out, ids[i])
		ids = slices.Delete(ids, i, i+1)
	}
	return out
}

// date draws one of these EDTF texts, of which "" is none.
func (d *drawer) date(label string, texts ...string) graph.Date {
	text := one(d, label, texts...)
	if text == "" {
		return graph.Date{}
	}
	return graph.On(text)
}

// days are the times that worlds turn about.
func days() []string {
	return []string{"", "1937", "1937-05-01", "1937-05", "1938", "1937/1938", "1937~", "1956-02-09", "1956", "1937/", "1950/..", "../1937"}
}

// Starts, and ends that are not before them.
func starts() []string { return []string{"1934", "", "1934-05-01", "1936?", "1936/"} }
func ends() []string   { return []string{"1957", "", "1937-12", "1938~", "1957/.."} }

// bodyDays are days on which a body may sit.
func bodyDays() []string { return []string{"1937-05-01", "1937", "1956-02-09", "1935?"} }
