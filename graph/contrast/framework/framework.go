// Package framework holds abstract argumentation frameworks: arguments of
// which nothing is known but which attacks which (Dung 1995, On the
// acceptability of arguments, Artificial Intelligence 77). It labels them by
// grounded semantics, the most cautious: in is only what nobody can doubt.
//
// The usual call:
//
//	f := framework.Framework{Size: 3, Attacks: []framework.Attack{{By: 0, On: 1}, {By: 1, On: 2}}}
//	f.Grounded() // [in out in]
package framework

// Attack is one argument's attack on another, or on itself.
type Attack struct{ By, On int }

// Framework is a number of arguments, counted from 0, and the attacks between
// them. An attack written twice is one.
type Framework struct {
	Size    int
	Attacks []Attack
}

// Label is what grounded semantics makes of an argument.
type Label uint8

// The labels. Undecided arguments are attacked by something undecided, and by
// nothing that is in.
const (
	Undecided Label = iota
	In              // everything that attacks it is out
	Out             // something that is in attacks it
)

// String is in, out or undecided.
func (l Label) String() string {
	switch l {
	case In:
		return "in"
	case Out:
		return "out"
	}
	return "undecided"
}

// Grounded gives each argument its label in the grounded labelling, the one
// complete labelling with the fewest arguments in (Modgil and Caminada 2009,
// Proof theories and algorithms for abstract argumentation frameworks). Time
// and memory are linear in arguments and attacks. It panics if an attack names
// an argument that is not there.
func (f Framework) Grounded() []Label {
	labels := make([]Label, f.Size)
	targets := f.targets()
	standing := make([]int, f.Size) // attackers that are not out
	for _, a := range f.Attacks {
		standing[a.On]++
	}
	var winners []int
	for i, n := range standing {
		if n == 0 {
			labels[i] = In
			winners = append(winners, i)
		}
	}
	for len(winners) > 0 {
		last := len(winners) - 1
		winner := winners[last]
		winners = winners[:last]
		for _, loser := range targets.of(winner) {
			if labels[loser] == Out {
				continue
			}
			labels[loser] = Out
			for _, freed := range targets.of(loser) {
				if standing[freed]--; standing[freed] == 0 {
					labels[freed] = In
					winners = append(winners, freed)
				}
			}
		}
	}
	return labels
}

// adjacency holds, for each argument, those that it attacks, in one slice.
type adjacency struct {
	first []int // where those of an argument begin; one more than there are arguments
	list  []int
}

func (a adjacency) of(argument int) []int { return a.list[a.first[argument]:a.first[argument+1]] }

func (f Framework) targets() adjacency {
	a := adjacency{first: make([]int, f.Size+1), list: make([]int, len(f.Attacks))}
	for _, x := range f.Attacks {
		a.first[x.By+1]++
	}
	for i := range f.Size {
		a.first[i+1] += a.first[i]
	}
	next := append([]int(nil), a.first...)
	for _, x := range f.Attacks {
		a.list[next[x.By]] = x.On
		next[x.By]++
	}
	return a
}
