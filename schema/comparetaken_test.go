package schema_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"onus/data"
	"onus/graph/graphtest"
	"onus/graph/sqlite"
	"onus/loaders"
	"onus/loaders/dossier"
	"onus/schema"
)

// newDossierWorld is one over an embedded store that holds a dossier.
func newDossierWorld(t *testing.T, files map[string]string) *world {
	t.Helper()
	store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "x.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	folder := fstest.MapFS{}
	for name, text := range files {
		folder[name] = &fstest.MapFile{Data: []byte(text)}
	}
	if _, err := loaders.Load(t.Context(), store, dossier.Read(folder), loaders.Options{Base: dossier.Read(data.Base())}); err != nil {
		t.Fatal(err)
	}
	counting := graphtest.NewCounting(store)
	s, err := schema.New(schema.Config{Store: counting, Ready: store.Ready})
	if err != nil {
		t.Fatal(err)
	}
	return &world{t, counting, s}
}

var twoWomen = map[string]string{
	"dataset.yaml":    "id: v\ntitle: The village\nversion: \"1\"\n",
	"persons.csv":     "id,name\nann,Ann\nanna,Anna\n",
	"events.yaml":     "- {id: deluge, name: The deluge, period: \"1901\"}\n- {id: flood, name: The flood, period: \"1901\"}\n",
	"sources.csv":     "id,title,genre\nmemoir,Memoir,memoir\npaper,Paper,press\n",
	"identities.yaml": "- {id: one-woman, a: ann, b: anna, verdict: same, by: us, reason: So.}\n- {id: one-flood, a: deluge, b: flood, verdict: same, by: us, reason: So.}\n",
	"claims.csv": "id,text,form,source,subject,event,scale,grades\n" +
		"c1,Ann did not know.,attribution,memoir,ann,flood,knowledge,none\nc2,Anna knew.,attribution,paper,anna,flood,knowledge,full\n",
}

type row struct {
	Subject struct{ Name string }
	Cells   []struct{ Grades []string }
}

// TestCompareTakesBack: two records of one woman are two rows once the
// Identity is taken back; two events are two as well.
func TestCompareTakesBack(t *testing.T) {
	w := newDossierWorld(t, twoWomen)
	for _, c := range []struct{ args, want string }{
		{`event: "v:flood"`, "v:deluge: Ann [none] [full]; 1 apart"},
		{`event: "v:flood", lens: {profile: "base:level"}`, "v:deluge: Ann [none] [full]; 1 apart"},
		{`event: "v:flood", lens: {without: ["v:one-woman"]}`, "v:deluge: Ann [none] []; Anna [] [full]; 0 apart"},
		{`event: "v:flood", lens: {without: ["v:one-flood"]}`, "v:flood: Ann [none] [full]; 1 apart"},
		{`event: "v:deluge", lens: {without: ["v:one-flood"]}`, "v:deluge: 0 apart"},
		{`event: "v:flood", lens: {without: ["v:one-flood", "v:one-woman"]}`, "v:flood: Ann [none] []; Anna [] [full]; 0 apart"},
	} {
		var out struct {
			Compare struct {
				Event         struct{ ID string }
				Rows          []row
				Disagreements []struct{ Distance int }
			}
		}
		w.get(`{ compare(sources: ["v:memoir", "v:paper"], scale: "base:knowledge", `+c.args+`) {
			event { id } rows { subject { name } cells { grades } } disagreements { distance } } }`, &out)
		got := out.Compare.Event.ID + ": "
		for _, r := range out.Compare.Rows {
			got += fmt.Sprintf("%s %v %v; ", r.Subject.Name, r.Cells[0].Grades, r.Cells[1].Grades)
		}
		if diff := cmp.Diff(c.want, got+fmt.Sprintf("%d apart", len(out.Compare.Disagreements))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.args, diff)
		}
	}
}

// TestCompareLensErrors names what a lens names and the store does not have.
func TestCompareLensErrors(t *testing.T) {
	w := newDossierWorld(t, twoWomen)
	for _, c := range []struct{ lens, code, message string }{
		{`{without: ["v:nobody"]}`, schema.BadInput, "without v:nobody: there is no such record"},
		{`{sources: ["v:ann"]}`, schema.BadInput, "v:ann: there is no such"},
		{`{profile: "base:lvl"}`, schema.NotFound, `there is no profile with the id "base:lvl"`},
	} {
		a := w.ask(`{ compare(sources: ["v:memoir", "v:paper"], scale: "base:knowledge", event: "v:flood", lens: `+c.lens+`) { revision } }`, nil)
		if a.code() != c.code || !strings.Contains(a.Errors[0].Message, c.message) {
			t.Errorf("%s: got %v", c.lens, a.Errors)
		}
	}
}
