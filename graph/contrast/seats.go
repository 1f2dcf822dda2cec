package contrast

import (
	"cmp"
	"slices"

	"onus/graph"
	"onus/graph/edtf"
)

// seat is one member of a body on a day.
type seat struct {
	person   graph.ID   // canonical
	definite bool       // an account has him there that day and none excludes it
	tenures  []graph.ID // all claims that could change it: the one that seats him, then the others
}

type seatsKey struct {
	body graph.ID
	on   edtf.Date
}

// bodyHops fetch, from a claim, the body it is about or among, its full
// positions and who is said to have held them.
func bodyHops() []graph.Hop {
	positions := []graph.Hop{fullSeatsHop()}
	return []graph.Hop{{Rel: graph.About, Kind: graph.KindOrganization, Then: positions}, {Rel: graph.Among, Kind: graph.KindOrganization, Then: positions}}
}

func fullSeatsHop() graph.Hop {
	return graph.Hop{
		Rel: graph.PositionIn, Back: true, Kind: graph.KindPosition, Where: graph.Is("membership", string(graph.FullMember)),
		Then: []graph.Hop{heldHop()},
	}
}

func heldHop() graph.Hop {
	return graph.Hop{
		Rel: graph.Holds, Back: true, Kind: graph.KindClaim, Where: graph.Is("form", string(graph.FormTenure)),
		Then: []graph.Hop{{Rel: graph.About}, {Rel: graph.SaidIn}},
	}
}

// JoinedRoute is the walk for what rules read of records that are the same as
// others: of an event, what it is part of and what is part of it; of a body,
// its full positions and who held them; of an office, who held it.
func JoinedRoute(ids ...graph.ID) graph.Route {
	return graph.Route{From: ids, Hops: []graph.Hop{
		{Rel: graph.PartOf, Times: maxDepth},
		{Rel: graph.PartOf, Back: true, Kind: graph.KindEvent, Times: maxDepth},
		fullSeatsHop(), heldHop(),
	}}
}

// seatsOf are the holders of a body's full positions on a day, by person.
func (s *Setting) seatsOf(body graph.ID, on edtf.Date) []seat {
	key := seatsKey{body, on}
	if found, ok := s.seats[key]; ok {
		return found
	}
	byPerson := map[graph.ID][]*graph.Claim{}
	for _, c := range s.sittings(body) {
		id := s.Canon.Of(c.Form.(*graph.Tenure).Subject)
		byPerson[id] = append(byPerson[id], c)
	}
	var out []seat
	for person, claims := range byPerson {
		if one, ok := seatIn(s.Part, claims, on); ok {
			one.person = person
			out = append(out, one)
		}
	}
	slices.SortFunc(out, func(a, b seat) int { return cmp.Compare(a.person, b.person) })
	s.seats[key] = out
	return out
}

// sittings are the tenures of a body's full positions, whichever of the records
// that are the same name them.
func (s *Setting) sittings(body graph.ID) []*graph.Claim {
	var out []*graph.Claim
	for _, b := range s.Canon.All(body) {
		for _, r := range s.Part.In(b, graph.PositionIn) {
			p, ok := r.(*graph.Position)
			if !ok || p.Membership != graph.FullMember {
				continue
			}
			for _, position := range s.Canon.All(p.ID) {
				for _, r := range s.Part.In(position, graph.Holds) {
					if c, ok := r.(*graph.Claim); ok && c.Form.Form() == graph.FormTenure && c.Modality.Counts() {
						out = append(out, c)
					}
				}
			}
		}
	}
	return distinct(out)
}

// seatIn finds whether one of a person's tenures has him in the body on a day,
// and whether another leaves him out: then he may have been in it if the first
// is sure of the day, and was not if it only leaves it open.
func seatIn(part *graph.Part, claims []*graph.Claim, on edtf.Date) (seat, bool) {
	slices.SortFunc(claims, func(a, b *graph.Claim) int { return cmp.Compare(a.ID, b.ID) })
	d := sitting{part: part, on: on}
	best, how := (*graph.Claim)(nil), edtf.No
	for _, c := range claims {
		covers := spellOf(c).covers(on)
		if c.Denies || covers == edtf.No {
			continue
		}
		if d.having = append(d.having, c); covers > how {
			best, how = c, covers
		}
	}
	if best == nil {
		return seat{}, false
	}
	found := seat{definite: how == edtf.Definite, tenures: []graph.ID{best.ID}}
	for _, c := range claims {
		out := d.excludes(c, best)
		if out && how != edtf.Definite {
			return seat{}, false
		}
		found.definite = found.definite && !out
		if c != best && (out || d.matters(c)) {
			found.tenures = append(found.tenures, c.ID)
		}
	}
	return found, true
}

func spellOf(c *graph.Claim) spell {
	f := c.Form.(*graph.Tenure)
	return spell{f.Start.Date, f.End.Date, f.Attested.Date, c.Denies}
}

// sitting is a body on a day, as one person's tenures have him in it.
type sitting struct {
	part   *graph.Part
	on     edtf.Date
	having []*graph.Claim // those that have him there, or may
}

// excludes: another account of the same term leaves the day out, or one that
// lists all there is has none that day, or a source denies the office then.
func (d sitting) excludes(c, held *graph.Claim) bool {
	return d.excludesAlone(c, held) && (c.Denies || !slices.ContainsFunc(d.having, func(o *graph.Claim) bool {
		return o.Source == c.Source && samePosition(o, held)
	}))
}

// excludesAlone: it would, if its source did not have him there by another
// term.
func (d sitting) excludesAlone(c, held *graph.Claim) bool {
	other := spellOf(c)
	if c.Denies {
		return other.covers(d.on) == edtf.Definite
	}
	if c.Source == held.Source || !other.isTerm() || other.covers(d.on) > edtf.No || !samePosition(c, held) {
		return false
	}
	return isComplete(d.part, c) || other.outer().meets(spellOf(held).outer())
}

// matters: it has him there, or could exclude one that has if others were left
// out or undercut.
func (d sitting) matters(c *graph.Claim) bool {
	return !c.Denies && spellOf(c).covers(d.on) > edtf.No ||
		slices.ContainsFunc(d.having, func(held *graph.Claim) bool { return d.excludesAlone(c, held) })
}

// isComplete: its source lists all there is of what it lists.
func isComplete(part *graph.Part, c *graph.Claim) bool {
	if src := graph.Get[*graph.Source](part, c.Source); src != nil {
		return src.Complete
	}
	return c.Derived.SourceComplete
}

func samePosition(a, b *graph.Claim) bool {
	x, y := a.Form.(*graph.Tenure), b.Form.(*graph.Tenure)
	return slices.ContainsFunc(x.Positions, func(p graph.ID) bool { return slices.Contains(y.Positions, p) })
}
