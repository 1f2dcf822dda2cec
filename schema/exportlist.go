package schema

import (
	"encoding/json"
	"net/http"

	"onus/graph"
	"onus/graph/export"
)

// exportable is a format as /export/ tells it.
type exportable struct {
	Address   string          `json:"address"`
	MediaType string          `json:"mediaType"`
	Extension string          `json:"extension"`
	About     string          `json:"about"`
	Lacks     string          `json:"notCarried"`
	Options   []export.Option `json:"parameters"`
	Required  []export.Option `json:"required,omitempty"`
	Filter    string          `json:"filter,omitempty"` // the type in the schema of the parameter where
	Columns   []exportColumn  `json:"columns,omitempty"`
}

type exportColumn struct {
	Name  string      `json:"name"`
	Type  export.Type `json:"type"`
	Dtype string      `json:"dtype"` // for pandas
}

// listExports tells programs what there is, and the types of columns.
func (s *Schema) listExports(w http.ResponseWriter) {
	out := make([]exportable, len(s.formats))
	for i, f := range s.formats {
		out[i] = exportable{"/export/" + f.Name, f.Media, f.Extension, f.About, f.Lacks, f.Options, f.Required, filterName(f.Kind), nil}
		for _, c := range f.Columns {
			out[i].Columns = append(out[i].Columns, exportColumn{c.Name, c.Type, c.Type.Dtype()})
		}
	}
	w.Header().Set("Content-Type", mediaJSON+"; charset=utf-8")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	_ = json.NewEncoder(w).Encode(out) // who has gone away reads no answer
}

func filterName(k graph.Kind) string { return filterKinds()[k].input }
