package diff_test

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"onus/graph"
	"onus/graph/diff"
	"onus/graph/graphtest"
)

// state is the records of a store.
type state []graph.Record

// states draws two states of the dataset d, with records of e around it, that
// share ids and some records; what only one has is referred to by nobody.
func states(t *rapid.T) (a, b state) {
	claims := graphtest.IDsOf(graph.KindClaim)
	rest := slices.DeleteFunc(graphtest.AllIDs(), func(id graph.ID) bool {
		return graphtest.KindOf(id) == graph.KindDataset || graphtest.KindOf(id) == graph.KindClaim
	})
	ids := append(claims, rapid.SliceOfNDistinct(rapid.SampledFrom(rest), 0, 20, rapid.ID[graph.ID]).Draw(t, "ids")...)
	core := ids[:rapid.IntRange(0, len(ids)).Draw(t, "core")]
	for i, id := range ids {
		was, is := record(t, id, core), record(t, id, core)
		kept := rapid.Bool().Draw(t, "kept")
		side := rapid.IntRange(0, 2).Draw(t, "side")
		if kept {
			is = was
		}
		if i < len(core) || side != 1 {
			a = append(a, was)
		}
		if i < len(core) || side != 2 {
			b = append(b, is)
		}
	}
	return append(a, dataset(t)), append(b, dataset(t))
}

func record(t *rapid.T, id graph.ID, refs []graph.ID) graph.Record {
	r := graphtest.Record(id, refs).Draw(t, string(id))
	if c, ok := r.(*graph.Claim); ok {
		c.Derived.Standings = nil
		for _, profile := range rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"level", "documents-first"}), 0, 2, rapid.ID[string]).Draw(t, "profiles") {
			c.Derived.Standings = append(c.Derived.Standings, profile+"="+standing(t))
		}
		c.Derived.Robust = standing(t)
	}
	return r
}

func standing(t *rapid.T) string {
	return rapid.SampledFrom([]string{"unopposed", "prevails", "open", "yields"}).Draw(t, "standing")
}

func dataset(t *rapid.T) graph.Record {
	name := rapid.SampledFrom(graphtest.Texts()).Draw(t, "title")
	return &graph.Dataset{Meta: graph.Meta{ID: "d:dataset", Dataset: "d", Name: name}, State: graph.Ready, Content: name}
}

func storeOf(t *rapid.T, records state) graph.Store {
	m := graphtest.NewModel()
	_, err := m.Update(t.Context(), func(tx graph.Tx) error { return tx.Put(t.Context(), records...) })
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func of(t *rapid.T, before, after graph.Reader) *diff.Diff {
	d, err := diff.Of(t.Context(), before, after, "d")
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// written are the author's records of d, as JSON by id.
func written(t *rapid.T, records []graph.Record) map[graph.ID]string {
	out := map[graph.ID]string{}
	for _, r := range records {
		if r.Base().Dataset != "d" || r.Kind() == graph.KindDataset || r.Kind() == graph.KindQuestion {
			continue
		}
		out[r.Base().ID] = encoded(t, r)
	}
	return out
}

func encoded(t *rapid.T, r graph.Record) string {
	if c, ok := r.(*graph.Claim); ok {
		own := *c
		own.Derived = graph.Derived{}
		r = &own
	}
	b, err := graph.Encode(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(r.Kind()) + string(b)
}

// TestAppliedGivesTheNew puts the difference, field by field, into what the
// author wrote before: it must give what he wrote after.
func TestAppliedGivesTheNew(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := states(t)
		d := of(t, storeOf(t, a), storeOf(t, b))
		got := written(t, a)
		for _, k := range d.Kinds {
			for _, c := range k.Removed {
				delete(got, c.Was.Base().ID)
			}
			for _, c := range k.Added {
				got[c.Is.Base().ID] = encoded(t, c.Is)
			}
			for _, c := range k.Changed {
				got[c.Is.Base().ID] = encoded(t, applied(t, c))
			}
		}
		if diff := gocmp.Diff(written(t, b), got); diff != "" {
			t.Fatalf("(-new +applied): %s", diff)
		}
	})
}

func applied(t *rapid.T, c diff.Change) graph.Record {
	props := graph.Flatten(c.Was)
	seen := map[string]bool{}
	for _, f := range c.Fields {
		if seen[f.Name] || slices.Contains([]string{"sort", "digest", "standings", "robust", "questions"}, f.Name) {
			t.Fatalf("%s: field %s is told twice, or is no author's", c.Was.Base().ID, f.Name)
		}
		seen[f.Name] = true
		if gocmp.Equal(f.Was, f.Is, gocmp.Comparer(sameDate)) {
			t.Fatalf("%s: field %s is told as changed, but is not", c.Was.Base().ID, f.Name)
		}
		if props[f.Name] = f.Is; f.Is == nil {
			delete(props, f.Name)
		}
	}
	r, err := graph.Build(c.Was.Kind(), props)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func sameDate(a, b graph.Date) bool { return fmt.Sprintf("%+v", a) == fmt.Sprintf("%+v", b) }

func TestOfItselfIsEmpty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, _ := states(t)
		if d := of(t, storeOf(t, a), storeOf(t, a)); !d.IsEmpty() {
			t.Fatalf("%+v", d)
		}
	})
}

// TestTurnsAreThoseOfTheClaims compares with the claims of both states, one by
// one.
func TestTurnsAreThoseOfTheClaims(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := states(t)
		var want []string
		for _, r := range b {
			i := slices.IndexFunc(a, func(o graph.Record) bool { return o.Base().ID == r.Base().ID })
			is, ok := r.(*graph.Claim)
			if !ok || i < 0 {
				continue
			}
			was, _ := a[i].(*graph.Claim)
			for _, p := range []string{"documents-first", "level"} {
				one, other := standingIn(was, p), standingIn(is, p)
				gone := len(was.Derived.Standings) == 0 || len(is.Derived.Standings) == 0
				if one != other && (gone || one != "" && other != "") {
					want = append(want, fmt.Sprint(is.ID, p, one, other))
				}
			}
			if one, other := was.Derived.Robust, is.Derived.Robust; one != other {
				want = append(want, fmt.Sprint(is.ID, one, other))
			}
		}
		var got []string
		for _, c := range claims(of(t, storeOf(t, a), storeOf(t, b))) {
			for _, turn := range append(c.Under, c.Robust) {
				if turn.IsTurn() {
					got = append(got, fmt.Sprint(c.Is.ID, turn.Profile, turn.Was, turn.Is))
				}
			}
		}
		slices.Sort(want)
		slices.Sort(got)
		if diff := gocmp.Diff(want, got); diff != "" {
			t.Fatalf("(-claims +diff): %s", diff)
		}
	})
}

func standingIn(c *graph.Claim, profile string) string {
	for _, s := range c.Derived.Standings {
		if len(s) > len(profile) && s[:len(profile)+1] == profile+"=" {
			return s[len(profile)+1:]
		}
	}
	return ""
}

// TestMirror: from the new to the old is the same the other way round.
func TestMirror(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := states(t)
		one, other := storeOf(t, a), storeOf(t, b)
		there, back := of(t, one, other), of(t, other, one)
		if diff := gocmp.Diff(told(t, there, false), told(t, back, true)); diff != "" {
			t.Fatalf("(-there +back, turned round): %s", diff)
		}
	})
}

// told is all of a difference in lines, turned round or not. A claim that moved
// to another question is told with the new one, so questions are left out.
func told(t *rapid.T, d *diff.Diff, turn bool) []string {
	var out []string
	tell := func(what string, was, is any) {
		if turn {
			was, is = is, was
		}
		out = append(out, fmt.Sprintf("%s: %v -> %v", what, was, is))
	}
	for _, f := range d.About {
		tell("dataset "+f.Name, f.Was, f.Is)
	}
	for _, k := range d.Kinds {
		for _, c := range slices.Concat(k.Added, k.Removed, k.Changed) {
			tell(string(k.Kind), whole(t, c.Was), whole(t, c.Is))
			for _, f := range c.Fields {
				tell(string(c.Record().Base().ID)+" "+f.Name, f.Was, f.Is)
			}
		}
	}
	for _, c := range claims(d) {
		for _, turn := range append(c.Under, c.Robust) {
			tell(fmt.Sprint("turn ", c.Is.ID, turn.Profile, c.Edited), turn.Was, turn.Is)
		}
	}
	slices.Sort(out)
	return out
}

func whole(t *rapid.T, r graph.Record) string {
	if r == nil {
		return "none"
	}
	return encoded(t, r)
}

func claims(d *diff.Diff) []*diff.Claim {
	byID := map[graph.ID]*diff.Claim{}
	for _, q := range d.Questions {
		for _, c := range q.Claims {
			byID[c.Is.ID] = c
		}
	}
	return slices.SortedFunc(maps.Values(byID), func(a, b *diff.Claim) int { return cmp.Compare(a.Is.ID, b.Is.ID) })
}
