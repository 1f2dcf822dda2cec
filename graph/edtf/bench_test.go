package edtf_test

import (
	"testing"

	"onus/graph/edtf"
)

func BenchmarkParse(b *testing.B) {
	for _, s := range []string{"1956", "1956-02", "1956-02-09", "1953~", "195X", "XXXX-XX-23", "1956-21", "1953-03-05/1955-02-08",
		"1953-03/..", "1956-02-09T23:20:30-04", "Y17E7", "[1667,1668,1670..1672]"} {
		b.Run(s, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := edtf.Parse(s); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkDisjoint(b *testing.B) {
	for _, pair := range [][2]string{{"1956-02", "1956-02-09"}, {"1953-03/..", "1956-02-25"}, {"[1667,1670..1672]", "1669"}, {"XXXX-XX-23", "XXXX-XX-24"}} {
		x, y := edtf.MustParse(pair[0]), edtf.MustParse(pair[1])
		b.Run(pair[0]+" "+pair[1], func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				edtf.Disjoint(x, y)
			}
		})
	}
}
