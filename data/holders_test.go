package data_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"onus/data"
	"onus/graph"
	"onus/graph/graphtest"
	"onus/loaders"
	"onus/loaders/dossier"
	"onus/schema"
)

// wholeHolders selects every field of Holders, and of what is in it.
const wholeHolders = `query($args: ID!, $on: String, $from: String, $to: String, $match: DateMatch, $membership: [Membership!], $lens: Lens) {
	holders(position: $args, on: $on, from: $from, to: $to, match: $match, membership: $membership, lens: $lens) {
		positions { id name membership } truncated datasets { id digest } revision leftOut { reason claims sources { id } }
		holders { person { id name } position { id name } question { id } certainty disputed saidBy { ...a } deniedBy { ...a } besides { ...a } } } }
fragment a on TenureAccount { source { id name } editor certainty testimony { id rule because puts claim { id says source { id } passages { id quote } claimants { name } } undercutBy { id } } }`

type holder struct {
	Person           struct{ ID string }
	Certainty        string
	Disputed         bool
	SaidBy, DeniedBy []struct{ Certainty string }
}

// TestHolders asks the founding dossier, on both stores, who sat in the
// Presidium in 1955: by the same bytes, in one walk, with rival accounts side
// by side.
func TestHolders(t *testing.T) {
	file := onSQLite(t, "khrushchev-1956")
	checkSelects(t, file, wholeHolders, "Holders", "Holder", "TenureAccount")
	for _, args := range []map[string]any{
		{"args": "khrushchev-1956:presidium-member", "on": "1955"},
		{"args": "khrushchev-1956:presidium", "from": "1952", "to": "1953-03-05"},
		{"args": "khrushchev-1956:presidium", "on": "1956-02-09", "membership": []any{"CANDIDATE"}, "match": "DEFINITELY"},
		{"args": "khrushchev-1956:premier"},
		{"args": "khrushchev-1956:presidium-member", "on": "1955", "lens": map[string]any{"asKnownOn": "1990"}},
	} {
		t.Run(fmt.Sprint(args), func(t *testing.T) {
			counting := graphtest.NewCounting(file)
			a := answer(t, counting, wholeHolders, args)
			if n := counting.Calls(); n != 1 {
				t.Errorf("%d calls of the store, want 1", n)
			}
			if !strings.Contains(a, `"holders":[{`) {
				t.Errorf("nobody: %.300s", a)
			}
			t.Run("on Neo4j", func(t *testing.T) {
				if b := answer(t, onNeo4j(t, "khrushchev-1956"), wholeHolders, args); a != b {
					t.Errorf("(-SQLite +Neo4j):\n%s", cmp.Diff(strings.Split(a, ","), strings.Split(b, ",")))
				}
			})
		})
	}
}

// TestRivalAccountsOfASeat: two accounts have Pervukhin in the Presidium until
// 1957, one ends his seat in 1953; nobody leaves Mikoyan out.
func TestRivalAccountsOfASeat(t *testing.T) {
	store := onSQLite(t, "khrushchev-1956")
	ask := func(match string) []holder {
		var out struct {
			Data struct{ Holders struct{ Holders []holder } }
		}
		raw := answer(t, store, wholeHolders, map[string]any{"args": "khrushchev-1956:presidium-member", "on": "1955", "match": match})
		if err := json.Unmarshal([]byte(raw), &out); err != nil {
			t.Fatal(err)
		}
		return out.Data.Holders.Holders
	}
	all, sure := ask("POSSIBLY"), ask("DEFINITELY")
	found := map[string]string{}
	for _, h := range all {
		found[graph.ID(h.Person.ID).Slug()] = fmt.Sprint(h.Certainty, " ", h.Disputed, " ", len(h.SaidBy), " ", len(h.DeniedBy))
	}
	for slug, want := range map[string]string{"pervukhin": "POSSIBLE true 2 1", "mikoyan": "DEFINITE false 2 0"} {
		if found[slug] != want {
			t.Errorf("%s: got %q, want %q", slug, found[slug], want)
		}
	}
	if len(sure) == 0 || len(sure) >= len(all) || slices.ContainsFunc(sure, func(h holder) bool { return h.Certainty != "DEFINITE" }) {
		t.Errorf("of %d holders %d are definite", len(all), len(sure))
	}
}

// aChain is an office under four ids, each the same as the next by an Identity
// or, the last, by an external id, and held under the first and the last two;
// one holder only by what is undercut.
var aChain = map[string]string{
	"dataset.yaml":       "id: v\ntitle: The village\nversion: \"1\"\n",
	"persons.csv":        "id,name\nann,Ann\nbert,Bert\ncarl,Carl\ndora,Dora\n",
	"organizations.yaml": "- {id: council, name: Council}\n- {id: board, name: Board}\n",
	"positions.yaml": "- {id: seat, title: Seat, organization: council}\n- {id: seat2, title: Seat}\n- {id: seat3, title: Seat, organization: board, sameAs: [\"wikidata:Q1\"]}\n" +
		"- {id: seat4, title: Seat, sameAs: [\"wikidata:Q1\"]}\n",
	"sources.csv":     "id,title,genre\nmemoir,Memoir,memoir\npaper,Paper,press\n",
	"identities.yaml": "- {id: i1, a: seat, b: seat2, verdict: same, by: us, reason: So.}\n- {id: i2, a: seat3, b: seat2, verdict: same, by: us, reason: So.}\n",
	"claims.csv": "id,text,form,source,subject,positions,start,end\nc1,Ann had the seat.,tenure,memoir,ann,seat3,1952,1957\n" +
		"c2,Bert had the seat.,tenure,memoir,bert,seat3,1952,1957\nc4,Dora had it.,tenure,paper,dora,seat4,1952,1957\nc3,Carl had it.,tenure,paper,carl,seat,1952,1957\nwhy,Bert was abroad.,statement,paper,,,,\n",
	"evidence.yaml": "- {id: u, from: why, on: c2, stance: undercuts, editor: us}\n- {id: so, from: why, on: c1, stance: supports, editor: us}\n" +
		"- {id: too, from: why, on: c1, stance: supports, editor: others}\n",
}

// TestHoldersAlongIdentities: whichever of its ids an office, or whichever of
// its bodies, is asked by, all that is said of it is walked for.
func TestHoldersAlongIdentities(t *testing.T) {
	t.Run("on SQLite", func(t *testing.T) { holdersOfAChain(t, emptySQLite(t)) })
	t.Run("on Neo4j", func(t *testing.T) { holdersOfAChain(t, emptyNeo4j(t)) })
}

func holdersOfAChain(t *testing.T, store graph.Store) {
	t.Helper()
	files := fstest.MapFS{}
	for name, text := range aChain {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	if _, err := loaders.Load(t.Context(), store, dossier.Read(files), loaders.Options{Base: dossier.Read(data.Base())}); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ of, lens, want string }{
		{"seat", "", "Ann DEFINITE: others us v:memoir; Bert : ; Carl DEFINITE: v:paper; Dora DEFINITE: v:paper; "},
		{"seat2", "", "Ann DEFINITE: others us v:memoir; Bert : ; Carl DEFINITE: v:paper; Dora DEFINITE: v:paper; "},
		{"council", "", "Ann DEFINITE: others us v:memoir; Bert : ; Carl DEFINITE: v:paper; Dora DEFINITE: v:paper; "},
		{"seat", "match: DEFINITELY", "Ann DEFINITE: others us v:memoir; Carl DEFINITE: v:paper; Dora DEFINITE: v:paper; "},
		{"seat", `lens: {without: ["v:i2"]}`, "Carl DEFINITE: v:paper; "},
		{"board", `lens: {without: ["v:i2"]}`, "Ann DEFINITE: others us v:memoir; Bert : ; Dora DEFINITE: v:paper; "},
	} {
		var out struct {
			Data struct {
				Holders struct {
					Truncated bool
					Holders   []struct {
						Person    struct{ Name string }
						Certainty string
						SaidBy    []struct {
							Source struct{ ID string }
							Editor string
						}
					}
				}
			}
		}
		raw := answer(t, store, `{ holders(position: "v:`+test.of+`", on: "1955", `+test.lens+`) {
			truncated holders { person { name } certainty saidBy { source { id } editor } } } }`, nil)
		if err := json.Unmarshal([]byte(raw), &out); err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, h := range out.Data.Holders.Holders {
			var by []string
			for _, a := range h.SaidBy {
				by = append(by, a.Source.ID+a.Editor)
			}
			got += h.Person.Name + " " + h.Certainty + ": " + strings.Join(by, " ") + "; "
		}
		if got != test.want || out.Data.Holders.Truncated {
			t.Errorf("%s %s: got %q, want %q, truncated %v", test.of, test.lens, got, test.want, out.Data.Holders.Truncated)
		}
	}
}

// TestHoldersRefuses names what is wrong with a question.
func TestHoldersRefuses(t *testing.T) {
	s, err := schema.New(schema.Config{Store: onSQLite(t, "khrushchev-1956")})
	if err != nil {
		t.Fatal(err)
	}
	for args, want := range map[string]string{
		`position: "khrushchev-1956:nobody"`:                                               `NOT_FOUND: there is no position or organization with the id "khrushchev-1956:nobody"`,
		`position: "khrushchev-1956:molotov"`:                                              `NOT_FOUND: there is no position or organization with the id "khrushchev-1956:molotov"`,
		`position: "khrushchev-1956:premier", on: "1955", to: "1956"`:                      "BAD_INPUT: holders are asked for by on, or by from and to, not by both",
		`position: "khrushchev-1956:premier", from: "1956", to: "1955"`:                    `BAD_INPUT: from "1956" is after to "1955"`,
		`position: "khrushchev-1956:premier", on: "19.12.1930"`:                            "BAD_INPUT: on: ",
		`position: "khrushchev-1956:premier", membership: []`:                              "BAD_INPUT: membership: is empty",
		`position: "khrushchev-1956:premier", lens: {without: ["khrushchev-1956:nobody"]}`: "BAD_INPUT: lens: without khrushchev-1956:nobody: there is no such record",
	} {
		r := s.Exec(t.Context(), schema.Request{Query: "{ holders(" + args + ") { truncated } }"})
		if len(r.Errors) != 1 || !strings.HasPrefix(fmt.Sprint(r.Errors[0].Extensions["code"], ": ", r.Errors[0].Message), want) {
			t.Errorf("%s: got %v, want %s", args, r.Errors, want)
		}
	}
}
