package edtf

import "strings"

// Text is the date in plain English that fits into a sentence: "in February
// 1956", "from March 1953, still open", "some time in the 1950s". Years before
// AD 1 are given as BC, as readers count them. No date is "undated".
func (d Date) Text() string {
	switch d.form {
	case none:
		return "undated"
	case interval:
		return d.intervalText()
	case oneOf, allOf:
		return d.setText()
	}
	return phraseOf(d.text).String()
}

// phrase is a date in words: "in" and "February 1956".
type phrase struct {
	preposition string // in or on; empty if the words need none
	words       string
	doubt       string // "perhaps", or empty
	note        string // marks on parts of the date, in brackets
}

// String is the phrase as a sentence takes it: "perhaps in February 1956".
func (p phrase) String() string {
	return join(p.doubt, p.preposition, p.words, p.note)
}

// bare is the phrase behind another preposition: "from perhaps February 1956".
func (p phrase) bare() string {
	return join(p.doubt, p.words, p.note)
}

func join(parts ...string) string {
	var b strings.Builder
	for _, part := range parts {
		if part == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(part)
	}
	return b.String()
}

func (d Date) intervalText() string {
	from, to, _ := strings.Cut(d.text, "/")
	switch {
	case isKnown(from) && isKnown(to):
		return "from " + phraseOf(from).bare() + " to " + phraseOf(to).bare()
	case isKnown(from) && to == "..":
		return "from " + phraseOf(from).bare() + ", still open"
	case isKnown(from):
		return "from " + phraseOf(from).bare() + ", end unknown"
	case isKnown(to) && from == "..":
		return "until " + phraseOf(to).bare() + ", start open"
	case isKnown(to):
		return "until " + phraseOf(to).bare() + ", start unknown"
	}
	return map[string]string{
		"/":     "start and end unknown",
		"../..": "start and end open",
		"../":   "start open, end unknown",
		"/..":   "start unknown, still open",
	}[d.text]
}

func isKnown(side string) bool { return side != "" && side != ".." }

func (d Date) setText() string {
	var parts []string
	for m := range d.members {
		parts = append(parts, m.memberText(d.form))
	}
	if d.form == oneOf {
		return list(parts, "or")
	}
	return list(parts, "and")
}

// memberText is a member of a set in words: a date, or a range of them.
func (d Date) memberText(f form) string {
	from, to, isRange := strings.Cut(d.text, "..")
	switch {
	case !isRange:
		return phraseOf(d.text).String()
	case f == oneOf && from == "":
		return phraseOf(to).String() + " or earlier"
	case f == oneOf && to == "":
		return phraseOf(from).String() + " or later"
	case f == oneOf:
		return "some time from " + phraseOf(from).bare() + " to " + phraseOf(to).bare()
	}
	every := "every " + [...]string{"year", "month", "day"}[precisionOf(from+to)]
	switch {
	case from == "":
		return every + " until " + phraseOf(to).bare()
	case to == "":
		return every + " from " + phraseOf(from).bare() + " on"
	}
	return every + " from " + phraseOf(from).bare() + " to " + phraseOf(to).bare()
}

func precisionOf(text string) precision {
	sc := scanner{in: text, end: len(text)}
	s, _ := sc.simple(inRange)
	return s.precision
}

// list joins parts as English does: a, b or c.
func list(parts []string, last string) string {
	if len(parts) == 1 {
		return parts[0]
	}
	end := len(parts) - 1
	return strings.Join(parts[:end], ", ") + " " + last + " " + parts[end]
}
