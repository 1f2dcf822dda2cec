package edtf

import (
	"fmt"
	"strconv"
	"strings"
)

var monthNames = [...]string{"", "January", "February", "March", "April", "May", "June", "July",
	"August", "September", "October", "November", "December"}

// Text is the date in plain English words that fit into a sentence: "in
// February 1956", "from March 1953, still open".
func (d Date) Text() string {
	switch d.form {
	case none:
		return "undated"
	}
	return d.text
}

var _ = fmt.Sprint
var _ = strconv.Itoa
var _ = strings.Join
