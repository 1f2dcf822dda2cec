package contrast

import "onus/graph"

// verdict is what an undercut comes to: its label in grounded semantics.
type verdict uint8

const (
	circular verdict = iota // it depends on itself, and nothing settles it
	falls
	stands
)

// holds reports whether an undercut counts. It falls where one that stands is
// on it, on the claim that it comes from or on that claim's Grouping, and
// stands where all that are on these fall.
func (k *court) holds(u *graph.Evidence) verdict {
	if v, known := k.verdicts[u.ID]; known {
		return v
	}
	if k.verdicts == nil {
		k.verdicts = map[graph.ID]verdict{}
	}
	j := &judging{known: k.verdicts, on: map[graph.ID][]graph.ID{}, resting: map[graph.ID][]graph.ID{}, open: map[graph.ID]int{}, waits: map[graph.ID]int{}}
	j.gather(k, u)
	j.settle()
	return k.verdicts[u.ID]
}

// supports are what an undercut falls with: itself, the claim that it comes
// from, and that claim's Grouping.
func (k *court) supports(u *graph.Evidence) []graph.ID {
	out := []graph.ID{u.ID, u.From}
	if c := graph.Get[*graph.Claim](k.part, u.From); c != nil && c.Grouping != "" {
		out = append(out, c.Grouping)
	}
	return out
}

// objections are the undercuts that an undercut falls to, if they stand.
func (k *court) objections(u *graph.Evidence) []*graph.Evidence {
	var out []*graph.Evidence
	for _, id := range k.supports(u) {
		out = append(out, k.wholeUndercutsOn(id)...)
	}
	return out
}

// wholeUndercutsOn are the undercuts of a record, not of what a rule makes of it.
func (k *court) wholeUndercutsOn(id graph.ID) []*graph.Evidence {
	var out []*graph.Evidence
	for _, u := range k.undercutsOn(id) {
		if u.OnRule == "" {
			out = append(out, u)
		}
	}
	return out
}

// judging labels all undercuts that one depends on, each once. What they are
// on stands between them, so that the work grows with their number, not with
// that of the pairs of which one bears on the other.
type judging struct {
	known   map[graph.ID]verdict    // of undercuts; circular until settled
	found   []*graph.Evidence       // the undercuts, in the order in which they were found
	on      map[graph.ID][]graph.ID // the records that an undercut is on
	resting map[graph.ID][]graph.ID // the undercuts that fall with a record
	open    map[graph.ID]int        // how many undercuts on a record have not fallen
	waits   map[graph.ID]int        // with how many records an undercut may still fall
	hit     []graph.ID              // records on which an undercut stands, to be followed
	clear   []graph.ID              // records on which all undercuts fell, to be followed
}

func (j *judging) gather(k *court, u *graph.Evidence) {
	j.add(u)
	for i := 0; i < len(j.found); i++ {
		u := j.found[i]
		for _, id := range k.supports(u) {
			_, met := j.resting[id]
			j.resting[id] = append(j.resting[id], u.ID)
			j.waits[u.ID]++
			if !met {
				j.look(k, id)
			}
		}
	}
}

func (j *judging) add(u *graph.Evidence) {
	j.known[u.ID] = circular
	j.found = append(j.found, u)
}

// look finds the undercuts on a record. Those judged before keep their verdict.
func (j *judging) look(k *court, id graph.ID) {
	for _, u := range k.wholeUndercutsOn(id) {
		v, known := j.known[u.ID]
		if !known {
			j.add(u)
		}
		if v == falls {
			continue
		}
		j.on[u.ID] = append(j.on[u.ID], id)
		j.open[id]++
		if v == stands {
			j.hit = append(j.hit, id)
		}
	}
	if j.open[id] == 0 {
		j.clear = append(j.clear, id)
	}
}

func (j *judging) settle() {
	for len(j.hit)+len(j.clear) > 0 {
		if n := len(j.hit); n > 0 {
			id := j.hit[n-1]
			j.hit = j.hit[:n-1]
			j.strike(id)
			continue
		}
		id := j.clear[len(j.clear)-1]
		j.clear = j.clear[:len(j.clear)-1]
		j.free(id)
	}
}

// strike lets all fall that rests on a record, on which an undercut stands.
func (j *judging) strike(id graph.ID) {
	for _, u := range j.resting[id] {
		if j.known[u] != circular {
			continue
		}
		j.known[u] = falls
		for _, target := range j.on[u] {
			if j.open[target]--; j.open[target] == 0 {
				j.clear = append(j.clear, target)
			}
		}
	}
}

// free notes that a record stays, and lets those undercuts stand that waited
// for it alone.
func (j *judging) free(id graph.ID) {
	for _, u := range j.resting[id] {
		if j.waits[u]--; j.waits[u] == 0 && j.known[u] == circular {
			j.known[u] = stands
			j.hit = append(j.hit, j.on[u]...)
		}
	}
}
