package contrast

// pairing is how the spells of two accounts hang together: in groups that
// overlap links. It is worked out once for two accounts.
type pairing struct {
	ours, theirs map[spell]place
	groups       []linked
}

// place is where a spell is: in which group (from 1; 0 for none), and at which
// place among those of its account there.
type place struct{ group, at int }

type linked struct{ ours, theirs []spell }

func (a *account) pairing(b *account) *pairing {
	if known := a.pairings[b]; known != nil {
		return known
	}
	if a.pairings == nil {
		a.pairings = map[*account]*pairing{}
	}
	p := newPairing(a.spells, b.spells)
	a.pairings[b] = p
	return p
}

// newPairing groups spells: first each with all those that it may be of one
// term with, then whatever these have in common.
func newPairing(ours, theirs []spell) *pairing {
	n := len(ours)
	parent := make([]int, n+len(theirs))
	for i := range parent {
		parent[i] = i
	}
	var root func(int) int
	root = func(i int) int {
		if parent[i] != i {
			parent[i] = root(parent[i])
		}
		return parent[i]
	}
	for i, a := range ours {
		for j, b := range theirs {
			if paired(a, b, ours, theirs) {
				parent[root(n+j)] = root(i)
			}
		}
	}
	p := &pairing{ours: map[spell]place{}, theirs: map[spell]place{}}
	number := map[int]int{}
	for i, s := range ours {
		g := p.group(number, root(i))
		p.ours[s] = place{g, len(p.groups[g-1].ours)}
		p.groups[g-1].ours = append(p.groups[g-1].ours, s)
	}
	for j, s := range theirs {
		g := p.group(number, root(n+j))
		p.theirs[s] = place{g, len(p.groups[g-1].theirs)}
		p.groups[g-1].theirs = append(p.groups[g-1].theirs, s)
	}
	return p
}

func (p *pairing) group(number map[int]int, root int) int {
	if number[root] == 0 {
		p.groups = append(p.groups, linked{})
		number[root] = len(p.groups)
	}
	return number[root]
}
