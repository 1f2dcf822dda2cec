package neo4j

import (
	"fmt"
	"slices"
	"strings"

	"onus/graph"
	"onus/graph/edtf"
)

// filtering writes a filter on the node v, of a kind or ("") of any, as a
// Cypher condition: "" if it always holds. Cypher's null counts as false at
// the top, under AND and under OR; under NOT every condition is made true or
// false first.
type filtering struct {
	*text
	v    string
	kind graph.Kind
	not  bool // somewhere under a NOT
}

func (t *text) filter(v string, k graph.Kind, f graph.Filter) string {
	c := filtering{t, v, k, false}.condition(f)
	if c == always {
		return ""
	}
	return c
}

// Conditions that always or never hold are parameters: the planner folds
// literals, and then finds no use for an index that it was told to use.
const (
	always = "$always"
	never  = "$never"
)

func (w filtering) condition(f graph.Filter) string {
	switch {
	case f.And != nil:
		return w.joined(f.And, " AND ", always)
	case f.Or != nil:
		return w.joined(f.Or, " OR ", never)
	case f.Not != nil:
		w.not = true
		return "NOT (" + w.condition(*f.Not) + ")"
	case f.Field == "":
		return always
	}
	c := w.leaf(f)
	if w.kind == "" {
		c = w.ofKinds(f.Field, c)
	}
	if w.not && c != always && c != never {
		c = "coalesce(" + c + ", false)"
	}
	return c
}

func (w filtering) joined(fs []graph.Filter, op, none string) string {
	if len(fs) == 0 {
		return none
	}
	parts := make([]string, len(fs))
	for i, f := range fs {
		parts[i] = w.condition(f)
	}
	return "(" + strings.Join(parts, op) + ")"
}

func (w filtering) leaf(f graph.Filter) string {
	t, _ := graph.FindType(w.kind, f.Field)
	name := w.v + "." + f.Field
	switch {
	case f.Dates != nil:
		return w.dates(f.Dates, name)
	case t == graph.Bool:
		return w.isBool(name, f.In)
	}
	values := slices.DeleteFunc(slices.Clone(f.In), func(s string) bool { return s == "" }) // an empty value is a missing one
	switch {
	case len(values) == 0:
		return never
	case t == graph.Texts:
		return fmt.Sprintf("any(e IN %s WHERE e IN %s)", name, w.param(values))
	case len(values) == 1:
		return name + " = " + w.param(values[0])
	}
	return name + " IN " + w.param(values)
}

// isBool: a bool is kept only where it is true, and never missing.
func (w filtering) isBool(name string, in []string) string {
	yes, no := slices.Contains(in, "true"), slices.Contains(in, "false")
	switch {
	case yes && no:
		return always
	case yes:
		return "coalesce(" + name + ", false)"
	case no:
		return "NOT coalesce(" + name + ", false)"
	}
	return never
}

// dates is graph.DateRange: what it means is said there and at Filter.Holds.
func (w filtering) dates(d *graph.DateRange, name string) string {
	unsaid := ""
	if !d.Definitely {
		unsaid = name + "%s IS NULL OR "
	}
	var ends []string
	end := func(day *edtf.Day, mine, op string) {
		if day == nil {
			return
		}
		open := ""
		if unsaid != "" {
			open = fmt.Sprintf(unsaid, mine)
		}
		ends = append(ends, fmt.Sprintf("(%s%s%s %s %s)", open, name, mine, op, w.param(dateOf(*day))))
	}
	if d.Definitely {
		end(d.From, earliest, ">=")
		end(d.To, latest, "<=")
	} else {
		end(d.From, latest, ">=")
		end(d.To, earliest, "<=")
	}
	return "(" + all(append([]string{name + " IS NOT NULL"}, ends...)...) + ")"
}

// ofKinds keeps a condition on a node of any kind to the kinds that can be
// filtered by that field: others may have a property of the same name.
func (w filtering) ofKinds(field, condition string) string {
	var can, other []string
	for _, k := range graph.Kinds() {
		_, has := graph.FieldOf(k, field)
		switch _, finds := graph.FindType(k, field); {
		case finds:
			can = append(can, w.v+":"+string(k))
		case has:
			other = append(other, string(k))
		}
	}
	if len(other) == 0 || condition == always || condition == never {
		return condition
	}
	label := "(" + strings.Join(can, " OR ") + ")"
	if strings.HasPrefix(condition, "NOT ") { // a bool that is false: it is also where the field is not
		return "(NOT " + label + " OR " + condition + ")"
	}
	return "(" + label + " AND " + condition + ")"
}
