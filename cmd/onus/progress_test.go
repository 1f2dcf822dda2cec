package main

import (
	"bytes"
	"strings"
	"testing"
)

// TestProgressIsForTerminals: on a terminal load and derive show where they
// are, and take it away; elsewhere stderr is left empty.
func TestProgressIsForTerminals(t *testing.T) {
	folder := founding(t)
	t.Chdir(t.TempDir())
	for _, command := range []string{"load ", "derive", "contrast khrushchev-1956:memoir-groups--khrushchev--knowledge"} {
		for _, terminal := range []bool{true, false} {
			words := strings.Fields(command)
			if words[0] == "load" {
				words = append(words, folder)
			}
			words = append(words, "--store", map[bool]string{true: "watched.db", false: "unwatched.db"}[terminal])
			var out, progress bytes.Buffer
			a := &app{out: &out, err: &progress, env: func(string) string { return "" }, terminal: terminal}
			if code := a.run(t.Context(), words); code != exitDone {
				t.Fatalf("%s: exit code %d: %s", command, code, &progress)
			}
			switch {
			case strings.Contains(out.String(), startOfLine):
				t.Errorf("%s: progress on stdout", command)
			case !terminal && progress.Len() > 0:
				t.Errorf("%s: on stderr, which nobody watches: %q", command, &progress)
			case terminal && words[0] != "contrast" && !strings.Contains(progress.String(), " records"+startOfLine+"deriving: "):
				t.Errorf("%s: no progress of the derivation: %q", command, &progress)
			case terminal && words[0] != "contrast" && !strings.HasSuffix(progress.String(), startOfLine):
				t.Errorf("%s: progress is left on the terminal: %q", command, &progress)
			}
		}
	}
}
