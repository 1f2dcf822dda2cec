package contrast

import (
	"fmt"
	"slices"

	"onus/graph"
)

// base is what a claim puts into one question by one rule, before anything is
// carried on along partOf.
type base struct {
	rule     Rule
	question *graph.Question
	value    graph.Value
	grades   grades // of an attribution
	when     when
	force    graph.Force
	definite bool
	premises []graph.ID
	because  string
}

// bases are what a claim puts anywhere by the rules direct, sole and
// collective. Only asserted and presupposed claims do.
func (s *Setting) bases(c *graph.Claim) []base {
	if !c.Modality.Counts() {
		return nil
	}
	who, ok := whoOf(c)
	if !ok {
		return nil
	}
	own := Questions(c, s.Canon)[0]
	b := base{rule: Direct, question: own, value: ValueOf(c, own), force: graph.Strict, definite: true, premises: []graph.ID{c.ID}, because: "“" + c.Name + "”"}
	if f, isGraded := c.Form.(*graph.Attribution); isGraded {
		a, ok := s.gradesAnswer(c, f)
		if !ok {
			return nil
		}
		b.grades, b.when, b.value = a.grades, a.when, graph.Value{Grades: a.grades.slugs(a.scale)}
	}
	var out []base
	switch {
	case who.Each:
		out = s.collective(b, who)
	default:
		out = append(out, b)
	}
	if who.Exclusive {
		out = append(out, s.sole(b, who)...)
	}
	return out
}

func whoOf(c *graph.Claim) (graph.Who, bool) {
	switch f := c.Form.(type) {
	case *graph.Attribution:
		return f.Who, true
	case *graph.Deed:
		return f.Who, true
	}
	return graph.Who{}, false
}

// collective puts a claim about each of a body into each member's question.
func (s *Setting) collective(b base, who graph.Who) []base {
	var out []base
	for _, m := range s.seatsOf(who.Subject, who.On.Date) {
		if s.excepted(who, m.person) {
			continue
		}
		one := b
		one.rule, one.force, one.definite = Collective, graph.Presumptive, m.definite
		one.question = ofSubject(b.question, m.person)
		one.premises = append(slices.Clone(b.premises), m.tenures...)
		one.because = fmt.Sprintf("It is said of each member of %s, and %s was one on %s.", s.name(who.Subject), s.name(m.person), who.On.String())
		out = append(out, one)
	}
	return out
}

// sole puts "the only one who" into the other members' questions: the
// complement.
func (s *Setting) sole(b base, who graph.Who) []base {
	var out []base
	for _, m := range s.seatsOf(who.Among, who.On.Date) {
		if m.person == s.Canon.Of(who.Subject) || s.excepted(who, m.person) {
			continue
		}
		one := b
		one.rule, one.force, one.definite = Sole, soleForce(m), m.definite
		one.question = ofSubject(b.question, m.person)
		one.value, one.grades = s.turned(b)
		one.premises = append(slices.Clone(b.premises), m.tenures...)
		one.because = fmt.Sprintf("%s is called the only one of %s, and %s was another member on %s.",
			s.name(who.Subject), s.name(who.Among), s.name(m.person), who.On.String())
		if b.question.Form != graph.FormAttribution || one.grades != 0 {
			out = append(out, one)
		}
	}
	return out
}

func (s *Setting) turned(b base) (graph.Value, grades) {
	if b.question.Form != graph.FormAttribution {
		return graph.Value{Yes: b.value.No, No: b.value.Yes}, 0
	}
	scale := s.Scales[b.question.Scale]
	g := allOf(scale) &^ b.grades
	return graph.Value{Grades: g.slugs(scale)}, g
}

func (s *Setting) excepted(who graph.Who, person graph.ID) bool {
	return slices.ContainsFunc(who.Except, func(id graph.ID) bool { return s.Canon.Of(id) == person })
}

// ofSubject is the question asked of one person.
func ofSubject(q *graph.Question, person graph.ID) *graph.Question {
	other := asked(q)
	other.Subject, other.Each = person, false
	other.Exclusion, other.Body, other.Grades, other.Denies = false, "", nil, false
	return named(other)
}
