package prom

import (
	"bytes"
	"slices"
	"strconv"
	"sync"
)

// Histogram is a family of counts of what lies below bounds.
type Histogram struct {
	described
	bounds []float64
	mu     sync.Mutex
	series map[string]*observed // by pairs
}

// observed counts what lies at or below each bound and above the one before;
// the last is what lies above all.
type observed struct {
	counts []uint64
	sum    float64
}

// Histogram makes a family; bounds grow.
func (r *Registry) Histogram(name, help string, bounds []float64, labels ...string) *Histogram {
	h := &Histogram{described: described{name, help, labels}, bounds: bounds, series: map[string]*observed{}}
	r.families = append(r.families, h)
	return h
}

// Observe counts v under the values of the labels.
func (h *Histogram) Observe(v float64, values ...string) {
	pairs := h.pairs(values)
	at, _ := slices.BinarySearch(h.bounds, v)
	h.mu.Lock()
	defer h.mu.Unlock()
	o := h.series[pairs]
	if o == nil {
		o = &observed{counts: make([]uint64, len(h.bounds)+1)}
		h.series[pairs] = o
	}
	o.counts[at]++
	o.sum += v
}

func (h *Histogram) write(b *bytes.Buffer) {
	h.head(b, "histogram")
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, pairs := range sorted(h.series) {
		o, below := h.series[pairs], uint64(0)
		before := pairs
		if before != "" {
			before += ","
		}
		for i, n := range o.counts {
			bound := "+Inf"
			if i < len(h.bounds) {
				bound = strconv.FormatFloat(h.bounds[i], 'g', -1, 64)
			}
			below += n
			line(b, h.name+"_bucket", before+`le="`+bound+`"`, float64(below))
		}
		line(b, h.name+"_sum", pairs, o.sum)
		line(b, h.name+"_count", pairs, float64(below))
	}
}
