package export_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onus/graph"
	"onus/graph/contrast"
	"onus/graph/contrast/framework"
	"onus/graph/export"
)

// disputes gathers the disputes of a selection.
func disputes(t *testing.T, from graph.Reader, s export.Selection) []*contrast.Dispute {
	t.Helper()
	var out []*contrast.Dispute
	for d, err := range export.Disputes(t.Context(), from, s) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, d)
	}
	if len(out) == 0 {
		t.Fatal("no disputes")
	}
	return out
}

// who names an argument for these tests: its rule and the claim it comes from,
// or the undercut.
func who(a contrast.Argument) string {
	if !a.Testimony {
		return a.ID.Slug()
	}
	return strings.TrimSuffix(a.Rule+" "+a.Claim.ID.Slug()+" "+strings.Join(a.Value.Grades, "|"), " ")
}

// TestLabels holds the labels of some arguments, worked out by hand.
func TestLabels(t *testing.T) {
	store := weir(t)
	for _, c := range []struct {
		says              string
		question, profile string
		want              map[string]string
	}{
		{"all alike, so nothing that conflicts is decided; the undercut is undercut",
			"Knowledge; Ann; The flood [of March]", "", map[string]string{
				"asserted forged none": "undecided", "direct ann-all full": "undecided", "direct ann-nothing none": "undecided",
				"direct ann-something general|full": "undecided", "inherited ann-part none|general": "undecided",
				"inherited ann-part general|full": "undecided", "u-forged": "out", "u-genuine": "in",
			}},
		{"minutes and diary go first",
			"Knowledge; Ann; The flood [of March]", "base:documents-first", map[string]string{
				"asserted forged none": "out", "direct ann-all full": "out", "direct ann-nothing none": "out",
				"direct ann-something general|full": "in", "inherited ann-part none|general": "in",
				"inherited ann-part general|full": "in", "u-forged": "out", "u-genuine": "in",
			}},
		{"an undercut whose undercut is undercut",
			"Was it done: opened the sluice; Bert; The flood [of March]", "", map[string]string{
				"direct bert-opened": "out", "direct bert-only": "undecided", "direct bert-not": "undecided",
				"u-blind": "in", "u-seen": "out", "u-blind-again": "in",
			}},
		{"an undercut counts whatever ranks",
			"Was it done: opened the sluice; Cleo; The flood [of March]", "base:documents-first", map[string]string{
				"direct cleo-opened": "out", "sole bert-only": "in", "u-forged-cleo": "in",
			}},
		{"what is in a cycle of undercuts is undecided, and so is what it attacks",
			"When was it; The flood [of March]", "", map[string]string{
				"direct flood-about": "in", "direct flood-april": "undecided", "direct flood-three": "undecided",
				"u-year": "undecided", "u-count": "undecided", "u-count-back": "undecided",
			}},
		{"but for what goes first",
			"When was it; The flood [of March]", "base:documents-first", map[string]string{
				"direct flood-about": "in", "direct flood-april": "out", "direct flood-three": "in",
				"u-year": "undecided", "u-count": "undecided", "u-count-back": "undecided",
			}},
	} {
		t.Run(c.says, func(t *testing.T) {
			all := disputes(t, store, export.Selection{Profile: graph.ID(c.profile)})
			i := slices.IndexFunc(all, func(d *contrast.Dispute) bool { return d.Title() == c.question })
			if i < 0 {
				t.Fatalf("no question %q", c.question)
			}
			got := map[string]string{}
			for j, l := range all[i].Grounded() {
				got[who(all[i].Arguments[j])] = l.String()
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestUndercutIsOut: what a contrast shows as undercut is out in the framework.
func TestUndercutIsOut(t *testing.T) {
	store := weir(t)
	undercut := 0
	for _, d := range disputes(t, store, export.Selection{}) {
		labels := d.Grounded()
		for _, c := range d.Claims() {
			shown, err := contrast.Of(d.Part, c.ID, contrast.Lens{})
			if err != nil {
				t.Fatal(err)
			}
			for _, x := range shown.Undercut {
				i := slices.IndexFunc(d.Arguments, func(a contrast.Argument) bool { return a.ID == x.ID && x.Question == d.Question.ID })
				if i < 0 {
					continue // on the claim's other question
				}
				if undercut++; labels[i] != framework.Out {
					t.Errorf("%s on %s is undercut, and %s", x.ID, c.ID, labels[i])
				}
			}
		}
	}
	if undercut == 0 {
		t.Error("nothing is undercut")
	}
}
