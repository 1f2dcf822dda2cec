package scenario

import (
	"strings"

	"onus/graph"
)

// item is one testimony that is expected in a list: by a rule, from a claim
// (any, where none is named). What is not said is not compared.
type item struct {
	text  string
	rule  string
	from  graph.ID
	tests []func(Testimony) bool
}

// items reads “direct c2 contradictory, collective c3” or “nothing”.
func (r expectReader) items() []item {
	if r.accept("nothing") {
		return nil
	}
	var out []item
	r.list(func() {
		start := r.at
		i := r.item()
		if r.bad == nil {
			i.text = spelled(r.tokens[start:r.at])
		}
		out = append(out, i)
	})
	return out
}

func (r expectReader) item() item {
	i := item{rule: r.oneOf("a rule (or “nothing”):", Rules()...)}
	if r.lookup(r.next().text, graph.KindClaim) != nil || strings.Contains(r.next().text, "--") {
		i.from = r.claimRef()
	}
	for r.more() && !r.next().is(",") && !r.endsItems() {
		test := r.qualifier()
		if test == nil {
			return i
		}
		i.tests = append(i.tests, test)
	}
	return i
}

// endsItems: “decided by …” may be followed by a lens.
func (l *line) endsItems() bool {
	t := l.next()
	return t.is("under") || t.is("without") || t.is("only") || t.is("taking") || t.is("as") && l.ahead(1).is("known")
}

// qualifier reads what else is expected of a testimony.
func (r expectReader) qualifier() func(Testimony) bool {
	words := []string{"contradictory", "contrary", "tension", "strict", "presumptive", "definite", "possible", "flagged", "undercut by", "puts", "as of", "resting on"}
	switch w := r.oneOf("a claim's name, or", append(words, r.called(graph.KindClaim)...)...); w {
	case "":
		return nil
	case "contradictory", "contrary", "tension":
		return func(t Testimony) bool { return t.Opposition == w }
	case "strict", "presumptive":
		return func(t Testimony) bool { return t.Force == w }
	case "definite", "possible":
		return func(t Testimony) bool { return t.Certainty == w }
	case "flagged":
		return func(t Testimony) bool { return t.Flagged == nil || *t.Flagged }
	case "undercut by":
		want := slugs(r.and(graph.KindEvidence))
		return func(t Testimony) bool { return slugs(t.UndercutBy) == want }
	case "puts":
		want := r.value()
		return func(t Testimony) bool { return t.Puts == nil || *t.Puts == want }
	case "as of":
		want := r.date().String()
		return func(t Testimony) bool { return t.AsOf == nil || *t.AsOf == want }
	case "resting on":
		want := slugs(r.and(graph.KindClaim, graph.KindAct, graph.KindPresumption))
		return func(t Testimony) bool { return t.RestsOn == nil || slugs(t.beside()) == want }
	default:
		r.at--
		r.fail("one claim: the testimony comes from one", words...)
		return nil
	}
}

// and reads names with “and” between.
func (l *line) and(kinds ...graph.Kind) []graph.ID {
	out := []graph.ID{l.ref(kinds...)}
	for l.accept("and") {
		out = append(out, l.ref(kinds...))
	}
	return out
}

// value reads a value in words: “general or full”, “yes”, or a quotation.
func (l *line) value() string {
	if l.next().quoted {
		return l.text("a value")
	}
	words := []string{l.plain("a value: grades, yes, no, or words in quotation marks")}
	for l.accept("or") {
		words = append(words, l.plain("another grade"))
	}
	return strings.Join(words, " or ")
}

func (i item) fits(t Testimony) bool {
	if i.rule != t.Rule || i.from != "" && i.from != t.From {
		return false
	}
	for _, test := range i.tests {
		if !test(t) {
			return false
		}
	}
	return true
}

// allFit: each item fits a testimony of its own, and none is left over.
func allFit(items []item, found []Testimony) bool {
	if len(items) != len(found) {
		return false
	}
	if len(items) == 0 {
		return true
	}
	for i, t := range found {
		if !items[0].fits(t) {
			continue
		}
		rest := append(append([]Testimony{}, found[:i]...), found[i+1:]...)
		if allFit(items[1:], rest) {
			return true
		}
	}
	return false
}
