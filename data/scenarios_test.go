package data_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onus/data"
	"onus/graph"
	"onus/graph/graphtest/scenario"
	"onus/loaders"
	"onus/loaders/dossier"
)

// pending are scenarios that what is there cannot meet yet, as "file:
// scenario", with what is missing. They are skipped by name, loudly. One that
// is met on the pure functions must be taken out of the table.
var pending = map[string]string{}

// pendingInGraphQL are those that only the API cannot answer yet.
var pendingInGraphQL = map[string]string{}

// TestScenarios runs every scenario on the pure functions alone.
func TestScenarios(t *testing.T) {
	base := baseRecords()
	met := map[string]bool{}
	each(t, func(t *testing.T, f *scenario.File, s *scenario.Scenario) {
		records := append(base(), expanded(s)...)
		failures := f.Failures(t.Context(), s, scenario.InPart(scenario.Derived(records...)))
		name := nameOf(f, s)
		why, waits := pending[name]
		switch {
		case waits && len(failures) == 0:
			t.Errorf("%s is met now: take it out of pending", name)
		case waits:
			t.Skipf("PENDING, NOT TESTED: %s: %s", name, why)
		}
		report(t, failures)
		met[name] = true
	})
	for name := range pending {
		if _, known := scenariosByName(t)[name]; !known {
			t.Errorf("pending names a scenario that is not there: %s", name)
		}
	}
}

// runOn runs every scenario by one way of asking.
func runOn(t *testing.T, asker scenario.Asker, waiting ...map[string]string) {
	t.Helper()
	each(t, func(t *testing.T, f *scenario.File, s *scenario.Scenario) {
		for _, table := range waiting {
			if why, waits := table[nameOf(f, s)]; waits {
				t.Skipf("PENDING, NOT TESTED: %s: %s", nameOf(f, s), why)
			}
		}
		report(t, f.Failures(t.Context(), s, asker))
	})
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

func report(t *testing.T, failures []string) {
	t.Helper()
	for _, f := range failures {
		t.Error(f)
	}
}

func nameOf(f *scenario.File, s *scenario.Scenario) string {
	return strings.TrimSuffix(filepath.Base(f.Name), ".txt") + ": " + s.Name
}

func scenarioFiles(t *testing.T) []*scenario.File {
	t.Helper()
	names, err := filepath.Glob("scenarios/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatalf("no scenarios: %v", err)
	}
	var files []*scenario.File
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		f, err := scenario.Parse(name, string(text), scenario.Options{Base: baseRecords()(), Nearest: loaders.Nearest})
		if err != nil {
			t.Errorf("%v", err)
			continue
		}
		files = append(files, f)
	}
	return files
}

func scenariosByName(t *testing.T) map[string]*scenario.Scenario {
	t.Helper()
	out := map[string]*scenario.Scenario{}
	for _, f := range scenarioFiles(t) {
		for _, s := range f.Scenarios {
			out[nameOf(f, s)] = s
		}
	}
	return out
}

// baseRecords makes the records of base, as a load leaves them.
func baseRecords() func() []graph.Record {
	return func() []graph.Record {
		var out []graph.Record
		for _, it := range dossier.Read(data.Base()).Items {
			if p, ok := it.Record.(*graph.Profile); ok {
				p.Shipped = true
			}
			out = append(out, it.Record)
		}
		return out
	}
}

// bundle makes one of a scenario's loads ready for the loader.
func bundle(file string, l scenario.Load) *loaders.Bundle {
	b := &loaders.Bundle{Dataset: l.Dataset, At: loaders.Place{File: file}}
	for _, it := range l.Items {
		b.Items = append(b.Items, loaders.Item{Record: it.Record, At: loaders.Place{File: file, Line: it.Line}})
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
