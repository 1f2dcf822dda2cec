package neo4j

import (
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"onus/graph"
	"onus/graph/edtf"
)

// A date is five properties at most: the EDTF text under the field's own name
// is the record; the first and last day are for people and for order; then
// the source's words, and why it is read so.
const (
	earliest  = "Earliest"
	latest    = "Latest"
	asWritten = "AsWritten"
	inferred  = "Inferred"
)

// The days that Neo4j's DATE can hold. Days beyond are held at the limit: they
// are told apart by the text only.
var (
	firstDay = edtf.DayOf(-999_999_999, 1, 1)
	lastDay  = edtf.DayOf(999_999_999, 12, 31)
)

func dateOf(d edtf.Day) driver.Date {
	const secondsInDay = 24 * 60 * 60
	d = min(max(d, firstDay), lastDay)
	return driver.Date(time.Unix(int64(d)*secondsInDay, 0).UTC())
}

func putDate(props map[string]any, name string, d graph.Date) {
	delete(props, name)
	if !d.Date.IsZero() {
		props[name] = d.String()
	}
	if day, ok := d.Earliest(); ok {
		props[name+earliest] = dateOf(day)
	}
	if day, ok := d.Latest(); ok {
		props[name+latest] = dateOf(day)
	}
	if d.AsWritten != "" {
		props[name+asWritten] = d.AsWritten
	}
	if d.Inferred != "" {
		props[name+inferred] = d.Inferred
	}
}

func takeDate(props map[string]any, names dateNames) (graph.Date, bool, error) {
	text, _ := props[names.text].(string)
	written, _ := props[names.written].(string)
	why, _ := props[names.inferred].(string)
	if text == "" && written == "" && why == "" {
		return graph.Date{}, false, nil
	}
	d := graph.Date{AsWritten: written, Inferred: why}
	if text == "" {
		return d, true, nil
	}
	var err error
	d.Date, err = edtf.Parse(text)
	return d, true, err
}

// dateNames are the properties that are read back of one date field.
type dateNames struct{ text, written, inferred string }

func datesOf(k graph.Kind) []dateNames {
	var out []dateNames
	seen := map[string]bool{}
	for _, f := range graph.Fields(k) {
		if f.Type == graph.Dated && !seen[f.Name] {
			seen[f.Name] = true
			out = append(out, dateNames{f.Name, f.Name + asWritten, f.Name + inferred})
		}
	}
	return out
}
