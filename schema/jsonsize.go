package schema

// deepestJSON is how deep lists and objects may stand in each other in the
// body of a request. Filters go to about forty.
const deepestJSON = 100

// checkJSON refuses a body that is deep or holds many values before it is
// read: what it would become is larger than it.
func (s *Schema) checkJSON(body []byte) error {
	depth, values := sizeOfJSON(body)
	switch {
	case depth > deepestJSON:
		return tooCostly("depth of the JSON", depth, deepestJSON)
	case values > s.limits.Values:
		return tooCostly("number of values in the JSON", values, s.limits.Values)
	}
	return nil
}

// sizeOfJSON is how deep it is nested and how many values it holds. Of what is
// no JSON it may be anything.
func sizeOfJSON(text []byte) (depth, values int) {
	open := 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '"':
			for i++; i < len(text) && text[i] != '"'; i++ {
				if text[i] == '\\' {
					i++
				}
			}
		case '{', '[':
			open++
			values++
			depth = max(depth, open)
		case '}', ']':
			open--
		case ',':
			values++
		}
	}
	return depth, values
}
