package dossier

import (
	"onus/graph"
	"onus/loaders"
)

// Type is what a column holds and how it is written.
type Type uint8

// The types of columns.
const (
	Slug        Type = iota // the id of the record
	Text                    // free text
	YesNo                   // yes or no
	OneOf                   // one word of a closed list
	Ref                     // a reference to a record
	Refs                    // a list of references
	Texts                   // a list of texts
	Words                   // a list of words of a closed list
	Dated                   // an EDTF date, with .asWritten and .inferred beside it
	Number                  // a number
	Names                   // names in other languages, a column each: name@ru
	Steps                   // the grades of a scale: slug=label, the lowest first
	Derivations             // how: source
	Implied                 // scale: grade, grade -> event
	Groups                  // the groups of a grouping
	JSON                    // one JSON object
)

// Column is one field that an author may write.
type Column struct {
	Name     string
	Type     Type
	Required bool
	Choice   loaders.Choice // of OneOf and Words; of Derivations: how
	Note     string         // for the documentation, a few words
	isBool   bool           // OneOf two words

	// read sets the field of a record (or of a form of a claim) from a cell;
	// write gives what is to be written, zero for nothing.
	read  func(d *decoder, target any, c cell)
	write func(w *speller, target any) value
}

func (c Column) must() Column            { c.Required = true; return c }
func (c Column) says(note string) Column { c.Note = note; return c }

// field makes a column from the address of a field in its record or form.
func field[R, F any](name string, t Type, at func(*R) *F, codec codecOf[F]) Column {
	return Column{
		Name: name, Type: t,
		read: func(d *decoder, target any, c cell) {
			d.column = name
			codec.read(d, at(target.(*R)), c)
		},
		write: func(w *speller, target any) value { return codec.write(w, at(target.(*R))) },
	}
}

// codecOf reads and writes fields of one Go type.
type codecOf[F any] struct {
	read  func(d *decoder, f *F, c cell)
	write func(w *speller, f *F) value
}

func text[R any, S ~string](name string, at func(*R) *S) Column {
	return field(name, Text, at, codecOf[S]{
		read:  func(d *decoder, f *S, c cell) { *f = S(d.text(c)) },
		write: func(_ *speller, f *S) value { return value{text: string(*f)} },
	})
}

func yesNo[R any](name string, at func(*R) *bool) Column {
	return field(name, YesNo, at, codecOf[bool]{
		read: func(d *decoder, f *bool, c cell) { *f = d.yesNo(c) },
		write: func(_ *speller, f *bool) value {
			if *f {
				return value{text: "yes"}
			}
			return value{}
		},
	})
}

// oneOf is a word of the closed list that the kind has for the field.
func oneOf[R any, S ~string](k graph.Kind, name string, at func(*R) *S) Column {
	list := loaders.ChoiceOf(k, name)
	col := field(name, OneOf, at, codecOf[S]{
		read: func(d *decoder, f *S, c cell) { *f = S(d.oneOf(c, list)) },
		write: func(_ *speller, f *S) value {
			if string(*f) == list.Zero {
				return value{}
			}
			return value{text: string(*f)}
		},
	})
	col.Choice = list
	return col
}

// either is a bool that is written as one of two words; the first is false.
func either[R any](name, no, yes string, at func(*R) *bool) Column {
	list := loaders.Choice{Values: []string{no, yes}}
	col := field(name, OneOf, at, codecOf[bool]{
		read: func(d *decoder, f *bool, c cell) { *f = d.oneOf(c, list) == yes },
		write: func(_ *speller, f *bool) value {
			if *f {
				return value{text: yes}
			}
			return value{text: no}
		},
	})
	col.Choice, col.isBool = list, true
	return col
}

func words[R any, S ~string](k graph.Kind, name string, at func(*R) *[]S) Column {
	list := loaders.ChoiceOf(k, name)
	col := field(name, Words, at, codecOf[[]S]{
		read: func(d *decoder, f *[]S, c cell) {
			for _, e := range d.list(c) {
				*f = append(*f, S(d.oneOf(e, list)))
			}
		},
		write: func(_ *speller, f *[]S) value { return listOf(*f) },
	})
	col.Choice = list
	return col
}

func texts[R any](name string, at func(*R) *[]string) Column {
	return field(name, Texts, at, codecOf[[]string]{
		read: func(d *decoder, f *[]string, c cell) {
			for _, e := range d.list(c) {
				*f = append(*f, d.text(e))
			}
		},
		write: func(_ *speller, f *[]string) value { return listOf(*f) },
	})
}

func listOf[S ~string](items []S) value {
	v := value{isList: true}
	for _, s := range items {
		v.list = append(v.list, string(s))
	}
	return v
}

func reference[R any](name string, at func(*R) *graph.ID) Column {
	return field(name, Ref, at, codecOf[graph.ID]{
		read:  func(d *decoder, f *graph.ID, c cell) { *f = d.ref(c) },
		write: func(w *speller, f *graph.ID) value { return value{text: w.ref(*f)} },
	})
}

// scaleRef falls back on the scales of base.
func scaleRef[R any](name string, at func(*R) *graph.ID) Column {
	return field(name, Ref, at, codecOf[graph.ID]{
		read:  func(d *decoder, f *graph.ID, c cell) { *f = d.scale(c) },
		write: func(w *speller, f *graph.ID) value { return value{text: w.scale(*f)} },
	})
}

func references[R any](name string, at func(*R) *[]graph.ID) Column {
	return field(name, Refs, at, codecOf[[]graph.ID]{
		read: func(d *decoder, f *[]graph.ID, c cell) {
			for _, e := range d.list(c) {
				*f = append(*f, d.ref(e))
			}
		},
		write: func(w *speller, f *[]graph.ID) value {
			v := value{isList: true}
			for _, id := range *f {
				v.list = append(v.list, w.ref(id))
			}
			return v
		},
	})
}

func dated[R any](name string, at func(*R) *graph.Date) Column {
	return field(name, Dated, at, codecOf[graph.Date]{
		read:  func(d *decoder, f *graph.Date, c cell) { d.date(f, c) },
		write: func(_ *speller, f *graph.Date) value { return value{date: *f} },
	})
}

func number[R any](name string, at func(*R) **float64) Column {
	return field(name, Number, at, codecOf[*float64]{
		read:  func(d *decoder, f **float64, c cell) { *f = d.number(c) },
		write: func(_ *speller, f **float64) value { return value{text: numberText(*f)} },
	})
}
