package edtf_test

import (
	"fmt"

	"onus/graph/edtf"
)

func Example() {
	held := edtf.MustParse("1953-03/..")
	for _, s := range []string{"1956-02-09", "1953-02", "1953-02?"} {
		day := edtf.MustParse(s)
		fmt.Printf("held %s, acted %s: in conflict? %s\n", held.Text(), day.Text(), edtf.Disjoint(held, day))
	}
	// Output:
	// held from March 1953, still open, acted on 9 February 1956: in conflict? no
	// held from March 1953, still open, acted in February 1953: in conflict? definite
	// held from March 1953, still open, acted perhaps in February 1953: in conflict? possible
}

func ExampleParse() {
	_, err := edtf.Parse("1953-02-30")
	fmt.Println(err)
	// Output:
	// not an EDTF date: "1953-02-30": expected a day from 01 to 28 (February 1953) at character 9 ("30")
}

func ExampleDate_Start() {
	start := edtf.MustParse("1953-03/1955-02-08").Start()
	fmt.Println(start.Kind, start.Earliest, start.Latest)
	// Output:
	// known 1953-03-01 1953-03-31
}

func ExampleDate_Estimate() {
	d := edtf.MustParse("1950S2")
	guess, _ := d.Estimate()
	fmt.Println(d.Text())
	fmt.Println(guess.Text())
	// Output:
	// in some year from 1900 to 1999, estimated at 1950
	// in 1950
}
