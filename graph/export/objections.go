package export

import (
	"onus/graph"
	"onus/graph/contrast"
)

// objections keeps in mind the undercuts that were written, and what they are
// written as: one may undercut testimony on many questions, and is one
// argument all the same. Memory is bounded by their number.
type objections struct {
	numbers map[graph.ID]int
	attacks map[[2]graph.ID]bool
}

func newObjections() *objections {
	return &objections{numbers: map[graph.ID]int{}, attacks: map[[2]graph.ID]bool{}}
}

// first notes an argument under a number, and reports whether it is new: all
// testimony is.
func (o *objections) first(a contrast.Argument, number int) bool {
	if a.Testimony {
		return true
	}
	_, known := o.numbers[a.ID]
	if !known {
		o.numbers[a.ID] = number
	}
	return !known
}

// firstAttack reports whether an attack was not written before. One undercut's
// on another comes up on every question that both bear on.
func (o *objections) firstAttack(by, on contrast.Argument) bool {
	if by.Testimony || on.Testimony {
		return true
	}
	attack := [2]graph.ID{by.ID, on.ID}
	known := o.attacks[attack]
	o.attacks[attack] = true
	return !known
}
