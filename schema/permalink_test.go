package schema_test

import (
	"strings"
	"testing"

	"onus/schema"
)

// TestPermalinks finds a record by the permalink that it gives, and at no
// other version.
func TestPermalinks(t *testing.T) {
	w := newWorld(t, 1, schema.Limits{})
	var out struct {
		Node struct{ ID, Permalink string }
	}
	w.get(`{ node(id: "d:man-01@1.2") { id permalink } }`, &out)
	if out.Node.ID != "d:man-01" || out.Node.Permalink != "d:man-01@1.2" {
		t.Errorf("got %+v", out)
	}
	for link, want := range map[string]string{
		"d:man-01@1.3":  "d:man-01 is loaded at version 1.2, not 1.3",
		"d:nobody@1.2":  `no record with the id "d:nobody"`,
		"onus:e--1@1.2": "onus:e--1 has no versions",
	} {
		if a := w.ask(`{ node(id: "`+link+`") { id } }`, nil); a.code() != "NOT_FOUND" || !strings.Contains(a.Errors[0].Message, want) {
			t.Errorf("%s: got %v, want %s", link, a.Errors, want)
		}
	}
	a := w.ask(`{ nodes(ids: ["d:man-01@1.2", "d:man-01@7", "d:author"]) { id } person(id: "d:man-01@1.2") { id } }`, nil)
	if got := string(a.Data); got != `{"nodes":[{"id":"d:man-01"},null,{"id":"d:author"}],"person":{"id":"d:man-01"}}` {
		t.Errorf("got %s %v", got, a.Errors)
	}
}
