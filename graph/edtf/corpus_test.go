package edtf_test

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"onus/graph/edtf"
)

// corpus reads a table of dates on which several implementations of EDTF
// agree. It is large and not ours, so it lies outside the repository, in the
// folder that ONUS_CORPUS names.
func corpus(t *testing.T, name string) (rows [][]string) {
	t.Helper()
	folder := os.Getenv("ONUS_CORPUS")
	if folder == "" {
		t.Skipf("ONUS_CORPUS is not set: it names the folder that holds edtf/%s", name)
	}
	text, err := os.ReadFile(filepath.Join(folder, "edtf", name))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
	for _, line := range lines[1:] { // the first names the columns
		rows = append(rows, strings.Split(line, "\t"))
	}
	if len(rows) == 0 {
		t.Fatalf("%s has no rows", name)
	}
	return rows
}

func TestCorpusOfStrings(t *testing.T) {
	for _, row := range corpus(t, "strings.tsv") {
		text, valid, level := row[0], row[1] == "valid", row[2]
		d, err := edtf.Parse(text)
		switch {
		case valid && err != nil:
			t.Error(err)
		case !valid && err == nil:
			t.Errorf("%q is no EDTF, yet was read as %q", text, d.Text())
		case valid && level != "" && strconv.Itoa(d.Level()) != level:
			t.Errorf("%q: level %d, want %s", text, d.Level(), level)
		}
	}
}

// TestCorpusOfBounds reads 1950S2 through its estimate, for there the table
// gives the bounds of the estimated year: the programs behind it overlook that
// the date may be any year from 1900 to 1999. All other rows hold as they are.
func TestCorpusOfBounds(t *testing.T) {
	for _, row := range corpus(t, "bounds.tsv") {
		text, lower, upper := row[0], row[1], row[2]
		d, err := edtf.Parse(text)
		if err != nil {
			t.Error(err)
			continue
		}
		if estimate, ok := d.Estimate(); ok {
			d = estimate
		}
		first, hasFirst := d.Earliest()
		last, hasLast := d.Latest()
		if !hasFirst || !hasLast || first.String() != lower || last.String() != upper {
			t.Errorf("%q: %s to %s, want %s to %s", text, first, last, lower, upper)
		}
	}
}
