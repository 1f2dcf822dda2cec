package dossier

import (
	"slices"
	"strings"

	"onus/graph"
)

// value is what is written for a column: just one of its parts.
type value struct {
	text   string
	list   []string
	isList bool
	groups []graph.Group
	names  []graph.Name
	date   graph.Date
}

// written is one field as it is written: a name (of a column, with a suffix
// where it has one), and a text or a list or, in YAML only, groups or names.
type written struct {
	name  string
	value value
}

// fieldsOf spreads the value of a column over the fields that hold it; none
// if there is nothing to write. Text is written as a reader would keep it.
func fieldsOf(c *Column, v value) []written {
	switch {
	case c.Type == Dated:
		return present(
			written{c.Name, value{text: v.date.Date.String()}},
			written{c.Name + ".asWritten", value{text: tidy(v.date.AsWritten)}},
			written{c.Name + ".inferred", value{text: tidy(v.date.Inferred)}},
		)
	case c.Type == Names:
		return namesByLanguage(c.Name, v.names)
	case v.isList:
		var kept []string
		for _, e := range v.list {
			if e = tidy(e); e != "" {
				kept = append(kept, e)
			}
		}
		return present(written{c.Name, value{list: kept, isList: true}})
	case c.Type == Groups:
		return present(written{c.Name, v})
	}
	return present(written{c.Name, value{text: tidy(v.text)}})
}

func present(fields ...written) []written {
	return slices.DeleteFunc(fields, func(f written) bool {
		return f.value.text == "" && len(f.value.list) == 0 && len(f.value.groups) == 0 && len(f.value.names) == 0
	})
}

func tidy(s string) string {
	s, _ = clean(s)
	return s
}

// namesByLanguage makes a field of each language, in their order; or one field
// of mappings, where a name holds what the text of a list cannot.
func namesByLanguage(column string, names []graph.Name) []written {
	names = slices.Clone(names)
	sortNames(names)
	var out []written
	for _, n := range names {
		text, note := tidy(n.Text), tidy(n.Note)
		name := column + tagOf(n)
		if lang, script := languageOf(tagOf(n)); lang != n.Lang || script != n.Script || strings.Contains(text, "|") || text == "" {
			return []written{{"otherNames", value{names: names}}}
		}
		if note != "" {
			text += " | " + note
		}
		i := slices.IndexFunc(out, func(f written) bool { return f.name == name })
		if i < 0 {
			i = len(out)
			out = append(out, written{name, value{isList: true}})
		}
		out[i].value.list = append(out[i].value.list, text)
	}
	slices.SortStableFunc(out, func(a, b written) int { return strings.Compare(a.name, b.name) })
	return out
}

// tagOf is the language of a name as the suffix of its column.
func tagOf(n graph.Name) string {
	tag := n.Lang
	if tag == "" {
		tag = "und"
	}
	if n.Script != "" {
		tag += "-" + n.Script
	}
	return tag
}

// cellText is the field as one cell; ok is false where a cell cannot hold it.
func (f written) cellText() (text string, ok bool) {
	switch {
	case len(f.value.groups) > 0 || len(f.value.names) > 0:
		return "", false
	case !f.value.isList:
		return f.value.text, true
	}
	for _, e := range f.value.list {
		if strings.Contains(e, ";") {
			return "", false
		}
	}
	return strings.Join(f.value.list, "; "), true
}
