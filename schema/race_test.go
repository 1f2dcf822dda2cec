//go:build race

package schema_test

// slowdown is how many times longer all may take: the detector of races is on.
const slowdown = 10
