package export

import (
	"encoding/json"
	"strings"
)

// The fields that an item of CSL may have, by what they hold.
const (
	cslNames = `author chair collection-editor compiler composer container-author contributor curator director editor editorial-director
		executive-producer guest host interviewer illustrator narrator organizer original-author performer producer recipient
		reviewed-author script-writer series-creator translator`
	cslDateFields = `accessed available-date event-date issued original-date submitted`
	cslTexts      = `type citation-key language journalAbbreviation shortTitle abstract annote archive archive_collection archive_location
		archive-place authority call-number citation-label collection-title container-title container-title-short dimensions division DOI event
		event-title event-place genre ISBN ISSN jurisdiction keyword medium note original-publisher original-publisher-place original-title
		part-title PMCID PMID publisher publisher-place references reviewed-genre reviewed-title scale source status title title-short URL
		version volume-title volume-title-short year-suffix`
	cslNumbers = `chapter-number citation-number collection-number edition first-reference-note-number issue locator number number-of-pages
		number-of-volumes page page-first part printing section supplement volume`
)

// cslShapes say whether a value is what a field holds.
var cslShapes = func() map[string]func(any) bool {
	out := map[string]func(any) bool{
		"categories": func(v any) bool { return every(v, isText) },
		"custom":     isObject,
	}
	for names, fits := range map[string]func(any) bool{
		cslNames:      func(v any) bool { return every(v, isObject) },
		cslDateFields: isObject,
		cslTexts:      isText,
		cslNumbers:    func(v any) bool { _, number := v.(float64); return number || isText(v) },
	} {
		for _, name := range strings.Fields(names) {
			out[name] = fits
		}
	}
	return out
}()

func isText(v any) bool { _, ok := v.(string); return ok }

func isObject(v any) bool { _, ok := v.(map[string]any); return ok }

func every(v any, fits func(any) bool) bool {
	list, ok := v.([]any)
	for _, e := range list {
		ok = ok && fits(e)
	}
	return ok
}

// bibliographic is what a source's own CSL says. What no program that reads
// CSL would take (a field of another name, a date as text) stands in "custom",
// under "bibliographic".
func bibliographic(text string) map[string]any {
	item, odd := map[string]any{}, map[string]any{}
	var said map[string]any
	if json.Unmarshal([]byte(text), &said) != nil {
		return item // a loader lets no other text in
	}
	for name, v := range said {
		if fits := cslShapes[name]; fits != nil && fits(v) {
			item[name] = v
		} else if name != "id" {
			odd[name] = v
		}
	}
	if len(odd) > 0 {
		custom, _ := item["custom"].(map[string]any)
		if custom == nil {
			custom = map[string]any{}
		}
		custom["bibliographic"] = odd
		item["custom"] = custom
	}
	return item
}
