package cost

// maxNesting bounds how deeply a query may nest, so that parsing cannot run
// out of stack.
const maxNesting = 200

// document is what a query is measured by.
type document struct {
	operations []*operation
	fragments  map[string]*fragment
	written    int // fields in all of them
	directives int
	values     int
}

type operation struct {
	kind     string // query, mutation or subscription
	name     string
	defaults map[string]value // of variables
	selects  []selection
}

type fragment struct {
	name, on string
	selects  []selection
	measured bool
	open     bool
	m        Measured
}

// selection is a field (name), a spread of a fragment (spread) or an inline
// fragment (neither; on may be empty).
type selection struct {
	name, alias, spread, on string
	args                    map[string]value
	selects                 []selection
}

// value is a literal as far as it matters: a number, a variable, the length
// of a list.
type value struct {
	text     string // of a number
	variable string
	list     int // how many; -1 for what is no list
}

type parser struct {
	lexer
	tok   token
	depth int

	fields, applied, values int
}

// parse reads a query.
func parse(src string) (doc *document, err error) {
	p := &parser{lexer: lexer{src: src}}
	defer func() {
		if v := recover(); v != nil {
			switch wrong := v.(type) {
			case *SyntaxError:
				doc, err = nil, wrong
			case *NestingError:
				doc, err = nil, wrong
			default:
				panic(v)
			}
		}
	}()
	p.advance()
	doc = &document{fragments: map[string]*fragment{}}
	for p.tok.kind != end {
		p.definition(doc)
	}
	doc.written, doc.directives, doc.values = p.fields, p.applied, p.values
	return doc, nil
}

func (p *parser) advance() { p.tok = p.next() }

func (p *parser) is(text string) bool { return p.tok.kind == punct && p.tok.text == text }

func (p *parser) take(text string) bool {
	ok := p.is(text)
	if ok {
		p.advance()
	}
	return ok
}

func (p *parser) want(text string) {
	if !p.take(text) {
		p.fail(p.tok.at, "expected %q, found %q", text, p.tok.text)
	}
}

func (p *parser) ident() string {
	if p.tok.kind != name {
		p.fail(p.tok.at, "expected a name, found %q", p.tok.text)
	}
	text := p.tok.text
	p.advance()
	return text
}

func (p *parser) describe() {
	if p.tok.kind == str {
		p.advance()
	}
}

func (p *parser) definition(doc *document) {
	if p.is("{") {
		doc.operations = append(doc.operations, &operation{kind: "query", selects: p.selections()})
		return
	}
	p.describe()
	at := p.tok.at
	switch kind := p.ident(); kind {
	case "query", "mutation", "subscription":
		doc.operations = append(doc.operations, p.operation(kind))
	case "fragment":
		f := &fragment{name: p.ident()}
		if p.ident() != "on" {
			p.fail(at, `expected "on" after the fragment's name`)
		}
		f.on = p.ident()
		p.directives()
		f.selects = p.selections()
		if doc.fragments[f.name] != nil {
			p.fail(at, "there are two fragments %q", f.name)
		}
		doc.fragments[f.name] = f
	default:
		p.fail(at, "expected a query or a fragment, found %q", kind)
	}
}

func (p *parser) operation(kind string) *operation {
	op := &operation{kind: kind, defaults: map[string]value{}}
	if p.tok.kind == name {
		op.name = p.ident()
	}
	if p.take("(") {
		for !p.take(")") {
			p.variable(op)
		}
	}
	p.directives()
	op.selects = p.selections()
	return op
}

func (p *parser) variable(op *operation) {
	p.values++
	p.describe()
	p.want("$")
	v := p.ident()
	p.want(":")
	p.typeRef()
	if p.take("=") {
		op.defaults[v] = p.value()
	}
	p.directives()
}

func (p *parser) typeRef() {
	defer p.nest()()
	if p.take("[") {
		p.typeRef()
		p.want("]")
	} else {
		p.ident()
	}
	p.take("!")
}

func (p *parser) nest() func() {
	if p.depth++; p.depth > maxNesting {
		panic(&NestingError{p.depth, maxNesting}) // parse recovers it
	}
	return func() { p.depth-- }
}

func (p *parser) selections() []selection {
	defer p.nest()()
	p.want("{")
	out := []selection{p.selection()}
	for !p.take("}") {
		out = append(out, p.selection())
	}
	return out
}

func (p *parser) selection() selection {
	if p.take("...") {
		return p.spread()
	}
	s := selection{name: p.ident()}
	p.fields++
	if p.take(":") {
		s.alias, s.name = s.name, p.ident()
	}
	s.args = p.arguments()
	p.directives()
	if p.is("{") {
		s.selects = p.selections()
	}
	return s
}

func (p *parser) spread() selection {
	var s selection
	if p.tok.kind == name {
		if word := p.ident(); word != "on" {
			p.directives()
			return selection{spread: word}
		}
		s.on = p.ident()
	}
	p.directives()
	s.selects = p.selections()
	return s
}

func (p *parser) directives() {
	for p.take("@") {
		p.applied++
		p.ident()
		p.arguments()
	}
}

func (p *parser) arguments() map[string]value {
	if !p.take("(") {
		return nil
	}
	args := map[string]value{}
	for !p.take(")") {
		arg := p.ident()
		p.want(":")
		args[arg] = p.value()
	}
	return args
}

func (p *parser) value() value {
	defer p.nest()()
	p.values++
	v := value{list: -1}
	switch {
	case p.take("$"):
		v.variable = p.ident()
	case p.take("["):
		for v.list = 0; !p.take("]"); v.list++ {
			p.value()
		}
	case p.take("{"):
		for !p.take("}") {
			p.ident()
			p.want(":")
			p.value()
		}
	case p.tok.kind == number:
		v.text = p.tok.text
		p.advance()
	case p.tok.kind == name || p.tok.kind == str:
		p.advance()
	default:
		p.fail(p.tok.at, "expected a value, found %q", p.tok.text)
	}
	return v
}
