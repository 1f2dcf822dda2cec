package data_test

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/rs/zerolog"

	"onus/data"
	"onus/graph"
	"onus/graph/graphtest/scenario"
	"onus/loaders"
	"onus/loaders/dossier"
	"onus/schema"
)

// TestScenariosOnSQLite loads them once, and asks the store, the API over it,
// and what derivation left on the claims.
func TestScenariosOnSQLite(t *testing.T) {
	store := allScenarios(t, emptySQLite(t))
	t.Run("asking the store", func(t *testing.T) { runOn(t, scenario.InStore(store)) })
	t.Run("through GraphQL", func(t *testing.T) {
		s, err := schema.New(schema.Config{Store: store, Log: zerolog.New(zerolog.NewTestWriter(t))})
		if err != nil {
			t.Fatal(err)
		}
		runOn(t, api{s})
	})
	t.Run("stored as they are read", func(t *testing.T) { areStoredAsRead(t, store) })
}

func TestScenariosOnNeo4j(t *testing.T) {
	store := allScenarios(t, emptyNeo4j(t))
	walked, err := scenario.Walked(t.Context(), store, scenarioFiles(t)...)
	if err != nil {
		t.Fatal(err)
	}
	runOn(t, walked)
}

// allScenarios loads all scenarios into one store, as few datasets, and derives
// once.
func allScenarios(t *testing.T, store graph.Store) graph.Store {
	t.Helper()
	notYet := func(context.Context, graph.Store) error { return nil }
	opt := loaders.Options{Clear: notYet, Derive: notYet}
	if _, err := loaders.LoadBase(t.Context(), store, dossier.Read(data.Base()), opt); err != nil {
		t.Fatal(err)
	}
	for _, l := range scenario.Loads(scenarioFiles(t)...) {
		if _, err := loaders.Load(t.Context(), store, bundle(l), opt); err != nil {
			t.Error(err)
		}
	}
	if _, err := loaders.Rederive(t.Context(), store, loaders.Options{}); err != nil {
		t.Fatal(err)
	}
	return store
}

// api asks the GraphQL API, in process.
type api struct{ schema *schema.Schema }

const testimonyFields = `{ rule origin opposition force certainty claim { id } premises { id } asOf { edtf } undercutBy { id } }`

// selections are what a part of a contrast is called in the API.
var selections = map[scenario.Part]string{
	scenario.Readings:     "readings { profile { id } standing presumptive decidedBy " + testimonyFields + " }",
	scenario.Robust:       "robust",
	scenario.Cut:          "truncated",
	scenario.Silent:       "silent { source { id } }",
	scenario.LeftOut:      "leftOut { claims }",
	scenario.Interests:    "interests { evidence { claim { id } } motives }",
	scenario.Hinges:       "hinges { evidence " + testimonyFields + " }",
	scenario.RootsFor:     "rootsFor { claimant { id } source { id } }",
	scenario.RootsAgainst: "rootsAgainst { claimant { id } source { id } }",
}

// Ask asks for one part of a contrast.
func (a api) Ask(ctx context.Context, q scenario.Asked) (scenario.Answer, error) {
	selection, ok := selections[q.Part]
	if !ok {
		selection = string(q.Part) + " " + testimonyFields
	}
	query := fmt.Sprintf("query($id: ID!, $lens: Lens) { contrast(claim: $id, lens: $lens) { %s } }", selection)
	response := a.schema.Exec(ctx, schema.Request{Query: query, Variables: map[string]any{"id": string(q.Claim), "lens": lensInput(q.Lens)}})
	if len(response.Errors) > 0 {
		return scenario.Answer{}, fmt.Errorf("GraphQL: %w", response.Errors[0])
	}
	var out struct{ Contrast *contrastJSON }
	if err := json.Unmarshal(response.Data, &out); err != nil {
		return scenario.Answer{}, err
	}
	if out.Contrast == nil {
		return scenario.Answer{}, fmt.Errorf("claim %s: %w", q.Claim, graph.ErrNotFound)
	}
	return out.Contrast.answer(), nil
}

// lensInput holds only what the lens sets.
func lensInput(l scenario.Lens) map[string]any {
	in := map[string]any{}
	if l.Profile != "" {
		in["profile"] = string(l.Profile)
	}
	if !l.AsKnownOn.IsZero() {
		in["asKnownOn"] = l.AsKnownOn.String()
	}
	for name, ids := range map[string][]graph.ID{"datasets": l.Datasets, "sources": l.Sources, "without": l.Without} {
		for _, id := range ids {
			list, _ := in[name].([]any)
			in[name] = append(list, string(id))
		}
	}
	return in
}

type identified struct{ ID graph.ID }

func idsOf(rs []identified) []graph.ID {
	out := make([]graph.ID, len(rs))
	for i, r := range rs {
		out[i] = r.ID
	}
	return out
}

type testimonyJSON struct {
	Rule, Origin, Opposition, Force, Certainty string
	Claim                                      identified
	Premises, UndercutBy                       []identified
	AsOf                                       *struct{ Edtf string }
}

func (j testimonyJSON) testimony() scenario.Testimony {
	asOf, premises := "", idsOf(j.Premises)
	if j.AsOf != nil {
		asOf = j.AsOf.Edtf
	}
	out := scenario.Testimony{
		Rule: j.Rule, From: j.Claim.ID, Opposition: strings.ToLower(j.Opposition), Force: strings.ToLower(j.Force),
		Certainty: strings.ToLower(j.Certainty), UndercutBy: idsOf(j.UndercutBy), AsOf: &asOf, RestsOn: &premises,
	}
	if out.Rule == "" {
		out.Rule = "asserted"
	}
	return out
}

func testimonies(js []testimonyJSON) []scenario.Testimony {
	out := make([]scenario.Testimony, len(js))
	for i, j := range js {
		out[i] = j.testimony()
	}
	return out
}

type rootJSON struct {
	Claimant *identified
	Source   identified
}

func rootsOf(js []rootJSON) []scenario.Root {
	out := make([]scenario.Root, len(js))
	for i, j := range js {
		out[i].Source = j.Source.ID
		if j.Claimant != nil {
			out[i].Claimant = j.Claimant.ID
		}
	}
	return out
}

type contrastJSON struct {
	For, Against, Consistent, Qualifying, Undercut []testimonyJSON

	Hinges []struct{ Evidence testimonyJSON }

	Readings []struct {
		Profile     identified
		Standing    string
		Presumptive bool
		DecidedBy   []testimonyJSON
	}
	Robust       string
	Truncated    bool
	Silent       []struct{ Source identified }
	LeftOut      []struct{ Claims int }
	Interests    []interestJSON
	RootsFor     []rootJSON
	RootsAgainst []rootJSON
}

// motives are what the API calls them, in words.
var motives = map[string]string{
	"SELF_EXCULPATING": "self-exculpating", "SELF_INCRIMINATING": "self-incriminating", "SELF_PROMOTING": "self-promoting",
	"BLAMES_THE_DEAD": "blames the dead", "INCRIMINATES_ANOTHER": "incriminates another", "DISINTERESTED": "disinterested",
}

type interestJSON struct {
	Evidence struct{ Claim identified }
	Motives  []string
}

func (c *contrastJSON) answer() scenario.Answer {
	a := scenario.Answer{
		Lists: map[scenario.Part][]scenario.Testimony{
			scenario.For: testimonies(c.For), scenario.Against: testimonies(c.Against), scenario.Consistent: testimonies(c.Consistent),
			scenario.Qualifying: testimonies(c.Qualifying), scenario.Undercut: testimonies(c.Undercut), scenario.Hinges: nil,
		},
		Robust: strings.ToLower(c.Robust), Cut: c.Truncated,
		Interests: map[graph.ID][]string{},
		Roots:     map[scenario.Part][]scenario.Root{scenario.RootsFor: rootsOf(c.RootsFor), scenario.RootsAgainst: rootsOf(c.RootsAgainst)},
	}
	for _, r := range c.Readings {
		a.Readings = append(a.Readings, scenario.Reading{
			Profile: r.Profile.ID, Standing: strings.ToLower(r.Standing), Presumptive: r.Presumptive, DecidedBy: testimonies(r.DecidedBy),
		})
	}
	for _, h := range c.Hinges {
		a.Lists[scenario.Hinges] = append(a.Lists[scenario.Hinges], h.Evidence.testimony())
	}
	for _, s := range c.Silent {
		a.Silent = append(a.Silent, s.Source.ID)
	}
	for _, l := range c.LeftOut {
		a.LeftOut += l.Claims
	}
	for _, i := range c.Interests {
		for _, m := range i.Motives {
			a.Interests[i.Evidence.Claim.ID] = append(a.Interests[i.Evidence.Claim.ID], motives[m])
		}
	}
	return a
}
