package contrast

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"onus/graph"
	"onus/graph/edtf"
)

// drawn are a few claims on one question, in records and memoirs, some of
// which somebody undercuts. Complementary ones give just two answers.
type drawn struct {
	records []graph.Record
	claims  []*graph.Claim
}

var asOfs = []string{"", "1937-05", "1937-05-01", "1937?", "1956", "1937/", "1950/.."}

func anyForm(t *rapid.T, kind string) (graph.Form, bool) {
	denies := rapid.Bool().Draw(t, "denies")
	sets := [][]string{{"none"}, {"general"}, {"full"}, {"none", "general"}, {"general", "full"}, {"none", "full"}}
	fixedSets := [][]string{{"none"}, {"executed"}, {"initiated"}, {"none", "executed"}, {"executed", "initiated"}}
	switch kind {
	case "act":
		return did("ann", "list-1", ""), denies
	case "two grades":
		return stood("agency", "ann", "wrong", "", "none", "executed"), denies
	case "fixed":
		return stood("agency", "ann", "wrong", rapid.SampledFrom(asOfs).Draw(t, "as of"), rapid.SampledFrom(fixedSets).Draw(t, "grades")...), denies
	case "dating":
		return &graph.Dating{Event: id("wrong"), Period: graph.On(rapid.SampledFrom([]string{"1937", "1937-05", "1938", "1938?", "1937/1938", "1938/"}).Draw(t, "period"))}, denies
	case "tenure":
		start, end := rapid.SampledFrom([]string{"1930", "1930-05", "1931-01-02", "1931?"}), rapid.SampledFrom([]string{"1937", "1938-02-03", ""})
		return &graph.Tenure{Subject: id("ann"), Positions: []graph.ID{id("seat")}, Start: graph.On(start.Draw(t, "start")), End: graph.Date{Date: date(end.Draw(t, "end"))}}, denies
	}
	return knew(rapid.SampledFrom(asOfs).Draw(t, "as of"), rapid.SampledFrom(sets).Draw(t, "grades")...), denies
}

func drawClaims(t *rapid.T, kinds ...string) drawn {
	kind := rapid.SampledFrom(kinds).Draw(t, "kind")
	objection := claim("objection", "memoir", says())
	loop := claim("loop", "memoir", says()) // undercuts itself
	d := drawn{records: []graph.Record{objection, loop, undercut("looped", "loop", loop.ID)}}
	for i := range rapid.IntRange(1, 5).Draw(t, "claims") {
		form, denies := anyForm(t, kind)
		c := claim(fmt.Sprintf("c%d", i), rapid.SampledFrom([]string{"minutes", "memoir"}).Draw(t, "source"), form)
		c.Denies = denies
		d.records, d.claims = append(d.records, c), append(d.claims, c)
		switch rapid.IntRange(0, 7).Draw(t, "evidence on it") {
		case 0:
			d.records = append(d.records, undercut(fmt.Sprintf("u%d", i), "objection", c.ID))
		case 1:
			d.records = append(d.records, undercut(fmt.Sprintf("u%d", i), "loop", c.ID))
		case 2:
			stance := rapid.SampledFrom([]graph.Stance{graph.Supports, graph.Contradicts}).Draw(t, "stance")
			d.records = append(d.records, &graph.Evidence{Meta: meta(fmt.Sprintf("e%d", i)), From: objection.ID, On: c.ID, Stance: stance, Source: id("minutes")})
		}
	}
	return d
}

// contrasts are those of its claims.
func (d drawn) contrasts(t *rapid.T) map[graph.ID]*Contrast {
	part := derived(d.records...)
	out := map[graph.ID]*Contrast{}
	for _, c := range d.claims {
		found, err := Of(part, c.ID, Lens{})
		if err != nil {
			t.Fatal(err)
		}
		out[c.ID] = found
	}
	return out
}

func standing(c *Contrast, profile string) Standing {
	i := slices.IndexFunc(c.Readings, func(r Reading) bool { return r.Profile.ID == id(profile) })
	return c.Readings[i].Standing
}

var allKinds = []string{"act", "two grades", "fixed", "rising", "dating", "tenure"}

func TestNoTwoConflictingClaimsPrevail(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawClaims(t, allKinds...)
		found := d.contrasts(t)
		part := derived(d.records...)
		k := &court{part: part, Vocabulary: NewVocabulary(part)}
		for _, profile := range []string{"level", "documents-first"} {
			for i, a := range d.claims {
				for _, b := range d.claims[:i] {
					if a.Form.Form() == graph.FormTenure && a.Source == b.Source {
						continue // one account, whatever its spells
					}
					h := k.hear(found[a.ID].Questions[0])
					x, okX := k.answerIn(h, a)
					y, okY := k.answerIn(h, b)
					won := slices.Contains([]Standing{Prevails, Unopposed}, standing(found[a.ID], profile)) &&
						slices.Contains([]Standing{Prevails, Unopposed}, standing(found[b.ID], profile))
					if okX && okY && won && relate(x, y).conflict > edtf.No {
						t.Errorf("under %s both %s (%s) and %s (%s) stand", profile, a.ID, Says(a), b.ID, Says(b))
					}
				}
			}
		}
	})
}

func TestLevelDecidesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawClaims(t, allKinds...)
		if slices.ContainsFunc(d.records, func(r graph.Record) bool {
			e, ok := r.(*graph.Evidence)
			return ok && e.Stance == graph.Undercuts && e.From == id("objection")
		}) {
			return
		}
		for who, c := range d.contrasts(t) {
			if got := standing(c, "level"); got != Unopposed && got != Open {
				t.Errorf("%s %s under level, and nothing is undercut", who, got)
			}
		}
	})
}

func TestDecidedByCounts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for who, c := range drawClaims(t, allKinds...).contrasts(t) {
			for _, r := range c.Readings {
				for _, by := range r.DecidedBy {
					if slices.Contains(c.Undercut, by) || slices.Contains(c.Qualifying, by) || by.Flagged {
						t.Errorf("%s is decided by %s, which does not count", who, by.ID)
					}
				}
				if decided := r.Standing == Prevails || r.Standing == Yields; decided != (len(r.DecidedBy) > 0) {
					t.Errorf("%s %s by %d testimonies", who, r.Standing, len(r.DecidedBy))
				}
			}
		}
	})
}

func TestOrderOfRecordsIsNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawClaims(t, allKinds...)
		before := map[graph.ID][]string{}
		for who, c := range d.contrasts(t) {
			before[who] = lines(c)
		}
		shuffled := d
		shuffled.records = rapid.Permutation(d.records).Draw(t, "shuffled")
		for who, c := range shuffled.contrasts(t) {
			if diff := cmp.Diff(before[who], lines(c)); diff != "" {
				t.Errorf("%s (-before +shuffled):\n%s", who, diff)
			}
		}
	})
}
