package graph

import (
	"encoding/json"
	"reflect"
	"strconv"
	"strings"
	"sync"

	"onus/graph/edtf"
)

// reading reads the JSON that Encode wrote. A store decodes every record that
// it gives, and encoding/json took more time for that than SQLite for finding
// it. Strings without escapes share the text.
type reading struct {
	text string
	at   int
}

// readText reads a whole JSON text into a value that can be set.
func readText(b []byte, into reflect.Value) error {
	r := reading{text: string(b)}
	if err := planOf(into.Type())(&r, into); err != nil {
		return err
	}
	if r.next() != 0 {
		return r.wrong("the end")
	}
	return nil
}

// plan reads a value of one type.
type plan func(*reading, reflect.Value) error

var plans sync.Map // reflect.Type -> plan

func planOf(t reflect.Type) plan {
	if p, ok := plans.Load(t); ok {
		return p.(plan)
	}
	p := newPlan(t)
	plans.Store(t, p)
	return p
}

func newPlan(t reflect.Type) plan {
	switch {
	case t == reflect.TypeFor[Date]():
		return readDate
	case t.Kind() == reflect.String:
		return readString
	case t.Kind() == reflect.Bool:
		return readBool
	case t.Kind() == reflect.Int:
		return readInt
	case t.Kind() == reflect.Float64:
		return readFloat
	case t.Kind() == reflect.Pointer:
		return readPointer(planOf(t.Elem()))
	case t.Kind() == reflect.Slice:
		return readList(planOf(t.Elem()))
	case t.Kind() == reflect.Map:
		return readMap
	case t.Kind() == reflect.Struct:
		return readStruct(t)
	}
	return func(r *reading, _ reflect.Value) error { return r.wrong("nothing of type " + t.String()) }
}

func (r *reading) wrong(expected string) error {
	return Invalid("stored JSON: byte %d: expected %s", r.at, expected)
}

// next is the next byte that is no space, 0 at the end.
func (r *reading) next() byte {
	for ; r.at < len(r.text); r.at++ {
		if c := r.text[r.at]; c > ' ' {
			return c
		}
	}
	return 0
}

func (r *reading) take(c byte) bool {
	if r.next() != c {
		return false
	}
	r.at++
	return true
}

func (r *reading) takeWord(word string) bool {
	if r.next(); !strings.HasPrefix(r.text[r.at:], word) {
		return false
	}
	r.at += len(word)
	return true
}

func (r *reading) string() (string, error) {
	if !r.take('"') {
		return "", r.wrong("a string")
	}
	start := r.at
	escaped := false
	for ; r.at < len(r.text); r.at++ {
		switch r.text[r.at] {
		case '\\':
			escaped = true
			r.at++
		case '"':
			r.at++
			if escaped {
				return r.unescaped(r.text[start-1 : r.at])
			}
			return r.text[start : r.at-1], nil
		}
	}
	return "", r.wrong("the end of a string")
}

func (r *reading) unescaped(quoted string) (s string, err error) {
	if json.Unmarshal([]byte(quoted), &s) != nil {
		return "", r.wrong("a string")
	}
	return s, nil
}

// number is the text of one.
func (r *reading) number() string {
	r.next()
	start := r.at
	for r.at < len(r.text) && strings.IndexByte("+-.eE0123456789", r.text[r.at]) >= 0 {
		r.at++
	}
	return r.text[start:r.at]
}

// members calls f at the value of each member of an object.
func (r *reading) members(f func(name string) error) error {
	if !r.take('{') {
		return r.wrong("an object")
	}
	if r.take('}') {
		return nil
	}
	for {
		name, err := r.string()
		if err != nil {
			return err
		}
		if !r.take(':') {
			return r.wrong("a colon")
		}
		if err := f(name); err != nil {
			return err
		}
		if r.take('}') {
			return nil
		}
		if !r.take(',') {
			return r.wrong("a comma or }")
		}
	}
}

func readString(r *reading, v reflect.Value) error {
	s, err := r.string()
	v.SetString(s)
	return err
}

func readBool(r *reading, v reflect.Value) error {
	v.SetBool(r.takeWord("true"))
	if !v.Bool() && !r.takeWord("false") {
		return r.wrong("true or false")
	}
	return nil
}

func readInt(r *reading, v reflect.Value) error {
	n, err := strconv.ParseInt(r.number(), 10, 64)
	v.SetInt(n)
	if err != nil {
		return r.wrong("a whole number")
	}
	return nil
}

func readFloat(r *reading, v reflect.Value) error {
	n, err := strconv.ParseFloat(r.number(), 64)
	v.SetFloat(n)
	if err != nil {
		return r.wrong("a number")
	}
	return nil
}

func readPointer(elem plan) plan {
	return func(r *reading, v reflect.Value) error {
		if r.takeWord("null") {
			return nil
		}
		v.Set(reflect.New(v.Type().Elem()))
		return elem(r, v.Elem())
	}
}

func readList(elem plan) plan {
	return func(r *reading, v reflect.Value) error {
		if r.takeWord("null") {
			return nil
		}
		if !r.take('[') {
			return r.wrong("a list")
		}
		if r.take(']') {
			return nil
		}
		for n := 0; ; n++ {
			if n == v.Cap() {
				v.Grow(1)
			}
			v.SetLen(n + 1)
			if err := elem(r, v.Index(n)); err != nil {
				return err
			}
			if r.take(']') {
				return nil
			}
			if !r.take(',') {
				return r.wrong("a comma or ]")
			}
		}
	}
}

// readMap reads a map[string]int, the only map that records have.
func readMap(r *reading, v reflect.Value) error {
	if r.takeWord("null") {
		return nil
	}
	counts := map[string]int{}
	v.Set(reflect.ValueOf(counts))
	return r.members(func(name string) error {
		n, err := strconv.Atoi(r.number())
		counts[name] = n
		if err != nil {
			return r.wrong("a whole number")
		}
		return nil
	})
}

func readDate(r *reading, v reflect.Value) (err error) {
	d := v.Addr().Interface().(*Date)
	if r.next() == '"' {
		return r.edtf(&d.Date)
	}
	return r.members(func(name string) error {
		switch name {
		case "edtf":
			return r.edtf(&d.Date)
		case "asWritten":
			d.AsWritten, err = r.string()
		case "inferred":
			d.Inferred, err = r.string()
		default:
			return r.wrong("edtf, asWritten or inferred")
		}
		return err
	})
}

func (r *reading) edtf(into *edtf.Date) error {
	text, err := r.string()
	if err != nil || text == "" {
		return err
	}
	*into, err = edtf.Parse(text)
	return err
}
