package main

import (
	"os"
	"runtime/pprof"
)

// profiled begins a CPU profile of the load, if a file is named for it. The
// function ends it.
func profiled(file, store string) (done func(), err error) {
	if file == "" {
		return func() {}, nil
	}
	f, err := os.Create(file + "." + store)
	if err != nil {
		return nil, err
	}
	if err := pprof.StartCPUProfile(f); err != nil {
		return nil, err
	}
	return func() {
		pprof.StopCPUProfile()
		_ = f.Close()
	}, nil
}
