package contrast

// pairing is how the spells of two accounts hang together: in groups that
// overlap links. It is worked out once for two accounts.
type pairing struct {
	ours, theirs []place // by the spell
	groups       []linked
}

// place is where a spell is: in which group (from 1; 0 for none), and of which
// of the terms that its account has there.
type place struct{ group, at int }

// linked are the terms of two accounts in one group, each with its readings.
type linked struct{ ours, theirs [][]spell }

func (a *account) pairing(b *account) *pairing {
	if known := a.pairings[b]; known != nil {
		return known
	}
	if a.pairings == nil {
		a.pairings = map[*account]*pairing{}
	}
	p := newPairing(a, b)
	a.pairings[b] = p
	return p
}

// newPairing groups spells: first each with all those that it may be of one
// term with, then whatever these have in common.
func newPairing(a, b *account) *pairing {
	ours, theirs := a.spells, b.spells
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
	for i, x := range ours {
		for j, y := range theirs {
			if a.terms[i].mayBe(&b.terms[j]) && paired(x, y, ours, theirs) {
				parent[root(n+j)] = root(i)
			}
		}
	}
	p := &pairing{ours: make([]place, n), theirs: make([]place, len(theirs))}
	number := map[int]int{}
	ourTerms, theirTerms := map[place]int{}, map[place]int{}
	for i, s := range ours {
		g := p.group(number, root(i))
		p.ours[i] = put(&p.groups[g-1].ours, ourTerms, place{g, a.terms[i].part}, s)
	}
	for j, s := range theirs {
		g := p.group(number, root(n+j))
		p.theirs[j] = put(&p.groups[g-1].theirs, theirTerms, place{g, b.terms[j].part}, s)
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

// put adds a spell to the readings of its term, of which known tells the place
// in the group by the account's number.
func put(terms *[][]spell, known map[place]int, term place, s spell) place {
	at, ok := known[term]
	if !ok {
		at = len(*terms)
		known[term] = at
		*terms = append(*terms, nil)
	}
	(*terms)[at] = append((*terms)[at], s)
	return place{term.group, at}
}
