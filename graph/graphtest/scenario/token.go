package scenario

import (
	"strings"
	"unicode"
)

// token is a word, a quotation or a mark (, : ( )) with its place.
type token struct {
	text      string
	line, col int
	quoted    bool
	open      bool // a quotation that nothing closes
}

// is reports whether the token is that word or mark; a quotation is neither.
func (t token) is(text string) bool { return !t.quoted && t.text == text }

func (t token) isMark() bool { return t.is(",") || t.is(":") || t.is("(") || t.is(")") }

// statement is a line, with the indented lines that continue it.
type statement struct {
	tokens []token
	end    token // empty, where the next token would stand
}

// statements splits a file into statements; blank lines and comments (from a #
// that begins a word) are dropped.
func statements(text string) []statement {
	var out []statement
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimSuffix(line, "\r")
		tokens, end := tokensOf([]rune(line), i+1)
		switch {
		case len(tokens) == 0:
		case strings.IndexFunc(line, unicode.IsSpace) == 0 && len(out) > 0:
			last := &out[len(out)-1]
			last.tokens, last.end = append(last.tokens, tokens...), end
		default:
			out = append(out, statement{tokens, end})
		}
	}
	return out
}

func tokensOf(line []rune, number int) (out []token, end token) {
	i := 0
	for i < len(line) && line[i] != '#' {
		switch c := line[i]; {
		case unicode.IsSpace(c):
			i++
		case c == '"' || c == '«':
			t, next := quotation(line, i)
			t.line, t.col = number, i+1
			out, i = append(out, t), next
		case isMark(line, i):
			out = append(out, token{text: string(c), line: number, col: i + 1})
			i++
		default:
			start := i
			for i < len(line) && !unicode.IsSpace(line[i]) && !isMark(line, i) {
				i++
			}
			out = append(out, token{text: string(line[start:i]), line: number, col: start + 1})
		}
	}
	return out, token{line: number, col: i + 1}
}

// isMark: brackets always are; a comma or a colon only before a space or the
// end, so that [1937,1938] and wikidata:Q1 are words.
func isMark(line []rune, i int) bool {
	switch line[i] {
	case '(', ')':
		return true
	case ',', ':':
		return i+1 == len(line) || unicode.IsSpace(line[i+1])
	}
	return false
}

// quotation reads "…" or «…»; the second may hold the first.
func quotation(line []rune, start int) (token, int) {
	closing := '"'
	if line[start] == '«' {
		closing = '»'
	}
	for i := start + 1; i < len(line); i++ {
		if line[i] == closing {
			return token{text: string(line[start+1 : i]), quoted: true}, i + 1
		}
	}
	return token{text: string(line[start+1:]), quoted: true, open: true}, len(line)
}
