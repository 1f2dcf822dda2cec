package contrast

import (
	"cmp"
	"slices"

	"onus/graph"
)

// Lens asks the same under other conditions. The zero Lens is none.
type Lens struct {
	Profile   graph.ID   // only this reading
	AsKnownOn graph.Date // only what readers could have read by the last day of this
	Datasets  []graph.ID // only what these say; none for all
	Sources   []graph.ID // only what is said or read in these; none for all
	// Without are left out: datasets, sources and all that is said in them (or
	// read nowhere else), presumptions, claims, evidence, identities. An
	// Identity is taken back by Apart.
	Without []graph.ID
}

// IsZero reports that the lens leaves everything as it is.
func (l Lens) IsZero() bool {
	return l.Profile == "" && l.AsKnownOn.IsZero() && len(l.Datasets) == 0 && len(l.Sources) == 0 && len(l.Without) == 0
}

// Reason is why a lens leaves something out.
type Reason string

// The reasons.
const (
	NotYet       Reason = "not yet to be read"
	UnknownWhen  Reason = "unknown when it could be read"
	OtherDataset Reason = "of another dataset"
	OtherSource  Reason = "of another source"
	LeftWithout  Reason = "left out by name"
)

// LeftOut is what the lens left out of a contrast for one reason.
type LeftOut struct {
	Reason  Reason
	Claims  int        // that testify on its questions, that testimony rests on, or that somebody sets for or against these
	Sources []graph.ID // that say them, sorted
}

// isLeft reports whether the lens leaves one of these out by name.
func (k *court) isLeft(ids ...graph.ID) bool {
	for _, id := range ids {
		if id != "" && slices.Contains(k.lens.Without, id) {
			return true
		}
	}
	return false
}

// left reports whether the lens leaves a claim out, and notes it.
func (k *court) left(c *graph.Claim) bool {
	if k.lens.IsZero() {
		return false
	}
	reason := k.reason(c)
	if reason == "" {
		return false
	}
	k.note(reason, c.ID, c.Source)
	return true
}

func (k *court) note(reason Reason, claim, source graph.ID) {
	if k.leavings == nil {
		k.leavings = map[Reason]map[graph.ID]graph.ID{}
	}
	if k.leavings[reason] == nil {
		k.leavings[reason] = map[graph.ID]graph.ID{}
	}
	k.leavings[reason][claim] = source
}

// Leaves reports whether a lens leaves a claim out.
func Leaves(part *graph.Part, lens Lens, c *graph.Claim) bool {
	return (&court{part: part, lens: lens}).left(c)
}

func (k *court) reason(c *graph.Claim) Reason {
	read := func(in func(...graph.ID) bool) bool {
		return len(c.Derived.ReadIn) > 0 && !slices.ContainsFunc(c.Derived.ReadIn, func(id graph.ID) bool { return !in(id) })
	}
	switch {
	case k.isLeft(c.ID, c.Source, c.Derived.Root, c.Grouping) || read(k.isLeft) || k.datasetLeft(c.Dataset):
		return LeftWithout
	case k.otherDataset(c.Dataset):
		return OtherDataset
	case len(k.lens.Sources) > 0 && !k.amongSources(c):
		return OtherSource
	}
	return k.unread(c.Derived.Available)
}

func (k *court) amongSources(c *graph.Claim) bool {
	said := append([]graph.ID{c.Source, c.Derived.Root}, c.Derived.ReadIn...)
	return slices.ContainsFunc(said, func(id graph.ID) bool { return slices.Contains(k.lens.Sources, id) })
}

// datasetLeft: the dataset is left out by name, or by the id of its record.
func (k *court) datasetLeft(slug string) bool {
	return slices.ContainsFunc(k.lens.Without, func(id graph.ID) bool { return isDataset(id, slug) })
}

func (k *court) otherDataset(slug string) bool {
	return len(k.lens.Datasets) > 0 && !slices.ContainsFunc(k.lens.Datasets, func(id graph.ID) bool { return isDataset(id, slug) })
}

func isDataset(id graph.ID, slug string) bool {
	return string(id) == slug || id == graph.DatasetID(slug)
}

// unread: on the day of the lens nobody could read what became available then.
func (k *court) unread(available graph.Date) Reason {
	if k.lens.AsKnownOn.IsZero() {
		return ""
	}
	on, known := k.lens.AsKnownOn.Latest()
	since, ok := available.Latest()
	switch {
	case !ok:
		return UnknownWhen
	case known && since > on:
		return NotYet
	}
	return ""
}

// evidenceLeft reports whether the lens leaves out what an author asserts, and
// notes the claim that it comes from, unless that is left out itself.
func (k *court) evidenceLeft(e *graph.Evidence) bool {
	if k.lens.IsZero() {
		return false
	}
	reason := k.evidenceReason(e)
	if reason == "" {
		return false
	}
	if from := graph.Get[*graph.Claim](k.part, e.From); from != nil && !k.left(from) {
		k.note(reason, from.ID, cmp.Or(e.Source, from.Source))
	}
	return true
}

// evidenceReason: by name, by its dataset, its source, or when that could be
// read.
func (k *court) evidenceReason(e *graph.Evidence) Reason {
	switch {
	case k.isLeft(e.ID, e.Source) || !e.IsDerived() && k.datasetLeft(e.Dataset):
		return LeftWithout
	case !e.IsDerived() && k.otherDataset(e.Dataset):
		return OtherDataset
	case e.Source == "":
		return ""
	case len(k.lens.Sources) > 0 && !slices.ContainsFunc(k.carriers(e), func(id graph.ID) bool { return slices.Contains(k.lens.Sources, id) }):
		return OtherSource
	}
	return k.unread(k.firstAvailable(k.carriers(e)))
}

func (k *court) presumptionLeft(p *graph.Presumption) bool {
	return k.isLeft(p.ID) || k.datasetLeft(p.Dataset) || k.otherDataset(p.Dataset)
}

// carriers are the source that asserts evidence and those it is read in.
func (k *court) carriers(e *graph.Evidence) []graph.ID {
	out := []graph.ID{e.Source}
	for _, id := range e.Passages {
		if p := graph.Get[*graph.Passage](k.part, id); p != nil {
			out = append(out, p.Source)
		}
	}
	return out
}

func (k *court) firstAvailable(sources []graph.ID) graph.Date {
	var best graph.Date
	for _, id := range sources {
		if src := graph.Get[*graph.Source](k.part, id); src != nil {
			best = earlierOpen(best, src.Available)
		}
	}
	return best
}

// earlierOpen is the one of two dates by whose last day more could be read.
func earlierOpen(a, b graph.Date) graph.Date {
	x, known := a.Latest()
	if y, ok := b.Latest(); ok && (!known || y < x) {
		return graph.Date{Date: b.Date}
	}
	return a
}

// leftOut reports whether the lens leaves out derived evidence, or something
// that it rests on. (An aggregating rule has dropped such rows before.)
func (k *court) leftOut(e *graph.Evidence) bool {
	if k.lens.IsZero() {
		return false
	}
	if k.isLeft(e.ID) || k.isLeft(e.Premises...) {
		return true
	}
	for _, id := range e.Premises {
		if c := graph.Get[*graph.Claim](k.part, id); c != nil && k.left(c) {
			return true
		}
	}
	return false
}

// leavingsOf puts in order what was left out.
func (k *court) leavingsOf() []LeftOut {
	var out []LeftOut
	for reason, claims := range k.leavings {
		l := LeftOut{Reason: reason, Claims: len(claims)}
		for _, source := range claims {
			if !slices.Contains(l.Sources, source) {
				l.Sources = append(l.Sources, source)
			}
		}
		slices.Sort(l.Sources)
		out = append(out, l)
	}
	slices.SortFunc(out, func(a, b LeftOut) int { return cmp.Compare(a.Reason, b.Reason) })
	return out
}
