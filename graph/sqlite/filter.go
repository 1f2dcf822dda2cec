package sqlite

import (
	"encoding/json"
	"strings"

	"onus/graph"
)

// clause is a piece of SQL with its arguments, in the order of its marks.
type clause struct {
	strings.Builder
	args []any
}

func (c *clause) add(text string, args ...any) *clause {
	c.WriteString(text)
	c.args = append(c.args, args...)
	return c
}

// filter adds a condition on the record that is called alias, which is never
// NULL. It takes what Filter.Check let pass.
func (c *clause) filter(f graph.Filter, k graph.Kind, alias string) {
	switch {
	case f.And != nil:
		c.filters(f.And, k, alias, " AND ", "1")
	case f.Or != nil:
		c.filters(f.Or, k, alias, " OR ", "0")
	case f.Not != nil:
		c.add("NOT ")
		c.filter(*f.Not, k, alias)
	case f.Field == "":
		c.add("1")
	case f.Dates != nil:
		c.dates(f.Field, f.Dates, alias)
	default:
		c.values(f, k, alias)
	}
}

func (c *clause) filters(fs []graph.Filter, k graph.Kind, alias, joint, none string) {
	if len(fs) == 0 {
		c.add(none)
		return
	}
	for i, f := range fs {
		if i == 0 {
			c.add("(")
		} else {
			c.add(joint)
		}
		c.filter(f, k, alias)
	}
	c.add(")")
}

func (c *clause) values(f graph.Filter, k graph.Kind, alias string) {
	values := withoutEmpty(f.In)
	typ, _ := graph.FindType(k, f.Field)
	field := graph.Field{Name: f.Field, Type: typ, Rel: relOf(k, f.Field)}
	switch {
	case len(values) == 0:
		c.add("0")
	case f.Field == "id":
		c.oneOf(alias+".id", values)
	case field.Rel != "":
		c.refers(field, values, alias)
	case typ == graph.Bool:
		c.bools(alias+"."+columnName(f.Field), values)
	case typ == graph.Texts:
		c.listed(alias+"."+columnName(f.Field), values)
	case f.Field == "dataset", f.Field == "form":
		c.oneOf(alias+"."+f.Field, values)
	default:
		c.oneOf(alias+"."+columnName(f.Field), values)
	}
}

// relOf is the type of the references in a field, "" if it holds none; of
// kind "", in the first kind that may be filtered by it.
func relOf(k graph.Kind, name string) graph.Rel {
	kinds := []graph.Kind{k}
	if k == "" {
		kinds = graph.Kinds()
	}
	for _, k := range kinds {
		if f, ok := graph.FieldOf(k, name); ok && f.Find {
			return f.Rel
		}
	}
	return ""
}

func withoutEmpty(values []string) []string {
	out := make([]string, 0, len(values))
	for _, v := range values {
		if v != "" {
			out = append(out, v)
		}
	}
	return out
}

func (c *clause) oneOf(column string, values []string) {
	if len(values) == 1 {
		c.add("("+column+" IS NOT NULL AND "+column+" = ?)", values[0])
		return
	}
	c.add("("+column+" IS NOT NULL AND "+column+" IN (SELECT value FROM json_each(?)))", asJSON(values))
}

func asJSON(values []string) string {
	b, err := json.Marshal(values)
	if err != nil {
		panic(err) // strings can be written
	}
	return string(b)
}

// bools: what is not true is NULL.
func (c *clause) bools(column string, values []string) {
	yes, no := false, false
	for _, v := range values {
		yes, no = yes || v == "true", no || v == "false"
	}
	switch {
	case yes && no:
		c.add("1")
	case yes:
		c.add("(" + column + " IS NOT NULL AND " + column + " = 1)")
	case no:
		c.add(column + " IS NOT 1")
	default:
		c.add("0")
	}
}

func (c *clause) listed(column string, values []string) {
	if len(values) == 1 {
		c.add("("+column+" IS NOT NULL AND instr("+column+", ?) > 0)", item(values[0]))
		return
	}
	items := make([]string, len(values))
	for i, v := range values {
		items[i] = item(v)
	}
	c.add("("+column+" IS NOT NULL AND EXISTS (SELECT 1 FROM json_each(?) v WHERE instr("+column+", v.value) > 0))", asJSON(items))
}

func (c *clause) refers(f graph.Field, values []string, alias string) {
	c.add("EXISTS (SELECT 1 FROM link x WHERE x.src = "+alias+".id AND x.rel = ? AND ", string(f.Rel))
	c.oneOf("x.dst", values)
	c.add(" AND ").inField("x", f.Name)
	c.add(")")
}

// inField keeps to the links of one field: some types of reference stand in
// several.
func (c *clause) inField(alias, field string) *clause {
	return c.add("instr("+alias+".field, ?) > 0", " "+field+" ")
}

// dates compares with the first and last day, which are NULL where an end is
// open or unknown.
func (c *clause) dates(field string, d *graph.DateRange, alias string) {
	first, last := alias+"."+firstDay(field), alias+"."+lastDay(field)
	c.add("(" + alias + "." + columnName(field) + " IS NOT NULL")
	switch {
	case d.From == nil:
	case d.Definitely:
		c.add(" AND "+first+" IS NOT NULL AND "+first+" >= ?", int64(*d.From))
	default:
		c.add(" AND ("+last+" IS NULL OR "+last+" >= ?)", int64(*d.From))
	}
	switch {
	case d.To == nil:
	case d.Definitely:
		c.add(" AND "+last+" IS NOT NULL AND "+last+" <= ?", int64(*d.To))
	default:
		c.add(" AND ("+first+" IS NULL OR "+first+" <= ?)", int64(*d.To))
	}
	c.add(")")
}
