package graph

import (
	"reflect"
	"strings"
)

// member is a field of a struct, by its name in JSON.
type member struct {
	name string
	path []int
	plan
}

// readStruct reads the fields of a struct, those of embedded ones among them.
// Members come in the order of the fields, so the search goes on from the last.
func readStruct(t reflect.Type) plan {
	members := membersOf(t, nil)
	return func(r *reading, v reflect.Value) error {
		at := 0
		return r.members(func(name string) error {
			for range members {
				m := &members[at]
				at++
				if at == len(members) {
					at = 0
				}
				if m.name == name {
					return m.plan(r, v.FieldByIndex(m.path))
				}
			}
			return r.readForm(name, v)
		})
	}
}

func membersOf(t reflect.Type, path []int) (out []member) {
	for i := range t.NumField() {
		f := t.Field(i)
		at := append(append([]int(nil), path...), i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous:
			out = append(out, membersOf(f.Type, at)...)
		case name != "" && name != "-":
			out = append(out, member{name, at, planOf(f.Type)})
		}
	}
	return out
}

// readForm reads the two members that a claim has beside its fields, "form"
// first.
func (r *reading) readForm(name string, v reflect.Value) error {
	c, isClaim := v.Addr().Interface().(*Claim)
	switch {
	case isClaim && name == "form":
		form, err := r.string()
		if c.Form = FormName(form).New(); err == nil && c.Form == nil {
			err = Invalid("form %q does not exist", form)
		}
		return err
	case isClaim && name == "says" && c.Form != nil:
		says := reflect.ValueOf(c.Form).Elem()
		return planOf(says.Type())(r, says)
	}
	return r.wrong("a known field, not " + name)
}
