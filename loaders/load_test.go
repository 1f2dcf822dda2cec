package loaders_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"onus/data"
	"onus/graph"
	"onus/graph/graphtest"
	"onus/graph/sqlite"
	"onus/loaders"
	"onus/loaders/dossier"
)

// stores are the stores on which loads are tested.
func stores(t *testing.T) map[string]func() graph.Store {
	t.Helper()
	return map[string]func() graph.Store{
		"model": func() graph.Store { return graphtest.NewModel() },
		"sqlite": func() graph.Store {
			s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "x.db"))
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { s.Close() })
			return s
		},
	}
}

func onEach(t *testing.T, f func(t *testing.T, open func() graph.Store)) {
	for name := range stores(t) {
		t.Run(name, func(t *testing.T) { f(t, stores(t)[name]) })
	}
}

func dossierOf(files map[string]string) fs.FS {
	out := fstest.MapFS{}
	for name, text := range files {
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

// mill is a small dataset: who knew of a flood at a mill.
func mill() map[string]string {
	return map[string]string{
		"dataset.yaml":       "id: mill\ntitle: The mill\n",
		"persons.csv":        "id,name\nann,Ann\nbert,Bert\ncleo,Cleo\n",
		"organizations.yaml": "- {id: town, name: The town}\n- {id: council, name: The council, partOf: town}\n",
		"positions.yaml":     "- {id: councillor, title: Councillor, organization: council, membership: full}\n",
		"events.yaml":        "- {id: flood, name: The flood, period: \"1901-03\", valence: wrong}\n- {id: dam, name: The dam gives way, period: \"1901-03-04\", partOf: flood}\n",
		"sources.yaml": "- {id: minutes, title: Minutes, genre: minutes, authors: [council], created: \"1901-03-05\"}\n" +
			"- {id: memoir, title: Memoir, genre: memoir, authors: [ann], created: \"1930\"}\n" +
			"- {id: paper, title: Paper, genre: press, created: \"1931\", derivesFrom: [\"quotes: memoir\"]}\n",
		"passages.csv": "id,source,locator\np1,minutes,p. 1\np2,paper,p. 2\n",
		"claims.csv": "id,text,source,passages,form,subject,event,scale,grades,positions,start,end,each\n" +
			"c1,Ann knew nothing.,memoir,p2,attribution,ann,flood,knowledge,none,,,,\n" +
			"c2,Bert knew.,minutes,p1,attribution,bert,flood,knowledge,general; full,,,,\n" +
			"c3,Bert was a councillor.,minutes,,tenure,bert,,,,councillor,1900,1902,\n" +
			"c4,All of us knew.,minutes,p1,attribution,council,flood,knowledge,full,,,,yes\n",
		"groupings.yaml": "- id: g\n  text: Who knew\n  source: memoir\n  event: flood\n  groups:\n" +
			"  - {label: knew, members: [bert, cleo], placements: [{scale: knowledge, grades: [full]}]}\n",
		"evidence.yaml": "- {id: e1, from: c1, on: c2, stance: contradicts, editor: us}\n" +
			"- {id: e2, from: c2, on: e3, stance: undercuts, editor: us}\n- {id: e3, from: c1, on: e2, stance: undercuts, editor: us}\n",
	}
}

func with(files map[string]string, changes map[string]string) map[string]string {
	out := maps.Clone(files)
	maps.Copy(out, changes)
	return out
}

func read(t *testing.T, files map[string]string) *loaders.Bundle {
	t.Helper()
	return dossier.Read(dossierOf(files))
}

func options() loaders.Options { return loaders.Options{Base: dossier.Read(data.Base())} }

func load(t *testing.T, s graph.Store, files map[string]string) loaders.Report {
	t.Helper()
	report, err := loaders.Load(t.Context(), s, read(t, files), options())
	if err != nil {
		t.Fatal(err)
	}
	return report
}

func dump(t *testing.T, s graph.Store) string {
	t.Helper()
	b, err := graphtest.Dump(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func get[R graph.Record](t *testing.T, s graph.Store, id graph.ID) R {
	t.Helper()
	part, err := s.Walk(t.Context(), graph.Route{From: []graph.ID{id}})
	if err != nil {
		t.Fatal(err)
	}
	r, ok := part.Records[id].(R)
	if !ok {
		t.Fatalf("%s: is %v", id, part.Records[id])
	}
	return r
}

func TestLoad(t *testing.T) {
	onEach(t, func(t *testing.T, open func() graph.Store) {
		s := open()
		report := load(t, s, mill())
		if report.Added != 23 || report.Changed+report.Removed+report.Unchanged != 0 || !report.Derived {
			t.Errorf("first load: %+v", report)
		}
		d := get[*graph.Dataset](t, s, "mill:dataset")
		want := map[string]int{"Person": 3, "Organization": 2, "Position": 1, "Event": 2, "Source": 3, "Passage": 2, "Claim": 7, "Evidence": 3}
		if diff := cmp.Diff(want, d.Counts); diff != "" {
			t.Error(diff)
		}
		if d.State != graph.Ready || d.Content == "" || d.LoadedAt == "" {
			t.Errorf("dataset: %+v", d)
		}
		if base := get[*graph.Dataset](t, s, "base:dataset"); base.State != graph.Ready || base.Counts["Profile"] != 5 {
			t.Errorf("base: %+v", base)
		}
		if p := get[*graph.Profile](t, s, "base:level"); !p.Shipped {
			t.Error("a profile of base is not shipped")
		}
		if now, _ := s.Revision(t.Context()); now != report.Revision {
			t.Errorf("revision %d, the store says %d", report.Revision, now)
		}
	})
}

func TestLoadFillsIn(t *testing.T) {
	s := graphtest.NewModel()
	load(t, s, mill())
	all := get[*graph.Claim](t, s, "mill:c4")
	if on := all.Form.(*graph.Attribution).On; on.String() != "1901-03-05" || all.Made.String() != "1901-03-05" {
		t.Errorf("each of a body in minutes: on %v, made %v", on, all.Made)
	}
	placed := get[*graph.Claim](t, s, "mill:g--cleo--knowledge")
	want := &graph.Attribution{Who: graph.Who{Subject: "mill:cleo"}, Event: "mill:flood", Scale: "base:knowledge", Grades: []string{"full"}}
	if diff := cmp.Diff(graph.Form(want), placed.Form, cmp.Comparer(func(a, b graph.Date) bool { return a == b })); diff != "" {
		t.Error(diff)
	}
	if placed.Grouping != "mill:g" || placed.Claimants[0] != "mill:ann" || placed.Name != "Cleo, in the group “knew”: knowledge full (The flood)." {
		t.Errorf("the claim on a member: %+v", placed)
	}
	if p := get[*graph.Passage](t, s, "mill:p2"); p.Name != "Paper, p. 2" {
		t.Errorf("the name of a passage: %q", p.Name)
	}
}

func TestLoadAgainWritesNothing(t *testing.T) {
	onEach(t, func(t *testing.T, open func() graph.Store) {
		s := open()
		first := load(t, s, mill())
		before := dump(t, s)
		again := load(t, s, mill())
		if again.Wrote() || again.Unchanged != first.Added || again.Revision != first.Revision {
			t.Errorf("second load: %+v", again)
		}
		if dump(t, s) != before {
			t.Error("the graph changed")
		}
	})
}

// changed is mill with something added, changed and removed of each sort.
func changed() map[string]string {
	return with(mill(), map[string]string{
		"persons.csv":   "id,name\nann,Ann the elder\nbert,Bert\ndora,Dora\ncleo,Cleo\n",
		"events.yaml":   "- {id: flood, name: The flood, period: \"1901-03\", valence: wrong}\n- {id: spring, name: Spring}\n",
		"evidence.yaml": "- {id: e4, from: c2, on: c1, stance: contradicts, editor: us}\n",
		"groupings.yaml": "- id: g\n  text: Who knew\n  source: memoir\n  event: flood\n  groups:\n" +
			"  - {label: knew, members: [dora, bert], placements: [{scale: knowledge, grades: [full, general]}]}\n",
	})
}

func TestLoadDifference(t *testing.T) {
	onEach(t, func(t *testing.T, open func() graph.Store) {
		s, fresh := open(), open()
		load(t, s, mill())
		report := load(t, s, changed())
		// added: dora, spring, e4, g--dora; changed: ann, g, g--bert; removed: dam, e1-e3, g--cleo
		if report.Added != 4 || report.Changed != 3 || report.Removed != 5 {
			t.Errorf("report: %+v", report)
		}
		load(t, fresh, changed())
		if diff := cmp.Diff(dump(t, fresh), dump(t, s)); diff != "" {
			t.Errorf("differs from a fresh load: %s", diff)
		}
	})
}

// failing is a store that is killed at its nth update: that and all later
// ones fail.
type failing struct {
	graph.Store
	left atomic.Int64
}

var errKilled = errors.New("killed")

func (f *failing) Update(ctx context.Context, do func(graph.Tx) error) (int64, error) {
	if f.left.Add(-1) < 0 {
		return 0, errKilled
	}
	return f.Store.Update(ctx, do)
}

func TestLoadResumes(t *testing.T) {
	onEach(t, func(t *testing.T, open func() graph.Store) {
		want := open()
		load(t, want, changed())
		step := 1
		if _, ok := want.(*sqlite.Store); ok {
			step = 4 // one store like the other: the model takes them all
		}
		for at := 0; ; at += step {
			s := open()
			load(t, s, mill())
			killed := &failing{Store: s}
			killed.left.Store(int64(at))
			opt := options()
			opt.Batch = 2
			_, err := loaders.Load(t.Context(), killed, read(t, changed()), opt)
			if err != nil && !errors.Is(err, errKilled) {
				t.Fatal(err)
			}
			if state := get[*graph.Dataset](t, s, "mill:dataset").State; at > 0 && err != nil && state == graph.Ready {
				t.Errorf("killed at update %d: the dataset is called ready", at)
			}
			load(t, s, changed())
			if diff := cmp.Diff(dump(t, want), dump(t, s)); diff != "" {
				t.Fatalf("killed at update %d: %s", at, diff)
			}
			if err == nil {
				return
			}
		}
	})
}

func TestFirstLoadResumes(t *testing.T) {
	want := graphtest.NewModel()
	load(t, want, mill())
	for at := 0; ; at++ {
		killed := &failing{Store: graphtest.NewModel()}
		killed.left.Store(int64(at))
		opt := options()
		opt.Batch = 3
		_, err := loaders.Load(t.Context(), killed, read(t, mill()), opt)
		load(t, killed.Store, mill())
		if diff := cmp.Diff(dump(t, want), dump(t, killed.Store)); diff != "" {
			t.Fatalf("killed at update %d: %s", at, diff)
		}
		if err == nil {
			return
		}
	}
}

func TestLoadsAtOnce(t *testing.T) {
	onEach(t, func(t *testing.T, open func() graph.Store) {
		want := open()
		load(t, want, mill())
		s := open()
		var wg sync.WaitGroup
		errs := make([]error, 4)
		for i := range errs {
			bundle, opt := read(t, mill()), options()
			opt.Batch = 3
			wg.Go(func() { _, errs[i] = loaders.Load(t.Context(), s, bundle, opt) })
		}
		wg.Wait()
		done := 0
		for _, err := range errs {
			if err == nil {
				done++
			} else if !errors.Is(err, graph.ErrConflict) {
				t.Error(err)
			}
		}
		if done == 0 {
			t.Errorf("none of the loads got through: %v", errs)
		}
		if diff := cmp.Diff(dump(t, want), dump(t, s)); diff != "" {
			t.Error(diff)
		}
	})
}

func TestLoadFaulty(t *testing.T) {
	s := graphtest.NewModel()
	_, err := loaders.Load(t.Context(), s, read(t, with(mill(), map[string]string{"persons.csv": "id,name\nann,Ann\n"})), options())
	var problems loaders.Problems
	if !errors.As(err, &problems) || !errors.Is(err, graph.ErrInvalid) {
		t.Fatalf("error: %v", err)
	}
	if len(dump(t, s)) > 0 {
		t.Error("something was written")
	}
}

func TestSecondDataset(t *testing.T) {
	onEach(t, func(t *testing.T, open func() graph.Store) {
		s := open()
		load(t, s, mill())
		before := dump(t, s)
		other := map[string]string{
			"dataset.yaml": "id: village\ntitle: The village\n",
			"sources.yaml": "- {id: letter, title: A letter, genre: letter, authors: [\"mill:bert\"], derivesFrom: [\"cites: mill:minutes\"]}\n",
			"claims.yaml": "- {id: c, text: Cleo knew., source: letter, form: attribution, subject: \"mill:cleo\", event: \"mill:flood\", " +
				"scale: knowledge, grades: [full]}\n" +
				"- {id: d, text: Cleo knew., source: \"mill:minutes\", passages: [p], form: dating, event: \"mill:flood\", period: 1901}\n",
			"passages.yaml": "- {id: p, source: letter}\n",
		}
		load(t, s, other)
		// taking away a person whom the other dataset speaks of
		fewer := strings.ReplaceAll(strings.ReplaceAll(mill()["persons.csv"], "cleo,Cleo\n", ""), ", cleo", "")
		_, err := loaders.Load(t.Context(), s, read(t, with(mill(), map[string]string{
			"persons.csv": fewer, "groupings.yaml": "",
		})), options())
		var inUse *loaders.InUse
		if !errors.As(err, &inUse) || inUse.References[0].From != "village:c" {
			t.Fatalf("error: %v", err)
		}
		_, err = loaders.Delete(t.Context(), s, "mill", loaders.Deletion{})
		if !errors.As(err, &inUse) || !errors.Is(err, graph.ErrConflict) {
			t.Fatalf("error: %v", err)
		}
		if _, err = loaders.Delete(t.Context(), s, "village", loaders.Deletion{}); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(before, dump(t, s)); diff != "" {
			t.Errorf("after deleting the other dataset: %s", diff)
		}
		load(t, s, other)
		if _, err = loaders.Delete(t.Context(), s, "mill", loaders.Deletion{Cascade: true}); err != nil {
			t.Fatal(err)
		}
		if left := dump(t, s); strings.Contains(left, "mill:") || !strings.Contains(left, `"village:dataset"`) {
			t.Errorf("left: %s", left)
		}
		if _, err = loaders.Delete(t.Context(), s, "mill", loaders.Deletion{}); !errors.Is(err, graph.ErrNotFound) {
			t.Errorf("error: %v", err)
		}
	})
}

func TestKindsStay(t *testing.T) {
	s := graphtest.NewModel()
	load(t, s, mill())
	files := with(mill(), map[string]string{"persons.csv": "id,name\nann,Ann\nbert,Bert\ncleo,Cleo\nspring,Spring\n"})
	load(t, s, files)
	files = with(mill(), map[string]string{"events.yaml": mill()["events.yaml"] + "- {id: spring, name: Spring}\n"})
	_, err := loaders.Load(t.Context(), s, read(t, files), options())
	if want := "events.yaml:3:8: id: mill:spring is a person in the store; expected an id of its own: a record keeps its kind for good"; err == nil || err.Error() != want {
		t.Errorf("error: %v", err)
	}
}

// TestCircleOfDatasets: a circle of references may lead through the store.
func TestCircleOfDatasets(t *testing.T) {
	s := graphtest.NewModel()
	load(t, s, mill())
	load(t, s, map[string]string{"dataset.yaml": "id: land\ntitle: The land\n", "organizations.yaml": "- {id: crown, name: The crown, partOf: \"mill:council\"}\n"})
	files := with(mill(), map[string]string{"organizations.yaml": "- {id: town, name: The town, partOf: \"land:crown\"}\n- {id: council, name: The council, partOf: town}\n"})
	_, err := loaders.Load(t.Context(), s, read(t, files), options())
	want := "organizations.yaml:1:38: partOf: goes in a circle: town → land:crown → council → town; expected no way back to the record itself"
	if err == nil || err.Error() != want {
		t.Errorf("error: %v", err)
	}
}

func TestRederive(t *testing.T) {
	s := graphtest.NewModel()
	load(t, s, mill())
	before := dump(t, s)
	if _, err := loaders.Rederive(t.Context(), s, loaders.Options{}); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, dump(t, s)); diff != "" {
		t.Error(diff)
	}
}

func TestProgress(t *testing.T) {
	var out bytes.Buffer
	opt := options()
	opt.Progress = func(p loaders.Progress) { fmt.Fprintf(&out, "%s %d/%d\n", p.Stage, p.Done, p.Total) }
	if _, err := loaders.Load(t.Context(), graphtest.NewModel(), read(t, mill()), opt); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"checking 0/0\n", "writing 23/23\n", "deriving 0/0\n"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in %s", want, out.String())
		}
	}
}
