package main

import (
	"bytes"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var consoleBlock = regexp.MustCompile("(?s)```console\n\\$ onus ([^\n]*)\n(.*?)\n```")

// TestComparisonInTheManual runs the commands that docs/compare.md shows, on
// the founding dataset: what it prints is what they print, "…" left out.
func TestComparisonInTheManual(t *testing.T) {
	manual, err := os.ReadFile("../../docs/compare.md")
	if err != nil {
		t.Fatal(err)
	}
	blocks := consoleBlock.FindAllStringSubmatch(string(manual), -1)
	if len(blocks) == 0 {
		t.Fatal("docs/compare.md shows no command")
	}
	t.Chdir(t.TempDir())
	for _, b := range blocks {
		var out, problems bytes.Buffer
		a := &app{out: &out, err: &problems, env: func(string) string { return "" }}
		if code := a.run(t.Context(), strings.Fields(b[1])); code != exitDone {
			t.Fatalf("onus %s: exit code %d\n%s", b[1], code, problems.String())
		}
		printed := strings.TrimRight(out.String(), "\n")
		for _, shown := range strings.Split(b[2], "\n…\n") {
			if !strings.Contains(printed, shown) {
				t.Errorf("onus %s (-docs/compare.md +printed):\n%s", b[1], cmp.Diff(strings.Split(b[2], "\n"), strings.Split(printed, "\n")))
			}
		}
	}
}
