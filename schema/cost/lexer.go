package cost

import (
	"fmt"
	"strings"
)

// SyntaxError says where a query stops being GraphQL.
type SyntaxError struct {
	Line, Column int // from 1, in bytes
	Message      string
}

func (e *SyntaxError) Error() string {
	return fmt.Sprintf("syntax error: %s (line %d, column %d)", e.Message, e.Line, e.Column)
}

// NestingError is a query in which braces, brackets or parentheses stand in
// each other more often than can be parsed safely.
type NestingError struct{ Depth, Limit int }

func (e *NestingError) Error() string {
	return fmt.Sprintf("nested %d deep or more, beyond the limit of %d", e.Depth, e.Limit)
}

type tokenKind uint8

const (
	end tokenKind = iota
	name
	number
	str
	punct // one of !$&()...:=@[]{|}, as text
)

type token struct {
	kind tokenKind
	text string
	at   int
}

// longestName bounds names: looking for the nearest of a long one takes long.
const longestName = 200

type lexer struct {
	src string
	pos int
}

// fail stops parsing; parse recovers it.
func (l *lexer) fail(at int, format string, args ...any) {
	before := l.src[:min(at, len(l.src))]
	line := strings.Count(before, "\n") + 1
	column := len(before) - strings.LastIndexByte(before, '\n')
	panic(&SyntaxError{line, column, fmt.Sprintf(format, args...)})
}

// next reads a token. Commas, blanks and comments are skipped.
func (l *lexer) next() token {
	l.skip()
	if l.pos >= len(l.src) {
		return token{end, "the end", l.pos}
	}
	from := l.pos
	switch c := l.src[from]; {
	case isLetter(c):
		l.while(func(c byte) bool { return isLetter(c) || isDigit(c) })
		if n := l.pos - from; n > longestName {
			l.fail(from, "the name has %d letters, more than the limit of %d", n, longestName)
		}
		return token{name, l.src[from:l.pos], from}
	case isDigit(c) || c == '-':
		l.pos++
		l.while(func(c byte) bool { return isDigit(c) || isLetter(c) || c == '.' || c == '+' || c == '-' })
		return token{number, l.src[from:l.pos], from}
	case c == '"':
		return l.text(from)
	case c == '.':
		if !strings.HasPrefix(l.src[from:], "...") {
			l.fail(from, `unexpected "."`)
		}
		l.pos += 3
		return token{punct, "...", from}
	case strings.IndexByte("!$()=:@[]{}", c) >= 0:
		l.pos++
		return token{punct, l.src[from:l.pos], from}
	}
	l.fail(from, "unexpected character %q", l.src[from:from+1])
	return token{}
}

func (l *lexer) skip() {
	for l.pos < len(l.src) {
		switch c := l.src[l.pos]; {
		case c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == ',':
			l.pos++
		case l.pos == 0 && strings.HasPrefix(l.src, "\ufeff"):
			l.pos += len("\ufeff")
		case c == '#':
			l.while(func(c byte) bool { return c != '\n' && c != '\r' })
		default:
			return
		}
	}
}

func (l *lexer) while(ok func(byte) bool) {
	for l.pos < len(l.src) && ok(l.src[l.pos]) {
		l.pos++
	}
}

// text reads a string. A block string ends at the first three quotes, as the
// library reads it; of those that escape them both would see another query.
func (l *lexer) text(from int) token {
	if strings.HasPrefix(l.src[from:], `"""`) {
		n := strings.Index(l.src[from+3:], `"""`)
		if n < 0 {
			l.fail(from, "the block string does not end")
		}
		body := l.src[from+3 : from+3+n]
		if strings.HasSuffix(body, `\`) {
			l.fail(from, "escaped quotes in block strings are not supported")
		}
		l.pos = from + n + 6
		return token{str, body, from}
	}
	for i := from + 1; i < len(l.src); i++ {
		switch l.src[i] {
		case '\\':
			i++
		case '\n', '\r':
			l.fail(from, "the string does not end on its line")
		case '"':
			l.pos = i + 1
			return token{str, l.src[from+1 : i], from}
		}
	}
	l.fail(from, "the string does not end")
	return token{}
}

func isLetter(c byte) bool { return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }
func isDigit(c byte) bool  { return c >= '0' && c <= '9' }
