package main

import (
	"bytes"
	"os"
	"strings"
	"testing"
)

// TestProgressIsForTerminals: on a terminal load, derive and delete show where
// they are, and take it away; elsewhere stderr is left empty.
func TestProgressIsForTerminals(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.Mkdir("mill", 0o700); err != nil {
		t.Fatal(err)
	}
	for name, file := range mill() {
		if err := os.WriteFile("mill/"+name, file.Data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, terminal := range []bool{true, false} {
		for _, command := range []string{"load mill", "derive", "delete mill"} {
			var out, progress bytes.Buffer
			a := &app{out: &out, err: &progress, env: func(string) string { return "" }, terminal: terminal}
			if code := a.run(t.Context(), strings.Fields(command)); code != exitDone {
				t.Fatalf("%s: exit code %d: %s", command, code, &progress)
			}
			shown := progress.String()
			switch {
			case strings.Contains(out.String(), startOfLine):
				t.Errorf("%s: progress on stdout", command)
			case !terminal && shown != "":
				t.Errorf("%s: on stderr, which nobody watches: %q", command, shown)
			case terminal && command != "delete mill" && !strings.Contains(shown, " records"+startOfLine):
				t.Errorf("%s: no progress of the derivation: %q", command, shown)
			case terminal && !strings.HasSuffix(shown, startOfLine):
				t.Errorf("%s: progress is left on the terminal: %q", command, shown)
			}
		}
	}
}
