package graph_test

import (
	"testing"

	"onus/graph"
)

func TestNearest(t *testing.T) {
	names := []string{"khrushchev", "mikoyan", "molotov", "ann"}
	for text, want := range map[string]string{
		"krushchev": "khrushchev", "Molotov": "molotov", "molotvo": "molotov", "mikoyan": "", "khru": "khrushchev", "stalin": "", "an": "", "": "", "anm": "ann",
	} {
		if got := graph.Nearest(text, names); got != want {
			t.Errorf("nearest to %q: %q, want %q", text, got, want)
		}
	}
}
