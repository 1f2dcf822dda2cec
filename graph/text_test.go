package graph_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onus/graph"
)

func TestTokens(t *testing.T) {
	for text, want := range map[string]string{
		"":       "",
		"-- , …": "",
		"Никита Сергеевич Хрущёв": "никита сергеевич хрущев",
		"ХРУЩЕ\u0308В":            "хрущев",
		"Émile, E\u0301MILE":      "emile",
		"Straße 12a":              "12a straße",
		"the the The":             "the",
		"Rákosi's 9-го":           "9 rakosi s го",
		"İstanbul":                "istanbul",
		"й и":                     "и",
		"愛a":                      "愛a",
	} {
		if got := strings.Join(graph.Tokens(text), " "); got != want {
			t.Errorf("Tokens(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestWordsAreOfNamesAndTexts(t *testing.T) {
	for _, c := range []struct {
		record graph.Record
		want   string
	}{
		{&graph.Person{Meta: graph.Meta{Name: "A"}, OtherNames: []graph.Name{{Text: "Б", Note: "no"}}, Description: "c"}, "a c б"},
		{&graph.Passage{Locator: "p. 3", Quote: "quote", Translation: "word"}, "3 p quote word"},
		{&graph.Claim{Meta: graph.Meta{Name: "says"}, Note: "note", Form: &graph.Statement{}}, "note says"},
		{&graph.Evidence{Meta: graph.Meta{Name: "none"}}, ""},
	} {
		if got := strings.Join(graph.Words(c.record), " "); got != c.want {
			t.Errorf("%T: %q, want %q", c.record, got, c.want)
		}
	}
}

func TestSortKeysOrderNamesAsPeopleDo(t *testing.T) {
	want := []string{"", "Émile", "Emilie", "Łódź", "Molotov", "Zhukov", "Абакумов", "Ежов", "ЁЛКИН", "Жданов", "Я"}
	var keys []string
	for _, name := range want {
		p := &graph.Person{Meta: graph.Meta{ID: "d:a", Name: name}}
		if err := graph.Seal(p); err != nil {
			t.Fatal(err)
		}
		keys = append(keys, p.Sort)
	}
	if !slices.IsSorted(keys) {
		t.Errorf("%v", keys)
	}
}

func TestIDs(t *testing.T) {
	for _, good := range []graph.ID{"d:a", "khrushchev-1956:molotov-knew", "onus:q--0a", "d:memoir--molotov--knowledge", "1:2"} {
		if err := good.Check(); err != nil {
			t.Error(err)
		}
	}
	for _, bad := range []graph.ID{"", "a", ":", "d:", ":a", "d:A", "d:a-", "d:-a", "d--e:a", "d:a:b", "d:ё", "d:a b", "d:a\n"} {
		if err := bad.Check(); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("%q: %v", bad, err)
		}
	}
	id := graph.ID("d:memoir").Sub("molotov", "knowledge")
	if diff := cmp.Diff([]string{"d:memoir--molotov--knowledge", "d", "memoir--molotov--knowledge"}, []string{string(id), id.Dataset(), id.Slug()}); diff != "" {
		t.Error(diff)
	}
	if graph.Hashed("q", "ab", "c") == graph.Hashed("q", "a", "bc") || graph.Hashed("q", "a").Check() != nil {
		t.Error("Hashed ids")
	}
}

func TestCursorsAreOfOneOrder(t *testing.T) {
	e := &graph.Event{Meta: graph.Meta{ID: "d:e"}, Period: graph.On("1956-02-25")}
	if err := graph.Seal(e); err != nil {
		t.Fatal(err)
	}
	byDate := graph.Order{By: "period"}
	place, err := graph.CursorOf(e, byDate).Place(byDate)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(byDate.PlaceOf(e), place); diff != "" {
		t.Error(diff)
	}
	for _, other := range []graph.Order{{}, {Desc: true}, {By: "period", Desc: true}} {
		if _, err := graph.CursorOf(e, byDate).Place(other); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("%v: %v", other, err)
		}
	}
}
