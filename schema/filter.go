package schema

import (
	"strconv"

	"github.com/graph-gophers/graphql-go"

	"onus/graph"
)

// idList is a list of ids in an argument, which may be null.
type idList = *[]graphql.ID

func graphIDs(ids []graphql.ID) []graph.ID {
	out := make([]graph.ID, len(ids))
	for i, id := range ids {
		out[i] = graph.ID(id)
	}
	return out
}

func stringsOf[S ~string](list []S) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = string(s)
	}
	return out
}

// conditions collects what has to hold together.
type conditions struct {
	all []graph.Filter
	err error
}

func (c *conditions) add(f graph.Filter) { c.all = append(c.all, f) }

// oneOf wants the field to be one of these, if any are given.
func (c *conditions) oneOf(field string, ids idList) {
	if ids != nil {
		c.add(graph.Is(field, stringsOf(*ids)...))
	}
}

// anyOf wants one of several fields to be one of these.
func (c *conditions) anyOf(ids idList, fields ...string) {
	if ids == nil {
		return
	}
	var or []graph.Filter
	for _, f := range fields {
		or = append(or, graph.Is(f, stringsOf(*ids)...))
	}
	c.add(graph.Filter{Or: or})
}

// text wants the field to be one of these words, as the data has them.
func (c *conditions) text(field string, values *[]string) {
	if values != nil {
		c.add(graph.Is(field, *values...))
	}
}

// enum wants the field to be one of these values of an enum; unsaid is the
// value that stands for an empty field.
func (c *conditions) enum(field string, values *[]string, unsaid string) {
	if values == nil {
		return
	}
	var said []string
	var or []graph.Filter
	for _, v := range *values {
		if v == unsaid {
			or = append(or, missing(field))
		}
		said = append(said, v)
	}
	c.add(graph.Filter{Or: append(or, graph.Is(field, words(said)...))})
}

// missing holds for what has none of the field's values, for fields whose
// values are closed lists.
func missing(field string) graph.Filter {
	present := graph.Is(field, closed()[field]...)
	return graph.Filter{Not: &present}
}

// closed lists the words of the fields of which an enum names the empty one.
func closed() map[string][]string {
	return map[string][]string{
		"modality": stringsOf([]graph.Modality{
			graph.Presupposed, graph.Reported, graph.Conditional, graph.Prescribed, graph.Planned, graph.Predicted,
		}),
		"basis":      stringsOf([]graph.Basis{graph.Did, graph.Saw, graph.Told, graph.Inferred}),
		"membership": stringsOf([]graph.Membership{graph.FullMember, graph.CandidateMember}),
		"kind":       stringsOf([]graph.EventKind{graph.Happening, graph.Decision, graph.Proposal}),
	}
}

// truth wants the field to be so.
func (c *conditions) truth(field string, b *bool) {
	if b != nil {
		c.add(graph.Is(field, strconv.FormatBool(*b)))
	}
}

// Filters may have so many conditions and so many layers of and, or and not.
const (
	maxConditions = 200
	maxLayers     = 16
)

// condition is an input of conditions on records of one kind, F itself.
type condition[F any] interface {
	*F
	// given adds the fields that are given, but for and, or and not.
	given(*conditions)
	// joined is what and, or and not hold.
	joined() (and, or *[]F, not *F)
}

// compile makes a store's filter of an input; nil holds for all.
func compile[F any, P condition[F]](f P) (graph.Filter, error) {
	left := maxConditions
	return compileAt[F](f, maxLayers, &left)
}

func compileAt[F any, P condition[F]](f P, layers int, left *int) (graph.Filter, error) {
	if f == nil {
		return graph.Filter{}, nil
	}
	var c conditions
	f.given(&c)
	if *left -= 1 + len(c.all); *left < 0 || layers == 0 {
		return graph.Filter{}, tooCostly("number of conditions in a filter, or of layers of them", maxConditions-*left, maxConditions)
	}
	and, or, not := f.joined()
	all, err := compileList[F, P](and, layers-1, left)
	if err != nil {
		return graph.Filter{}, err
	}
	c.all = append(c.all, all...)
	if or != nil {
		any, err := compileList[F, P](or, layers-1, left)
		if err != nil {
			return graph.Filter{}, err
		}
		c.add(graph.Filter{Or: append([]graph.Filter{}, any...)})
	}
	if not != nil {
		inner, err := compileAt[F](P(not), layers-1, left)
		if err != nil {
			return graph.Filter{}, err
		}
		c.add(graph.Filter{Not: &inner})
	}
	return graph.And(c.all...), c.err
}

func compileList[F any, P condition[F]](fs *[]F, layers int, left *int) ([]graph.Filter, error) {
	if fs == nil {
		return nil, nil
	}
	out := make([]graph.Filter, len(*fs))
	for i := range *fs {
		var err error
		if out[i], err = compileAt[F](P(&(*fs)[i]), layers, left); err != nil {
			return nil, err
		}
	}
	return out, nil
}
