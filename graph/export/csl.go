package export

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"

	"onus/graph"
)

// cslTypes are the types of CSL by genre. What a library would call otherwise
// says so in Source.Bibliographic.
var cslTypes = map[graph.Genre]string{
	graph.Minutes: "manuscript", graph.Decree: "document", graph.List: "document", graph.Letter: "personal_communication",
	graph.Diary: "manuscript", graph.Shorthand: "manuscript", graph.Memoir: "book", graph.OralHistory: "interview",
	graph.Interview: "interview", graph.Press: "article-newspaper", graph.Scholarship: "book", graph.Reference: "entry-encyclopedia",
	graph.DatasetOf: "dataset", graph.OtherGenre: "document",
}

// CSL writes sources as CSL-JSON, an array of items in the order of their
// Sort, for which the filter (on sources) holds. What a source's own
// bibliographic record says goes first; the rest is filled in from the source.
// Issued is when it was printed, else when it was made. Authors are literal
// names, since a record does not say which part is the family's; there are
// none where the source names none. All dates stand as EDTF in "custom",
// with the source's own words and why they are read so. Memory is bounded by a
// page of sources.
func CSL(ctx context.Context, from graph.Reader, where graph.Filter, w io.Writer) error {
	out := bufio.NewWriter(w)
	sources := &table{kind: graph.KindSource, columns: []column{{refs: authorsOf}}}
	before := "[\n"
	for r, err := range sources.paired(ctx, from, where) {
		if err != nil {
			return fmt.Errorf("export csl: %w", err)
		}
		item, err := json.Marshal(cslItem(r.record.(*graph.Source), r.beside))
		if err != nil {
			return fmt.Errorf("export csl: %s: %w", r.record.Base().ID, err)
		}
		if _, err := fmt.Fprintf(out, "%s%s", before, item); err != nil {
			return fmt.Errorf("export csl: %w", err)
		}
		before = ",\n"
	}
	end := "\n]\n"
	if before == "[\n" {
		end = "[]\n"
	}
	if _, err := out.WriteString(end); err != nil {
		return fmt.Errorf("export csl: %w", err)
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("export csl: %w", err)
	}
	return nil
}

func authorsOf(r row) []graph.ID { return r.record.(*graph.Source).Authors }

// cslItem is a source as an item.
func cslItem(s *graph.Source, beside *graph.Part) map[string]any {
	item := bibliographic(s.Bibliographic)
	item["id"] = string(s.ID)
	fill(item, "type", cmp.Or(cslTypes[s.Genre], "document"))
	fill(item, "title", s.Name)
	fill(item, "genre", string(s.Genre))
	fill(item, "language", s.Language)
	fill(item, "URL", s.URL)
	fill(item, "abstract", s.Description)
	fill(item, "archive", s.Archive)
	if s.Archive != "" {
		fill(item, "archive_location", s.CallNumber)
	} else {
		fill(item, "call-number", s.CallNumber)
	}
	var authors []any
	for _, id := range s.Authors {
		authors = append(authors, map[string]any{"literal": nameOf(beside, id)})
	}
	if _, known := item["author"]; !known && len(authors) > 0 {
		item["author"] = authors
	}
	if s.Lost {
		fill(item, "note", "Lost: known of, seen by nobody.")
	}
	cslDates(item, s)
	custom, _ := item["custom"].(map[string]any)
	item["custom"] = cslCustom(custom, s)
	return item
}

// fill sets a text that is not there yet.
func fill(item map[string]any, name, text string) {
	if _, known := item[name]; !known && text != "" {
		item[name] = text
	}
}

// cslCustom is what CSL has no field for.
func cslCustom(custom map[string]any, s *graph.Source) map[string]any {
	if custom == nil {
		custom = map[string]any{}
	}
	fill(custom, "dataset", s.Dataset)
	fill(custom, "genre", string(s.Genre))
	fill(custom, "edtf", issued(s).String())
	for name, d := range map[string]graph.Date{"created": s.Created, "published": s.Published, "available": s.Available} {
		fill(custom, name, d.String())
		fill(custom, name+"AsWritten", d.AsWritten)
		fill(custom, name+"Inferred", d.Inferred)
	}
	if s.Lost {
		custom["lost"] = true
	}
	if s.Complete {
		custom["complete"] = true
	}
	if len(s.OtherNames) > 0 {
		custom["titles"] = s.OtherNames
	}
	if len(s.DerivesFrom) > 0 {
		custom["derivesFrom"] = s.DerivesFrom
	}
	return custom
}
