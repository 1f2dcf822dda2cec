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
// out, of the counts of silent sources too; its profile makes no difference.
// An Identity that it takes back is taken back by Under.
type Ask struct {
	Sources []graph.ID
	Scale   graph.ID
	Event   graph.ID
	Lens    contrast.Lens
}

// Comparison is what the sources come to, side by side. People stand in the
// order of their names, sources in the order asked for.
//
// Truncated says that not all was read: more than 1000 questions on the scale
// about the event, or, on one of them, more than 2000 answers of the compared
// sources or 2000 pieces of derived evidence. What is listed then still holds
// where more testimony can't undo it: each testimony is the source's, each
// disagreement excludes, who stands twice does, and a source moves whom it
// moves. It need not be the widest pair, nor all that there is: the grades of a
// place can turn out narrower or wider, whom LeftOut or Silent names may be
// placed by what was not read, two sources that merely move someone may meet
// after all, and every number (Both, Agree, the figures and their n) is of what
// was read. Without Truncated, all is of all that was recorded at Revision.
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
	Truncated     bool      // not all that is said was read: see above
	Datasets      []*graph.Dataset
	Revision      int64
}

// Row is one person (or an organization that acts as one): a cell a source.
type Row struct {
	Subject graph.ID // canonical
	Cells   []Cell
}

// Cell is where one source puts one person. It has no places if it says
// nothing of him. It shows what is undercut too; all else in a comparison goes
// by testimony that counts.
type Cell struct {
	Source graph.ID
	Places []Place // by as of; on a scale that is fixed over time there is one
}

// Place is where a source puts someone at one time.
type Place struct {
	AsOf      graph.Date
	AsOfEvent graph.ID              // AsOf is by default this event's period
	Grades    []string              // what all its testimony that counts leaves open; all that it gives if that is nothing
	Certainty graph.Certainty       // possible if no testimony for it is definite
	Undercut  bool                  // none of its testimony counts: Grades and Certainty are those of all of it
	Testimony []*contrast.Testimony // claims (rule direct), and what rules carry from them
}

// Placed is one testimony of a source on where someone stands.
type Placed struct {
	Source graph.ID
	*contrast.Testimony
}

// Apart is someone whom two testimonies give grades that have none in common.
// Only definite testimony that counts is looked at. Of several pairs between two sources
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
	PlacedBy  []graph.ID      // compared sources that do place him, by testimony that counts
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
	Claims int // claims that it has on the event, or on a part of it (8 steps down), under the lens; with 0 it does not speak of it at all
}

// Pair is how far two sources agree, on those whom both place for certain, by testimony that counts:
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
