package data_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v4"

	"onus/graph"
	"onus/graph/contrast"
)

// expectedFile is an answer written by hand before the code that answers.
type expectedFile struct {
	Dataset   string
	Contrasts []expected
}

type expected struct {
	Claim string
	Lens  struct{ Without []string }
	Says  string

	For, Against, Consistent, Qualifying, Undercut *[]expectedTestimony

	Readings  map[string]string
	Robust    *string
	DecidedBy map[string][]string `yaml:"decidedBy"`
	HasRobust bool                `yaml:"-"`
}

type expectedTestimony struct {
	Claim, Evidence, Rule, Through, Force, Certainty, Opposition, Locator, Quote string

	AsOf       string `yaml:"asOf"`
	Rows       int
	Value      yaml.Node
	Premises   []string
	UndercutBy []string `yaml:"undercutBy"`
}

func readExpected(t *testing.T, name string) expectedFile {
	t.Helper()
	b, err := os.ReadFile(filepath.FromSlash(name))
	if err != nil {
		t.Fatal(err)
	}
	var f expectedFile
	if err := yaml.Unmarshal(b, &f); err != nil {
		t.Fatal(err)
	}
	if len(f.Contrasts) == 0 {
		t.Fatalf("%s expects nothing", name)
	}
	return f
}

// TestAnswers holds every contrast that was written down by hand against what
// each store gives.
func TestAnswers(t *testing.T) {
	for _, file := range []string{"khrushchev-1956.expected.yaml", "exchanged.expected.yaml"} {
		f := readExpected(t, file)
		onEachStore(t, f.Dataset, func(t *testing.T, store graph.Store) {
			for _, want := range f.Contrasts {
				name := want.Claim + strings.Join(want.Lens.Without, "-without-")
				t.Run(name, func(t *testing.T) { want.check(t, store, f.Dataset) })
			}
		})
	}
}

func (want expected) check(t *testing.T, store graph.Store, dataset string) {
	full := func(slug string) graph.ID { return graph.ID(dataset + ":" + slug) }
	var lens contrast.Lens
	for _, slug := range want.Lens.Without {
		lens.Without = append(lens.Without, full(slug))
	}
	part, err := store.Walk(t.Context(), contrast.Route(full(want.Claim)))
	if err != nil {
		t.Fatal(err)
	}
	c, err := contrast.Of(part, full(want.Claim), lens)
	if err != nil {
		t.Fatal(err)
	}
	checkList(t, part, "for", want.For, c.For)
	checkList(t, part, "against", want.Against, c.Against)
	checkList(t, part, "consistent", want.Consistent, c.Consistent)
	checkList(t, part, "qualifying", want.Qualifying, slices.DeleteFunc(c.Qualifying, isLaterCheck))
	checkList(t, part, "undercut", want.Undercut, c.Undercut)
	want.checkReadings(t, c)
	checkNoAbsence(t, part, c)
}

// isLaterCheck: the checks that these answers do not speak of; the key does.
func isLaterCheck(x *contrast.Testimony) bool {
	return x.Rule != contrast.AbsenceCheck && slices.Contains(contrast.Checks(), x.Rule)
}

func (want expected) checkReadings(t *testing.T, c *contrast.Contrast) {
	t.Helper()
	if want.Readings != nil {
		got := map[string]string{}
		for _, r := range c.Readings {
			got[r.Profile.ID.Slug()] = string(r.Standing)
		}
		if diff := cmp.Diff(want.Readings, got); diff != "" {
			t.Errorf("readings (-want +got):\n%s", diff)
		}
		robust := ""
		if want.Robust != nil {
			robust = *want.Robust
		}
		if robust != string(c.Robust) {
			t.Errorf("robust: want %q, got %q", robust, c.Robust)
		}
	}
	for profile, claims := range want.DecidedBy {
		if diff := cmp.Diff(sorted(claims), deciders(c, profile)); diff != "" {
			t.Errorf("decidedBy under %s (-want +got):\n%s", profile, diff)
		}
	}
}

func deciders(c *contrast.Contrast, profile string) []string {
	var out []string
	for _, r := range c.Readings {
		for _, t := range r.DecidedBy {
			if r.Profile.ID.Slug() == profile {
				out = append(out, t.From.Slug())
			}
		}
	}
	return sorted(out)
}

func sorted(in []string) []string {
	out := slices.Clone(in)
	slices.Sort(out)
	return out
}

// checkNoAbsence: absence of evidence is never for anything, and decides
// nothing; nor does a denied act.
func checkNoAbsence(t *testing.T, part *graph.Part, c *contrast.Contrast) {
	t.Helper()
	decisive := slices.Clone(c.For)
	for _, r := range c.Readings {
		decisive = append(decisive, r.DecidedBy...)
	}
	for _, x := range decisive {
		for _, id := range append([]graph.ID{x.From}, x.Premises...) {
			claim := graph.Get[*graph.Claim](part, id)
			if claim == nil {
				continue
			}
			_, absence := claim.Form.(*graph.Absence)
			_, act := claim.Form.(*graph.Deed)
			if absence || act && claim.Denies {
				t.Errorf("%s counts by way of %s, an absence or a denied act", x.ID, id)
			}
		}
	}
}

func checkList(t *testing.T, part *graph.Part, name string, want *[]expectedTestimony, got []*contrast.Testimony) {
	t.Helper()
	if want == nil {
		return
	}
	gotBy := map[string]*contrast.Testimony{}
	for _, x := range got {
		gotBy[keyOf(x)] = x
	}
	for _, w := range *want {
		key := w.key(gotBy)
		x := gotBy[key]
		if x == nil {
			t.Errorf("%s: missing %s", name, key)
			continue
		}
		delete(gotBy, key)
		for _, problem := range w.differs(part, x) {
			t.Errorf("%s: %s: %s", name, key, problem)
		}
	}
	for key := range gotBy {
		t.Errorf("%s: not expected: %s", name, key)
	}
}

func keyOf(x *contrast.Testimony) string {
	if x.Rule == contrast.AssertedRule {
		return x.Rule + " " + x.From.Slug() + " " + x.ID.Slug()
	}
	return x.Rule + " " + x.From.Slug()
}

func (w expectedTestimony) key(got map[string]*contrast.Testimony) string {
	if w.Evidence != "" {
		return w.Rule + " " + w.Claim + " " + w.Evidence
	}
	return w.Rule + " " + w.Claim
}

// differs lists what is not as written; what is not written is not compared.
func (w expectedTestimony) differs(part *graph.Part, x *contrast.Testimony) []string {
	var out []string
	compare := func(what, want, got string) {
		if want != "" && want != got {
			out = append(out, fmt.Sprintf("%s: want %q, got %q", what, want, got))
		}
	}
	compare("force", w.Force, string(x.Force))
	compare("certainty", w.Certainty, string(x.Certainty))
	compare("opposition", w.Opposition, string(x.Opposition))
	compare("asOf", w.AsOf, asOf(x))
	claim := graph.Get[*graph.Claim](part, x.From)
	if claim == nil {
		return append(out, "its claim was not walked")
	}
	if len(claim.Passages) > 0 {
		if p := graph.Get[*graph.Passage](part, claim.Passages[0]); p != nil {
			compare("locator", w.Locator, p.Locator)
			compare("quote", w.Quote, p.Quote)
		}
	} else {
		compare("locator", w.Locator, "")
	}
	if w.Rows > 0 && w.Rows != rows(part, x) {
		out = append(out, fmt.Sprintf("rows: want %d, got %d", w.Rows, rows(part, x)))
	}
	if w.Through != "" && !slices.ContainsFunc(x.Premises, func(id graph.ID) bool { return id.Slug() == w.Through }) {
		out = append(out, "not through "+w.Through)
	}
	compare("value", w.value(), saysValue(x))
	var by []string
	for _, u := range x.UndercutBy {
		by = append(by, u.ID.Slug())
	}
	if w.UndercutBy != nil && !slices.Equal(sorted(w.UndercutBy), sorted(by)) {
		out = append(out, fmt.Sprintf("undercutBy: want %v, got %v", w.UndercutBy, by))
	}
	return out
}

func rows(part *graph.Part, x *contrast.Testimony) int {
	n := 0
	for _, id := range x.Premises {
		if graph.Get[*graph.Claim](part, id) != nil {
			n++
		}
	}
	return n
}

func asOf(x *contrast.Testimony) string {
	if x.AsOfEvent != "" {
		return "period"
	}
	return x.AsOf.String()
}

func (w expectedTestimony) value() string {
	var many []string
	if w.Value.Decode(&many) == nil {
		return strings.Join(many, " or ")
	}
	return w.Value.Value
}

func saysValue(x *contrast.Testimony) string {
	if !x.Value.Period.IsZero() {
		return x.Value.Period.String()
	}
	return contrast.SaysValue(x.Value)
}
