package data_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"onus/data"
	"onus/graph"
	"onus/graph/graphtest/scenario"
	"onus/loaders"
	"onus/loaders/dossier"
)

// TestScenarios runs every scenario on the pure functions alone.
func TestScenarios(t *testing.T) {
	runAll(t, func(s *scenario.Scenario) scenario.Asker {
		return scenario.InPart(scenario.Derived(slices.Concat(baseRecords(), expanded(s))...))
	})
}

// runAll runs every scenario in one way.
func runAll(t *testing.T, asker func(*scenario.Scenario) scenario.Asker) {
	t.Helper()
	each(t, func(t *testing.T, f *scenario.File, s *scenario.Scenario) {
		for _, failure := range f.Failures(t.Context(), s, asker(s)) {
			t.Error(failure)
		}
	})
}

// runOn is runAll with one asker.
func runOn(t *testing.T, asker scenario.Asker) {
	t.Helper()
	runAll(t, func(*scenario.Scenario) scenario.Asker { return asker })
}

func each(t *testing.T, run func(*testing.T, *scenario.File, *scenario.Scenario)) {
	t.Helper()
	for _, f := range scenarioFiles(t) {
		t.Run(strings.TrimSuffix(filepath.Base(f.Name), ".txt"), func(t *testing.T) {
			for _, s := range f.Scenarios {
				t.Run(s.Name, func(t *testing.T) { run(t, f, s) })
			}
		})
	}
}

func scenarioFiles(t *testing.T) []*scenario.File {
	t.Helper()
	names, err := filepath.Glob("scenarios/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatalf("no scenarios: %v", err)
	}
	var files []*scenario.File
	for i, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		f, err := scenario.Parse(name, string(text), scenario.Options{
			Base: baseRecords(), Dataset: "scenarios", Prefix: fmt.Sprintf("%d-", i+1), Nearest: graph.Nearest,
		})
		if err != nil {
			t.Errorf("%v", err)
			continue
		}
		files = append(files, f)
	}
	return files
}

// baseRecords are the records of base, as a load leaves them.
var baseRecords = sync.OnceValue(func() []graph.Record {
	var out []graph.Record
	for _, it := range dossier.Read(data.Base()).Items {
		if p, ok := it.Record.(*graph.Profile); ok {
			p.Shipped = true
		}
		out = append(out, it.Record)
	}
	return out
})

// bundle makes one of a scenario's loads ready for the loader.
func bundle(l scenario.Load) *loaders.Bundle {
	b := &loaders.Bundle{Dataset: l.Dataset, At: loaders.Place{File: "scenarios"}}
	for _, it := range l.Items {
		b.Items = append(b.Items, loaders.Item{Record: it.Record, At: loaders.Place{File: it.File, Line: it.Line}})
	}
	loaders.Expand(b)
	return b
}

// expanded are the records of a scenario, with the claims that Groupings make.
func expanded(s *scenario.Scenario) []graph.Record {
	all := &loaders.Bundle{Dataset: &graph.Dataset{}}
	for _, r := range s.Records() {
		all.Items = append(all.Items, loaders.Item{Record: r})
	}
	loaders.Expand(all)
	out := make([]graph.Record, len(all.Items))
	for i, it := range all.Items {
		out[i] = it.Record
	}
	return out
}
