package scenario

import (
	"fmt"

	"onus/graph"
)

// Expectation is one line “expect …”: what a part of a contrast is to be.
type Expectation struct {
	Line int
	Text string // as it is written
	Asked
	check check
}

// check compares an answer with what is expected: "" where it is so, else
// what was found.
type check interface{ failure(Answer) string }

func (b *builder) expect(l *line, _ []graph.Record) {
	x := Expectation{Line: l.tokens[0].line, Text: spelled(l.tokens)}
	r := expectReader{l, &x}
	r.read()
	if l.more() {
		l.fail("the end of the line")
	}
	if l.bad == nil {
		b.out.Expects = append(b.out.Expects, x)
	}
}

type expectReader struct {
	*line
	x *Expectation
}

var listParts = []string{string(For), string(Against), string(Consistent), string(Qualifying), string(Undercut), string(Hinges)}

func (r expectReader) read() {
	others := []string{"robust", "interest", "silent", "roots for", "roots against", "left out of", "cut", "uncut"}
	words := append(append([]string{}, listParts...), others...)
	if r.lookup(r.next().text, graph.KindClaim) != nil || r.member() != "" {
		r.backTo(1)
		r.standing()
		return
	}
	t := r.next()
	switch w := r.oneOf("a claim's name,", words...); w {
	case "":
		if r.bad != nil {
			r.bad.Nearest = r.nearest(t.text, append(words, r.called(graph.KindClaim)...))
		}
	case "interest":
		r.interest()
	case "cut", "uncut":
		r.ask(Cut)
		r.x.check = isCut(w == "cut")
	case "robust":
		r.ask(Robust)
		r.word(":")
		r.x.check = isRobust(r.orNothing(standings()...))
	case "silent":
		r.ask(Silent)
		r.word(":")
		r.x.check = isSilent(r.refsOrNothing(graph.KindSource))
	case "left out of":
		r.ask(LeftOut)
		r.word(":")
		r.x.check = isLeftOut(r.number("how many"))
	case "roots for", "roots against":
		r.ask(Part(w))
		r.word(":")
		r.x.check = hasRoots{Part(w), r.roots()}
	default:
		r.ask(Part(w))
		r.word(":")
		r.x.check = hasList{Part(w), r.items()}
	}
}

func (l *line) backTo(at int) {
	if l.bad == nil {
		l.at = at
	}
}

// ask reads the claim and the lens.
func (r expectReader) ask(part Part) {
	r.x.Part = part
	r.x.Claim = r.claimRef()
	for r.lens() || r.underLens() {
	}
}

func (r expectReader) underLens() bool {
	if !r.accept("under") {
		return false
	}
	r.x.Lens.Profile = r.ref(graph.KindProfile)
	return true
}

// lens reads one clause of a lens, and reports whether one stood here.
func (r expectReader) lens() bool {
	lens := &r.x.Lens
	switch {
	case r.accept("as", "known", "on"):
		lens.AsKnownOn = r.date()
	case r.accept("taking", "back"):
		lens.Without = append(lens.Without, r.refs(graph.KindIdentity)...)
	case r.accept("without", "dataset"):
		lens.Without = append(lens.Without, r.datasetIDs()...)
	case r.accept("without"):
		lens.Without = append(lens.Without, r.refs(graph.KindSource, graph.KindPresumption, graph.KindClaim, graph.KindEvidence)...)
	case r.accept("only", "dataset"):
		lens.Datasets = append(lens.Datasets, r.datasetIDs()...)
	case r.accept("only"):
		lens.Sources = append(lens.Sources, r.refs(graph.KindSource)...)
	default:
		return false
	}
	return true
}

func (r expectReader) datasetIDs() []graph.ID {
	var out []graph.ID
	r.list(func() { out = append(out, graph.DatasetID(r.datasetCalled(r.plain("the name of a dataset")))) })
	return out
}

// standing: c1 yields presumptively under documents-first, level without lists decided by direct c2
func (r expectReader) standing() {
	r.x.Part, r.x.Claim = Readings, r.claimRef()
	if r.accept("unread") {
		for r.lens() {
		}
		r.x.check = isUnread{}
		return
	}
	want := hasStanding{standing: r.oneOf("a standing:", append(standings(), "unread")...), presumptive: r.accept("presumptively")}
	for more := true; more; {
		switch {
		case r.accept("under"):
			want.profiles = r.refs(graph.KindProfile)
		case r.accept("decided", "by"):
			items := r.items()
			want.decidedBy = &items
		default:
			more = r.lens()
		}
	}
	r.x.check = want
}

// interest c2 in c1: self-exculpating
func (r expectReader) interest() {
	witness := r.claimRef()
	r.word("in")
	r.ask(Interests)
	r.word(":")
	var words []string
	r.list(func() {
		words = append(words, r.oneOf("an interest:", "self-exculpating", "self-incriminating", "self-promoting", "blames the dead",
			"incriminates another", "disinterested", "nothing"))
	})
	r.x.check = hasInterest{witness, words}
}

func standings() []string { return []string{"unopposed", "prevails", "open", "yields"} }

func (r expectReader) orNothing(words ...string) string {
	if w := r.oneOf("", append(words, "nothing")...); w != "nothing" {
		return w
	}
	return ""
}

func (r expectReader) refsOrNothing(kind graph.Kind) []graph.ID {
	if r.accept("nothing") {
		return nil
	}
	return r.refs(kind)
}

// roots reads “memoir by ann, minutes”.
func (r expectReader) roots() []string {
	var out []string
	if r.accept("nothing") {
		return nil
	}
	r.list(func() {
		root := Root{Source: r.ref(graph.KindSource)}
		if r.accept("by") {
			root.Claimant = r.ref(graph.KindPerson, graph.KindOrganization)
		}
		out = append(out, root.String())
	})
	return out
}

// place is where an expectation stands, for what went wrong.
func (x Expectation) place(file string) string { return fmt.Sprintf("%s:%d: %s", file, x.Line, x.Text) }
