package loaders_test

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"onus/data"
	"onus/graph"
	"onus/graph/sqlite"
	"onus/loaders"
	"onus/loaders/dossier"
)

// many is a dossier of n claims on a thousand persons.
func many(n int) map[string]string {
	files := mill()
	var persons, claims strings.Builder
	persons.WriteString("id,name\nann,Ann\nbert,Bert\ncleo,Cleo\n")
	for i := range 1000 {
		fmt.Fprintf(&persons, "person-%d,Person %d\n", i, i)
	}
	claims.WriteString("id,text,source,passages,form,subject,event,scale,grades,positions,start,end,basis\n")
	for i := range n {
		switch i % 3 {
		case 0:
			fmt.Fprintf(&claims, "c%d,Person %d knew nothing of it.,memoir,p2,attribution,person-%d,flood,knowledge,none,,,,saw\n", i, i%1000, i%1000)
		case 1:
			fmt.Fprintf(&claims, "c%d,\"Person %d, they say, knew.\",minutes,p1,attribution,person-%d,flood,knowledge,general; full,,,,\n", i, i%1000, i%1000)
		case 2:
			fmt.Fprintf(&claims, "c%d,Person %d was a councillor.,minutes,,tenure,person-%d,,,,councillor,1900-%02d,1902,\n", i, i%1000, i%1000, i%12+1)
		}
	}
	files["persons.csv"], files["claims.csv"] = persons.String(), claims.String()
	files["evidence.yaml"] = "# none\n"
	return files
}

// BenchmarkCheck reads and validates 100,000 claims.
func BenchmarkCheck(b *testing.B) {
	const n = 100_000
	files := dossierOf(many(n))
	base := dossier.Read(data.Base())
	for b.Loop() {
		bundle := dossier.Read(files)
		problems, err := loaders.Check(b.Context(), nil, bundle, base)
		if err != nil || len(problems) > 0 {
			b.Fatal(problems, err)
		}
	}
	b.ReportMetric(n*float64(b.N)/b.Elapsed().Seconds(), "claims/s")
}

// BenchmarkLoad loads them into SQLite, without what derives from them, and
// then once more.
func BenchmarkLoad(b *testing.B) {
	const n = 100_000
	files := dossierOf(many(n))
	opt := loaders.Options{Base: dossier.Read(data.Base()), Clear: nothing, Derive: nothing}
	for b.Loop() {
		s, err := sqlite.Open(b.Context(), filepath.Join(b.TempDir(), "x.db"))
		if err != nil {
			b.Fatal(err)
		}
		for _, which := range []string{"first", "again"} {
			report, err := loaders.Load(b.Context(), s, dossier.Read(files), opt)
			if err != nil {
				b.Fatal(err)
			}
			for stage, took := range report.Took {
				b.ReportMetric(took.Seconds(), which+"-"+string(stage)+"-s")
			}
		}
		s.Close()
	}
}

func nothing(context.Context, graph.Store) error { return nil }
