package dossier

import (
	"fmt"
	"strings"
)

// Table is the documentation's list of files and columns, in Markdown.
func Table() string {
	var b strings.Builder
	heading(&b, "dataset.yaml")
	rows(&b, datasetColumns())
	for _, f := range files {
		heading(&b, f.Name)
		rows(&b, f.Columns)
		switch {
		case len(f.Forms) == 1:
			rows(&b, f.Forms[0].Columns)
		case len(f.Forms) > 1:
			row(&b, formColumn, "required", "word", "which columns it has beside: see below")
		}
		for _, form := range f.Forms {
			if len(f.Forms) > 1 {
				heading(&b, fmt.Sprintf("%s, form %s", f.Name, form.Name))
				rows(&b, form.Columns)
			}
		}
	}
	return b.String()
}

func heading(b *strings.Builder, title string) {
	fmt.Fprintf(b, "\n### %s\n\n| column | | holds | |\n|---|---|---|---|\n", title)
}

func rows(b *strings.Builder, columns []Column) {
	for _, c := range columns {
		name, need := c.Name, ""
		if c.Type == Names {
			name += "…"
		}
		if c.Required {
			need = "required"
		}
		row(b, name, need, c.Type.String(), c.remark())
	}
}

func row(b *strings.Builder, name, need, holds, remark string) {
	fmt.Fprintf(b, "| %s | %s | %s | %s |\n", name, need, holds, remark)
}

// remark is the column's note, with the words of a closed list.
func (c Column) remark() string {
	words := ""
	if len(c.Choice.Values) > 0 {
		words = strings.Join(c.Choice.Words(), ", ")
	}
	switch {
	case words == "":
		return c.Note
	case c.Note == "":
		return words
	}
	return words + " – " + c.Note
}

// String is how the documentation names what a column holds.
func (t Type) String() string {
	return [...]string{
		Slug: "id", Text: "text", YesNo: "yes or no", OneOf: "word", Ref: "reference", Refs: "references", Texts: "list", Words: "list of words",
		Dated: "date", Number: "number", Names: "names", Steps: "list: slug=label, the lowest first", Derivations: "list: how: source",
		Implied: "list: scale: grade, grade -> event", Groups: "groups", JSON: "JSON object",
	}[t]
}
