package edtf

// Within asks whether every day that a may be is one that b may be: a testimony
// for 1956-02-09 carries a claim of 1956-02. Possible: it is so but for a mark,
// or a mark or an unknown end might make it so.
func Within(a, b Date) Certainty {
	c := min(startsWithin(a, b), endsWithin(a, b))
	if a.IsZero() || b.IsZero() {
		return c.hedged()
	}
	if c == No || !b.gaps || a.start.Kind == Unknown || a.end.Kind == Unknown {
		if b.gaps {
			return c.hedged()
		}
		return c
	}
	switch {
	case coveredDays(a, b):
		return c
	case a.Qualified() || b.Qualified():
		return Possible
	}
	return No
}

func startsWithin(a, b Date) Certainty {
	doubt := a.start.Qualified || b.start.Qualified
	switch {
	case b.start.Kind == Open:
		return Definite
	case b.start.Kind == Unknown:
		return Possible
	case a.start.Kind == Open:
		return No
	case a.start.Kind == Unknown:
		return possibleIf(doubt || a.firstAsWritten() >= b.start.Earliest)
	case a.start.Earliest < b.start.Earliest:
		return possibleIf(doubt)
	case doubt:
		return Possible
	}
	return Definite
}

func endsWithin(a, b Date) Certainty {
	doubt := a.end.Qualified || b.end.Qualified
	switch {
	case b.end.Kind == Open:
		return Definite
	case b.end.Kind == Unknown:
		return Possible
	case a.end.Kind == Open:
		return No
	case a.end.Kind == Unknown:
		return possibleIf(doubt || a.lastAsWritten() <= b.end.Latest)
	case a.end.Latest > b.end.Latest:
		return possibleIf(doubt)
	case doubt:
		return Possible
	}
	return Definite
}

func possibleIf(so bool) Certainty {
	if so {
		return Possible
	}
	return No
}

// SameDay asks whether two bounds are the same day (two starts, or two ends).
// Definite: both are one and the same unmarked day, or both are open. No: they
// cannot be: no day in common and no mark, or one is open and the other a
// known unmarked day. All else may be.
func SameDay(a, b Bound) Certainty {
	switch {
	case Apart(a, b) == Definite:
		return No
	case a.Qualified || b.Qualified || a.Kind == Unknown || b.Kind == Unknown:
		return Possible
	case a.Kind == Open:
		return Definite
	case a.Earliest == a.Latest && a == b:
		return Definite
	}
	return Possible
}

// Apart asks whether two bounds (two starts, or two ends) conflict, as
// Disjoint does of dates. Definite: they cannot be the same day. Possible:
// they are not, as written, but one is marked; or one is unknown. Bounds that
// leave room for one another are not Apart: 1956-02 and 1956-02-09.
func Apart(a, b Bound) Certainty {
	switch {
	case a.Kind == Unknown || b.Kind == Unknown:
		return Possible
	case a.Kind == Open && b.Kind == Open:
		return No
	case a.Kind == Known && b.Kind == Known && a.Earliest <= b.Latest && b.Earliest <= a.Latest:
		return No
	case a.Qualified || b.Qualified:
		return Possible
	}
	return Definite
}
