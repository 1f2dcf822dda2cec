package main

import (
	"bytes"
	"flag"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// TestFlagsHaveVariables: every flag of every command takes its value from its
// variable, unless it is given, and --help names both.
func TestFlagsHaveVariables(t *testing.T) {
	for _, c := range commands() {
		t.Run(c.name, func(t *testing.T) {
			var help bytes.Buffer
			c.help(&help)
			for _, name := range flagNames(c.flags(c.make())) {
				if line := "  --" + name; !strings.Contains(help.String(), line) || !strings.Contains(help.String(), "("+variable(name)+")") {
					t.Errorf("--help does not tell --%s with %s:\n%s", name, variable(name), &help)
				}
				set := func(value string, args ...string) string {
					a := &app{env: func(v string) string {
						if v == "ONUS_"+strings.ReplaceAll(strings.ToUpper(name), "-", "_") {
							return value
						}
						return ""
					}}
					fs := c.flags(c.make())
					if _, err := a.parse(fs, args); err != nil {
						t.Fatalf("--%s: %v", name, err)
					}
					return fs.Lookup(name).Value.String()
				}
				other, given := "from-the-environment", "given"
				switch f := c.flags(c.make()).Lookup(name); {
				case isBool(f):
					other, given = "true", "false"
				case isDuration(f):
					other, given = "7s", "8s"
				}
				if got := set(other); got != other {
					t.Errorf("%s=%s: --%s is %q", variable(name), other, name, got)
				}
				if got := set(other, "--"+name+"="+given); got != given {
					t.Errorf("%s=%s and --%s=%s: it is %q", variable(name), other, name, given, got)
				}
			}
		})
	}
}

func isBool(f *flag.Flag) bool {
	b, ok := f.Value.(interface{ IsBoolFlag() bool })
	return ok && b.IsBoolFlag()
}

func isDuration(f *flag.Flag) bool {
	_, err := time.ParseDuration(f.DefValue)
	return err == nil
}

// TestHelpIsEnough: the help of every command holds a sentence, its call, an
// example that can be parsed, and the exit codes.
func TestHelpIsEnough(t *testing.T) {
	for _, c := range commands() {
		t.Run(c.name, func(t *testing.T) {
			var out, problems bytes.Buffer
			a := &app{out: &out, err: &problems, env: func(string) string { return "" }}
			if code := a.run(t.Context(), []string{c.name, "--help"}); code != exitDone || problems.Len() > 0 {
				t.Fatalf("exit code %d, on stderr: %s", code, &problems)
			}
			for _, want := range []string{"onus " + c.name + ": ", "\nusage: onus " + c.name, "\nFor example:\n  onus " + c.name, "\nExit codes: 0 ", "2 usage"} {
				if !strings.Contains(out.String(), want) {
					t.Errorf("no %q in:\n%s", want, &out)
				}
			}
			for _, example := range c.examples {
				words := strings.Fields(example)
				if _, err := a.parse(c.flags(c.make()), words[1:]); err != nil || words[0] != c.name {
					t.Errorf("onus %s: %v", example, err)
				}
			}
		})
	}
}

// TestReadmeListsTheCommands: README's table is the list of the commands.
func TestReadmeListsTheCommands(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	var listed, want []string
	for _, row := range regexp.MustCompile("(?m)^\\| `onus ([^`]*)` \\|").FindAllStringSubmatch(string(readme), -1) {
		listed = append(listed, row[1])
	}
	for _, c := range commands() {
		want = append(want, strings.TrimSpace(c.name+" "+c.args))
	}
	if diff := cmp.Diff(want, listed); diff != "" {
		t.Errorf("-onus help +README:\n%s", diff)
	}
}
