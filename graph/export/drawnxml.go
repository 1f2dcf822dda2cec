package export

import (
	"bufio"
	"fmt"
	"strings"
	"unicode/utf8"
)

// xmlPaper writes XML 1.0. Its writer remembers its first error.
type xmlPaper struct {
	w        *bufio.Writer
	replaced int // characters that XML 1.0 has no way to hold
}

func (p *xmlPaper) raw(text string) { _, _ = p.w.WriteString(text) }

func (p *xmlPaper) failed() error {
	_, err := p.w.Write(nil)
	return err
}

// attribute writes an attribute of an element.
func (p *xmlPaper) attribute(name, value string) {
	p.raw(" ")
	p.raw(name)
	p.raw(`="`)
	p.text(value)
	p.raw(`"`)
}

// escapes are the characters that text and attributes do not hold as they are.
var escapes = map[rune]string{'&': "&amp;", '<': "&lt;", '>': "&gt;", '"': "&quot;", '\n': "&#10;", '\t': "&#9;", '\r': "&#13;"}

// text writes text of an element or attribute, so that it is read back as it
// is: but for what XML 1.0 cannot hold, which becomes U+FFFD.
func (p *xmlPaper) text(s string) {
	if isPlain(s) {
		p.raw(s)
		return
	}
	for i, r := range s {
		escape, special := escapes[r]
		switch {
		case special:
			p.raw(escape)
		case isXML(r) && !(r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD")):
			_, _ = p.w.WriteRune(r)
		default:
			p.replaced++
			_, _ = p.w.WriteRune(utf8.RuneError)
		}
	}
}

// isPlain: printable ASCII without what needs an escape, as ids and most
// values are.
func isPlain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' || c == '&' || c == '<' || c == '>' || c == '"' {
			return false
		}
	}
	return true
}

func isXML(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' || 0x20 <= r && r <= 0xD7FF || 0xE000 <= r && r <= 0xFFFD || r >= 0x10000
}

// note says at the end what was replaced.
func (p *xmlPaper) note() {
	if p.replaced > 0 {
		fmt.Fprintf(p.w, "<!-- Replaced by U+FFFD: %d characters that XML 1.0 cannot hold -->\n", p.replaced)
	}
}
