package compare_test

import (
	"fmt"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"onus/graph"
	"onus/graph/compare"
)

// objected adds evidence, one a line of the table: "ID,FROM,ON,STANCE".
func objected(files fstest.MapFS, lines ...string) fstest.MapFS {
	b := "id,from,on,stance,editor,note\n"
	for _, l := range lines {
		b += l + ",An editor,So.\n"
	}
	why := "id,text,form,source,subjects\nw1,It was written later.,statement,roll,dora\nw2,That is no reason.,statement,roll,dora\nw3,It is one.,statement,roll,dora\n"
	return with(with(files, "evidence.csv", b), "claims.reasons.csv", why)
}

// TestUndercut: what is undercut stays in its cell and says so, and enters
// nothing else; unless the undercut is undercut. What is in a cycle of
// undercuts is not decisive either.
func TestUndercut(t *testing.T) {
	both := []string{"memoir: ann knowledge none", "paper: ann knowledge full"}
	disagrees := []string{
		"ann memoir: none", "ann paper: full",
		"disagree ann memoir none, paper full: 2 excludes true", "moves ann memoir none, paper full: 2 excludes true",
		"undercut []", "agree on 0 of 1",
	}
	for _, c := range []struct {
		name       string
		says, with []string
		want       []string
	}{
		{"nothing undercuts", both, nil, disagrees},
		{"undercut", both, []string{"u1,w1,c2,undercuts"}, []string{
			"ann memoir: none", "ann paper: full", "undercut [c2 by u1]", "agree on 0 of 0",
		}},
		{"the undercut is undercut", both, []string{"u1,w1,c2,undercuts", "u2,w2,u1,undercuts"}, append(disagrees[:4:4], "undercut []", "agree on 0 of 1")},
		{"a cycle", both, []string{"u1,w1,c2,undercuts", "u2,w2,w1,undercuts", "u3,w1,w2,undercuts"}, []string{
			"ann memoir: none", "ann paper: full", "undercut [c2 by u1]", "agree on 0 of 0",
		}},
		{"other testimony decides the place", append(both, "paper: ann knowledge none"), []string{"u1,w1,c2,undercuts"}, []string{
			"ann memoir: none", "ann paper: none", "undercut []", "agree on 1 of 1",
		}},
		{"no move within a source", []string{"paper: ann knowledge none as of 1900", "paper: ann knowledge full", "memoir: bert knowledge none"},
			[]string{"u1,w1,c2,undercuts"}, []string{
				"ann paper: none@1900", "ann paper: full", "bert memoir: none",
				"left out by memoir: ann definite by 1", "left out by paper: bert definite by 1", "undercut [c2 by u1]", "agree on 0 of 0",
			}},
		{"nobody is left out of what counts nowhere", []string{"memoir: bert knowledge none", "paper: bert knowledge none", "paper: ann knowledge full"},
			[]string{"u1,w1,c3,undercuts"}, []string{
				"ann paper: full", "bert memoir: none", "bert paper: none", "undercut [c3 by u1]", "agree on 1 of 1",
			}},
	} {
		got := compared(t, loaded(t, objected(says(village(), c.says...), c.with...)), about("knowledge", "flood", "memoir", "paper"))
		said := append(lines(got), "undercut "+fmt.Sprint(undercut(got)), fmt.Sprintf("agree on %d of %d", got.Pairs[0].Agree, got.Pairs[0].Both))
		if diff := cmp.Diff(c.want, said); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

// undercut is what the places that do not count say of it: "CLAIM by EVIDENCE".
func undercut(c *compare.Comparison) []string {
	out := []string{}
	for _, row := range c.Rows {
		for _, cell := range row.Cells {
			for _, p := range cell.Places {
				if !p.Undercut {
					continue
				}
				for _, t := range p.Testimony {
					for _, u := range t.UndercutBy {
						out = append(out, t.From.Slug()+" by "+u.ID.Slug())
					}
				}
			}
		}
	}
	return out
}

// TestUndercutInFigures: of two who are put on one grade by both, the one whose
// testimony is undercut is in no figure.
func TestUndercutInFigures(t *testing.T) {
	files := says(village(), "memoir: ann knowledge none", "paper: ann knowledge none", "memoir: bert knowledge full", "paper: bert knowledge full")
	for n, with := range map[int][]string{2: nil, 1: {"u1,w1,c4,undercuts"}} {
		c := compared(t, loaded(t, objected(files, with...)), about("knowledge", "flood", "memoir", "paper"))
		if p := c.Pairs[0]; p.Both != n || p.AdjustedRand.N != n || p.Variation.N != n || c.Alpha.N != n {
			t.Errorf("%v: %+v, alpha %+v, want all of %d", with, p, c.Alpha, n)
		}
	}
}

// TestUndercutCell: the grades of a cell are those of places that count.
func TestUndercutCell(t *testing.T) {
	files := objected(says(village(), "memoir: ann knowledge none as of 1900", "memoir: ann knowledge full", "paper: ann knowledge full"),
		"u1,w1,c2,undercuts", "u2,w1,c3,undercuts")
	c := compared(t, loaded(t, files), about("knowledge", "flood", "memoir", "paper"))
	var got []string
	for _, cell := range c.Rows[0].Cells {
		got = append(got, fmt.Sprint(cell.Grades(), cell.Undercut(), len(cell.Claims())))
	}
	if diff := cmp.Diff([]string{"[none] false 2", "[full] true 1"}, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if (compare.Cell{Source: graph.ID("v:memoir")}).Undercut() {
		t.Error("who says nothing is not undercut")
	}
}
