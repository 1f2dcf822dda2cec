package scenario_test

import (
	"errors"
	"testing"

	"onus/graph/graphtest/scenario"
)

// seeds are short: minimizing what a long one leads to takes all the time.
var seeds = []string{
	"expect c1 unopposed",
	"person zoe born 1890 died 1940~ same as wikidata:Q1\nidentity i1: ann is not zoe\nexpect c1 yields under level taking back i1",
	"scale heat: cold, hot monotone blame lowest inherits lowest-down\nscale heat becomes: hot, cold\nexpect robust c1: nothing",
	"presumption two: signed 2 times implies knowledge full of terror\nexpect against c1 without two: nothing",
	"claim g: minutes sorts presidium about terror disjoint\n  group «who \"knew\"»: ann with knowledge full\nexpect for g--ann--knowledge: direct c1",
	"claim c2: minutes says each of presidium on 1956? except bert signed in terror\nexpect qualifying c1: collective c2 tension puts yes as of 1956",
	"claim c2: minutes says ann at least 3 lists of terror counts signed within terror in minutes # rows\nexpect silent c1: minutes",
	"claim c2: minutes finds no signed by ann searched memoir complete\nexpect roots for c1: memoir by bert",
	"claim c2: minutes says not bert held none of seat until 1945 dataset other\nexpect left out of c1 as known on 1980: 1",
	"claim c2: minutes says \"so it was\" about ann as motive read in memoir\nevidence e1: editor asserts c2 undercuts direct of c1 about ann\nexpect hinges c1: nothing",
	"claim c2: minutes says terror happened [1937,1938]\nexpect interest c2 in c1: blames the dead\nexpect cut c2",
}

// FuzzParse: whatever is written, Parse gives a file or says where it is
// wrong; the records it gives have good ids, and no two the same.
func FuzzParse(f *testing.F) {
	for _, line := range seeds {
		f.Add(world + "scenario: it is so\nclaim c1: memoir says ann knowledge full of terror\n" + line)
	}
	opt := options()
	f.Fuzz(func(t *testing.T, text string) {
		file, err := scenario.Parse("x.txt", text, opt)
		var problems scenario.Problems
		switch {
		case err == nil:
			checkFile(t, file)
		case !errors.As(err, &problems) || len(problems) == 0:
			t.Errorf("an error that tells no place: %v", err)
		}
		for _, p := range problems {
			if p.Line < 1 || p.Column < 1 || p.Message == "" {
				t.Errorf("a problem without a place: %+v", p)
			}
		}
	})
}

func checkFile(t *testing.T, file *scenario.File) {
	t.Helper()
	for _, l := range scenario.Loads(file) {
		seen := map[string]bool{}
		for _, it := range l.Items {
			id := it.Record.Base().ID
			if err := id.Check(); err != nil || seen[string(id)] {
				t.Errorf("id %q: twice, or %v", id, err)
			}
			seen[string(id)] = true
		}
	}
}
