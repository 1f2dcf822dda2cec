package dossier

import (
	"bytes"
	"encoding/json"
	"strings"
)

// SchemaID is where the JSON Schema of YAML dossiers is published.
const SchemaID = "https://onus.example/dossier.schema.json"

type schema = map[string]any

const (
	slugPattern = `^[a-z0-9]+(-[a-z0-9]+)*$`
	refPattern  = `^([a-z0-9]+(-[a-z0-9]+)*:)?[a-z0-9]+(--?[a-z0-9]+)*$`
)

// Schema is the JSON Schema (2020-12) of the YAML files of a dossier, for
// completion in editors. Each file has its own part: #/$defs/persons. It says
// no more than the columns do: Check knows better.
func Schema() ([]byte, error) {
	defs := schema{
		"dataset": record("dataset.yaml: what the dataset is.", datasetColumns(), nil),
		"date":    dateSchema(), "text": textSchema(), "name": nameSchema(),
	}
	all := []any{schema{"$ref": "#/$defs/dataset"}}
	for _, f := range files {
		item := record("One record of "+f.Name+".", f.Columns, f.Forms)
		defs[f.Name] = schema{"type": []string{"array", "null"}, "items": item}
		all = append(all, schema{"$ref": "#/$defs/" + f.Name})
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(schema{
		"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SchemaID,
		"title": "A file of an Onus dossier", "description": "Pick the part that is the file's: #/$defs/claims for claims.yaml.",
		"$defs": defs, "anyOf": all,
	})
	return out.Bytes(), err
}

func textSchema() schema {
	return schema{"type": []string{"string", "number", "boolean", "null"}}
}

func dateSchema() schema {
	return schema{
		"description": "An EDTF date, or a mapping of it with the source's own words and why it is read so.",
		"anyOf": []any{
			schema{"type": []string{"string", "integer", "null"}},
			schema{"type": "object", "additionalProperties": false, "properties": schema{
				"edtf": schema{"type": []string{"string", "integer"}}, "asWritten": ref("text"), "inferred": ref("text"),
			}},
		},
	}
}

func nameSchema() schema {
	return schema{"type": "object", "additionalProperties": false, "required": []string{"text"}, "properties": schema{
		"text": ref("text"), "lang": schema{"type": "string"}, "script": schema{"type": "string"}, "note": ref("text"),
	}}
}

func ref(name string) schema { return schema{"$ref": "#/$defs/" + name} }

// record is the schema of one record of a file.
func record(title string, columns []Column, forms []Form) schema {
	properties, patterns := schema{}, schema{}
	all := columns
	for _, f := range forms {
		all = append(all, f.Columns...)
	}
	for _, c := range all {
		c.describe(properties, patterns)
	}
	out := schema{
		"description": title, "type": "object", "properties": properties, "additionalProperties": false,
		"required": required(columns),
	}
	if len(patterns) > 0 {
		out["patternProperties"] = patterns
	}
	switch {
	case len(forms) == 1:
		out["required"] = append(required(columns), required(forms[0].Columns)...)
	case len(forms) > 1:
		properties[formColumn], out["allOf"] = formsSchema(forms)
		out["required"] = append(required(columns), formColumn)
	}
	return out
}

func required(columns []Column) []string {
	out := []string{}
	for _, c := range columns {
		if c.Required {
			out = append(out, c.Name)
		}
	}
	return out
}

// formsSchema: each form has its columns, and none of the others'.
func formsSchema(forms []Form) (form schema, all []any) {
	var names []string
	for _, f := range forms {
		names = append(names, string(f.Name))
		foreign := schema{}
		for _, g := range forms {
			for _, c := range g.Columns {
				if f.columns[c.Name] == nil {
					foreign[c.Name] = false
				}
			}
		}
		all = append(all, schema{
			"if":   schema{"properties": schema{formColumn: schema{"const": f.Name}}, "required": []string{formColumn}},
			"then": schema{"required": required(f.Columns), "properties": foreign},
		})
	}
	return schema{"description": "What the claim says.", "enum": names}, all
}

// describe adds the properties that a column is written as.
func (c Column) describe(properties, patterns schema) {
	s := c.schemaOf()
	if c.Note != "" {
		s["description"] = c.Note
	}
	switch c.Type {
	case Names:
		patterns["^"+c.Name+"."] = s
		properties["otherNames"] = schema{"type": "array", "items": ref("name")}
		return
	case Dated:
		for _, suffix := range []string{".asWritten", ".inferred"} {
			properties[c.Name+suffix] = ref("text")
		}
	}
	properties[c.Name] = s
}

func (c Column) schemaOf() schema {
	switch c.Type {
	case Slug:
		return schema{"type": []string{"string", "integer"}, "pattern": slugPattern}
	case YesNo:
		return schema{"enum": []any{true, false, "yes", "no", nil}}
	case OneOf:
		return schema{"enum": c.Choice.Words()}
	case Ref:
		return schema{"type": []string{"string", "integer", "null"}, "pattern": refPattern}
	case Refs:
		return listSchema(schema{"type": []string{"string", "integer"}, "pattern": refPattern})
	case Words:
		return listSchema(schema{"enum": c.Choice.Words()})
	case Texts, Names, Steps:
		return listSchema(ref("text"))
	case Dated:
		return ref("date")
	case Number:
		return schema{"type": []string{"number", "null"}}
	case Derivations:
		how := strings.Join(c.Choice.Words(), "|")
		return listSchema(schema{"anyOf": []any{
			schema{"type": "string", "pattern": "^(" + how + "): ?\\S+$"},
			schema{"type": "object", "propertyNames": schema{"enum": c.Choice.Words()}, "additionalProperties": ref("text")},
		}})
	case Implied:
		return listSchema(schema{"type": []string{"string", "object"}})
	case Groups:
		return groupsSchema()
	case JSON:
		return schema{"type": []string{"object", "string", "null"}}
	}
	return ref("text")
}

// listSchema: a list is a list, or the text that a cell would hold.
func listSchema(item schema) schema {
	return schema{"anyOf": []any{schema{"type": "array", "items": item}, ref("text")}}
}

func groupsSchema() schema {
	reference := Column{Type: Ref}.schemaOf()
	placement := schema{"type": "object", "additionalProperties": false, "required": []string{"scale", "grades"}, "properties": schema{
		"scale": reference, "grades": listSchema(ref("text")),
	}}
	group := schema{"type": "object", "additionalProperties": false, "required": []string{"label"}, "properties": schema{
		"label": ref("text"), "members": Column{Type: Refs}.schemaOf(), "placements": schema{"type": "array", "items": placement},
	}}
	return listSchema(group)
}
