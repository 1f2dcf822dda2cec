package schema_test

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/rs/zerolog"
	"go.uber.org/goleak"

	"onus/graph"
	"onus/graph/contrast"
	"onus/graph/graphtest"
	"onus/graph/sqlite"
	"onus/schema"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func id(slug string) graph.ID { return graph.ID("d:" + slug) }

// vocabulary is what every fixture has: two sources that disagree about what
// some men knew of the terror.
func vocabulary() []graph.Record {
	meta := func(slug, name string) graph.Meta { return graph.Meta{ID: id(slug), Dataset: "d", Name: name} }
	return []graph.Record{
		&graph.Dataset{Meta: meta("dataset", "Small"), Version: "1.2", Licence: "CC0-1.0", State: graph.Ready,
			Content: "abc", LoadedAt: "2026-01-02T03:04:05Z", Counts: map[string]int{"Claim": 3, "Person": 2}},
		&graph.Profile{Meta: meta("level", "All alike"), Rule: "never", Shipped: true},
		&graph.Profile{Meta: meta("documents-first", "Documents first"), Rule: "class:record", Shipped: true, Explanation: "Paper remembers."},
		&graph.Scale{Meta: meta("knowledge", "Knowledge"), Question: "How much did the person know?", Monotone: true,
			Grades: []graph.Grade{{Slug: "none", Label: "nothing"}, {Slug: "general", Label: "the general picture", Rank: 1}, {Slug: "full", Label: "all", Rank: 2}}},
		&graph.Event{Meta: meta("terror", "The terror"), EventKind: graph.Happening, Period: graph.On("1936/1938"), Valence: graph.Wrong},
		&graph.Event{Meta: meta("terror-in-moscow", "The terror in Moscow"), PartOf: id("terror"), Period: graph.On("1937~")},
		&graph.Organization{Meta: meta("presidium", "Presidium"), Founded: graph.On("1952-10")},
		&graph.Position{Meta: meta("member", "Member of the Presidium"), Organization: id("presidium"), Membership: graph.FullMember, Oversees: []graph.ID{id("terror")}},
		&graph.Act{Meta: meta("signed", "Signed a list"), Credit: graph.Blame, Needs: id("member"),
			Implies: []graph.Implication{{Scale: id("knowledge"), Grades: []string{"general", "full"}, Event: id("terror")}}},
		&graph.Presumption{Meta: meta("ten-lists", "Ten lists: full"), Act: id("signed"), AtLeast: 10, Scale: id("knowledge"), Grades: []string{"full"},
			Event: id("terror"), By: "An editor", Reason: "Nobody signs ten lists unread."},
		&graph.Person{Meta: meta("author", "Nikita Khrushchev"), OtherNames: []graph.Name{
			{Text: "Никита Хрущёв", Lang: "ru", Script: "Cyrl"}, {Text: "Nikita Khrushchyov", Lang: "ru", Script: "Latn"}, {Text: "Никита", Lang: "ru", Note: "first name"}}},
		&graph.Source{Meta: meta("memoir", "Memoirs"), Genre: graph.Memoir, Authors: []graph.ID{id("author")}, Created: graph.On("1967"), Available: graph.On("1970")},
		&graph.Source{Meta: meta("minutes", "Minutes"), Genre: graph.Minutes, Created: graph.On("1956-02-09"),
			DerivesFrom: []graph.Derivation{{Source: id("memoir"), How: "cites"}}},
	}
}

// man is one of the men: the memoir says that he knew nothing, the minutes
// that he knew all; an editor doubts the minutes about the first.
func man(i int) []graph.Record {
	slug := fmt.Sprintf("man-%02d", i)
	event := id("terror")
	who := graph.Who{Subject: id(slug)}
	q := contrast.Questions(&graph.Claim{Form: &graph.Attribution{Who: who, Event: event, Scale: id("knowledge")}}, contrast.Canon{})[0]
	genres := map[graph.ID]graph.Genre{id("memoir"): graph.Memoir, id("minutes"): graph.Minutes}
	claim := func(part string, source graph.ID, made string, grade string) *graph.Claim {
		return &graph.Claim{
			Meta:   graph.Meta{ID: id(slug + "-" + part), Dataset: "d", Name: fmt.Sprintf("Man %d knew: %s", i, grade)},
			Source: source, Passages: []graph.ID{id(slug + "-" + part + "-at")}, Claimants: []graph.ID{id("author")}, Made: graph.On(made),
			Form: &graph.Attribution{Who: who, Event: event, Scale: id("knowledge"), Grades: []string{grade}},
			Derived: graph.Derived{Questions: []graph.ID{q.ID}, Subjects: []graph.ID{id(slug)}, Events: []graph.ID{event},
				Disputed: true, OpposedBy: []string{"direct"}, Standings: []string{"documents-first=yields", "level=open"},
				Genre: genres[source], Available: graph.On("1970")},
		}
	}
	at := func(part string, source graph.ID) *graph.Passage {
		return &graph.Passage{Meta: graph.Meta{ID: id(slug + "-" + part + "-at"), Dataset: "d", Name: "p. 1"}, Source: source, Locator: "p. 1", Quote: "he knew"}
	}
	q.Disputed, q.Answers = true, 2
	return []graph.Record{
		&graph.Person{Meta: graph.Meta{ID: id(slug), Dataset: "d", Name: fmt.Sprintf("Man %02d", i)}, Born: graph.On("1890?")},
		at("none", id("memoir")), at("full", id("minutes")), q,
		claim("none", id("memoir"), "1967", "none"), claim("full", id("minutes"), "1956-02-09", "full"),
	}
}

// others are claims of other forms, about the first man.
func others() []graph.Record {
	who := graph.Who{Subject: id("man-01")}
	forms := map[string]graph.Form{
		"tenure":  &graph.Tenure{Subject: who.Subject, Positions: []graph.ID{id("member")}, Start: graph.On("1952-10"), End: graph.On("1957-06/..")},
		"signing": &graph.Deed{Who: who, Act: id("signed"), Event: id("terror-in-moscow"), Date: graph.On("1937-03-19"), Object: "list 4"},
		"dating":  &graph.Dating{Event: id("terror"), Period: graph.On("1936/1938")},
		"measure": &graph.Measure{Subject: who.Subject, What: "lists", Value: number(12), Unit: "lists", Counts: &graph.Counting{Act: id("signed"), Sources: []graph.ID{id("minutes")}}},
		"grouping": &graph.Grouping{Body: id("presidium"), On: graph.On("1953-03"), Event: id("terror"), Exhaustive: true, Groups: []graph.Group{
			{Label: "the guilty", Members: []graph.ID{id("man-01")}, Placements: []graph.Placement{{Scale: id("knowledge"), Grades: []string{"full"}}}}}},
		"absence":   &graph.Absence{Subject: who.Subject, Act: id("signed"), Scope: []graph.ID{id("minutes")}, Complete: true},
		"statement": &graph.Statement{Subjects: []graph.ID{who.Subject, id("author")}, Events: []graph.ID{id("terror")}, About: "motive"},
	}
	var out []graph.Record
	for name, form := range forms {
		out = append(out, &graph.Claim{Meta: graph.Meta{ID: id("form-" + name), Dataset: "d", Name: "A claim: " + name}, Source: id("memoir"),
			Claimants: []graph.ID{id("author")}, Made: graph.Date{Date: graph.On("1967").Date, AsWritten: "67", Inferred: "the decade is the memoir's"}, Modality: map[string]graph.Modality{"statement": graph.Reported}[name], Form: form})
	}
	return append(out,
		&graph.Evidence{Meta: graph.Meta{ID: "onus:e--1", Dataset: graph.Own, Name: "implied-knowledge"}, From: id("form-signing"), Stance: graph.Supports,
			Rule: contrast.ImpliedKnowledge, Premises: []graph.ID{id("form-signing"), id("ten-lists")}, Force: graph.Presumptive,
			Certainty: graph.PossibleOnly, AsOf: graph.On("1937-03-19"), Because: "He signed."},
		&graph.Evidence{Meta: graph.Meta{ID: id("doubt"), Dataset: "d", Name: "doubt"}, From: id("form-dating"), On: id("man-01-full"),
			Stance: graph.Undercuts, Editor: "An editor", Note: "The minutes were written later."},
		&graph.Identity{Meta: graph.Meta{ID: id("not-him"), Dataset: "d", Name: "not him"}, A: id("man-01"), B: id("author"), Differ: true})
}

func number(f float64) *float64 { return &f }

// world is a schema over a counting store that holds so many men.
type world struct {
	t      *testing.T
	store  *graphtest.Counting
	schema *schema.Schema
}

// newWorld is one over the reference model.
func newWorld(t *testing.T, men int, limits schema.Limits) *world {
	t.Helper()
	return newWorldIn(t, graphtest.NewModel(), men, limits)
}

// newFastWorld is one over an embedded store.
func newFastWorld(t *testing.T, men int) *world {
	t.Helper()
	return newWorldIn(t, newFastStore(t), men, schema.Limits{})
}

// newFastStore is an embedded store.
func newFastStore(t *testing.T) graph.Store {
	t.Helper()
	store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "x.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	return store
}

func newWorldIn(t *testing.T, in graph.Store, men int, limits schema.Limits) *world {
	t.Helper()
	fill(t, in, men)
	store := graphtest.NewCounting(in)
	limits.Deadline = 20 * time.Second
	s, err := schema.New(schema.Config{Store: store, Log: zerolog.New(zerolog.NewTestWriter(t)), Ready: store.Ready, Limits: limits})
	if err != nil {
		t.Fatal(err)
	}
	return &world{t, store, s}
}

// fill puts so many men and all that goes with them into a store.
func fill(t testing.TB, store graph.Store, men int) {
	t.Helper()
	records := vocabulary()
	for i := range men {
		records = append(records, man(i+1)...)
	}
	records = append(records, others()...)
	_, err := store.Update(t.Context(), func(tx graph.Tx) error { return tx.Put(t.Context(), records...) })
	if err != nil {
		t.Fatal(err)
	}
}

type answer struct {
	Data   json.RawMessage `json:"data"`
	Errors []struct {
		Message    string         `json:"message"`
		Path       []any          `json:"path"`
		Extensions map[string]any `json:"extensions"`
	} `json:"errors"`
}

func (a answer) code() string {
	if len(a.Errors) == 0 {
		return ""
	}
	return fmt.Sprint(a.Errors[0].Extensions["code"])
}

// ask executes a query.
func (w *world) ask(query string, variables map[string]any) answer {
	w.t.Helper()
	b, err := json.Marshal(w.schema.Exec(context.Background(), schema.Request{Query: query, Variables: variables}))
	if err != nil {
		w.t.Fatal(err)
	}
	var a answer
	if err := json.Unmarshal(b, &a); err != nil {
		w.t.Fatal(err)
	}
	return a
}

// get executes a query that has to succeed, and decodes its data.
func (w *world) get(query string, into any) {
	w.t.Helper()
	a := w.ask(query, nil)
	if len(a.Errors) > 0 {
		w.t.Fatalf("%s\n%v", query, a.Errors)
	}
	if err := json.Unmarshal(a.Data, into); err != nil {
		w.t.Fatal(err)
	}
}
