package prom_test

import (
	"bytes"
	"math"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onus/graph/graphtest/oracle"
	"onus/schema/prom"
)

// readScript reads the text as Prometheus's own client reads it.
const readScript = `
import json, sys
from prometheus_client.parser import text_string_to_metric_families
out = []
for text in json.load(sys.stdin):
    out.append([{"name": f.name, "kind": f.type, "help": f.documentation,
                 "samples": [[s.name, sorted(map(list, s.labels.items())), str(s.value)] for s in f.samples]}
                for f in text_string_to_metric_families(text)])
print(json.dumps(out))`

type family struct {
	Name    string  `json:"name"`
	Kind    string  `json:"kind"`
	Help    string  `json:"help"`
	Samples [][]any `json:"samples"`
}

func written(t *testing.T, r *prom.Registry) string {
	t.Helper()
	var b bytes.Buffer
	if err := r.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestText is what is written, to the byte.
func TestText(t *testing.T) {
	var r prom.Registry
	c := r.Counter("asked_total", "How often.", "route", "status")
	h := r.Histogram("took_seconds", "How long.", []float64{0.5, 1}, "route")
	bare := r.Histogram("bare", "Without labels.", []float64{1})
	r.Number("there", "gauge", "Whether\nit \\ is.", func() (float64, bool) { return 1.5, true })
	r.Number("not_there", "gauge", "Left out.", func() (float64, bool) { return 1, false })
	r.Info("build_info", "What it is.", []string{"version"}, []string{`"1\2"` + "\n"})
	c.Add(1, "/b", "200")
	c.Add(2, "/a", "200")
	c.Add(1, "/b", "200")
	for _, v := range []float64{0.1, 0.5, 0.7, 1, 7} {
		h.Observe(v, "/a")
	}
	bare.Observe(2)
	want := `# HELP asked_total How often.
# TYPE asked_total counter
asked_total{route="/a",status="200"} 2
asked_total{route="/b",status="200"} 2
# HELP took_seconds How long.
# TYPE took_seconds histogram
took_seconds_bucket{route="/a",le="0.5"} 2
took_seconds_bucket{route="/a",le="1"} 4
took_seconds_bucket{route="/a",le="+Inf"} 5
took_seconds_sum{route="/a"} 9.3
took_seconds_count{route="/a"} 5
# HELP bare Without labels.
# TYPE bare histogram
bare_bucket{le="1"} 0
bare_bucket{le="+Inf"} 1
bare_sum 2
bare_count 1
# HELP there Whether\nit \\ is.
# TYPE there gauge
there 1.5
# HELP build_info What it is.
# TYPE build_info gauge
build_info{version="\"1\\2\"\n"} 1
`
	if diff := cmp.Diff(want, written(t, &r)); diff != "" {
		t.Error(diff)
	}
}

// TestPrometheusReadsIt: what the client of Prometheus reads in it is what was
// counted, whatever stands in a label.
func TestPrometheusReadsIt(t *testing.T) {
	hard := []string{"", `\`, `"`, "\n", `\n`, `a="b",c="d"}`, "Хрущёв", "{}", "a,b", "# HELP"}
	var r prom.Registry
	c := r.Counter("asked_total", `How "often" \ and
when.`, "what")
	h := r.Histogram("took_seconds", "How long.", prom.Seconds, "what")
	for i, what := range hard {
		c.Add(float64(i)+0.25, what)
		h.Observe(float64(i), what)
	}
	r.Number("big", "gauge", "Big.", func() (float64, bool) { return 1e21, true })
	r.Number("endless", "gauge", "Endless.", func() (float64, bool) { return math.Inf(1), true })
	r.Runtime()
	var read [][]family
	oracle.Ask(t, "metrics", readScript, []string{written(t, &r)}, &read)
	counted, observed, kinds := map[string]float64{}, map[string]float64{}, map[string]string{}
	for _, f := range read[0] {
		kinds[f.Name] = f.Kind
		if f.Help == "" || len(f.Samples) == 0 {
			t.Errorf("%s: help %q, %d samples", f.Name, f.Help, len(f.Samples))
		}
		for _, s := range f.Samples {
			value, err := strconv.ParseFloat(s[2].(string), 64)
			if err != nil {
				t.Fatal(err)
			}
			switch s[0] {
			case "asked_total":
				counted[label(s, "what")] = value
			case "took_seconds_sum":
				observed[label(s, "what")] = value
			}
		}
	}
	for i, what := range hard {
		if counted[what] != float64(i)+0.25 || observed[what] != float64(i) {
			t.Errorf("%q: counted %v, observed %v", what, counted[what], observed[what])
		}
	}
	want := map[string]string{"asked": "counter", "took_seconds": "histogram", "big": "gauge", "endless": "gauge", "process_start_time_seconds": "gauge",
		"go_info": "gauge", "go_goroutines": "gauge", "go_gc_cycles": "counter", "go_memstats_heap_alloc_bytes": "gauge", "go_memstats_sys_bytes": "gauge",
		"go_memstats_alloc_bytes": "counter"}
	if diff := cmp.Diff(want, kinds); diff != "" {
		t.Error(diff)
	}
}

func label(sample []any, name string) string {
	for _, pair := range sample[1].([]any) {
		if p := pair.([]any); p[0] == name {
			return p[1].(string)
		}
	}
	return ""
}

// TestConcurrent counts from many sides and loses nothing.
func TestConcurrent(t *testing.T) {
	var r prom.Registry
	c := r.Counter("n_total", "N.", "a")
	h := r.Histogram("h", "H.", []float64{1}, "a")
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 500 {
				c.Add(1, "x")
				h.Observe(0.5, "x")
				_ = r.Write(new(bytes.Buffer))
			}
		})
	}
	all.Wait()
	for _, want := range []string{`n_total{a="x"} 4000`, `h_bucket{a="x",le="1"} 4000`, `h_sum{a="x"} 2000`} {
		if got := written(t, &r); !strings.Contains(got, want+"\n") {
			t.Errorf("no %s in %s", want, got)
		}
	}
}
