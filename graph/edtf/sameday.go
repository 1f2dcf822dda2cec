package edtf

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
