package dossier

import (
	"math"
	"strconv"

	"onus/graph"
	"onus/loaders"
)

// The columns that only one kind of record has.

func whole[R any](name string, at func(*R) *int) Column {
	return field(name, Number, at, codecOf[int]{
		read: func(d *decoder, f *int, c cell) {
			n := d.number(c)
			switch {
			case n == nil:
			case *n != math.Trunc(*n) || math.Abs(*n) > 1e9:
				d.fail(c, 0, loaders.Problem{Message: strconv.Quote(c.text) + " is no whole number", Expected: "a whole number"})
			default:
				*f = int(*n)
			}
		},
		write: func(_ *speller, f *int) value { return value{text: strconv.Itoa(*f)} },
	})
}

func numberText(f *float64) string {
	if f == nil {
		return ""
	}
	return strconv.FormatFloat(*f, 'f', -1, 64)
}

func otherNames[R any](name string, at func(*R) *[]graph.Name) Column {
	return field(name, Names, at, codecOf[[]graph.Name]{
		read:  func(d *decoder, f *[]graph.Name, c cell) { d.names(f, c) },
		write: func(_ *speller, f *[]graph.Name) value { return value{names: *f} },
	})
}

func grades[R any](name string, at func(*R) *[]string) Column {
	col := texts(name, at)
	col.Note = "grades of the scale"
	return col
}

func steps(at func(*graph.Scale) *[]graph.Grade) Column {
	return field("grades", Steps, at, codecOf[[]graph.Grade]{
		read: func(d *decoder, f *[]graph.Grade, c cell) { d.steps(f, c) },
		write: func(_ *speller, f *[]graph.Grade) value {
			v := value{isList: true}
			for _, g := range *f {
				v.list = append(v.list, g.Slug+"="+g.Label)
			}
			return v
		},
	})
}

func derivations(at func(*graph.Source) *[]graph.Derivation) Column {
	col := field("derivesFrom", Derivations, at, codecOf[[]graph.Derivation]{
		read: func(d *decoder, f *[]graph.Derivation, c cell) { d.derivations(f, c) },
		write: func(w *speller, f *[]graph.Derivation) value {
			v := value{isList: true}
			for _, x := range *f {
				v.list = append(v.list, x.How+": "+w.ref(x.Source))
			}
			return v
		},
	})
	col.Choice = loaders.ChoiceOf(graph.KindSource, "derivesFrom")
	return col
}

func implied(at func(*graph.Act) *[]graph.Implication) Column {
	return field("implies", Implied, at, codecOf[[]graph.Implication]{
		read: func(d *decoder, f *[]graph.Implication, c cell) { d.implications(f, c) },
		write: func(w *speller, f *[]graph.Implication) value {
			v := value{isList: true}
			for _, x := range *f {
				v.list = append(v.list, w.implication(x))
			}
			return v
		},
	})
}

func groups(at func(*graph.Grouping) *[]graph.Group) Column {
	return field("groups", Groups, at, codecOf[[]graph.Group]{
		read:  func(d *decoder, f *[]graph.Group, c cell) { d.groups(f, c) },
		write: func(_ *speller, f *[]graph.Group) value { return value{groups: *f} },
	})
}

func object[R any](name string, at func(*R) *string) Column {
	return field(name, JSON, at, codecOf[string]{
		read:  func(d *decoder, f *string, c cell) { *f = d.object(c) },
		write: func(_ *speller, f *string) value { return value{text: *f} },
	})
}
