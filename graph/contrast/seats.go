package contrast

import (
	"cmp"
	"slices"

	"onus/graph"
	"onus/graph/edtf"
)

// seat is one member of a body on a day.
type seat struct {
	person   graph.ID // canonical
	definite bool     // an account has him there that day and none excludes it
	tenure   graph.ID // the claim that seats him
}

type seatsKey struct {
	body graph.ID
	on   edtf.Date
}

// bodyHops fetch, from a claim, the body it is about or among, its full
// positions and who is said to have held them.
func bodyHops() []graph.Hop {
	positions := []graph.Hop{{
		Rel: graph.PositionIn, Back: true, Kind: graph.KindPosition, Where: graph.Is("membership", string(graph.FullMember)),
		Then: []graph.Hop{{Rel: graph.Holds, Back: true, Kind: graph.KindClaim, Where: graph.Is("form", string(graph.FormTenure))}},
	}}
	return []graph.Hop{{Rel: graph.About, Kind: graph.KindOrganization, Then: positions}, {Rel: graph.Among, Kind: graph.KindOrganization, Then: positions}}
}

// seatsOf are the holders of a body's full positions on a day, by person.
func (s *Setting) seatsOf(body graph.ID, on edtf.Date) []seat {
	key := seatsKey{body, on}
	if found, ok := s.seats[key]; ok {
		return found
	}
	byPerson := map[graph.ID][]*graph.Claim{}
	for _, position := range s.Part.InIDs(body, graph.PositionIn) {
		for _, r := range s.Part.In(position, graph.Holds) {
			if c, ok := r.(*graph.Claim); ok && c.Modality.Counts() {
				if t, ok := c.Form.(*graph.Tenure); ok {
					id := s.Canon.Of(t.Subject)
					byPerson[id] = append(byPerson[id], c)
				}
			}
		}
	}
	var out []seat
	for person, claims := range byPerson {
		if one, ok := seatIn(person, claims, on); ok {
			out = append(out, one)
		}
	}
	slices.SortFunc(out, func(a, b seat) int { return cmp.Compare(a.person, b.person) })
	s.seats[key] = out
	return out
}

func seatIn(person graph.ID, claims []*graph.Claim, on edtf.Date) (seat, bool) {
	slices.SortFunc(claims, func(a, b *graph.Claim) int { return cmp.Compare(a.ID, b.ID) })
	best, how := (*graph.Claim)(nil), edtf.No
	for _, c := range claims {
		if covers := spellOf(c).covers(on); !c.Denies && covers > how {
			best, how = c, covers
		}
	}
	if best == nil {
		return seat{}, false
	}
	definite := how == edtf.Definite && !slices.ContainsFunc(claims, func(c *graph.Claim) bool { return excludes(c, best, on) })
	return seat{person, definite, best.ID}, true
}

func spellOf(c *graph.Claim) spell {
	f := c.Form.(*graph.Tenure)
	return spell{f.Start.Date, f.End.Date, f.Attested.Date, c.Denies}
}

// excludes: another account of the same spell leaves the day out, or a source
// denies the office then.
func excludes(c, held *graph.Claim, on edtf.Date) bool {
	other := spellOf(c)
	if c.Denies {
		return other.covers(on) == edtf.Definite
	}
	if c.Source == held.Source || !samePosition(c, held) || !other.attested.IsZero() {
		return false
	}
	return other.outer().meets(spellOf(held).outer()) && !other.outer().meets(extentOf(on))
}

func samePosition(a, b *graph.Claim) bool {
	x, y := a.Form.(*graph.Tenure), b.Form.(*graph.Tenure)
	return slices.ContainsFunc(x.Positions, func(p graph.ID) bool { return slices.Contains(y.Positions, p) })
}
