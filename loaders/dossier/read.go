package dossier

import (
	"bytes"
	"cmp"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"onus/graph"
	"onus/loaders"
)

// Read reads a dossier: all files at the root of fsys. It goes on to the end,
// whatever it finds: Bundle.Problems has it all.
func Read(fsys fs.FS) *loaders.Bundle {
	r := &reader{fsys: fsys, decoder: newDecoder("")}
	r.bundle = &loaders.Bundle{Dataset: &graph.Dataset{}, At: loaders.Place{File: datasetFile}}
	listed := r.list()
	r.dataset()
	for _, f := range listed {
		if f.kind.Kind == graph.KindScale {
			r.read(f)
		}
	}
	for _, it := range r.bundle.Items {
		r.decoder.scales[it.Record.Base().ID.Slug()] = true
	}
	for _, f := range listed {
		if f.kind.Kind != graph.KindScale {
			r.read(f)
		}
	}
	r.objects()
	r.bundle.Problems = r.decoder.found
	loaders.Expand(r.bundle)
	return r.bundle
}

const datasetFile = "dataset.yaml"

type reader struct {
	fsys    fs.FS
	decoder *decoder
	bundle  *loaders.Bundle
}

// listing is a file of the folder and the kind of its records.
type listing struct {
	name string
	kind *File
}

func (r *reader) problem(file string, p loaders.Problem) {
	p.File = file
	r.decoder.found = append(r.decoder.found, p)
}

// list finds the files of records, in the order of kinds and names.
func (r *reader) list() []listing {
	entries, err := fs.ReadDir(r.fsys, ".")
	if err != nil {
		r.problem(".", loaders.Problem{Message: "the folder cannot be read: " + err.Error()})
		return nil
	}
	var out []listing
	for _, e := range entries {
		name := e.Name()
		if e.IsDir() || isAside(name) || name == datasetFile {
			continue
		}
		base, _, _ := strings.Cut(name, ".")
		kind := fileNamed(base)
		if kind == nil || !slices.Contains(extensions(), path.Ext(name)) {
			r.problem(name, loaders.Problem{
				Message: "is no file of a dossier", Expected: "a kind of records and .csv or .yaml", Nearest: nearestFile(name),
			})
			continue
		}
		out = append(out, listing{name, kind})
	}
	slices.SortStableFunc(out, func(a, b listing) int {
		return cmp.Or(cmp.Compare(rankOf(a.kind), rankOf(b.kind)), cmp.Compare(a.name, b.name))
	})
	return out
}

func rankOf(f *File) int {
	return slices.IndexFunc(files, func(g File) bool { return g.Name == f.Name })
}

func extensions() []string { return []string{".csv", ".yaml", ".yml"} }

// isAside: notes and licences may lie in a dossier and are not read.
func isAside(name string) bool {
	return strings.HasPrefix(name, ".") || slices.Contains([]string{".md", ".txt"}, path.Ext(name)) || name == "LICENSE"
}

func nearestFile(name string) string {
	base, _, _ := strings.Cut(name, ".")
	names := []string{"dataset"}
	for _, f := range files {
		names = append(names, f.Name)
	}
	nearest := base
	if !slices.Contains(names, base) {
		nearest = graph.Nearest(base, names)
	}
	switch ext := strings.ToLower(path.Ext(name)); {
	case nearest == "":
		return ""
	case nearest == "dataset":
		return datasetFile
	case slices.Contains(extensions(), ext):
		return nearest + ext
	}
	return nearest + ".csv"
}

// content reads a file as UTF-8 text; false if it cannot be.
func (r *reader) content(name string) ([]byte, bool) {
	data, err := fs.ReadFile(r.fsys, name)
	if errors.Is(err, fs.ErrNotExist) {
		r.problem(name, loaders.Problem{Message: "the file is missing", Expected: "the id and the title of the dataset in it"})
		return nil, false
	}
	if err != nil {
		r.problem(name, loaders.Problem{Message: "cannot be read: " + err.Error()})
		return nil, false
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if utf8.Valid(data) {
		return data, true
	}
	p := notUTF8(data)
	r.problem(name, p)
	return nil, false
}

func notUTF8(data []byte) loaders.Problem {
	p := loaders.Problem{Message: "the file is not UTF-8", Expected: "UTF-8 (in a spreadsheet: save as CSV UTF-8)"}
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		p.Message = "the file is UTF-16"
		p.Line, p.Column = 1, 1
		return p
	}
	valid := 0
	for valid < len(data) {
		r, size := utf8.DecodeRune(data[valid:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		valid += size
	}
	before := data[:valid]
	p.Line = bytes.Count(before, []byte("\n")) + 1
	p.Column = utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:]) + 1
	return p
}

func (r *reader) dataset() {
	r.decoder.file = datasetFile
	root, ok := r.yaml(datasetFile)
	if !ok {
		r.name("")
		return
	}
	r.bundle.At = loaders.Place{File: datasetFile, Line: root.Line, Column: root.Column}
	keys := map[string]func(cell){}
	for _, col := range datasetColumns() {
		keys[col.Name] = func(c cell) {
			col.read(r.decoder, r.bundle.Dataset, c)
			r.decoder.column = ""
		}
	}
	r.decoder.mapping(cellOf(root), keys)
	r.name(r.bundle.Dataset.Dataset)
}

// name settles what the dataset is called; a nameless one is a problem.
func (r *reader) name(slug string) {
	if slug == "" {
		if len(r.decoder.found) == 0 || r.decoder.found[len(r.decoder.found)-1].File != datasetFile {
			r.problem(datasetFile, loaders.Problem{Place: r.bundle.At, Message: "id: is required", Expected: "the slug of the dataset"})
		}
		slug = "nameless"
	}
	r.bundle.Dataset.Dataset = slug
	r.bundle.Dataset.ID = graph.DatasetID(slug)
	r.decoder.dataset = slug
}

func (r *reader) yaml(name string) (*yaml.Node, bool) {
	data, ok := r.content(name)
	if !ok {
		return nil, false
	}
	root, p := parseYAML(data)
	if p != nil {
		r.problem(name, *p)
	}
	return root, root != nil
}

func (r *reader) read(l listing) {
	d := r.decoder
	d.file = l.name
	yield := func(it loaders.Item) { r.bundle.Items = append(r.bundle.Items, it) }
	if path.Ext(l.name) == ".csv" {
		if data, ok := r.content(l.name); ok {
			d.csv(l.kind, data, yield)
		}
		return
	}
	if root, ok := r.yaml(l.name); ok {
		d.yaml(l.kind, root, yield)
	}
}

// yaml reads a list of mappings, a record each.
func (d *decoder) yaml(f *File, root *yaml.Node, yield func(loaders.Item)) {
	if root.Kind != yaml.SequenceNode {
		d.failf(cellOf(root), "a list of records, each beginning with a hyphen", "the file is no list")
		return
	}
	for _, n := range root.Content {
		if n.Kind != yaml.MappingNode {
			d.failf(cellOf(n), "a mapping of fields", "the record is no mapping")
			continue
		}
		yield(d.row(f, cellOf(n), d.fields(f, n)))
	}
}

// fields are the fields of a mapping that hold something.
func (d *decoder) fields(f *File, n *yaml.Node) []entry {
	var out []entry
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := cellOf(n.Content[i]), cellOf(n.Content[i+1])
		p := d.meaning(f, key.text)
		switch {
		case seen[key.text]:
			d.failf(key, "each field once", "%q is there twice", key.text)
		case key.text == formColumn && len(f.Forms) > 1:
			out = append(out, entry{nil, value})
		case p == nil:
			d.fail(key, 0, f.unknown(key.text))
		case !value.isEmpty():
			out = append(out, entry{p, value})
		}
		seen[key.text] = true
	}
	return out
}

// meaning is File.find, remembered.
func (d *decoder) meaning(f *File, name string) *place {
	names := d.keys[f]
	if names == nil {
		names = map[string]*place{}
		d.keys[f] = names
	}
	p, known := names[name]
	if known {
		return p
	}
	if found, ok := f.find(name); ok {
		p = &found
	}
	names[name] = p
	return p
}

// objects makes full ids of the objects of acts that are slugs of records.
func (r *reader) objects() {
	known := map[graph.ID]bool{}
	for _, it := range r.bundle.Items {
		known[it.Record.Base().ID] = true
	}
	for _, it := range r.bundle.Items {
		claim, ok := it.Record.(*graph.Claim)
		if !ok {
			continue
		}
		if deed, ok := claim.Form.(*graph.Deed); ok && graph.IsSlug(deed.Object) {
			if id := r.decoder.id(deed.Object); known[id] {
				deed.Object = string(id)
			}
		}
	}
}
