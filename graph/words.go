package graph

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// Tokens breaks text into the words by which it is found: case and accents
// folded (ё is е), letters and digits only, each word once, sorted. Search and
// stores use the same, so that Хрущёв, хрущев and ХРУЩЕВ are one word.
func Tokens(text string) []string {
	folded := fold(text)
	words := strings.FieldsFunc(folded, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	slices.Sort(words)
	return slices.Compact(words)
}

func fold(text string) string {
	strip := transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC)
	out, _, err := transform.String(strip, text)
	if err != nil {
		out = text
	}
	return strings.ToLower(out)
}

// Words gives the tokens by which a record is found: of its names, titles,
// texts, quotes and descriptions.
func Words(r Record) []string {
	texts := []string{r.Base().Name}
	switch x := r.(type) {
	case *Person:
		texts = append(append(texts, x.Description), namesOf(x.OtherNames)...)
	case *Organization:
		texts = append(append(texts, x.Description), namesOf(x.OtherNames)...)
	case *Source:
		texts = append(append(texts, x.Description, x.CallNumber), namesOf(x.OtherNames)...)
	case *Position:
		texts = append(texts, x.Description)
	case *Event:
		texts = append(texts, x.Description, x.Place)
	case *Passage:
		texts = append(texts, x.Quote, x.Translation, x.Locator)
	case *Claim:
		texts = append(texts, x.Note)
	case *Evidence, *Question:
		return nil
	}
	return Tokens(strings.Join(texts, " "))
}

func namesOf(names []Name) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = n.Text
	}
	return out
}
