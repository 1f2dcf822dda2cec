package cost

import (
	"errors"
	"fmt"
	"math"
	"strconv"

	"github.com/graph-gophers/graphql-go/ast"
)

// Measured is what a query comes to. Numbers too large are held at the
// largest.
type Measured struct {
	Kind       string // query, mutation or subscription
	Depth      int    // of fields within fields
	Selections int    // fields, once fragments are expanded, or as written in the whole query if those are more
	Aliases    int    // those of them that are renamed
	Cost       int    // objects that may be answered: the page sizes along each path multiplied, and added up
	Directives int    // as written in the whole query
	Unknown    Unknown
	Values     int // arguments, what lists and objects hold, and variables, as written in the whole query
}

// Unknown are fields that their type does not have.
type Unknown struct {
	Count      int    // each once, however often its fragment is spread
	Type, Name string // of the first
}

// Weights say how many objects fields may give.
type Weights struct {
	Sizes  map[string]Size // by argument: those that say how many objects a field gives, as first
	Lists  map[string]int  // "Type.field": lists that are no pages; others count once
	Fields map[string]int  // "Type.field": what such a field costs by itself, beside 1
}

// Size is what an argument comes to that says how many. Of several at one
// field the largest that is given counts; if none is, the largest default.
type Size struct {
	Default int // where it is null, or not given and the schema has no default for it
	Max     int // more is not answered
}

// Meter measures queries against one schema. It is safe for concurrent use.
type Meter struct {
	schema  *ast.Schema
	weights Weights
}

// NewMeter makes a Meter.
func NewMeter(schema *ast.Schema, w Weights) *Meter {
	w.Lists = merged(w.Lists, introspection(schema))
	return &Meter{schema, w}
}

// Measure measures the operation of that name, or the only one. Fields and
// types that the schema does not have count, and are no error here.
func (m *Meter) Measure(query, operationName string, variables map[string]any) (Measured, error) {
	doc, err := parse(query)
	if err != nil {
		return Measured{}, err
	}
	op, err := doc.operation(operationName)
	if err != nil {
		return Measured{}, err
	}
	run := &measuring{Meter: m, doc: doc, op: op, variables: variables}
	for _, f := range doc.fragments { // of other operations too: they are all validated
		if _, err := run.fragment(f); err != nil {
			return Measured{}, err
		}
	}
	out, err := run.set(op.selects, m.root(op.kind))
	out.Kind, out.Selections = op.kind, max(out.Selections, doc.written)
	out.Directives, out.Values, out.Unknown = doc.directives, doc.values, run.unknown
	return out, err
}

func (d *document) operation(name string) (*operation, error) {
	if len(d.operations) == 0 {
		return nil, fmt.Errorf("the query holds no operation")
	}
	if name == "" && len(d.operations) > 1 {
		return nil, fmt.Errorf("the query holds several operations, and operationName names none")
	}
	for _, op := range d.operations {
		if name == "" || op.name == name {
			return op, nil
		}
	}
	return nil, fmt.Errorf("the query holds no operation %q", name)
}

func (m *Meter) root(kind string) string {
	if t := m.schema.RootOperationTypes[kind]; t != nil {
		return t.TypeName()
	}
	return ""
}

type measuring struct {
	*Meter
	doc       *document
	op        *operation
	variables map[string]any
	unknown   Unknown
}

// set measures selections on a type.
func (r *measuring) set(selects []selection, on string) (Measured, error) {
	var sum Measured
	for i := range selects {
		one, err := r.selection(&selects[i], on)
		if err != nil {
			return sum, err
		}
		sum.Depth = max(sum.Depth, one.Depth)
		sum.Selections = add(sum.Selections, one.Selections)
		sum.Aliases = add(sum.Aliases, one.Aliases)
		sum.Cost = add(sum.Cost, one.Cost)
	}
	return sum, nil
}

func (r *measuring) selection(s *selection, on string) (Measured, error) {
	switch {
	case s.spread != "":
		f := r.doc.fragments[s.spread]
		if f == nil {
			return Measured{}, fmt.Errorf("there is no fragment %q", s.spread)
		}
		return r.fragment(f)
	case s.name == "":
		if s.on != "" {
			on = s.on
		}
		return r.set(s.selects, on)
	}
	return r.field(s, on)
}

// fragment measures a fragment once, wherever it is spread.
func (r *measuring) fragment(f *fragment) (Measured, error) {
	if f.open {
		return Measured{}, fmt.Errorf("the fragment %q spreads itself", f.name)
	}
	if !f.measured {
		f.open = true
		m, err := r.set(f.selects, f.on)
		if err != nil {
			return m, err
		}
		f.m, f.open, f.measured = m, false, true
	}
	return f.m, nil
}

func (r *measuring) field(s *selection, on string) (Measured, error) {
	def := r.definition(on, s.name)
	typ := ""
	if def != nil {
		typ = named(def.Type)
	} else if r.hasFields(on) && s.name != "__typename" {
		if r.unknown.Count++; r.unknown.Count == 1 {
			r.unknown.Type, r.unknown.Name = on, s.name
		}
	}
	inner, err := r.set(s.selects, typ)
	if err != nil {
		return inner, err
	}
	inner.Depth = add(inner.Depth, 1)
	inner.Selections = add(inner.Selections, 1)
	if s.alias != "" && s.alias != s.name {
		inner.Aliases = add(inner.Aliases, 1)
	}
	if len(s.selects) > 0 {
		objects := r.objects(s, on, def)
		inner.Cost = mul(objects, add(inner.Cost, 1+r.weights.Fields[on+"."+s.name]))
	}
	return inner, nil
}

// objects is how many objects the field may give.
func (r *measuring) objects(s *selection, on string, def *ast.FieldDefinition) int {
	if def == nil {
		return 1
	}
	if n := r.size(s.args, def); n > 0 {
		return n
	}
	if def.Arguments.Get("ids") != nil {
		return r.length(s.args["ids"])
	}
	if n := r.weights.Lists[on+"."+s.name]; n > 0 {
		return n
	}
	return 1
}

// size is how many objects the arguments of a field ask for; 0 if it has none
// that says so.
func (r *measuring) size(args map[string]value, def *ast.FieldDefinition) int {
	given, otherwise := 0, 0
	for name, size := range r.weights.Sizes {
		arg := def.Arguments.Get(name)
		if arg == nil {
			continue
		}
		otherwise = max(otherwise, size.otherwise(arg))
		if n, ok := r.number(args[name]); ok {
			given = max(given, clamp(n, size.Max))
		}
	}
	if given > 0 {
		return given
	}
	return otherwise
}

// otherwise is what the schema says where the argument is not given, or else
// the default of such arguments.
func (s Size) otherwise(arg *ast.InputValueDefinition) int {
	if arg.Default != nil {
		if n, err := strconv.Atoi(arg.Default.String()); err == nil {
			return clamp(float64(n), s.Max)
		}
	}
	return s.Default
}

// number reads an argument, a variable or its default; false if it is none.
func (r *measuring) number(v value) (float64, bool) {
	if v.variable != "" {
		switch given := r.variables[v.variable].(type) {
		case float64:
			return given, true
		case int32:
			return float64(given), true
		case int:
			return float64(given), true
		}
		v = r.op.defaults[v.variable]
	}
	f, err := strconv.ParseFloat(v.text, 64)
	return f, err == nil || errors.Is(err, strconv.ErrRange)
}

func (r *measuring) length(v value) int {
	if v.variable != "" {
		if list, ok := r.variables[v.variable].([]any); ok {
			return max(len(list), 1)
		}
		v = r.op.defaults[v.variable]
	}
	return max(v.list, 1)
}

func clamp(n float64, most int) int { return int(max(1, min(n, float64(most)))) }

func (r *measuring) definition(on, field string) *ast.FieldDefinition {
	if def := r.meta(on, field); def != nil {
		return def
	}
	switch t := r.schema.Types[on].(type) {
	case *ast.ObjectTypeDefinition:
		return t.Fields.Get(field)
	case *ast.InterfaceTypeDefinition:
		return t.Fields.Get(field)
	}
	return nil
}

func (m *Meter) hasFields(on string) bool {
	switch m.schema.Types[on].(type) {
	case *ast.ObjectTypeDefinition, *ast.InterfaceTypeDefinition:
		return true
	}
	return false
}

func named(t ast.Type) string {
	for {
		switch x := t.(type) {
		case *ast.NonNull:
			t = x.OfType
		case *ast.List:
			t = x.OfType
		case ast.NamedType:
			return x.TypeName()
		default:
			return ""
		}
	}
}

func add(a, b int) int {
	if a > math.MaxInt32-b {
		return math.MaxInt32
	}
	return a + b
}

func mul(a, b int) int {
	if a > 0 && b > math.MaxInt32/a {
		return math.MaxInt32
	}
	return a * b
}
