package scenario

import (
	"slices"
	"strings"

	"onus/graph"
	"onus/graph/edtf"
)

// line reads one statement from left to right. After its first problem it is
// at its end, and all that is read is empty.
type line struct {
	*scope
	statement
	at  int
	bad *Problem
}

func (l *line) more() bool { return l.bad == nil && l.at < len(l.tokens) }

// next is the token to be read, an empty one at the end.
func (l *line) next() token { return l.ahead(0) }

func (l *line) ahead(n int) token {
	if l.bad != nil || l.at+n >= len(l.tokens) {
		return l.end
	}
	return l.tokens[l.at+n]
}

// fail notes that something else was expected here.
func (l *line) fail(expected string, candidates ...string) {
	t := l.next()
	message := "“" + t.text + "” stands here"
	if !l.more() {
		message = "the line ends here"
	}
	l.failAt(t, message, expected, candidates...)
}

func (l *line) failAt(t token, message, expected string, candidates ...string) {
	if l.bad != nil {
		return
	}
	p := &Problem{File: l.file, Line: t.line, Column: t.col, Message: message, Expected: expected}
	if t.text != "" && !t.quoted {
		p.Nearest = l.nearest(t.text, candidates)
	}
	l.bad = p
}

// accept reads these words if all of them stand here, one after the other.
func (l *line) accept(words ...string) bool {
	for i, w := range words {
		if !l.more() || !l.ahead(i).is(w) {
			return false
		}
	}
	l.at += len(words)
	return true
}

// word reads a word that must stand here.
func (l *line) word(words ...string) {
	for _, w := range words {
		if !l.accept(w) {
			l.fail("“"+w+"”", w)
		}
	}
}

// oneOf reads one of these words, or phrases, the longest that fits.
func (l *line) oneOf(what string, phrases ...string) string {
	sorted := slices.Clone(phrases)
	slices.SortStableFunc(sorted, func(a, b string) int { return len(b) - len(a) })
	for _, p := range sorted {
		if l.accept(strings.Fields(p)...) {
			return p
		}
	}
	l.fail(strings.TrimSpace(what+" "+listed(phrases)), phrases...)
	return ""
}

// text reads a quotation.
func (l *line) text(what string) string {
	t := l.next()
	switch {
	case !l.more() || !t.quoted:
		l.fail(what + " in quotation marks")
		return ""
	case t.open:
		l.failAt(t, "nothing closes the quotation", "\" or » at its end")
		return ""
	}
	l.at++
	return t.text
}

// plain reads a word of the author's own, or a quotation.
func (l *line) plain(what string) string {
	t := l.next()
	if t.quoted {
		return l.text(what)
	}
	if !l.more() || t.isMark() {
		l.fail(what)
		return ""
	}
	l.at++
	return t.text
}

// list reads one or more things with commas between.
func (l *line) list(read func()) {
	read()
	for l.accept(",") {
		read()
	}
}

// date reads a date: EDTF or “unknown”, then the source's own words, and why
// it is read so.
func (l *line) date() graph.Date {
	var d graph.Date
	if t := l.next(); !l.accept("unknown") {
		word := l.plain("a date (1956-02-09, 1937/1938, 1956~) or “unknown”")
		parsed, err := edtf.Parse(word)
		if l.bad == nil && err != nil {
			l.failAt(t, err.Error(), "")
		}
		d.Date = parsed
	}
	if l.accept("written") {
		d.AsWritten = l.text("the source's own words")
	}
	if l.accept("because") {
		d.Inferred = l.text("why the date is read so")
	}
	return d
}

// clauses reads the rest of the statement: clauses in any order, each begun
// by its word.
func (l *line) clauses(known map[string]func()) {
	words := make([]string, 0, len(known))
	for w := range known {
		words = append(words, w)
	}
	slices.Sort(words)
	for l.more() {
		t := l.next()
		read := known[t.text]
		if read == nil || t.quoted {
			l.fail(listed(words), words...)
			return
		}
		l.at++
		read()
	}
}

// done reports anything that is left over.
func (l *line) done() {
	if l.more() {
		l.fail("the end of the line")
	}
}

func listed(words []string) string {
	switch n := len(words); n {
	case 0:
		return ""
	case 1:
		return words[0]
	default:
		return strings.Join(words[:n-1], ", ") + " or " + words[n-1]
	}
}
