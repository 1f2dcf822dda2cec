package export_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onus/graph"
	"onus/graph/contrast"
	"onus/graph/contrast/framework"
	"onus/graph/export"
	"onus/graph/graphtest/oracle"
)

const groundedScript = `
import json, sys
from pygarg.dung import solver
print(json.dumps([sorted(solver.extension_enumeration(c["arguments"], c["attacks"], "GR")[0]) for c in json.load(sys.stdin)]))`

// named is a framework with the names of its arguments.
type named struct {
	Arguments []string    `json:"arguments"`
	Attacks   [][2]string `json:"attacks"`
}

func nameAll(d *contrast.Dispute) named {
	var out named
	for _, a := range d.Arguments {
		out.Arguments = append(out.Arguments, a.Name())
	}
	for _, x := range d.Attacks {
		out.Attacks = append(out.Attacks, [2]string{out.Arguments[x.By], out.Arguments[x.On]})
	}
	return out
}

func accepted(d *contrast.Dispute) []string {
	out := []string{}
	for i, l := range d.Grounded() {
		if l == framework.In {
			out = append(out, d.Arguments[i].Name())
		}
	}
	slices.Sort(out)
	return out
}

// grounded holds the grounded extension of each question in dispute against
// pygarg's. Questions share no arguments but undercuts, which nothing but
// undercuts attacks: each alone has the labels that it has in the whole.
func grounded(t *testing.T, store graph.Reader) {
	var cases []named
	var want [][]string
	for _, profile := range []graph.ID{"", "base:level", "base:documents-first"} {
		for _, d := range disputes(t, store, export.Selection{Profile: profile}) {
			if len(d.Attacks) > 0 {
				cases, want = append(cases, nameAll(d)), append(want, accepted(d))
			}
		}
	}
	var got [][]string
	oracle.Ask(t, "arguments", groundedScript, cases, &got)
	if diff := cmp.Diff(got, want); diff != "" || len(cases) < 30 {
		t.Errorf("%d disputes (-pygarg +ours): %s", len(cases), diff)
	}
}

const readScript = `
import json, sys
from pygarg.dung import dimacs_parser, solver
arguments, attacks = dimacs_parser.parse(json.load(sys.stdin))
print(json.dumps({"size": len(arguments), "grounded": sorted(solver.extension_enumeration(arguments, attacks, "GR")[0], key=int)}))`

// TestICCMAIsRead has pygarg read the file of a whole graph: what it accepts
// there is what each question accepts alone.
func TestICCMAIsRead(t *testing.T) {
	store := weir(t)
	for _, profile := range []graph.ID{"", "base:documents-first"} {
		text := written(t, export.ICCMA, store, export.Selection{Profile: profile})
		file := filepath.Join(t.TempDir(), "weir.af")
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		var got struct {
			Size     int
			Grounded []string
		}
		oracle.Ask(t, "arguments", readScript, file, &got)
		names := map[string]string{}
		for line := range strings.Lines(text) {
			if f := strings.Fields(line); f[0] == "#" {
				names[f[1]] = f[2]
			}
		}
		all, in := map[string]bool{}, map[string]bool{}
		for _, d := range disputes(t, store, export.Selection{Profile: profile}) {
			for _, a := range d.Arguments {
				all[a.Name()] = true
			}
			for _, name := range accepted(d) {
				in[name] = true
			}
		}
		read := map[string]bool{}
		for _, number := range got.Grounded {
			read[names[number]] = true
		}
		if diff := cmp.Diff(read, in); diff != "" || got.Size != len(all) || len(names) != len(all) {
			t.Errorf("%q: %d arguments, %d named, %d expected (-pygarg +ours): %s", profile, got.Size, len(names), len(all), diff)
		}
	}
}

const argdownScript = `
const {ArgdownApplication, ParserPlugin, ModelPlugin, DataPlugin} = require("@argdown/core");
const app = new ArgdownApplication();
app.addPlugin(new ParserPlugin(), "parse-input");
app.addPlugin(new DataPlugin(), "build-model");
app.addPlugin(new ModelPlugin(), "build-model");
const input = require("fs").readFileSync(0, "utf8");
const r = app.run({process: ["parse-input", "build-model"], input, logLevel: "silent", model: {mode: "strict"}});
const text = x => (x.members || []).map(m => m.text || "").find(t => t) || "";
console.log("errors " + ((r.lexerErrors || []).length + (r.parserErrors || []).length + (r.exceptions || []).length));
console.log("mode " + r.frontMatter.model.mode);
for (const x of r.relations) console.log([x.relationType, x.from.title, x.to.title].join(" "));
for (const x of Object.values(r.statements)) console.log("statement " + x.title + " " + text(x));
for (const x of Object.values(r.arguments)) console.log("argument " + x.title);`

// TestArgdownIsRead has Argdown's own parser read the document: the relations,
// the titles and the words come back. It wants node, and in ONUS_ORACLE_ARGDOWN
// a folder into which npm installed @argdown/core 1.7.5.
func TestArgdownIsRead(t *testing.T) {
	folder := os.Getenv("ONUS_ORACLE_ARGDOWN")
	if folder == "" {
		t.Skip("ONUS_ORACLE_ARGDOWN is not set: not read by Argdown's parser (npm install @argdown/core@1.7.5 in a folder, and set it to that)")
	}
	store := weir(t)
	cmd := exec.CommandContext(t.Context(), "node", "-e", argdownScript)
	cmd.Dir = folder
	cmd.Stdin = strings.NewReader(written(t, export.Argdown, store, export.Selection{}))
	said, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Split(strings.TrimSpace(string(said)), "\n")
	if diff := cmp.Diff(sorted(argdownOf(disputes(t, store, export.Selection{}))), sorted(got)); diff != "" {
		t.Errorf("-ours +Argdown's: %s", diff)
	}
}

func sorted(lines []string) []string {
	slices.Sort(lines)
	return slices.Compact(lines)
}

// argdownOf is what the script should print of these disputes. A conflict of
// statements has no direction, and comes once; Argdown's model has the lower
// one first, but of a contradiction the upper.
func argdownOf(all []*contrast.Dispute) []string {
	out := []string{"errors 0", "mode strict"}
	for _, d := range all {
		for i, c := range d.Claims() {
			out = append(out, "statement "+string(c.ID)+" "+c.Name)
			for _, x := range d.On(c) {
				out = append(out, relation(d, x, i, c)...)
			}
		}
		for _, a := range d.Arguments {
			out = append(out, "argument "+a.Name())
			if !a.Own {
				out = append(out, "support "+string(a.Claim.ID)+" "+a.Name(), "statement "+string(a.Claim.ID)+" "+a.Claim.Name)
			}
		}
		for _, x := range d.Attacks {
			if by := d.Arguments[x.By]; !by.Testimony {
				out = append(out, "undercut "+by.Name()+" "+d.Arguments[x.On].Name())
			}
		}
	}
	return out
}

func relation(d *contrast.Dispute, x contrast.Bearing, i int, c *graph.Claim) []string {
	a := d.Arguments[x.Argument]
	statements := a.Own && !x.Own
	later := slices.IndexFunc(d.Claims(), func(o *graph.Claim) bool { return o.ID == a.Claim.ID }) > i
	conflict := x.Opposition == contrast.Contradictory || x.Opposition == contrast.Contrary
	switch {
	case x.Carries && statements:
		return []string{"entails " + string(a.Claim.ID) + " " + string(c.ID)}
	case x.Carries:
		return []string{"support " + a.Name() + " " + string(c.ID)}
	case !conflict || statements && later:
		return nil
	case !statements:
		return []string{"attack " + a.Name() + " " + string(c.ID)}
	case x.Opposition == contrast.Contradictory:
		return []string{"contradictory " + string(c.ID) + " " + string(a.Claim.ID)}
	}
	return []string{"contrary " + string(a.Claim.ID) + " " + string(c.ID)}
}
