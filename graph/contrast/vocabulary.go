package contrast

import (
	"cmp"
	"slices"

	"onus/graph"
)

// Vocabulary is the few records that every question is read with.
type Vocabulary struct {
	Scales       map[graph.ID]*graph.Scale
	Acts         map[graph.ID]*graph.Act
	Presumptions map[graph.ID][]*graph.Presumption // by act, the strictest (most acts) first
	Profiles     []*graph.Profile                  // shipped ones first, then by Sort
	Datasets     map[string]*graph.Dataset
}

// VocabularyKinds are the kinds that Route.With must ask for.
func VocabularyKinds() []graph.Kind {
	return []graph.Kind{graph.KindScale, graph.KindAct, graph.KindPresumption, graph.KindProfile, graph.KindDataset}
}

// NewVocabulary gathers the vocabulary that a walk brought along.
func NewVocabulary(part *graph.Part) *Vocabulary {
	v := &Vocabulary{
		Scales: map[graph.ID]*graph.Scale{}, Acts: map[graph.ID]*graph.Act{},
		Presumptions: map[graph.ID][]*graph.Presumption{}, Datasets: map[string]*graph.Dataset{},
	}
	for _, kind := range VocabularyKinds() {
		for _, r := range part.With(kind) {
			v.add(r)
		}
	}
	for _, ps := range v.Presumptions {
		slices.SortFunc(ps, func(a, b *graph.Presumption) int {
			return cmp.Or(cmp.Compare(b.AtLeast, a.AtLeast), cmp.Compare(a.ID, b.ID))
		})
	}
	slices.SortStableFunc(v.Profiles, func(a, b *graph.Profile) int { return boolOrder(b.Shipped, a.Shipped) })
	return v
}

func (v *Vocabulary) add(r graph.Record) {
	switch x := r.(type) {
	case *graph.Scale:
		v.Scales[x.ID] = x
	case *graph.Act:
		v.Acts[x.ID] = x
	case *graph.Presumption:
		v.Presumptions[x.Act] = append(v.Presumptions[x.Act], x)
	case *graph.Profile:
		v.Profiles = append(v.Profiles, x)
	case *graph.Dataset:
		v.Datasets[x.Dataset] = x
	}
}

func (v *Vocabulary) presumption(id graph.ID) *graph.Presumption {
	for _, ps := range v.Presumptions {
		for _, p := range ps {
			if p.ID == id {
				return p
			}
		}
	}
	return nil
}

func boolOrder(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// answerOf reads the answer that a claim itself gives to one of its questions;
// ok is false if it gives none that can be compared.
func (v *Vocabulary) answerOf(c *graph.Claim, q *graph.Question) (a answer, ok bool) {
	a = answer{form: q.Form}
	if q.Exclusion {
		a.no = true
		return a, true
	}
	switch f := c.Form.(type) {
	case *graph.Attribution:
		return v.gradesAnswer(c, f)
	case *graph.Deed, *graph.Statement:
		a.yes, a.no = !c.Denies, c.Denies
	case *graph.Tenure:
		a.spell = spell{f.Start.Date, f.End.Date, f.Attested.Date, c.Denies}
	case *graph.Dating:
		a.period, a.not = f.Period.Date, c.Denies
	case *graph.Measure:
		low, high := bounds(f)
		a.low, a.high = boundOf(low), boundOf(high)
		a.not = c.Denies
	default:
		return a, false
	}
	return a, true
}

func (v *Vocabulary) gradesAnswer(c *graph.Claim, f *graph.Attribution) (answer, bool) {
	a := answer{form: graph.FormAttribution, scale: v.Scales[f.Scale], when: whenOf(c, f)}
	if a.scale == nil {
		return a, false
	}
	a.grades = gradesOf(a.scale, f.Grades)
	if c.Denies {
		a.grades = allOf(a.scale) &^ a.grades
	}
	return a, a.grades != 0
}

// whenOf is the as of of an Attribution; derivation has copied its event's
// period to ToldOf where the claim gives none.
func whenOf(c *graph.Claim, f *graph.Attribution) when {
	if !f.AsOf.Date.IsZero() {
		return when{date: f.AsOf.Date}
	}
	event := f.Event
	if len(c.Derived.Events) > 0 {
		event = c.Derived.Events[0]
	}
	return when{date: c.Derived.ToldOf.Date, event: event}
}

func bounds(m *graph.Measure) (low, high *float64) {
	if m.Value != nil {
		return m.Value, m.Value
	}
	return m.Low, m.High
}

// valueAnswer reads the answer that derived evidence puts into its question.
func (v *Vocabulary) valueAnswer(e *graph.Evidence, q *graph.Question) (answer, bool) {
	a := answer{
		form: q.Form, yes: e.Value.Yes, no: e.Value.No, period: e.Value.Period.Date,
		spell: spell{e.Value.Start.Date, e.Value.End.Date, e.Value.On.Date, e.Value.No},
		low:   boundOf(e.Value.Low), high: boundOf(e.Value.High), when: when{e.AsOf.Date, e.AsOfEvent},
	}
	switch {
	case q.Exclusion:
		return a, true
	case q.Form == graph.FormTenure:
		a.yes, a.no = false, false
		return a, true
	case q.Form == graph.FormDating || q.Form == graph.FormMeasure:
		a.not, a.no = a.no, false
		return a, true
	case q.Form != graph.FormAttribution:
		return a, true
	}
	if a.scale = v.Scales[q.Scale]; a.scale == nil {
		return a, false
	}
	a.grades = gradesOf(a.scale, e.Value.Grades)
	return a, a.grades != 0
}

// complement turns an answer round; ok is false where nothing is left. On a
// tenure it says no more than "not so" of that one account.
func (a answer) complement() (answer, bool) {
	switch {
	case a.yes || a.no:
		a.yes, a.no = a.no, a.yes
		return a, true
	case a.form == graph.FormAttribution && a.scale != nil:
		a.grades = allOf(a.scale) &^ a.grades
		return a, a.grades != 0
	case a.form == graph.FormAttribution:
		return a, false
	}
	a.not = !a.not
	return a, true
}
