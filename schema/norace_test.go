//go:build !race

package schema_test

// slowdown is how many times longer all may take.
const slowdown = 1
