package export_test

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onus/data"
	"onus/graph"
	"onus/graph/contrast"
	"onus/graph/contrast/framework"
	"onus/graph/export"
	"onus/graph/neo4j/neo4jtest"
)

// TestFounding looks at the disputes of a larger graph, of many pages.
func TestFounding(t *testing.T) {
	store := founding(t)
	t.Run("names", func(t *testing.T) { names(t, store) })
	t.Run("well-formed", func(t *testing.T) { wellFormed(t, store) })
	t.Run("selections", func(t *testing.T) { selections(t, store) })
	t.Run("oracle", func(t *testing.T) { grounded(t, store) })
	t.Run("standings", func(t *testing.T) { standings(t, store) })
	t.Run("Neo4j", func(t *testing.T) {
		server := loaded(t, neo4jtest.Open(t), data.Founding())
		standings(t, server)
		for name, write := range formats {
			if written(t, write, store, export.Selection{}) != written(t, write, server, export.Selection{}) {
				t.Errorf("%s: not the same file as from SQLite", name)
			}
		}
	})
}

// names: no two arguments of the graph share one, but an undercut that comes
// up on several questions; and every format can hold it.
func names(t *testing.T, store graph.Reader) {
	seen := map[string]bool{}
	for _, d := range disputes(t, store, export.Selection{}) {
		for _, a := range d.Arguments {
			if a.Testimony && seen[a.Name()] {
				t.Errorf("%s is the name of two testimonies", a.Name())
			}
			seen[a.Name()] = true
			if strings.ContainsAny(a.Name(), " ,()[]<>#") {
				t.Errorf("%s: is no name in every format", a.Name())
			}
		}
	}
}

// wellFormed: an argument stands before all that uses it, and once; the number
// of arguments is the number announced.
func wellFormed(t *testing.T, store graph.Reader) {
	lines := strings.Split(written(t, export.ICCMA, store, export.Selection{}), "\n")
	declared, attacks := map[string]bool{}, 0
	for _, line := range lines[1 : len(lines)-1] {
		if words := strings.Fields(line); words[0] == "#" {
			declared[words[1]] = true
		} else if attacks++; !declared[words[0]] || !declared[words[1]] {
			t.Errorf("iccma: %q before its arguments", line)
		}
	}
	if want := fmt.Sprintf("p af %d", len(declared)); lines[0] != want || attacks == 0 {
		t.Errorf("iccma: %q, want %q; %d attacks", lines[0], want, attacks)
	}
	weights, relations := map[string]string{}, map[string]int{}
	for line := range strings.Lines(written(t, export.BAG, store, export.Selection{})) {
		m := bagLine.FindStringSubmatch(line)
		switch {
		case m == nil:
			t.Errorf("bag: %q", line)
		case m[1] == "arg" && weights[m[2]] != "":
			t.Errorf("bag: a second %q", line)
		case m[1] == "arg":
			weights[m[2]] = m[3]
		case weights[m[2]] != "0.5" || weights[m[3]] != "0.5":
			t.Errorf("bag: %q before its arguments", line)
		}
		relations[m[1]]++
	}
	if relations["att"] == 0 || relations["sup"] < relations["arg"]/2 {
		t.Errorf("bag: %v", relations)
	}
}

var bagLine = regexp.MustCompile(`^(arg|att|sup)\(([^(),\s]+), ([^(),\s]+)\)\n$`)

// selections: each part of a selection keeps what it says, and nothing is lost
// between pages.
func selections(t *testing.T, store graph.Reader) {
	questions, err := store.Count(t.Context(), graph.Query{Kind: graph.KindQuestion}, "")
	if err != nil {
		t.Fatal(err)
	}
	watched := &walked{Reader: store}
	all := disputes(t, watched, export.Selection{})
	if len(all) != questions[""] || watched.most > 100 {
		t.Errorf("%d disputes over %d questions, up to %d in one walk", len(all), questions[""], watched.most)
	}
	event := all[len(all)/2].Question.Event
	for i := 0; event == ""; i++ {
		event = all[i].Question.Event
	}
	one := all[len(all)-1].Question.ID
	for _, c := range []struct {
		s    export.Selection
		keep func(*contrast.Dispute) bool
	}{
		{export.Selection{Question: one}, func(d *contrast.Dispute) bool { return d.Question.ID == one }},
		{export.Selection{Event: event}, func(d *contrast.Dispute) bool { return d.Question.Event == event }},
		{export.Selection{Dataset: "khrushchev-1956"}, func(d *contrast.Dispute) bool {
			return slices.ContainsFunc(d.Arguments, func(a contrast.Argument) bool { return a.Testimony })
		}},
	} {
		var want, got []graph.ID
		for _, d := range all {
			if c.keep(d) {
				want = append(want, d.Question.ID)
			}
		}
		for _, d := range disputes(t, store, c.s) {
			got = append(got, d.Question.ID)
		}
		if diff := cmp.Diff(want, got); diff != "" || len(want) == 0 {
			t.Errorf("%+v: %s", c.s, diff)
		}
	}
}

// walked notes from how many records at most a walk starts.
type walked struct {
	graph.Reader
	most int
}

func (w *walked) Walk(ctx context.Context, r graph.Route) (*graph.Part, error) {
	w.most = max(w.most, len(r.From))
	return w.Reader.Walk(ctx, r)
}

// standings holds those that the store keeps against the framework: a claim
// does not prevail, nor is it unopposed, where all that carries it is out.
func standings(t *testing.T, store graph.Reader) {
	seen := map[string]int{}
	profiles := shipped(t, store)
	for _, alike := range disputes(t, store, export.Selection{}) {
		for _, profile := range profiles {
			d, err := contrast.DisputeOf(alike.Part, alike.Question.ID, profile)
			if err != nil {
				t.Fatal(err)
			}
			labels := d.Grounded()
			for _, c := range d.Claims() {
				label, standing := labelOf(d, labels, c), standingOf(c, profile)
				if label == framework.Out && (standing == contrast.Prevails || standing == contrast.Unopposed) {
					t.Errorf("%s under %s: %s, and in the framework it is out", c.ID, profile, standing)
				}
				seen[string(standing)+" "+label.String()]++
			}
		}
	}
	if seen["prevails in"] == 0 || seen["yields out"] == 0 || seen["unopposed in"] == 0 || seen[" in"] > 0 {
		t.Errorf("something was not compared: %v", seen)
	}
}

// labelOf is the label of a claim: in if something in carries it, out if all
// that carries it is out.
func labelOf(d *contrast.Dispute, labels []framework.Label, c *graph.Claim) framework.Label {
	every, some := true, false
	for _, b := range d.On(c) {
		if b.Carries {
			some = some || labels[b.Argument] == framework.In
			every = every && labels[b.Argument] == framework.Out
		}
	}
	switch {
	case some:
		return framework.In
	case every:
		return framework.Out
	}
	return framework.Undecided
}

func standingOf(c *graph.Claim, profile graph.ID) contrast.Standing {
	for _, s := range c.Derived.Standings {
		if standing, ok := strings.CutPrefix(s, profile.Slug()+"="); ok {
			return contrast.Standing(standing)
		}
	}
	return ""
}

func shipped(t *testing.T, store graph.Reader) []graph.ID {
	t.Helper()
	var out []graph.ID
	for r, err := range store.Scan(t.Context(), graph.Query{Kind: graph.KindProfile}) {
		if err != nil {
			t.Fatal(err)
		}
		if r.(*graph.Profile).Shipped {
			out = append(out, r.Base().ID)
		}
	}
	if len(out) != 5 {
		t.Fatalf("%d shipped profiles: %v", len(out), out)
	}
	return out
}
