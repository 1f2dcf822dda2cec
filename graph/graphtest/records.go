package graphtest

import (
	"fmt"
	"reflect"
	"strings"

	"pgregory.net/rapid"

	"onus/graph"
)

// Texts are such as stores get wrong: empty, of either Unicode form, of
// several scripts, with quotes, line ends and wildcards.
func Texts() []string {
	return []string{
		"", "Molotov", "molotov", "Хрущёв", "ХРУЩЕВ", "Ежов", "Ёлкин", "Жданов", "Émile", "Emile", "E\u0301mile", "Straße",
		"Łódź 1937", `say "so"`, "a'b;--", "50%_*", "line\nend\ttab", "true", "level=open", ",", "<&>\u2028", "{\"a\":1}", " ", "愛 1",
	}
}

// Dates are EDTF texts of every shape.
func Dates() []string {
	return []string{
		"1956", "1956-02", "1956-02-25", "1956-02-25~", "1937?", "193X", "1930/1939", "1953-03/..", "../1953-06", "1953/", "/1956", "/",
		"[1937,1938]", "{1937-03-19,1938}", "[..1953-06]", "1950S2", "-0043-03-15", "Y-170000002", "1956-21", "1937-XX-19", "../..",
	}
}

// idsPerKind is how many ids random records of a kind share.
const idsPerKind = 4

// IDsOf are the ids that random records of a kind have; they tell the kind.
func IDsOf(k graph.Kind) []graph.ID {
	ids := make([]graph.ID, idsPerKind)
	for i := range ids {
		ids[i] = graph.ID(fmt.Sprintf("%s:%s-%d", []string{"d", "e"}[i%2], strings.ToLower(string(k)), i))
	}
	return ids
}

// AllIDs are those of all kinds.
func AllIDs() []graph.ID {
	var ids []graph.ID
	for _, k := range graph.Kinds() {
		ids = append(ids, IDsOf(k)...)
	}
	return ids
}

// KindOf is the kind of a random record by its id.
func KindOf(id graph.ID) graph.Kind {
	for _, k := range graph.Kinds() {
		if strings.HasPrefix(id.Slug(), strings.ToLower(string(k))+"-") {
			return k
		}
	}
	return ""
}

// Records are random records of all kinds, each id once, sealed, that refer
// to one another and to nothing else.
func Records() *rapid.Generator[[]graph.Record] {
	return rapid.Custom(func(t *rapid.T) []graph.Record {
		ids := rapid.SliceOfNDistinct(rapid.SampledFrom(AllIDs()), 1, 30, rapid.ID[graph.ID]).Draw(t, "ids")
		out := make([]graph.Record, len(ids))
		for i, id := range ids {
			out[i] = Record(id, ids).Draw(t, string(id))
		}
		return out
	})
}

// Record is a random record with that id, whose references are among those
// given.
func Record(id graph.ID, refs []graph.ID) *rapid.Generator[graph.Record] {
	return rapid.Custom(func(t *rapid.T) graph.Record {
		return filler{refs: refs, pick: func(n int) int { return rapid.IntRange(0, n-1).Draw(t, "pick") }}.record(id, KindOf(id), "")
	})
}

// Samples are records of every kind and of every form of claim with all their
// fields set, sealed, that refer to one another.
func Samples() []graph.Record {
	turn := 0
	f := filler{full: true, refs: AllIDs(), pick: func(n int) int { turn++; return turn % n }}
	var out []graph.Record
	for _, k := range graph.Kinds() {
		for _, id := range IDsOf(k) {
			out = append(out, f.record(id, k, ""))
		}
	}
	for i, form := range graph.FormNames() {
		out = append(out, f.record(graph.ID(fmt.Sprintf("d:form-%d", i)), graph.KindClaim, form))
	}
	return out
}

// filler sets every field of a record by its type.
type filler struct {
	full bool // leaves nothing out
	refs []graph.ID
	pick func(n int) int
}

func (f filler) record(id graph.ID, k graph.Kind, form graph.FormName) graph.Record {
	r := k.New()
	f.fill(reflect.ValueOf(r).Elem())
	if c, ok := r.(*graph.Claim); ok {
		if form == "" {
			form = graph.FormNames()[f.pick(len(graph.FormNames()))]
		}
		c.Form = form.New()
		f.fill(reflect.ValueOf(c.Form).Elem())
	}
	r.Base().ID, r.Base().Dataset = id, id.Dataset()
	if err := graph.Seal(r); err != nil {
		panic(err)
	}
	return r
}

func (f filler) fill(v reflect.Value) {
	if v.Type() == reflect.TypeFor[graph.Date]() {
		v.Set(reflect.ValueOf(f.date()))
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(f.text(v.Type() == reflect.TypeFor[graph.ID]()))
	case reflect.Bool:
		v.SetBool(f.full || f.pick(2) == 1)
	case reflect.Int:
		v.SetInt(int64(f.pick(1000)))
	case reflect.Float64:
		v.SetFloat(float64(f.pick(1000)) / 8)
	case reflect.Struct:
		for i := range v.NumField() {
			f.fill(v.Field(i))
		}
	default:
		f.fillMany(v)
	}
}

// fillMany fills pointers, lists and maps, where there may be none.
func (f filler) fillMany(v reflect.Value) {
	n := f.pick(3)
	if f.full {
		n = 2
	}
	if n == 0 {
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		f.fill(v.Elem())
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		for i := range n {
			f.fill(v.Index(i))
		}
	case reflect.Map:
		v.Set(reflect.ValueOf(map[string]int{"Claim": n}))
	}
}

func (f filler) text(isID bool) string {
	if isID {
		if i := f.pick(len(f.refs) + 1); i < len(f.refs) {
			return string(f.refs[i])
		}
		if !f.full {
			return ""
		}
		return string(f.refs[0])
	}
	if f.full {
		return Texts()[1+f.pick(len(Texts())-1)]
	}
	return Texts()[f.pick(len(Texts()))]
}

func (f filler) date() graph.Date {
	i := f.pick(len(Dates()) + 3)
	var d graph.Date
	if i < len(Dates()) {
		d = graph.On(Dates()[i])
	}
	if f.full || i >= len(Dates()) && f.pick(2) == 1 {
		d.AsWritten, d.Inferred = "0000-00-00", "нет даты"
	}
	return d
}
