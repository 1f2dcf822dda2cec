package graph

import (
	"encoding/json"
	"fmt"
	"reflect"
)

// Flatten gives the fields of a record as plain values, for stores that keep
// properties: string, []string, bool, int64, float64 and Date; nested values
// as their JSON text. Zero values are left out. A claim's form is "form".
func Flatten(r Record) map[string]any {
	props := map[string]any{}
	for _, f := range Fields(r.Kind()) {
		if v := f.Of(r); v != nil {
			props[f.Name] = v
		}
	}
	return props
}

// Of gives the field's value in a record of its kind, as Flatten does; nil
// where it is zero, or the record is a claim of another form.
func (f Field) Of(r Record) any {
	if f.path == nil {
		return string(formOf(r))
	}
	v, ok := f.valueIn(r)
	if !ok || isZero(v) {
		return nil
	}
	return plain(f, v)
}

// OfForm reports whether claims of that form have the field.
func (f Field) OfForm(n FormName) bool { return f.form == "" || f.form == n }

func formOf(r Record) FormName {
	if c, ok := r.(*Claim); ok && c.Form != nil {
		return c.Form.Form()
	}
	return ""
}

func isZero(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Slice, reflect.Map:
		return v.Len() == 0
	}
	return v.IsZero()
}

func plain(f Field, v reflect.Value) any {
	switch f.Type {
	case Text:
		return v.String()
	case Texts:
		out := make([]string, v.Len())
		for i := range out {
			out[i] = v.Index(i).String()
		}
		return out
	case Bool:
		return v.Bool()
	case Int:
		return v.Int()
	case Number:
		return v.Elem().Float()
	case Dated:
		return v.Interface()
	}
	b, err := json.Marshal(v.Interface())
	if err != nil {
		panic(fmt.Sprintf("graph: field %s cannot be written: %v", f.Name, err)) // our own types always can
	}
	return string(b)
}

// Build makes the record of a kind from what Flatten gave; []any is taken for
// []string too. Names that the kind does not have are ignored.
func Build(k Kind, props map[string]any) (Record, error) {
	r := k.New()
	if r == nil {
		return nil, Invalid("kind %q does not exist", k)
	}
	if c, ok := r.(*Claim); ok {
		name, _ := props["form"].(string)
		if c.Form = FormName(name).New(); c.Form == nil {
			return nil, Invalid("claim %v: form %q does not exist", props["id"], name)
		}
	}
	byName := fieldsByName(k)
	for name, p := range props {
		for _, f := range byName[name] {
			v, ok := f.valueIn(r)
			if !ok {
				continue
			}
			if err := set(f, v, p); err != nil {
				return nil, fmt.Errorf("%s %v: field %s: %w", k, props["id"], f.Name, err)
			}
		}
	}
	return r, nil
}

func set(f Field, v reflect.Value, p any) error {
	switch x := p.(type) {
	case string:
		if f.Type == Nested {
			return readText([]byte(x), v)
		}
		if f.Type == Text {
			v.SetString(x)
			return nil
		}
	case bool:
		if f.Type == Bool {
			v.SetBool(x)
			return nil
		}
	case int64:
		if f.Type == Int {
			v.SetInt(x)
			return nil
		}
	case float64:
		if f.Type == Number {
			v.Set(reflect.ValueOf(&x))
			return nil
		}
	case Date:
		if f.Type == Dated {
			v.Set(reflect.ValueOf(x))
			return nil
		}
	case []string:
		return setTexts(f, v, x)
	case []any:
		texts := make([]string, len(x))
		for i, e := range x {
			texts[i], _ = e.(string)
		}
		return setTexts(f, v, texts)
	}
	return Invalid("has the type %T", p)
}

func setTexts(f Field, v reflect.Value, texts []string) error {
	if f.Type != Texts {
		return Invalid("is no list")
	}
	list := reflect.MakeSlice(v.Type(), len(texts), len(texts))
	for i, t := range texts {
		list.Index(i).SetString(t)
	}
	v.Set(list)
	return nil
}
