package neo4j

import (
	"cmp"
	"maps"
	"slices"
	"sync/atomic"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"onus/graph"
)

// What Route.With brings along is the same with every walk, and seldom
// changes: OnusTurn notes the revision at which something of the vocabulary
// was last written, and a walk fetches it only if that is newer than what was
// fetched before.
const readVocabulary = `CALL () { MATCH (t:OnusTurn {id: 1}) RETURN coalesce(t.vocabulary, 0) AS vocabulary }`

// isVocabulary reports the kinds of which there are few. Others can be asked
// for too, and are fetched every time.
func isVocabulary(k graph.Kind) bool {
	switch k {
	case graph.KindScale, graph.KindAct, graph.KindPresumption, graph.KindProfile, graph.KindDataset:
		return true
	}
	return false
}

// vocabulary is all records of some kinds as they are since a revision; nil
// for none known. It is shared, and never changed.
type vocabulary struct {
	revision int64
	records  []graph.Record
}

func (v *vocabulary) at() int64 {
	if v == nil {
		return -1
	}
	return v.revision
}

// withs are the kinds that a route wants with it, and what is known of them.
type withs struct {
	kinds map[graph.Kind]bool
	few   bool // all of them are kept
	known atomic.Pointer[vocabulary]
}

func newWiths(kinds []graph.Kind) *withs {
	if len(kinds) == 0 {
		return nil
	}
	w := &withs{kinds: map[graph.Kind]bool{}, few: true}
	for _, k := range kinds {
		w.kinds[k] = true
		w.few = w.few && isVocabulary(k)
	}
	return w
}

// block fetches the records if they are newer than $known.
func (w *withs) block() string {
	labels := labelsFor(slices.Sorted(maps.Keys(w.kinds)))
	return "CALL (vocabulary) { WITH vocabulary WHERE vocabulary > $known MATCH (n:" + labels + ") RETURN collect(n) AS w }"
}

// add puts the records of the kinds into the part: those known, if nothing
// newer came, else those fetched.
func (w *withs) add(part *graph.Part, fetched []graph.Record, known *vocabulary, row *driver.Record) {
	if w == nil {
		return
	}
	if known != nil && known.revision == row.Values[2] {
		for _, r := range known.records {
			part.AddWith(copyOf(r))
		}
		return
	}
	for _, r := range w.of(fetched) {
		part.AddWith(r)
	}
}

func (w *withs) of(records []graph.Record) []graph.Record {
	var out []graph.Record
	for _, r := range records {
		if w.kinds[r.Kind()] {
			out = append(out, r)
		}
	}
	slices.SortFunc(out, func(a, b graph.Record) int { return cmp.Compare(a.Base().Sort, b.Base().Sort) })
	return out
}

// learn keeps what a walk fetched for the next ones.
func (w *withs) learn(part *graph.Part, row *driver.Record) {
	revision, _ := row.Values[2].(int64)
	if old := w.known.Load(); !w.few || old != nil && old.revision == revision {
		return
	}
	v := &vocabulary{revision: revision}
	for k := range w.kinds {
		for _, r := range part.With(k) {
			v.records = append(v.records, copyOf(r))
		}
	}
	w.known.Store(v)
}

// copyOf is a copy that shares nothing with r, of the kinds of the vocabulary.
func copyOf(r graph.Record) graph.Record {
	switch x := r.(type) {
	case *graph.Scale:
		c := *x
		c.Grades, c.Inherits = slices.Clone(x.Grades), slices.Clone(x.Inherits)
		return &c
	case *graph.Act:
		c := *x
		c.Implies = slices.Clone(x.Implies)
		for i := range c.Implies {
			c.Implies[i].Grades = slices.Clone(c.Implies[i].Grades)
		}
		return &c
	case *graph.Presumption:
		c := *x
		c.Grades = slices.Clone(x.Grades)
		return &c
	case *graph.Profile:
		c := *x
		return &c
	case *graph.Dataset:
		c := *x
		c.Counts = maps.Clone(x.Counts)
		return &c
	}
	return r
}
