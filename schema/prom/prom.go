// Package prom keeps numbers about a program and writes them as Prometheus
// reads them, in its text format 0.0.4.
//
//	var r prom.Registry
//	requests := r.Counter("onus_http_requests_total", "Requests answered.", "route", "status")
//	took := r.Histogram("onus_http_request_duration_seconds", "How long they took.", prom.Seconds, "route")
//	requests.Add(1, "/graphql", "200")
//	took.Observe(0.012, "/graphql")
//	r.Write(w)
//
// There are counters, histograms and numbers read when asked: what a service
// needs. A label takes few different values, or the numbers outgrow what they
// count.
package prom

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Seconds are the bounds of a histogram of what a query takes.
var Seconds = []float64{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30}

// Type is the Content-Type of what Write writes.
const Type = "text/plain; version=0.0.4; charset=utf-8"

// Registry holds the families of numbers of one program. The zero Registry is
// empty; it is safe for concurrent use once all are made.
type Registry struct{ families []family }

type family interface{ write(b *bytes.Buffer) }

// Write writes all families in the order in which they were made.
func (r *Registry) Write(w io.Writer) error {
	var b bytes.Buffer
	for _, f := range r.families {
		f.write(&b)
	}
	_, err := w.Write(b.Bytes())
	return err
}

// described is what all families have.
type described struct {
	name, help string
	labels     []string
}

func (d described) head(b *bytes.Buffer, kind string) {
	fmt.Fprintf(b, "# HELP %s %s\n# TYPE %[1]s %[3]s\n", d.name, strings.NewReplacer(`\`, `\\`, "\n", `\n`).Replace(d.help), kind)
}

// pairs writes labels as they stand between braces.
func (d described) pairs(values []string) string {
	var b strings.Builder
	for i, name := range d.labels {
		value := ""
		if i < len(values) {
			value = values[i]
		}
		fmt.Fprintf(&b, `,%s="%s"`, name, strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(strings.ToValidUTF8(value, "\ufffd")))
	}
	return strings.TrimPrefix(b.String(), ",")
}

func line(b *bytes.Buffer, name, pairs string, value float64) {
	if pairs != "" {
		pairs = "{" + pairs + "}"
	}
	b.WriteString(name + pairs + " " + strconv.FormatFloat(value, 'g', -1, 64) + "\n")
}

// Counter is a family of numbers that only grow.
type Counter struct {
	described
	mu     sync.Mutex
	values map[string]float64 // by pairs
}

// Counter makes a family; by habit its name ends in _total.
func (r *Registry) Counter(name, help string, labels ...string) *Counter {
	c := &Counter{described: described{name, help, labels}, values: map[string]float64{}}
	r.families = append(r.families, c)
	return c
}

// Add adds n, which is not negative, under the values of the labels.
func (c *Counter) Add(n float64, values ...string) {
	pairs := c.pairs(values)
	c.mu.Lock()
	c.values[pairs] += n
	c.mu.Unlock()
}

func (c *Counter) write(b *bytes.Buffer) {
	c.head(b, "counter")
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, pairs := range sorted(c.values) {
		line(b, c.name, pairs, c.values[pairs])
	}
}

// Number makes a family of one number, which is read each time it is asked
// for; it is left out where read says false. kind is gauge or counter.
func (r *Registry) Number(name, kind, help string, read func() (float64, bool)) {
	r.families = append(r.families, &number{described{name, help, nil}, kind, read})
}

type number struct {
	described
	kind string
	read func() (float64, bool)
}

func (n *number) write(b *bytes.Buffer) {
	if v, ok := n.read(); ok {
		n.head(b, n.kind)
		line(b, n.name, "", v)
	}
}

// Info makes a family that says something in its labels, and is 1.
func (r *Registry) Info(name, help string, labels, values []string) {
	r.families = append(r.families, &info{described{name, help, labels}, values})
}

type info struct {
	described
	values []string
}

func (i *info) write(b *bytes.Buffer) {
	i.head(b, "gauge")
	line(b, i.name, i.pairs(i.values), 1)
}

func sorted[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
