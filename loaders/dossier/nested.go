package dossier

import (
	"bytes"
	"encoding/json"
	"strings"

	"go.yaml.in/yaml/v4"

	"onus/graph"
	"onus/loaders"
)

// names reads names of one language, a list of "text | note"; or, without a
// language, the mappings that only YAML has.
func (d *decoder) names(f *[]graph.Name, c cell) {
	if c.suffix != "" {
		lang, script := languageOf(c.suffix)
		for _, e := range d.list(c) {
			name, note, _ := e.cut(" | ")
			*f = append(*f, graph.Name{Text: d.text(name), Lang: lang, Script: script, Note: d.text(note)})
		}
		return
	}
	if c.node == nil || c.node.Kind != yaml.SequenceNode {
		d.failf(c, "a list of mappings in YAML, or columns such as name@ru", "is no list")
		return
	}
	for _, e := range d.nodes(c) {
		var n graph.Name
		d.mapping(e, map[string]func(cell){
			"text":   func(e cell) { n.Text = d.text(e) },
			"lang":   func(e cell) { n.Lang = d.text(e) },
			"script": func(e cell) { n.Script = d.text(e) },
			"note":   func(e cell) { n.Note = d.text(e) },
		})
		*f = append(*f, n)
	}
}

// languageOf cuts "ru-Latn" into language and script; "und" is no language.
func languageOf(tag string) (lang, script string) {
	var rest []string
	for part := range strings.SplitSeq(tag, "-") {
		if len(part) == 4 && script == "" && part[0] >= 'A' && part[0] <= 'Z' && len(rest) > 0 {
			script = part
			continue
		}
		rest = append(rest, part)
	}
	lang = strings.Join(rest, "-")
	if lang == "und" {
		lang = ""
	}
	return lang, script
}

func (d *decoder) steps(f *[]graph.Grade, c cell) {
	for i, e := range d.list(c) {
		slug, label, ok := e.cut("=")
		if !ok {
			label = slug
		}
		*f = append(*f, graph.Grade{Slug: d.text(slug), Label: d.text(label), Rank: i})
	}
}

func (d *decoder) derivations(f *[]graph.Derivation, c cell) {
	for _, e := range d.pairs(c) {
		how, source, ok := e.cut(":")
		if !ok {
			d.failf(e, "how: source, such as quotes: "+e.text, "%q does not say how", e.text)
			continue
		}
		x := graph.Derivation{How: d.oneOf(how, loaders.ChoiceOf(graph.KindSource, "derivesFrom")), Source: d.ref(source)}
		if x.How != "" || how.text == "" {
			*f = append(*f, x)
		}
	}
}

func (d *decoder) implications(f *[]graph.Implication, c cell) {
	for _, e := range d.pairs(c) {
		placement, event, _ := e.cut("->")
		if p, ok := d.placement(placement); ok {
			*f = append(*f, graph.Implication{Scale: p.Scale, Grades: p.Grades, Event: d.ref(event)})
		}
	}
}

// placement reads "scale: grade, grade".
func (d *decoder) placement(c cell) (graph.Placement, bool) {
	scale, grades, ok := c.cut(": ")
	if i := strings.LastIndexByte(c.text, ':'); !ok && i >= 0 {
		scale, grades, ok = c.part(0, i), c.part(i+1, len(c.text)), true
	}
	if !ok {
		d.failf(c, "scale: grade, grade", "%q does not say the grades", c.text)
		return graph.Placement{}, false
	}
	p := graph.Placement{Scale: d.scale(scale)}
	for _, g := range grades.split(",") {
		p.Grades = append(p.Grades, d.text(g))
	}
	return p, true
}

// groups reads a list of mappings, or "label: member, member -> scale: grade".
func (d *decoder) groups(f *[]graph.Group, c cell) {
	if c.node == nil {
		for _, e := range c.split(";") {
			*f = append(*f, d.groupText(e))
		}
		return
	}
	for _, e := range d.nodes(c) {
		*f = append(*f, d.group(e))
	}
}

func (d *decoder) groupText(c cell) graph.Group {
	people, placements, _ := c.cut("->")
	label, members, ok := people.cut(": ")
	if !ok {
		d.failf(c, "label: member, member -> scale: grade", "%q names no members", c.text)
	}
	g := graph.Group{Label: d.text(label)}
	for _, m := range members.split(",") {
		g.Members = append(g.Members, d.ref(m))
	}
	for _, e := range placements.split("+") {
		if p, ok := d.placement(e); ok {
			g.Placements = append(g.Placements, p)
		}
	}
	return g
}

func (d *decoder) group(c cell) graph.Group {
	var g graph.Group
	var placements cell
	d.mapping(c, map[string]func(cell){
		"label": func(e cell) { g.Label = d.text(e) },
		"members": func(e cell) {
			for _, m := range d.list(e) {
				g.Members = append(g.Members, d.ref(m))
			}
		},
		"placements": func(e cell) { placements = e },
	})
	if placements.node == nil {
		return g
	}
	for _, e := range d.nodes(placements) {
		var p graph.Placement
		d.mapping(e, map[string]func(cell){
			"scale": func(e cell) { p.Scale = d.scale(e) },
			"grades": func(e cell) {
				for _, grade := range d.list(e) {
					p.Grades = append(p.Grades, d.text(grade))
				}
			},
		})
		g.Placements = append(g.Placements, p)
	}
	return g
}

// object reads one JSON object, from text or from a YAML mapping, and gives it
// with its keys sorted.
func (d *decoder) object(c cell) string {
	var o map[string]any
	var err error
	if c.node != nil {
		err = c.node.Decode(&o)
	} else {
		dec := json.NewDecoder(strings.NewReader(d.text(c)))
		dec.UseNumber()
		if err = dec.Decode(&o); err == nil && dec.More() {
			err = errTrailing
		}
	}
	var out bytes.Buffer
	if err == nil {
		enc := json.NewEncoder(&out)
		enc.SetEscapeHTML(false)
		err = enc.Encode(o)
	}
	if err != nil || o == nil {
		d.failf(c, "one JSON object", "is none")
		return ""
	}
	return strings.TrimSuffix(out.String(), "\n")
}
