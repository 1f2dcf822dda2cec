package contrast

import (
	"fmt"
	"maps"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"onus/graph"
	"onus/graph/edtf"
	"onus/graph/graphtest/arbitrary"
)

// many makes claims on one question, of which no two say the same.
var many = map[string]func(i int) graph.Form{
	"datings": func(i int) graph.Form { return &graph.Dating{Event: id("wrong"), Period: dayAfter(i)} },
	"measures": func(i int) graph.Form {
		n := float64(i)
		return &graph.Measure{Event: id("wrong"), What: "victims", Unit: "people", Value: &n}
	},
	"attested": func(i int) graph.Form {
		return &graph.Tenure{Subject: id("ann"), Positions: []graph.ID{id("seat")}, Attested: dayAfter(i)}
	},
	"terms": func(i int) graph.Form {
		return &graph.Tenure{Subject: id("ann"), Positions: []graph.ID{id("seat")}, Start: dayAfter(i), End: dayAfter(3 * i)}
	},
}

func dayAfter(i int) graph.Date {
	return graph.Date{Date: edtf.MustParse(fmt.Sprintf("%04d-%02d-%02d", 1900+i/300, 1+i/25%12, 1+i%25))}
}

func manyClaims(n int, form func(int) graph.Form) []graph.Record {
	var out []graph.Record
	for i := range n {
		source := []string{"memoir", "minutes"}[i%2]
		out = append(out, claim(fmt.Sprintf("c%04d", i), source, form(i)))
	}
	return append(out, claim("no", "memoir", &graph.Tenure{Subject: id("ann"), Positions: []graph.ID{id("seat")}, Start: dayAfter(5)}))
}

// BenchmarkHinges: what asking for the hinges costs beside the contrast itself.
func BenchmarkHinges(b *testing.B) {
	for name, form := range many {
		part := derived(manyClaims(1000, form)...)
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				c, err := Of(part, id("c0001"), Lens{})
				if err != nil {
					b.Fatal(err)
				}
				b.StartTimer()
				c.Hinges()
			}
		})
	}
}

// The hinges of any world are those that one finds who leaves out each piece
// and asks again.
func TestHingesAreWhatTheStandingHangsOn(t *testing.T) {
	found := 0
	rapid.Check(t, func(t *rapid.T) {
		part := derived(arbitrary.New(t, arbitrary.Options{Claims: 10, Evidence: 8}).Records()...)
		for _, r := range part.Records {
			if _, ok := r.(*graph.Claim); !ok {
				continue
			}
			c, err := Of(part, r.Base().ID, Lens{})
			if err != nil {
				t.Fatal(err)
			}
			if c.Claim.Form.Form() == graph.FormTenure {
				continue // of an office, what only agrees may tie other spells together: it is not tried
			}
			got, want := map[graph.ID]string{}, map[graph.ID]string{}
			hinges, _ := c.Hinges()
			for _, h := range hinges {
				got[h.Testimony.ID] = h.Because
			}
			for id := range pieces(c, part) {
				without, err := Of(part, c.Claim.ID, Lens{Without: []graph.ID{id}})
				if err != nil {
					t.Fatal(err)
				}
				if because := changes(c.Readings, without.Readings); because != "" {
					want[id] = because
				}
			}
			found += len(want)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatalf("hinges of %s (-want +got):\n%s", c.Claim.ID, diff)
			}
		}
	})
	if found == 0 {
		t.Error("no claim of any world hung on anything")
	}
}

// pieces are all testimony of others on the claim, and all undercuts.
func pieces(c *Contrast, part *graph.Part) map[graph.ID]bool {
	out := map[graph.ID]bool{}
	for _, ts := range [][]*Testimony{c.For, c.Against, c.Consistent, c.Qualifying} {
		for _, x := range ts {
			out[x.ID] = !x.Self
		}
	}
	for _, r := range part.Records {
		if e, ok := r.(*graph.Evidence); ok && e.Stance == graph.Undercuts {
			out[e.ID] = true
		}
	}
	maps.DeleteFunc(out, func(_ graph.ID, yes bool) bool { return !yes })
	return out
}

func TestHingesAreBounded(t *testing.T) {
	c := contrasted(t, "c0000", Lens{}, manyClaims(MostHinged+2, many["datings"])...)
	if _, cut := c.Hinges(); !cut {
		t.Error("more pieces than are tried, and nothing says so")
	}
	c = contrasted(t, "c0000", Lens{}, manyClaims(MostHinged, many["datings"])...)
	if _, cut := c.Hinges(); cut {
		t.Error("all pieces are tried, and it is said to be cut")
	}
}
