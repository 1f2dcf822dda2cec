package loaders

import (
	"context"
	"fmt"

	"onus/graph"
)

// BaseSlug is the slug of the built-in dataset: scales and profiles.
const BaseSlug = "base"

// Check finds all that is wrong with a bundle, in the order of its files,
// with what its reader found. References to other datasets are looked up in
// the bundles loaded with it, and in the store; r may be nil: there is none.
// The error is the store's own.
func Check(ctx context.Context, r graph.Reader, b *Bundle, with ...*Bundle) (Problems, error) {
	w, err := newWorld(ctx, r, b, with)
	if err != nil {
		return nil, err
	}
	return check(w, b), nil
}

func check(w *world, b *Bundle) Problems {
	c := &checker{world: w, bundle: b, found: append(Problems(nil), b.Problems...), at: map[Place]bool{}}
	for _, p := range b.Problems {
		c.at[p.Place] = true
	}
	c.dataset()
	for i := range b.Items {
		c.item = &b.Items[i]
		c.id(int32(i))
		c.references()
		c.record()
	}
	c.cycles()
	return c.found.sorted()
}

// checker gathers problems, of one item after the other.
type checker struct {
	*world
	bundle  *Bundle
	item    *Item
	refs    refs
	found   Problems
	at      map[Place]bool // places of which the reader has complained already: what stands there is not known
	guesses int
	carried map[[2]graph.ID]bool
}

// fail notes a problem with a field of the item; the nth reference in it.
func (c *checker) fail(field string, nth int, p Problem) {
	if p.Place.File == "" {
		p.Place = c.item.PlaceOf(field, nth)
	}
	if c.at[p.Place] && p.Place != c.item.At {
		return
	}
	if field != "" {
		p.Message = field + ": " + p.Message
	}
	c.found = append(c.found, p)
}

func (c *checker) failf(field, expected, format string, args ...any) {
	c.fail(field, 0, Problem{Message: fmt.Sprintf(format, args...), Expected: expected})
}

func (c *checker) dataset() {
	c.item = &Item{Record: c.bundle.Dataset, At: c.bundle.At}
	if c.at[c.bundle.At] {
		return
	}
	slug := c.bundle.Slug()
	switch {
	case !graph.IsSlug(slug):
		c.failf("id", "a-z, 0-9 and single hyphens", "%q is no slug for a dataset", slug)
	case slug == graph.Own, slug == BaseSlug && !c.bundle.BuiltIn:
		c.failf("id", "a slug of your own", "the dataset %q belongs to Onus", slug)
	}
	c.required("title", c.bundle.Dataset.Name)
}

func (c *checker) id(i int32) {
	id := c.item.Record.Base().ID
	slug := id.Slug()
	switch first := c.mine[id]; {
	case slug == "":
		c.failf("id", "a slug: a-z, 0-9 and single hyphens", "is missing")
	case !graph.IsSlug(slug) && !c.madeOf(id):
		c.failf("id", "a-z, 0-9 and single hyphens", "%q is no slug", slug)
	case id == graph.DatasetID(c.slug):
		c.failf("id", "another slug", "%q is the id of the dataset itself", slug)
	case id.Dataset() != c.slug:
		c.failf("id", "a slug of this dataset", "%s belongs to the dataset %q", id, id.Dataset())
	case first != i:
		c.failf("id", "an id of its own", "%q is already the id of the record at %s", slug, c.items[first].At)
	}
}

// madeOf: the id is of those that Onus makes, here for a member of a grouping.
func (c *checker) madeOf(id graph.ID) bool {
	claim, ok := c.item.Record.(*graph.Claim)
	if !ok || claim.Grouping == "" {
		return false
	}
	prefix := claim.Grouping.Sub("")
	return len(id) > len(prefix) && id[:len(prefix)] == prefix
}

func (c *checker) references() {
	if c.made() {
		return // the grouping itself tells
	}
	for _, r := range c.refs.of(c.item.Record) {
		if known := c.world.record(r.to); known == nil {
			c.dangling(r)
		} else if !allows(r.kinds, known.Kind()) {
			c.fail(r.field, r.nth, Problem{
				Message:  fmt.Sprintf("%s is %s", c.spelled(r.to), kindNames([]graph.Kind{known.Kind()})),
				Expected: kindNames(r.kinds), Nearest: c.guess(r),
			})
		}
	}
}

func (c *checker) dangling(r ref) {
	message := c.spelled(r.to) + " does not exist"
	if d := r.to.Dataset(); d != c.slug && d != BaseSlug && c.reader == nil {
		message = fmt.Sprintf("%s is in another dataset, and there is no store to look it up in", r.to)
	}
	c.fail(r.field, r.nth, Problem{Message: message, Expected: kindNames(r.kinds), Nearest: c.guess(r)})
}

// made: the record is one that Onus made from another of the bundle.
func (c *checker) made() bool {
	claim, ok := c.item.Record.(*graph.Claim)
	return ok && claim.Grouping != ""
}

// Nobody reads more suggestions than that, and each looks at every name.
const mostGuesses = 50

func (c *checker) guess(r ref) string {
	if c.guesses++; c.guesses > mostGuesses {
		return ""
	}
	return c.nearest(r.to, r.kinds)
}

// required reports a field that must not be empty.
func (c *checker) required(field, value string) {
	if value == "" {
		c.failf(field, "", "is required")
	}
}

// oneOf reports a value outside the closed list of a field.
func (c *checker) oneOf(field, value string) {
	list := ChoiceOf(c.item.Record.Kind(), field)
	for _, v := range list.Values {
		if v == value {
			return
		}
	}
	if value == "" || value == list.Zero {
		return
	}
	c.fail(field, 0, NotOneOf(value, list))
}

// NotOneOf is the problem of a value that a closed list does not hold.
func NotOneOf(value string, list Choice) Problem {
	return Problem{
		Message: fmt.Sprintf("%q is not one of its values", value), Expected: listed(list.Words()), Nearest: graph.Nearest(value, list.Words()),
	}
}

func listed(words []string) string {
	out := ""
	for i, w := range words {
		switch {
		case i == 0:
		case i == len(words)-1:
			out += " or "
		default:
			out += ", "
		}
		out += w
	}
	return out
}
