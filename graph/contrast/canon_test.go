package contrast

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"onus/graph"
)

func same(a, b string) *graph.Identity   { return &graph.Identity{A: id(a), B: id(b)} }
func differ(a, b string) *graph.Identity { return &graph.Identity{A: id(a), B: id(b), Differ: true} }
func shared(a, b string) Same            { return Same{id(a), id(b)} }

func TestCanon(t *testing.T) {
	tests := []struct {
		name       string
		identities []*graph.Identity
		shared     []Same
		of         map[string]string // only what is joined
		refused    []Refusal
	}{
		{"nothing", nil, nil, nil, nil},
		{"an identity", []*graph.Identity{same("b", "a")}, nil, map[string]string{"b": "a"}, nil},
		{"a shared id", nil, []Same{shared("b", "c")}, map[string]string{"c": "b"}, nil},
		{"a chain: the smallest", []*graph.Identity{same("c", "b"), same("b", "a")}, []Same{shared("c", "d")}, map[string]string{"b": "a", "c": "a", "d": "a"}, nil},
		{"different beats a shared id", []*graph.Identity{differ("a", "b")}, []Same{shared("a", "b")}, nil, nil},
		{"the other way round too", []*graph.Identity{differ("b", "a")}, []Same{shared("a", "b")}, nil, nil},
		{"different beats the same", []*graph.Identity{differ("a", "b"), same("a", "b")}, nil, nil, []Refusal{{id("a"), id("b")}}},
		{"a chain that would join two different", []*graph.Identity{same("a", "b"), same("b", "c"), differ("a", "c")}, nil, nil, []Refusal{{id("a"), id("c")}}},
		{"a chain of shared ids", []*graph.Identity{differ("a", "c")}, []Same{shared("a", "b"), shared("b", "c")}, nil, []Refusal{{id("a"), id("c")}}},
		{"other groups stay joined", []*graph.Identity{same("a", "b"), differ("a", "b"), same("d", "c"), differ("c", "x")}, nil, map[string]string{"d": "c"}, []Refusal{{id("a"), id("b")}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c := NewCanon(test.identities, test.shared)
			for _, slug := range []string{"a", "b", "c", "d", "x"} {
				want := id(slug)
				if joined, ok := test.of[slug]; ok {
					want = id(joined)
				}
				if got := c.Of(id(slug)); got != want {
					t.Errorf("%s is %s, want %s", slug, got, want)
				}
			}
			if diff := cmp.Diff(test.refused, c.Refused); diff != "" {
				t.Errorf("refused (-want +got):\n%s", diff)
			}
		})
	}
	if got := (Canon{}).Of("t:a"); got != "t:a" {
		t.Errorf("the zero Canon joins a to %s", got)
	}
}

func TestCanonIsOrderless(t *testing.T) {
	slugs := rapid.SampledFrom([]string{"a", "b", "c", "d", "e"})
	rapid.Check(t, func(t *rapid.T) {
		identities := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) *graph.Identity {
			i := same(slugs.Draw(t, "a"), slugs.Draw(t, "b"))
			i.Differ = i.A != i.B && rapid.IntRange(0, 3).Draw(t, "differ") == 0
			return i
		}), 0, 6).Draw(t, "identities")
		c, other := NewCanon(identities, nil), NewCanon(rapid.Permutation(identities).Draw(t, "shuffled"), nil)
		for _, slug := range []string{"a", "b", "c", "d", "e"} {
			one := c.Of(id(slug))
			if one != other.Of(id(slug)) {
				t.Errorf("%s depends on the order", slug)
			}
			if one > id(slug) || c.Of(one) != one {
				t.Errorf("%s is %s, which is not the smallest", slug, one)
			}
		}
		for _, i := range identities {
			if i.Differ && c.Of(i.A) == c.Of(i.B) {
				t.Errorf("%s and %s are different, and joined", i.A, i.B)
			}
		}
	})
}

func TestJoinedSubjectsShareOneQuestion(t *testing.T) {
	records := func() []graph.Record {
		return []graph.Record{
			claim("ignorant", "memoir", knew("", "none")),
			claim("knew", "minutes", stood("knowledge", "bert", "wrong", "", "full")),
		}
	}
	joined := &graph.Identity{Meta: meta("one-man"), A: id("bert"), B: id("ann")}
	apart, together := derived(records()...), derived(append(records(), joined)...)
	question := func(p *graph.Part, slug string) graph.ID {
		return graph.Get[*graph.Claim](p, id(slug)).Derived.Questions[0]
	}
	if question(apart, "ignorant") == question(apart, "knew") {
		t.Error("two men, one question")
	}
	if question(together, "ignorant") != question(together, "knew") || question(together, "ignorant") != question(apart, "ignorant") {
		t.Error("joined, they do not answer the question of the smaller id")
	}
	c, err := Of(together, id("ignorant"), Lens{})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"against direct knew contrary", "documents-first yields", "level open"}
	if diff := cmp.Diff(want, lines(c)); diff != "" {
		t.Errorf("joined (-want +got):\n%s", diff)
	}
	again := derived(records()...)
	if diff := cmp.Diff(question(apart, "knew"), question(again, "knew")); diff != "" {
		t.Errorf("taken back (-want +got):\n%s", diff)
	}
}

func TestRoots(t *testing.T) {
	source := func(slug, how, of string) *graph.Source {
		return &graph.Source{Meta: meta(slug), Genre: graph.Press, DerivesFrom: []graph.Derivation{{Source: id(of), How: how}}}
	}
	records := []graph.Record{
		claim("asked", "minutes", knew("", "full")),
		source("daily", "quotes", "memoir"), source("weekly", "retells", "memoir"), source("digest", "translates", "weekly"),
		&graph.Passage{Meta: meta("p-daily"), Source: id("daily")},
		by(claim("himself", "memoir", knew("", "none")), "bert"),
		by(claim("quoted", "memoir", knew("", "none")), "bert"),
		by(claim("retold", "weekly", knew("", "none")), "bert"),
		by(claim("translated", "digest", knew("", "none")), "bert"),
		by(claim("another", "memoir", knew("", "none")), "carl"),
		claim("nowhere", "", knew("", "none")),
	}
	records[6].(*graph.Claim).Passages = []graph.ID{id("p-daily")}
	c := contrasted(t, "asked", Lens{}, records...)
	want := []Root{
		{Claimant: id("bert"), Source: id("memoir"), Through: []graph.ID{id("daily"), id("digest"), id("weekly")}},
		{Claimant: id("carl"), Source: id("memoir")},
	}
	if diff := cmp.Diff(want, c.RootsAgainst); diff != "" {
		t.Errorf("roots (-want +got):\n%s", diff)
	}
	if len(c.Against) != 6 || len(c.RootsFor) != 0 {
		t.Errorf("%d against, roots for: %v", len(c.Against), c.RootsFor)
	}
}
