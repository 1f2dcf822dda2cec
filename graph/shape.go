package graph

import (
	"reflect"
	"slices"
	"strings"
	"sync"
)

// FieldType is how the value of a field is held.
type FieldType uint8

// The types of fields.
const (
	Text  FieldType = iota // a string, also ids and enumerations
	Texts                  // a list of them
	Bool
	Int
	Number // a float, possibly missing
	Dated  // a Date: also has an earliest and a latest day
	Nested // anything else, held as JSON
)

// Field describes one field of a kind; those of the forms of a claim are
// fields of the claim, and of equal name and type where two forms share one.
type Field struct {
	Name string
	Type FieldType
	Rel  Rel  // a reference (or a list of them); "" for none
	Find bool // may stand in a Filter
	form FormName
	path []int
}

var shapes sync.Map // Kind -> []Field

// Fields lists the fields of a kind, in the order of the struct.
func Fields(k Kind) []Field {
	if fs, ok := shapes.Load(k); ok {
		return fs.([]Field)
	}
	r := k.New()
	if r == nil {
		return nil
	}
	fs := fieldsOf(reflect.TypeOf(r).Elem(), "", nil)
	if k == KindClaim {
		fs = append(fs, Field{Name: "form", Type: Text, Find: true})
		for _, n := range FormNames() {
			fs = append(fs, fieldsOf(reflect.TypeOf(n.New()).Elem(), n, nil)...)
		}
	}
	shapes.Store(k, fs)
	return fs
}

// FieldOf is the first field of that name; ok is false if there is none.
func FieldOf(k Kind, name string) (Field, bool) {
	fs := Fields(k)
	i := slices.IndexFunc(fs, func(f Field) bool { return f.Name == name })
	if i < 0 {
		return Field{}, false
	}
	return fs[i], true
}

var shapesByName sync.Map // Kind -> map[string][]Field

// fieldsByName finds the fields of a kind that hold a value; forms of a claim
// may share a name.
func fieldsByName(k Kind) map[string][]Field {
	if fs, ok := shapesByName.Load(k); ok {
		return fs.(map[string][]Field)
	}
	out := map[string][]Field{}
	for _, f := range Fields(k) {
		if f.path != nil {
			out[f.Name] = append(out[f.Name], f)
		}
	}
	shapesByName.Store(k, out)
	return out
}

func fieldsOf(t reflect.Type, form FormName, path []int) []Field {
	var out []Field
	for i := range t.NumField() {
		sf := t.Field(i)
		at := append(slices.Clone(path), i)
		if sf.Anonymous || sf.Type == reflect.TypeFor[Derived]() {
			out = append(out, fieldsOf(sf.Type, form, at)...)
			continue
		}
		tag := sf.Tag.Get("graph")
		name, _, _ := strings.Cut(sf.Tag.Get("json"), ",")
		if name == "-" || name == "" {
			name = map[string]string{"Sort": "sort", "Digest": "digest"}[sf.Name]
		}
		if name == "" {
			continue // the Form itself
		}
		f := Field{Name: name, Type: typeOf(sf.Type), Find: tag == "find", form: form, path: at}
		if rel, ok := strings.CutPrefix(tag, "rel="); ok {
			f.Rel, f.Find = Rel(rel), true
		}
		out = append(out, f)
	}
	return out
}

func typeOf(t reflect.Type) FieldType {
	switch {
	case t == reflect.TypeFor[Date]():
		return Dated
	case t == reflect.TypeFor[*float64]():
		return Number
	case t.Kind() == reflect.String:
		return Text
	case t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.String:
		return Texts
	case t.Kind() == reflect.Bool:
		return Bool
	case t.Kind() == reflect.Int:
		return Int
	}
	return Nested
}

// valueIn finds the field's value in a record; ok is false where the record
// is a claim of another form.
func (f Field) valueIn(r Record) (reflect.Value, bool) {
	if c, isClaim := r.(*Claim); isClaim && f.form != "" {
		if c.Form == nil || c.Form.Form() != f.form {
			return reflect.Value{}, false
		}
		return reflect.ValueOf(c.Form).Elem().FieldByIndex(f.path), true
	}
	return reflect.ValueOf(r).Elem().FieldByIndex(f.path), true
}
