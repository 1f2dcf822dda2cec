package data_test

import (
	"cmp"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"onus/graph"
	"onus/graph/contrast"
)

// keyFile is khrushchev-1956.key.yaml: by hand, which contrasts must come out,
// and which must not.
type keyFile struct {
	Dataset string
	Scope   []string
	Asks    []keyAsk
	Nots    []keyNot
}

type keyAsk struct {
	Ask                     string
	Against, Tension, Flags []keyEntry
}

type keyEntry struct {
	Claim, Rule, Opposition, Whom, Certainty string
	Bounds                                   []string
	AnyRow                                   bool `yaml:"anyRow"`
}

type keyNot struct{ Ask, With string }

// reviewFile holds the cases of a reader who had seen neither the code nor the
// key.
type reviewFile struct {
	Contradictions []struct {
		Ask, Against, Rule string
		AnyRow             bool `yaml:"anyRow"`
	}
	Nots []keyNot
}

func readYAML(t *testing.T, name string, into any) {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal(b, into); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

// TestKey holds the founding dossier against its key: everything in it comes
// out, nothing else does in its scope, and nothing that it forbids.
func TestKey(t *testing.T) {
	var key keyFile
	readYAML(t, "khrushchev-1956.key.yaml", &key)
	if entries := key.entries(); len(entries) < 35 || len(key.Nots) < 20 {
		t.Fatalf("the key holds %d contrasts and %d non-contradictions: too few", len(entries), len(key.Nots))
	}
	onEachStore(t, key.Dataset, func(t *testing.T, store graph.Store) {
		claims := key.scope(t, store)
		got := firing(t, store, key.Dataset, append(claims, key.asked()...))
		found := key.compare(t, got)
		key.checkNots(t, store)
		t.Logf("%d claims in scope; %d contrasts and flags in the key, %d came out, %d of them in it; %d non-contradictions",
			len(got), len(key.entries()), found.fired, found.right, len(key.Nots))
		if found.right != found.fired || found.right != len(key.entries()) {
			t.Errorf("precision %d/%d, recall %d/%d", found.right, found.fired, found.right, len(key.entries()))
		}
	})
}

// entries are the key's contrasts in comparable words.
func (k keyFile) entries() map[string]keyEntry {
	out := map[string]keyEntry{}
	for _, a := range k.Asks {
		for list, entries := range map[string][]keyEntry{"against": a.Against, "tension": a.Tension, "flag": a.Flags} {
			for _, e := range entries {
				out[strings.Join([]string{a.Ask, list, e.Rule, e.Claim, e.Whom}, " ")] = e
			}
		}
	}
	return out
}

func (k keyFile) asked() []string {
	var out []string
	for _, a := range k.Asks {
		out = append(out, a.Ask)
	}
	return out
}

// scope lists the claims of the key's files.
func (k keyFile) scope(t *testing.T, store graph.Store) []string {
	t.Helper()
	var out []string
	for _, file := range k.Scope {
		var claims []struct{ ID string }
		readYAML(t, k.Dataset+"/"+file, &claims)
		for _, c := range claims {
			out = append(out, c.ID)
		}
	}
	for r, err := range store.Scan(t.Context(), graph.Query{Kind: graph.KindClaim}) {
		if err != nil {
			t.Fatal(err)
		}
		if c := r.(*graph.Claim); c.Grouping != "" && slices.Contains(out, c.Grouping.Slug()) {
			out = append(out, c.ID.Slug())
		}
	}
	return out
}

// firing contrasts claims, some hundred in a walk.
func firing(t *testing.T, store graph.Store, dataset string, slugs []string) map[string]*contrast.Contrast {
	t.Helper()
	slices.Sort(slugs)
	got := map[string]*contrast.Contrast{}
	for page := range slices.Chunk(slices.Compact(slugs), 100) {
		ids := make([]graph.ID, len(page))
		for i, slug := range page {
			ids[i] = graph.ID(dataset + ":" + slug)
		}
		part, err := store.Walk(t.Context(), contrast.Route(ids...))
		if err != nil {
			t.Fatal(err)
		}
		for i, id := range ids {
			c, err := contrast.Of(part, id, contrast.Lens{})
			if err != nil {
				t.Fatalf("the key asks for %s: %v", page[i], err)
			}
			got[page[i]] = c
		}
	}
	return got
}

type tally struct{ fired, right int }

func (k keyFile) compare(t *testing.T, got map[string]*contrast.Contrast) tally {
	t.Helper()
	want := k.entries()
	var found tally
	for ask, c := range got {
		for line, x := range fired(ask, c) {
			found.fired++
			e, ok := want[line]
			if !ok {
				t.Errorf("not in the key: %s (%s)", line, x.Because)
				continue
			}
			delete(want, line)
			if problem := e.differs(x, strings.Contains(line, " flag ")); problem != "" {
				t.Errorf("%s: %s", line, problem)
				continue
			}
			found.right++
		}
	}
	for line := range want {
		t.Errorf("did not come out: %s", line)
	}
	return found
}

// fired are all conflicts, tensions and flags of a contrast, in the words of
// the key.
func fired(ask string, c *contrast.Contrast) map[string]*contrast.Testimony {
	out := map[string]*contrast.Testimony{}
	add := func(list string, x *contrast.Testimony) {
		claim, whom := x.From.Slug(), ""
		if x.From == c.Claim.ID {
			claim = ""
		}
		if x.Rule == contrast.PartitionGap || x.Rule == contrast.PartitionOverlap {
			whom = x.Premises[1].Slug()
		}
		out[strings.Join([]string{ask, list, x.Rule, claim, whom}, " ")] = x
	}
	for _, x := range c.Against {
		add("against", x)
	}
	for _, x := range c.Qualifying {
		switch {
		case x.Opposition == contrast.Tension:
			add("tension", x)
		case slices.Contains(contrast.Checks(), x.Rule):
			add("flag", x)
		}
	}
	return out
}

// differs: a flag of which the key does not say that it is only possible is
// certain.
func (e keyEntry) differs(x *contrast.Testimony, flag bool) string {
	certainty := cmp.Or(e.Certainty, string(graph.Definite))
	switch {
	case e.Opposition != "" && e.Opposition != string(x.Opposition):
		return fmt.Sprintf("want %s, got %s", e.Opposition, x.Opposition)
	case flag && certainty != string(x.Certainty):
		return fmt.Sprintf("want certainty %s, got %s", certainty, x.Certainty)
	case e.Bounds != nil && !slices.Equal(e.Bounds, x.Bounds):
		return fmt.Sprintf("want it to differ in %v, got %v", e.Bounds, x.Bounds)
	}
	return ""
}

func (k keyFile) checkNots(t *testing.T, store graph.Store) {
	t.Helper()
	checkNots(t, store, k.Dataset, k.Nots, true)
}

// checkNots: nothing that comes from one claim, or rests on it, stands against
// another, is in tension with it or, if flags count too, flags it.
func checkNots(t *testing.T, store graph.Store, dataset string, nots []keyNot, flags bool) {
	t.Helper()
	var asked []string
	for _, n := range nots {
		asked = append(asked, n.Ask)
	}
	got := firing(t, store, dataset, asked)
	for _, n := range nots {
		with := graph.ID(dataset + ":" + n.With)
		if page, err := store.Walk(t.Context(), graph.Route{From: []graph.ID{with}}); err != nil || page.Records[with] == nil {
			t.Errorf("%s is not there (%v)", with, err)
		}
		for line, x := range fired(n.Ask, got[n.Ask]) {
			isFlag := strings.Contains(line, " flag ")
			if (x.From == with || isFlag && slices.Contains(x.Premises, with)) && (flags || !isFlag) {
				t.Errorf("must not be: %s (%s)", line, x.Because)
			}
		}
	}
}

// TestReview holds the founding dossier against the cases of a reader who had
// seen neither the code nor the key.
func TestReview(t *testing.T) {
	var review reviewFile
	readYAML(t, "khrushchev-1956.review.yaml", &review)
	if len(review.Contradictions) < 10 || len(review.Nots) < 10 {
		t.Fatal("the review holds fewer than ten of each")
	}
	onEachStore(t, "khrushchev-1956", func(t *testing.T, store graph.Store) {
		var asked []string
		for _, c := range review.Contradictions {
			asked = append(asked, c.Ask)
		}
		got := firing(t, store, "khrushchev-1956", asked)
		for _, want := range review.Contradictions {
			from := graph.ID("khrushchev-1956:" + want.Against)
			if !slices.ContainsFunc(got[want.Ask].Against, func(x *contrast.Testimony) bool {
				return x.Rule == want.Rule && (x.From == from || want.AnyRow && slices.Contains(x.Premises, from))
			}) {
				t.Errorf("did not come out: %s against %s by %s", want.Against, want.Ask, want.Rule)
			}
		}
		checkNots(t, store, "khrushchev-1956", review.Nots, false)
	})
}
