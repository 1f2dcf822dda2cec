package compare

import (
	"fmt"
	"strings"

	"onus/graph"
	"onus/graph/contrast"
)

// MaxSources is how many sources are compared at once.
const MaxSources = 20

// Ask is what to compare: two sources or more, each as the innermost source of
// its claims, on one scale about one event. What the Lens leaves out is left
// out; its profile makes no difference.
type Ask struct {
	Sources []graph.ID
	Scale   graph.ID
	Event   graph.ID
	Lens    contrast.Lens
}

// Comparison is what the sources come to, side by side. People stand in the
// order of their names, sources in the order asked for.
type Comparison struct {
	Sources       []*graph.Source
	Scale         *graph.Scale
	Event         *graph.Event // the canonical one, where several records are the same
	Rows          []Row        // all whom one of the sources places
	Disagreements []Apart      // between sources, that exclude each other; the widest first
	Movers        []Apart      // within a source from one time to another, then from source to source
	LeftOut       []Omission
	Twice         []Twice
	Silent        []Silence // sources that place nobody
	Pairs         []Pair    // of sources
	Alpha         Figure    // Krippendorff's alpha (ordinal) of all sources, over people
	Truncated     bool      // not all that is said was read
	Datasets      []*graph.Dataset
	Revision      int64
}

// Row is one person (or an organization that acts as one): a cell a source.
type Row struct {
	Subject graph.ID // canonical
	Cells   []Cell
}

// Cell is where one source puts one person. It has no places if it says
// nothing of him.
type Cell struct {
	Source graph.ID
	Places []Place // by as of; on a scale that is fixed over time there is one
}

// Place is where a source puts someone at one time.
type Place struct {
	AsOf      graph.Date
	AsOfEvent graph.ID              // AsOf is by default this event's period
	Grades    []string              // what all its testimony leaves open; all of them if that is nothing
	Certainty graph.Certainty       // possible if no testimony for it is definite
	Testimony []*contrast.Testimony // claims (rule direct), and what rules carry from them
}

// Placed is one testimony of a source on where someone stands.
type Placed struct {
	Source graph.ID
	*contrast.Testimony
}

// Apart is someone whom two testimonies give grades that have none in common.
// Only definite testimony is looked at. Of several pairs between two sources
// it is the one that excludes, and of these the widest.
type Apart struct {
	Subject  graph.ID
	From, To Placed
	Distance int  // the smallest difference of rank between the two, 1 or more
	Excludes bool // both can't be true; else they speak of different times, and he may have moved
}

// Omission is someone whom a source leaves out: others place him, or its own
// grouping ought to.
type Omission struct {
	Source    graph.ID
	Subject   graph.ID
	PlacedBy  []graph.ID      // compared sources that do place him
	Grouping  *graph.Claim    // that ought to place him; nil for none
	Certainty graph.Certainty // possible if he was only possibly of the body that the grouping sorts
	Because   string          // one sentence
}

// Twice is someone who stands twice in one source: in two groups of one
// grouping, or on grades that exclude each other.
type Twice struct {
	Source        graph.ID
	Subject       graph.ID
	First, Second *contrast.Testimony
	Excludes      bool
}

// Silence is a source that places nobody on this scale about this event.
type Silence struct {
	Source graph.ID
	Claims int // claims that it has on the event, or on a part of it; with 0 it does not speak of it at all
}

// Pair is how far two sources agree, on those whom both place for certain:
// Both = Agree + Disagree + Apart. Apart are those whom they give different
// grades at different times.
type Pair struct {
	A, B                         graph.ID
	Both, Agree, Disagree, Apart int
	AdjustedRand                 Figure // over those whom both put on exactly one grade at the same time
	Variation                    Figure // of information, in nats, over the same
}

// Figure is a number, or why there is none.
type Figure struct {
	Value  *float64
	N      int    // people it rests on
	Reason string // why Value is nil
}

// Missing is the ErrNotFound of a record that was to be compared.
type Missing struct {
	Kind graph.Kind
	ID   graph.ID
}

func (m *Missing) Error() string {
	return fmt.Sprintf("there is no %s with the id %q", strings.ToLower(string(m.Kind)), m.ID)
}

// Unwrap makes a Missing an ErrNotFound.
func (m *Missing) Unwrap() error { return graph.ErrNotFound }

// Check reports an Ask that can't be answered, as ErrInvalid.
func (a Ask) Check() error {
	if n := len(a.Sources); n < 2 || n > MaxSources {
		return graph.Invalid("compare: expected 2 to %d sources, not %d", MaxSources, n)
	}
	seen := map[graph.ID]bool{}
	for _, id := range a.Sources {
		if seen[id] {
			return graph.Invalid("compare: source %s is named twice", id)
		}
		seen[id] = true
	}
	return nil
}
