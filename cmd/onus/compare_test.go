package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var rewrite = flag.Bool("update", false, "write the answers in docs/compare.md anew")

var consoleBlock = regexp.MustCompile("(?s)```console\n\\$ onus ([^\n]*)\n(.*?)\n```")

// TestComparisonInTheManual runs the command that docs/compare.md shows, on
// the founding dataset: what it shows is what is printed, but for the places
// in the first source, which "…" stands for.
func TestComparisonInTheManual(t *testing.T) {
	file, err := filepath.Abs("../../docs/compare.md")
	if err != nil {
		t.Fatal(err)
	}
	manual, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	block := consoleBlock.FindStringSubmatchIndex(string(manual))
	if block == nil {
		t.Fatal("docs/compare.md shows no command")
	}
	command, shown := string(manual[block[2]:block[3]]), string(manual[block[4]:block[5]])
	printed := shortened(printedBy(t, command))
	if *rewrite {
		anew := string(manual[:block[4]]) + printed + string(manual[block[5]:])
		if err := os.WriteFile(file, []byte(anew), 0o600); err != nil {
			t.Fatal(err)
		}
		shown = printed
	}
	if diff := cmp.Diff(strings.Split(shown, "\n"), strings.Split(printed, "\n")); diff != "" {
		t.Errorf("onus %s (-docs/compare.md +printed):\n%s", command, diff)
	}
}

func printedBy(t *testing.T, command string) string {
	t.Helper()
	t.Chdir(t.TempDir())
	var out, problems bytes.Buffer
	a := &app{out: &out, err: &problems, env: func(string) string { return "" }}
	if code := a.run(t.Context(), strings.Fields(command)); code != exitDone {
		t.Fatalf("onus %s: exit code %d\n%s", command, code, problems.String())
	}
	return out.String()
}

func shortened(printed string) string {
	first, _, _ := strings.Cut(printed, "\n\nWHERE [1] SAYS SO")
	_, rest, _ := strings.Cut(printed, "\n\nWHERE [2] SAYS SO")
	return first + "\n…\nWHERE [2] SAYS SO" + strings.TrimRight(rest, "\n")
}
