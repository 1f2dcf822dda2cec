package contrast

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"onus/graph/edtf"
)

func from(start, end string) spell { return spell{start: date(start), end: date(end)} }
func on(day string) spell          { return spell{attested: date(day)} }

func never(s spell) spell {
	s.denied = true
	return s
}

func TestSpells(t *testing.T) {
	long := from("1952-10-16", "1957-06-29")
	tests := []struct {
		name     string
		says, of spell
		bears    relation
	}{
		{"the same", long, long, carries},
		{"a second term", from("1961-10-31", "1966-04-08"), long, nothing},
		{"another start", from("1953-03-05", "1957-06-29"), long, conflict},
		{"another end", from("1952-10-16", "1957-06-30"), long, conflict},
		{"another end, in doubt", from("1952-10-16", "1958?"), long, tension},
		{"a rougher start", from("1952-10", "1957-06-29"), long, nothing},
		{"a finer start", long, from("1952", "1957"), carries},
		{"a start alone", from("1952-10-16", ""), long, nothing},
		{"what gives more", long, from("1952-10-16", ""), carries},
		{"another start alone", from("1953-03-05", ""), long, conflict},
		{"an end alone, of a term before", from("", "1950"), long, nothing},
		{"attested within", on("1956-02-09"), long, nothing},
		{"so it was held that day", long, on("1956-02-09"), carries},
		{"attested outside: silence", on("1958-01-01"), long, nothing},
		{"attested on the same day", on("1956-02-09"), on("1956-02-09"), carries},
		{"attested on two days", on("1956-02-09"), on("1956-02-10"), nothing},
		{"a rough bound does not cover its day", from("1952", "1957"), on("1952-06-01"), nothing},
		{"a start alone covers that day", from("1952-10-16", ""), on("1952-10-16"), carries},
		{"but no later one for sure", from("1952-10-16", ""), on("1953-01-01"), nothing},
		{"an open end covers all that follows", from("1952-10-16", "1953/.."), on("1953-12-31"), nothing},

		{"denied on a day of it", never(on("1956-02-09")), long, conflict},
		{"held on a day on which it is denied", long, never(on("1956-02-09")), conflict},
		{"denied outside of it", never(on("1958-01-01")), long, nothing},
		{"denied for a time that only may touch it", never(from("1940", "1952")), long, tension},
		{"denied before a day, held on it at the latest", never(from("", "1952-10-16")), long, tension},
		{"held from a day in what is denied", from("1953-03-05", ""), never(from("1953-01-01", "1953-12-31")), conflict},
		{"denied for longer", never(from("1940", "1960")), never(from("1950", "1955")), carries},
		{"denied for shorter", never(from("1950", "1955")), never(from("1940", "1960")), nothing},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.bears, relateSpells(test.says, test.of), relations); diff != "" {
				t.Errorf("relation (-want +got):\n%s", diff)
			}
		})
	}
}

func TestCovers(t *testing.T) {
	tests := []struct {
		name string
		held spell
		on   string
		want edtf.Certainty
	}{
		{"a day between", from("1952-10-16", "1957-06-29"), "1956-02-09", edtf.Definite},
		{"its first day", from("1952-10-16", "1957-06-29"), "1952-10-16", edtf.Definite},
		{"the day before", from("1952-10-16", "1957-06-29"), "1952-10-15", edtf.No},
		{"a month of which it is a part", from("1956-02-09", "1957-06-29"), "1956-02", edtf.Possible},
		{"the year in which it began", from("1952", "1957"), "1952", edtf.Possible},
		{"a year in the midst of rough bounds", from("1952", "1957"), "1955", edtf.Definite},
		{"an end that nobody names", from("1952-10-16", ""), "1956-02-09", edtf.Possible},
		{"a bound in doubt", from("1952?", "1957"), "1955", edtf.Possible},
		{"a day in doubt", from("1952", "1957"), "1955?", edtf.Possible},
		{"attested that day", on("1956-02-09"), "1956-02-09", edtf.Definite},
		{"attested that month", on("1956-02"), "1956-02-09", edtf.Possible},
		{"attested on another", on("1956-02-09"), "1956-02-10", edtf.No},
		{"nothing is said of when", from("", ""), "1956", edtf.Possible},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := test.held.covers(date(test.on)); got != test.want {
				t.Errorf("covers(%s) = %s, want %s", test.on, got, test.want)
			}
		})
	}
}

func TestSpellsAreCoherent(t *testing.T) {
	bounds := rapid.SampledFrom([]string{"", "1950", "1952-10-16", "1952-10", "1957-06", "1960?", "1955"})
	spells := rapid.Custom(func(t *rapid.T) spell {
		if rapid.Bool().Draw(t, "attested") {
			return spell{attested: date(rapid.SampledFrom([]string{"1951", "1952-10-16", "1956-02-09"}).Draw(t, "on")), denied: rapid.Bool().Draw(t, "denied")}
		}
		return spell{start: date(bounds.Draw(t, "start")), end: date(bounds.Draw(t, "end")), denied: rapid.Bool().Draw(t, "denied")}
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b := spells.Draw(t, "a"), spells.Draw(t, "b")
		ab, ba := relateSpells(a, b), relateSpells(b, a)
		if ab.conflict != ba.conflict {
			t.Errorf("conflict depends on the side: %s, %s", ab.conflict, ba.conflict)
		}
		if ab.carries && ab.conflict > edtf.No {
			t.Errorf("it both carries and conflicts")
		}
		if a.denied == b.denied && ab.conflict == edtf.Definite && edtf.Disjoint(a.start, b.start) < edtf.Definite && edtf.Disjoint(a.end, b.end) < edtf.Definite {
			t.Errorf("a conflict though neither starts nor ends must differ")
		}
	})
}
