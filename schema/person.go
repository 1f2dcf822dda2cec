package schema

import "onus/graph"

// person resolves the type Person.
type person struct {
	base
	p *graph.Person
}

func newPerson(p *graph.Person, in *cohort) *person {
	return &person{base{p, in}, p}
}

// Unnamed says that no source names them.
func (p *person) Unnamed() bool { return p.p.Unnamed }

// OtherNames are other names.
func (p *person) OtherNames() []*name { return newNames(p.p.OtherNames) }

// Born is the editor's date of birth.
func (p *person) Born() *date { return newDate(p.p.Born) }

// Died is the editor's date of death.
func (p *person) Died() *date { return newDate(p.p.Died) }

// SameAs are ids elsewhere.
func (p *person) SameAs() []string { return list(p.p.SameAs) }

// Description is a note by the editors.
func (p *person) Description() *string { return text(p.p.Description) }
