package edtf_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"onus/graph/edtf"
)

// The reference: dates about February 1956 as bits, one a day. Some days on
// either side stand for all that an end in doubt may be, and one bit on each
// side for infinity, which only an open end reaches.
type days uint64

const (
	firstBit = 1  // the first day that an end in doubt may be
	lastBit  = 37 // the last one
	february = 4  // 1956-02-dd is bit february+dd
	endBit   = 38
)

func from(a, b int) (d days) {
	for i := a; i <= b; i++ {
		d |= 1 << i
	}
	return d
}

func (d days) first() int {
	for i := range 64 {
		if d>>i&1 == 1 {
			return i
		}
	}
	return 64
}

func (d days) last() int {
	for i := 63; i >= 0; i-- {
		if d>>i&1 == 1 {
			return i
		}
	}
	return -1
}

// model is a date with all that it may be.
type model struct {
	text    string
	marked  bool
	set     bool
	all     bool // a set of which all is meant
	gaps    bool
	written []days // as written, one for each day that an unknown end may be
	free    []days // the same, with marked ends as free as unknown ones
	actual  []days // one for each choice of all that is left open
}

// part is a date of at most a month.
type part struct {
	text string
	days days
}

var parts = func() []part {
	all := []part{{"1956-02", from(february+1, february+29)}, {"1956-02-XX", from(february+1, february+29)}}
	for _, mask := range []string{"0X", "1X", "2X", "X1", "X5"} {
		p := part{text: "1956-02-" + mask}
		for d := 1; d <= 29; d++ {
			if s := fmt.Sprintf("%02d", d); mask[0] == s[0] || mask[1] == s[1] {
				p.days |= 1 << (february + d)
			}
		}
		all = append(all, p)
	}
	for d := 1; d <= 29; d++ {
		all = append(all, dayPart(d))
	}
	return all
}()

func dayPart(d int) part {
	return part{fmt.Sprintf("1956-02-%02d", d), 1 << (february + d)}
}

func (p part) gaps() bool { return p.days != from(p.days.first(), p.days.last()) }

func drawModel(t *rapid.T, label string) model {
	switch rapid.SampledFrom([]string{"one", "interval", "interval", "oneOf", "allOf"}).Draw(t, label) {
	case "one":
		return drawMember(t, false)
	case "interval":
		return drawInterval(t)
	case "oneOf":
		return drawOneOf(t)
	}
	return drawAllOf(t)
}

// drawMember draws one date, or a range of days as a set may hold it.
func drawMember(t *rapid.T, ranges bool) model {
	if ranges && rapid.Bool().Draw(t, "range") {
		a := rapid.IntRange(1, 29).Draw(t, "from")
		b := rapid.IntRange(a, 29).Draw(t, "to")
		m := model{text: dayPart(a).text + ".." + dayPart(b).text}
		m.written = []days{from(february+a, february+b)}
		m.free = m.written
		for i := a; i <= b; i++ {
			m.actual = append(m.actual, 1<<(february+i))
		}
		return m
	}
	p := rapid.SampledFrom(parts).Draw(t, "part")
	m := model{text: p.text, gaps: p.gaps(), written: []days{p.days}, free: []days{p.days}}
	for i := range 64 {
		if p.days>>i&1 == 1 {
			m.actual = append(m.actual, 1<<i)
		}
	}
	if rapid.IntRange(0, 4).Draw(t, "mark") == 0 {
		m.text += rapid.SampledFrom([]string{"?", "~", "%"}).Draw(t, "sign")
		m.marked = true
		m.free, m.actual = anywhere(), anywhere()
	}
	return m
}

func anywhere() (all []days) {
	for a := firstBit; a <= lastBit; a++ {
		for b := a; b <= lastBit; b++ {
			all = append(all, from(a, b))
		}
	}
	return all
}

// bound is one end of an interval: the days it may be.
type bound struct {
	text            string
	written, free   days // as one end: the day farthest out, or any
	actual          days
	unknown, marked bool
}

func drawBound(t *rapid.T, isStart bool) bound {
	switch rapid.IntRange(0, 5).Draw(t, "kind") {
	case 0:
		any := from(firstBit, lastBit)
		return bound{text: "", written: any, free: any, actual: any, unknown: true}
	case 1:
		if isStart {
			return bound{text: "..", written: 1, free: 1, actual: 1}
		}
		return bound{text: "..", written: 1 << endBit, free: 1 << endBit, actual: 1 << endBit}
	}
	p := rapid.SampledFrom(parts).Draw(t, "end")
	hull := from(p.days.first(), p.days.last()) // a Bound knows no gaps
	b := bound{text: p.text, actual: hull, written: 1 << p.days.last()}
	if isStart {
		b.written = 1 << p.days.first()
	}
	b.free = b.written
	if rapid.IntRange(0, 3).Draw(t, "mark") == 0 {
		b.text, b.marked = b.text+"~", true
		b.free = from(firstBit, lastBit)
		b.actual = b.free
	}
	return b
}

func drawInterval(t *rapid.T) model {
	a, b := drawBound(t, true), drawBound(t, false)
	m := model{text: a.text + "/" + b.text, marked: a.marked || b.marked}
	if _, err := edtf.Parse(m.text); err != nil {
		t.Skip("ends before it starts")
	}
	m.written = spread(a.written, b.written)
	m.free = spread(a.free, b.free)
	m.actual = spread(a.actual, b.actual)
	return m
}

// spread is every interval from one of the starts to one of the ends.
func spread(starts, ends days) (all []days) {
	for i := range 64 {
		for j := i; j < 64; j++ {
			if starts>>i&1 == 1 && ends>>j&1 == 1 {
				all = append(all, from(i, j))
			}
		}
	}
	return all
}

func drawMembers(t *rapid.T) (members []model, text string) {
	var texts []string
	marked := false
	for range rapid.IntRange(1, 3).Draw(t, "members") {
		m := drawMember(t, true)
		if marked && m.marked {
			t.Skip("one mark is enough for the reference")
		}
		marked = marked || m.marked
		members, texts = append(members, m), append(texts, m.text)
	}
	return members, strings.Join(texts, ",")
}

func drawOneOf(t *rapid.T) model {
	members, text := drawMembers(t)
	m := union(members)
	m.text = "[" + text + "]"
	for _, one := range members {
		m.actual = append(m.actual, one.actual...)
	}
	return m
}

func drawAllOf(t *rapid.T) model {
	members, text := drawMembers(t)
	m := union(members)
	m.text, m.all = "{"+text+"}", len(members) > 1
	m.actual = []days{0}
	for _, one := range members {
		choices := one.actual
		if strings.Contains(one.text, "..") { // all the days, not one of them
			choices = one.written
		}
		var next []days
		for _, so := range m.actual {
			for _, choice := range choices {
				next = append(next, so|choice)
			}
		}
		m.actual = distinct(next)
	}
	return m
}

func distinct(all []days) (out []days) {
	seen := map[days]bool{}
	for _, d := range all {
		if !seen[d] {
			seen[d] = true
			out = append(out, d)
		}
	}
	return out
}

// union is a set as written: a day of any member is one of its days.
func union(members []model) model {
	m := model{set: true, gaps: true, written: []days{0}, free: []days{0}}
	for _, one := range members {
		m.marked = m.marked || one.marked
		m.written[0] |= one.written[0]
		var next []days
		for _, so := range m.free {
			for _, choice := range one.free {
				next = append(next, so|choice)
			}
		}
		m.free = next
	}
	return m
}

// quantify says whether holds is true of all pairs, of some, or of none.
func quantify(as, bs []days, holds func(a, b days) bool) (all, some bool) {
	all = true
	for _, a := range as {
		for _, b := range bs {
			if holds(a, b) {
				some = true
			} else {
				all = false
			}
		}
		if some && !all {
			break
		}
	}
	return all, some
}

func disjoint(a, b days) bool { return a&b == 0 }
func overlap(a, b days) bool  { return a&b != 0 }
func within(a, b days) bool   { return a&^b == 0 }
func before(a, b days) bool   { return a.last() < b.first() }

func grade(sure, perhaps bool) edtf.Certainty {
	switch {
	case sure:
		return definite
	case perhaps:
		return possible
	}
	return no
}

func TestComparisonsAgreeWithReference(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawModel(t, "a"), drawModel(t, "b")
		x, y := edtf.MustParse(a.text), edtf.MustParse(b.text)
		check := func(name string, got, want edtf.Certainty) {
			if got != want {
				t.Fatalf("%s(%s, %s) = %s, want %s", name, a.text, b.text, got, want)
			}
		}
		conflict := func(holds func(a, b days) bool) edtf.Certainty {
			sure, _ := quantify(a.free, b.free, holds)
			_, perhaps := quantify(a.written, b.written, holds)
			return grade(sure, perhaps)
		}
		check("Disjoint", edtf.Disjoint(x, y), conflict(disjoint))
		check("Before", edtf.Before(x, y), conflict(before))
		sure, perhaps := quantify(a.actual, b.actual, overlap)
		if sure && (a.all || b.all) && edtf.Overlap(x, y) == possible {
			sure = false // members of {a,b} are taken one by one
		}
		check("Overlap", edtf.Overlap(x, y), grade(sure, perhaps))
		sure, perhaps = quantify(a.free, b.free, within)
		want, got := grade(sure, perhaps), edtf.Within(x, y)
		if got == possible && (a.marked || b.marked) && (a.set || b.gaps) {
			return // marked sets may be judged with more caution than they need
		}
		check("Within", got, want)
	})
}

func TestRelationsFitTogether(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := edtf.MustParse(drawModel(t, "a").text)
		b := edtf.MustParse(drawModel(t, "b").text)
		if edtf.Disjoint(a, b) != edtf.Disjoint(b, a) || edtf.Overlap(a, b) != edtf.Overlap(b, a) {
			t.Fatalf("%s and %s: the order counts", a, b)
		}
		if (edtf.Overlap(a, b) == no) != (edtf.Disjoint(a, b) == definite) {
			t.Fatalf("%s and %s: overlap %s, disjoint %s", a, b, edtf.Overlap(a, b), edtf.Disjoint(a, b))
		}
		if edtf.Before(a, b) > edtf.Disjoint(a, b) {
			t.Fatalf("%s is before %s but shares days with it", a, b)
		}
		if edtf.Within(a, b) == definite && edtf.Disjoint(a, b) != no {
			t.Fatalf("%s is within %s but disjoint from it", a, b)
		}
		if edtf.SameDay(a.Start(), b.Start()) == no != (edtf.Apart(a.Start(), b.Start()) == definite) {
			t.Fatalf("the starts of %s and %s: neither the same nor apart", a, b)
		}
	})
}
