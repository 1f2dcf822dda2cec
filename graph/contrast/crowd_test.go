package contrast

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"onus/graph"
)

// crowd is one office on which so many sources testify, each with terms of its
// own: no two alike if all differ, else of a few kinds.
func crowd(sources int, differ bool) []graph.Record {
	var out []graph.Record
	first := time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC)
	for i := range sources {
		n := i
		if !differ {
			n = i % 7
		}
		source := fmt.Sprintf("source-%d", i)
		genre := graph.Memoir
		if i%2 == 0 {
			genre = graph.Minutes
		}
		t := &graph.Tenure{Subject: id("ann"), Positions: []graph.ID{id("seat")}}
		t.Start = graph.On(first.AddDate(0, 0, n).Format(time.DateOnly))
		t.End = graph.On(first.AddDate(20, 0, n).Format(time.DateOnly))
		out = append(out, &graph.Source{Meta: meta(source), Genre: genre}, claim(fmt.Sprintf("claim-%d", i), source, t))
	}
	return out
}

// twice has each of the sources give a second term, long after.
func twice(records []graph.Record) []graph.Record {
	out := slices.Clone(records)
	for _, r := range records {
		if c, ok := r.(*graph.Claim); ok {
			f := *c.Form.(*graph.Tenure)
			f.Start, f.End = graph.On("1950"), graph.On("1960")
			out = append(out, claim(c.ID.Slug()+"-later", c.Source.Slug(), &f))
		}
	}
	return out
}

// BenchmarkCrowd settles all the claims on an office of which a thousand
// sources tell.
func BenchmarkCrowd(b *testing.B) {
	for name, records := range map[string][]graph.Record{
		"all differ": crowd(1000, true), "a few opinions": crowd(1000, false), "two terms, all differ": twice(crowd(500, true)), "two terms, a few opinions": twice(crowd(500, false)),
	} {
		b.Run(name, func(b *testing.B) {
			for _, rule := range []string{"within:1y", "basis:did,saw", "not-self-serving"} {
				records = append(records, &graph.Profile{Meta: meta(rule), Rule: rule, Shipped: true})
			}
			part := derived(records...)
			var claims []*graph.Claim
			for _, r := range part.Records {
				if c, ok := r.(*graph.Claim); ok {
					claims = append(claims, c)
				}
			}
			for b.Loop() {
				Settle(part, claims)
			}
		})
	}
}

// Of sources that give one term each, the two are compared as spells are,
// whatever is worked out before.
func TestOnlySpellsAreComparedAsSpells(t *testing.T) {
	bounds := rapid.SampledFrom([]string{"", "1950", "1952-10-16", "1952-10", "1957-06", "1960?", "1955", "1940/..", "195X", "1956/", "{1950,1957}"})
	spells := rapid.Custom(func(t *rapid.T) spell { return from(bounds.Draw(t, "start"), bounds.Draw(t, "end")) })
	rapid.Check(t, func(t *rapid.T) {
		a, b := spells.Draw(t, "a"), spells.Draw(t, "b")
		h := &hearing{question: &graph.Question{Form: graph.FormTenure}}
		put := func(s spell, source string) answer {
			return answer{form: graph.FormTenure, spell: s, account: h.accountOf(claim("c", source, nil), s, true)}
		}
		got := relateTenures(put(a, "memoir"), put(b, "minutes"))
		got.bounds = 0
		if want := relateSpells(a, b); got != want {
			t.Errorf("%v of %v: got %v, as spells %v", a, b, got, want)
		}
	})
}

// A source that says the same as another shares its account; one of which
// something is said apart does not.
func TestSourcesThatSayTheSameShareAnAccount(t *testing.T) {
	part := derived(append(crowd(40, false), undercut("u", "claim-3", id("claim-5")))...)
	k := &court{part: part, Vocabulary: NewVocabulary(part)}
	for _, q := range part.Records {
		q, ok := q.(*graph.Question)
		if !ok || q.Form != graph.FormTenure {
			continue
		}
		if h := k.hear(q); len(h.sayings) != 8 {
			t.Errorf("40 sources with 7 terms, one of them undercut, say %d things, not 8", len(h.sayings))
		}
	}
}

// Where two spells may be each other's alone, pairing all of their accounts
// comes to the same.
func TestPairsOnlyIsWhatPairingFinds(t *testing.T) {
	bounds := rapid.SampledFrom([]string{"", "1950", "1952-10-16", "1952-10", "1953", "1957-06", "1960?", "1955", "1940", "1962", "1956/"})
	spells := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) spell { return from(bounds.Draw(t, "start"), bounds.Draw(t, "end")) }), 1, 4)
	rapid.Check(t, func(t *rapid.T) {
		h := &hearing{question: &graph.Question{Form: graph.FormTenure}}
		account := func(source string) *account {
			a := &account{source: id(source)}
			for _, s := range spells.Draw(t, source) {
				a.add(s)
			}
			return h.shared(a)
		}
		a, b := account("memoir"), account("minutes")
		for i := range a.terms {
			for j := range b.terms {
				x, y := &a.terms[i], &b.terms[j]
				if x.mayBe(y) != sameTerm(a.spells[i], b.spells[j]) {
					t.Errorf("%v may be %v: %t", a.spells[i], b.spells[j], x.mayBe(y))
				}
				if !x.mayBe(y) || !x.pairsOnly(y) {
					continue
				}
				if m := match(x, y); len(a.terms)+len(b.terms) > 2 && m != (matching{together: true, starts: true, ends: true}) {
					t.Errorf("%v and %v pair only with each other, and match gives %+v", a.spells[i], b.spells[j], m)
				}
			}
		}
	})
}
