package prom

import (
	"runtime"
	"runtime/metrics"
	"time"
)

// Runtime makes the families that say how Go's runtime fares, under the names
// that are usual for them.
func (r *Registry) Runtime() {
	started := float64(time.Now().UnixMilli()) / 1000
	r.Number("process_start_time_seconds", "gauge", "When the process began, in seconds since 1970.", func() (float64, bool) { return started, true })
	r.Info("go_info", "The version of Go.", []string{"version"}, []string{runtime.Version()})
	for _, n := range []struct{ name, kind, help, sample string }{
		{"go_goroutines", "gauge", "Goroutines that there are.", "/sched/goroutines:goroutines"},
		{"go_gc_cycles_total", "counter", "Collections of garbage that were done.", "/gc/cycles/total:gc-cycles"},
		{"go_memstats_heap_alloc_bytes", "gauge", "Bytes of objects on the heap, dead ones not yet freed too.", "/memory/classes/heap/objects:bytes"},
		{"go_memstats_sys_bytes", "gauge", "Bytes that the runtime has from the system.", "/memory/classes/total:bytes"},
		{"go_memstats_alloc_bytes_total", "counter", "Bytes allocated on the heap since the start.", "/gc/heap/allocs:bytes"},
	} {
		r.Number(n.name, n.kind, n.help, func() (float64, bool) {
			s := []metrics.Sample{{Name: n.sample}}
			metrics.Read(s)
			if s[0].Value.Kind() != metrics.KindUint64 {
				return 0, false
			}
			return float64(s[0].Value.Uint64()), true
		})
	}
}
