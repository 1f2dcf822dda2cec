package contrast

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"onus/graph"
)

// Who is excepted by one claim that "the only one did it" is a rival by
// another, of the same day.
func TestWhomOneClaimExceptsAnotherMeans(t *testing.T) {
	sat := claim("bert-sat", "minutes", &graph.Tenure{Subject: id("bert"), Positions: []graph.ID{id("seat")}, Start: graph.On("1950"), End: graph.On("1960")})
	only := func(slug string, except ...graph.ID) *graph.Claim {
		d := did("ann", "", "1956")
		d.Exclusive, d.Among, d.On, d.Except = true, id("body"), graph.On("1956-02-09"), except
		return claim(slug, "memoir", d)
	}
	part := derived(sat, only("but-bert", id("bert")), only("alone"), claim("bert-did", "minutes", did("bert", "", "1956")))
	got := map[string][]string{}
	for _, slug := range []string{"but-bert", "alone"} {
		c, err := Of(part, id(slug), Lens{})
		if err != nil {
			t.Fatal(err)
		}
		for _, against := range c.Against {
			got[slug] = append(got[slug], against.Rule+" "+against.From.Slug())
		}
	}
	if diff := cmp.Diff(map[string][]string{"alone": {"sole bert-did"}}, got); diff != "" {
		t.Errorf("what speaks against each (-want +got):\n%s", diff)
	}
}
