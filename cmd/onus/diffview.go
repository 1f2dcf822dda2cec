package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"onus/graph"
	"onus/graph/contrast"
	"onus/graph/diff"
)

// diffView is a difference as the command prints it.
type diffView struct {
	Dataset   string         `json:"dataset"`
	Same      bool           `json:"same"`
	Old       stateView      `json:"old"`
	New       stateView      `json:"new"`
	About     []fieldView    `json:"about"` // of the dataset's own description
	Questions []questionView `json:"questions"`
	Claims    recordsView    `json:"claims"`
	Others    []recordsView  `json:"others"`
	Around    []aroundView   `json:"around"` // other datasets that are not the same on both sides
}

type stateView struct {
	Where    string `json:"where"`
	Title    string `json:"title"`
	Version  string `json:"version,omitempty"`
	Content  string `json:"content"`
	Records  int    `json:"records"`
	Revision int64  `json:"revision"`
}

type questionView struct {
	ID      graph.ID     `json:"id"`
	Title   string       `json:"title"`
	Claims  []turnedView `json:"claims"`
	Because []changeView `json:"because"`
}

type turnedView struct {
	ID        graph.ID   `json:"id"`
	Text      string     `json:"text"`
	Edited    bool       `json:"edited"`
	Standings []turnView `json:"standings"`
	Robust    turnView   `json:"robust"`
}

type turnView struct {
	Profile string            `json:"profile,omitempty"`
	Old     contrast.Standing `json:"old"`
	New     contrast.Standing `json:"new"`
}

type recordsView struct {
	Kind    string       `json:"kind"`
	Added   []changeView `json:"added"`
	Removed []changeView `json:"removed"`
	Changed []changeView `json:"changed"`
}

type changeView struct {
	Kind   string      `json:"kind,omitempty"`
	Change string      `json:"change,omitempty"` // added, removed, changed
	ID     graph.ID    `json:"id"`
	Text   string      `json:"text,omitempty"`
	Rule   string      `json:"rule,omitempty"` // of evidence that a rule derives
	From   graph.ID    `json:"from,omitempty"` // of evidence
	Fields []fieldView `json:"fields,omitempty"`
}

type fieldView struct {
	Name string `json:"name"`
	Old  any    `json:"old"`
	New  any    `json:"new"`
}

type aroundView struct {
	Dataset string `json:"dataset"`
	Old     string `json:"old"` // digest of its content; "" where it is not there
	New     string `json:"new"`
}

func newDiffView(d *diff.Diff, was, is string) *diffView {
	v := &diffView{
		Dataset: d.Dataset, Same: d.IsEmpty(), Old: viewState(d.Was, was), New: viewState(d.Is, is),
		About: viewFields(graph.KindDataset, d.About), Questions: []questionView{},
		Claims: viewRecords(diff.Records{Kind: graph.KindClaim}), Others: []recordsView{}, Around: []aroundView{},
	}
	for _, q := range d.Questions {
		v.Questions = append(v.Questions, viewQuestion(q))
	}
	for _, k := range d.Kinds {
		if k.Kind == graph.KindClaim {
			v.Claims = viewRecords(k)
		} else {
			v.Others = append(v.Others, viewRecords(k))
		}
	}
	for _, o := range d.Around {
		v.Around = append(v.Around, aroundView{o.Slug, contentOf(o.Was), contentOf(o.Is)})
	}
	return v
}

func contentOf(d *graph.Dataset) string {
	if d == nil {
		return ""
	}
	return d.Content
}

func viewState(s diff.State, where string) stateView {
	n := 0
	for _, count := range s.Dataset.Counts {
		n += count
	}
	return stateView{where, s.Dataset.Name, s.Dataset.Version, s.Dataset.Content, n, s.Revision}
}

func viewQuestion(q *diff.Question) questionView {
	v := questionView{ID: q.ID, Title: q.Title, Because: viewChanges(q.Because)}
	for i, c := range q.Because {
		v.Because[i].Kind, v.Because[i].Change = kindOf(c), whatOf(c)
	}
	for _, c := range q.Claims {
		one := turnedView{ID: c.Is.ID, Text: c.Is.Name, Edited: c.Edited, Standings: []turnView{}, Robust: turnView{"", c.Robust.Was, c.Robust.Is}}
		for _, t := range c.Under {
			one.Standings = append(one.Standings, turnView{t.Profile, t.Was, t.Is})
		}
		v.Claims = append(v.Claims, one)
	}
	return v
}

func kindOf(c diff.Change) string { return strings.ToLower(string(c.Record().Kind())) }

func whatOf(c diff.Change) string {
	switch {
	case c.Was == nil:
		return "added"
	case c.Is == nil:
		return "removed"
	}
	return "changed"
}

func viewRecords(r diff.Records) recordsView {
	return recordsView{strings.ToLower(string(r.Kind)), viewChanges(r.Added), viewChanges(r.Removed), viewChanges(r.Changed)}
}

func viewChanges(changes []diff.Change) []changeView {
	out := make([]changeView, len(changes))
	for i, c := range changes {
		r := c.Record()
		out[i] = changeView{ID: r.Base().ID, Text: r.Base().Name}
		if len(c.Fields) > 0 {
			out[i].Fields = viewFields(r.Kind(), c.Fields)
		}
		if e, ok := r.(*graph.Evidence); ok {
			out[i].Rule, out[i].From, out[i].Text = e.Rule, e.From, textOf(e)
		}
	}
	return out
}

func textOf(e *graph.Evidence) string {
	switch {
	case e.Because != "":
		return e.Because
	case e.Note != "":
		return string(e.Stance) + ": " + e.Note
	}
	return string(e.Stance)
}

// viewFields gives nested values as the JSON that they are.
func viewFields(k graph.Kind, fields []diff.Field) []fieldView {
	out := make([]fieldView, len(fields))
	for i, f := range fields {
		out[i] = fieldView{f.Name, f.Was, f.Is}
		if known, ok := graph.FieldOf(k, f.Name); ok && known.Type == graph.Nested {
			out[i].Old, out[i].New = raw(f.Was), raw(f.Is)
		}
	}
	return out
}

func raw(v any) any {
	if text, ok := v.(string); ok {
		return json.RawMessage(text)
	}
	return nil
}

// inWords is a value of a field, for a line.
func inWords(v any) string {
	switch x := v.(type) {
	case nil:
		return "–"
	case []string:
		return strings.Join(x, "; ")
	case graph.Date:
		if x.AsWritten != "" || x.Inferred != "" {
			return strings.TrimSpace(fmt.Sprintf("%s (%s)", x.Date, strings.Trim(x.AsWritten+"; "+x.Inferred, "; ")))
		}
		return x.Date.String()
	case json.RawMessage:
		return string(x)
	}
	return fmt.Sprint(v)
}
