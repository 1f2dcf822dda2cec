package export

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"onus/graph"
	"onus/graph/drawing"
)

// Option is something that can be said of an export beside its format.
type Option string

// The options, as the command line and HTTP call them.
const (
	ByWhere    Option = "where"    // a filter on the records of the format's kind
	ByDataset  Option = "dataset"  // a slug
	ByQuestion Option = "question" // an id
	ByEvent    Option = "event"    // an id
	ByProfile  Option = "profile"  // an id
	ByView     Option = "view"     // reified or folded
)

// Options lists all options.
func Options() []Option {
	return []Option{ByWhere, ByDataset, ByQuestion, ByEvent, ByProfile, ByView}
}

// Ask is what is wanted of an export. The zero Ask is the whole graph.
type Ask struct {
	Where    graph.Filter
	Dataset  string
	Question graph.ID
	Event    graph.ID
	Profile  graph.ID
	View     string
}

// given are the options that are used.
func (a Ask) given() []Option {
	var out []Option
	for o, is := range map[Option]bool{
		ByWhere: !a.Where.IsZero(), ByDataset: a.Dataset != "", ByQuestion: a.Question != "", ByEvent: a.Event != "",
		ByProfile: a.Profile != "", ByView: a.View != "",
	} {
		if is {
			out = append(out, o)
		}
	}
	slices.Sort(out)
	return out
}

// filter holds for the records that are asked for.
func (a Ask) filter() graph.Filter {
	if a.Dataset == "" {
		return a.Where
	}
	return graph.And(graph.Is("dataset", a.Dataset), a.Where)
}

func (a Ask) selection() Selection {
	return Selection{Question: a.Question, Event: a.Event, Dataset: a.Dataset, Profile: a.Profile, Where: a.Where}
}

// Format is one thing that can be exported.
type Format struct {
	Name      string     // "iccma"; of a table "claims.csv"
	Media     string     // its media type, with the charset where it is text
	Extension string     // of a file's name, without the dot
	About     string     // what it is, in a few words
	Lacks     string     // what it cannot carry: a sentence
	Options   []Option   // those that it takes
	Required  []Option   // those without which it cannot be written
	Kind      graph.Kind // of the records that ByWhere filters; "" where it is not taken
	Columns   []Column   // of a table
	// Write writes it, streaming, once Check has passed. An error before the
	// first byte leaves the writer untouched where the format allows. It is an
	// ErrConflict where what is asked for is not whole, as [Formats] says.
	Write func(ctx context.Context, from graph.Reader, a Ask, w io.Writer) error
}

// Takes reports whether a format takes an option.
func (f Format) Takes(o Option) bool { return slices.Contains(f.Options, o) }

// Check reports, as an ErrInvalid, options that the format does not take, that
// would do nothing, and those that it cannot do without.
func (f Format) Check(a Ask) error {
	given := a.given()
	for _, o := range given {
		if !f.Takes(o) {
			return graph.Invalid("%s takes no %s; %s", f.Name, o, f.takes())
		}
	}
	for _, o := range f.Required {
		if !slices.Contains(given, o) {
			return graph.Invalid("%s needs a %s", f.Name, o)
		}
	}
	if a.View != "" {
		if err := drawing.View(a.View).Check(); err != nil {
			return err
		}
	}
	if f.Kind != "" {
		return a.Where.Check(f.Kind)
	}
	return nil
}

func (f Format) takes() string {
	if len(f.Options) == 0 {
		return "it takes no options"
	}
	names := make([]string, len(f.Options))
	for i, o := range f.Options {
		names[i] = string(o)
	}
	return "it takes " + strings.Join(names, ", ")
}

// Find gives the format of that name. Of an unknown name the error, an
// ErrNotFound, says which is the nearest.
func Find(formats []Format, name string) (Format, error) {
	var names []string
	for _, f := range formats {
		if f.Name == name {
			return f, nil
		}
		names = append(names, f.Name)
	}
	err := &UnknownFormat{Name: name, Nearest: graph.Nearest(name, names), Names: names}
	if table := name + ".csv"; slices.Contains(names, table) {
		err.Nearest = table
	}
	return Format{}, err
}

// UnknownFormat is the ErrNotFound of a format that there is not.
type UnknownFormat struct {
	Name    string
	Nearest string   // "" if none comes near
	Names   []string // of all formats
}

func (u *UnknownFormat) Error() string {
	if u.Nearest != "" {
		return fmt.Sprintf("there is no export %q; nearest: %s", u.Name, u.Nearest)
	}
	return fmt.Sprintf("there is no export %q; expected one of %s", u.Name, strings.Join(u.Names, ", "))
}

// Unwrap makes it an ErrNotFound.
func (u *UnknownFormat) Unwrap() error { return graph.ErrNotFound }
