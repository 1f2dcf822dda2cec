package edtf_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onus/graph/edtf"
)

// reading is what a date says, in a form that a table can hold. A bound is a
// day, two days with two dots between them, or the name of its kind; ? marks
// it as qualified.
type reading struct {
	Level      int
	Start, End string
	Text       string
}

func show(b edtf.Bound) string {
	s := b.Kind.String()
	if b.Kind == edtf.Known {
		s = b.Earliest.String()
		if b.Latest != b.Earliest {
			s += ".." + b.Latest.String()
		}
	}
	if b.Qualified {
		s += "?"
	}
	return s
}

func read(d edtf.Date) reading {
	return reading{d.Level(), show(d.Start()), show(d.End()), d.Text()}
}

// one is the reading of a single date, of which both bounds are alike.
func one(level int, days, text string) reading { return reading{level, days, days, text} }

var readings = []struct {
	date string
	want reading
}{
	// Level 0.
	{"1956-02-09", one(0, "1956-02-09", "on 9 February 1956")},
	{"1956-02", one(0, "1956-02-01..1956-02-29", "in February 1956")},
	{"1956", one(0, "1956-01-01..1956-12-31", "in 1956")},
	{"19", one(0, "1900-01-01..1999-12-31", "in the years 1900 to 1999")},
	{"00", one(0, "0000-01-01..0099-12-31", "in the years 1 BC to AD 99")},
	{"1582-10-10", one(0, "1582-10-10", "on 10 October 1582")},
	{"0033", one(0, "0033-01-01..0033-12-31", "in AD 33")},
	{"0000-02-29", one(0, "0000-02-29", "on 29 February 1 BC")},
	{"-0043-03-15", one(0, "-0043-03-15", "on 15 March 44 BC")},
	{"1956-02-14/1956-02-25", reading{0, "1956-02-14", "1956-02-25", "from 14 February 1956 to 25 February 1956"}},
	{"1937/1938-03", reading{0, "1937-01-01..1937-12-31", "1938-03-01..1938-03-31", "from 1937 to March 1938"}},
	{"1956/1956-02", reading{0, "1956-01-01..1956-02-29", "1956-02-01..1956-02-29", "from 1956 to February 1956"}},
	{"1956-11/1956", reading{0, "1956-11-01..1956-11-30", "1956-11-01..1956-12-31", "from November 1956 to 1956"}},
	{"1956-02-25T23:20:30", one(0, "1956-02-25", "on 25 February 1956")},
	{"1956-02-25T23:20:30Z", one(0, "1956-02-25", "on 25 February 1956 (UTC)")},
	{"1956-02-29T23:20:30-04", one(0, "1956-03-01", "on 1 March 1956 (UTC)")},
	{"1956-01-01T02:00:00+03:00", one(0, "1955-12-31", "on 31 December 1955 (UTC)")},
	{"1956-02-25T23:30:00.250-0045", one(0, "1956-02-26", "on 26 February 1956 (UTC)")},
	{"1956-02-25T24:00:00", one(0, "1956-02-25", "on 25 February 1956")},

	// Level 1.
	{"1953~", one(1, "1953-01-01..1953-12-31?", "about 1953")},
	{"1953?", one(1, "1953-01-01..1953-12-31?", "perhaps in 1953")},
	{"1953%", one(1, "1953-01-01..1953-12-31?", "perhaps about 1953")},
	{"1953-03-05?", one(1, "1953-03-05?", "perhaps on 5 March 1953")},
	{"195X", one(1, "1950-01-01..1959-12-31", "some time in the 1950s")},
	{"19XX", one(1, "1900-01-01..1999-12-31", "some time from 1900 to 1999")},
	{"-20XX", one(1, "-2099-01-01..-2000-12-31", "some time from 2100 BC to 2001 BC")},
	{"000X", one(1, "0000-01-01..0009-12-31", "some time from 1 BC to AD 9")},
	{"-000X", one(1, "-0009-01-01..-0001-12-31", "some time from 10 BC to 2 BC")},
	{"XXXX", one(1, "0000-01-01..9999-12-31", "in an unknown year")},
	{"1956-XX", one(1, "1956-01-01..1956-12-31", "in some month of 1956")},
	{"1956-02-XX", one(1, "1956-02-01..1956-02-29", "on some day in February 1956")},
	{"1956-XX-XX", one(1, "1956-01-01..1956-12-31", "on some day of 1956")},
	{"XXXX-XX-XX", one(1, "0000-01-01..9999-12-31", "on some day of an unknown year")},
	{"1953-03/..", reading{1, "1953-03-01..1953-03-31", "open", "from March 1953, still open"}},
	{"1953-03/", reading{1, "1953-03-01..1953-03-31", "unknown", "from March 1953, end unknown"}},
	{"../1953-03", reading{1, "open", "1953-03-01..1953-03-31", "until March 1953, start open"}},
	{"/1953-03", reading{1, "unknown", "1953-03-01..1953-03-31", "until March 1953, start unknown"}},
	{"/", reading{1, "unknown", "unknown", "start and end unknown"}},
	{"../..", reading{1, "open", "open", "start and end open"}},
	{"../", reading{1, "open", "unknown", "start open, end unknown"}},
	{"/..", reading{1, "unknown", "open", "start unknown, still open"}},
	{"1953-03-05~/1955?", reading{1, "1953-03-05?", "1955-01-01..1955-12-31?", "from about 5 March 1953 to perhaps 1955"}},
	{"1956/1956-02?", reading{1, "1956-01-01..1956-12-31", "1956-02-01..1956-02-29?", "from 1956 to perhaps February 1956"}},
	{"1956-21", one(1, "1956-03-01..1956-05-31?", "in spring 1956")},
	{"1956-22", one(1, "1956-06-01..1956-08-31?", "in summer 1956")},
	{"1956-23", one(1, "1956-09-01..1956-11-30?", "in autumn 1956")},
	{"1955-24", one(1, "1955-12-01..1956-02-29?", "in the winter of 1955 to 1956")},
	{"Y170000002", one(1, "Y170000002-01-01..Y170000002-12-31", "in the year 170000002")},
	{"Y-170000002", one(1, "Y-170000002-01-01..Y-170000002-12-31", "in the year 170000003 BC")},

	// Level 2.
	{"2004?-06-11", one(2, "2004-06-11?", "on 11 June 2004 (year uncertain)")},
	{"2004-06~-11", one(2, "2004-06-11?", "on 11 June 2004 (year and month approximate)")},
	{"2004-06-~11", one(2, "2004-06-11?", "on 11 June 2004 (day approximate)")},
	{"?2004-%06", one(2, "2004-06-01..2004-06-30?", "in June 2004 (year uncertain, month uncertain and approximate)")},
	{"1X56", one(2, "1056-01-01..1956-12-31", "in a year that reads 1X56")},
	{"-1X43-03", one(2, "-1943-03-01..-1043-03-31", "in March of a year that reads -1X43")},
	{"-1X43", one(2, "-1943-01-01..-1043-12-31", "in a year that reads -1X43")},
	{"195X-02", one(2, "1950-02-01..1959-02-28", "in February of some year from 1950 to 1959")},
	{"195X-XX-X1", one(2, "1950-01-01..1959-12-31", "on the 1st, 11th, 21st or 31st of some month of some year from 1950 to 1959")},
	{"1956?-21", one(2, "1956-03-01..1956-05-31?", "in spring 1956 (year uncertain)")},
	{"1956-~33", one(2, "1956-01-01..1956-03-31?", "in the first quarter of 1956 (part of the year approximate)")},
	{"1XXX", one(2, "1000-01-01..1999-12-31", "some time from 1000 to 1999")},
	{"1956-1X", one(2, "1956-10-01..1956-12-31", "in October, November or December 1956")},
	{"1956-0X", one(2, "1956-01-01..1956-09-30", "in a month from January to September 1956")},
	{"1956-X1", one(2, "1956-01-01..1956-11-30", "in January or November 1956")},
	{"1956-02-2X", one(2, "1956-02-20..1956-02-29", "on a day from the 20th to the 29th of February 1956")},
	{"1956-XX-3X", one(2, "1956-01-30..1956-12-31", "on the 30th or 31st of some month of 1956")},
	{"1560-XX-25", one(2, "1560-01-25..1560-12-25", "on the 25th of some month of 1560")},
	{"15XX-12-25", one(2, "1500-12-25..1599-12-25", "on 25 December of some year from 1500 to 1599")},
	{"XXXX-12-XX", one(2, "0000-12-01..9999-12-31", "on some day in December of an unknown year")},
	{"19XX-02-29", one(2, "1904-02-29..1996-02-29", "on 29 February of some year from 1900 to 1999")},
	{"1950S2", one(2, "1900-01-01..1999-12-31", "in some year from 1900 to 1999, estimated at 1950")},
	{"-0125S1", one(2, "-0199-01-01..-0100-12-31", "in some year from 200 BC to 101 BC, estimated at 126 BC")},
	{"Y17E7", one(2, "Y170000000-01-01..Y170000000-12-31", "in the year 170000000")},
	{"Y17E30", one(2, "Y1000000000000-01-01..Y1000000000000-12-31", "in the year Y17E30")},
	{"1950S4", one(2, "1950-01-01..1950-12-31", "in 1950")},
	{"Y3388E2S3", one(2, "Y338000-01-01..Y338999-12-31", "in some year from 338000 to 338999, estimated at the year 338800")},
	{"1956-28", one(2, "1956-12-01..1957-02-28", "in the winter of 1956 to 1957 (northern hemisphere)")},
	{"1956-29", one(2, "1956-09-01..1956-11-30", "in spring 1956 (southern hemisphere)")},
	{"1956-36", one(2, "1956-10-01..1956-12-31", "in the fourth quarter of 1956")},
	{"1956-38", one(2, "1956-05-01..1956-08-31", "in the second third of 1956")},
	{"1956-41", one(2, "1956-07-01..1956-12-31", "in the second half of 1956")},
	{"[1952,1953]", one(2, "1952-01-01..1953-12-31", "in 1952 or in 1953")},
	{"{1952,1953-06}", reading{2, "1952-01-01..1952-12-31", "1953-06-01..1953-06-30", "in 1952 and in June 1953"}},
	{"[1667,1668, 1670..1672]", one(2, "1667-01-01..1672-12-31", "in 1667, in 1668 or some time from 1670 to 1672")},
	{"{1670..1672}", reading{2, "1670-01-01..1670-12-31", "1672-01-01..1672-12-31", "every year from 1670 to 1672"}},
	{"{..1984-06}", reading{2, "open", "1984-06-01..1984-06-30", "every month until June 1984"}},
	{"{1953-06-01..}", reading{2, "1953-06-01", "open", "every day from 1 June 1953 on"}},
	{"[1956-21, 1957~]", one(2, "1956-03-01..1957-12-31?", "in spring 1956 or about 1957")},
	{"2004-06-XX/2004-07-03", reading{2, "2004-06-01..2004-06-30", "2004-07-03", "from some day in June 2004 to 3 July 2004"}},
}

func TestParse(t *testing.T) {
	for _, test := range readings {
		d, err := edtf.Parse(test.date)
		if err != nil {
			t.Error(err)
			continue
		}
		if diff := cmp.Diff(test.want, read(d)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.date, diff)
		}
		if d.String() != test.date {
			t.Errorf("%s: written again it is %s", test.date, d)
		}
	}
}

func TestSetsOpenToOneSide(t *testing.T) {
	until, from := edtf.MustParse("[..1953-06]"), edtf.MustParse("[1953-06..]")
	if _, ok := until.Earliest(); ok || until.Start().Kind != edtf.Open {
		t.Errorf("[..1953-06] starts at %s, want open", show(until.Start()))
	}
	if last, _ := until.Latest(); last.String() != "1953-06-30" || until.End().Earliest > edtf.DayOf(-1_000_000, 1, 1) {
		t.Errorf("[..1953-06] ends at %s", show(until.End()))
	}
	if first, _ := from.Earliest(); first.String() != "1953-06-01" || from.Start().Latest < edtf.DayOf(1_000_000, 1, 1) {
		t.Errorf("[1953-06..] starts at %s", show(from.Start()))
	}
	if got, want := until.Text()+"; "+from.Text(), "in June 1953 or earlier; in June 1953 or later"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestZeroDate(t *testing.T) {
	var d edtf.Date
	if diff := cmp.Diff(reading{0, "unknown", "unknown", "undated"}, read(d)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if !d.IsZero() || d.Interval() || d.Qualified() || edtf.MustParse("/").IsZero() {
		t.Error("the zero date is no date; / is an interval of which nothing is known")
	}
}

func TestEstimate(t *testing.T) {
	for date, want := range map[string]string{"1950S2": "1950", "Y3388E2S3": "Y3388E2"} {
		if got, ok := edtf.MustParse(date).Estimate(); !ok || got.String() != want {
			t.Errorf("%s: got %v, %v; want %s", date, got, ok, want)
		}
	}
	if got, ok := edtf.MustParse("1950").Estimate(); ok {
		t.Errorf("1950 estimates nothing, got %v", got)
	}
}

func TestJSON(t *testing.T) {
	type row struct {
		Made, Died edtf.Date
	}
	in := row{Made: edtf.MustParse("1956-02~/..")}
	text, err := json.Marshal(in)
	if want := `{"Made":"1956-02~/..","Died":""}`; err != nil || string(text) != want {
		t.Fatalf("got %s, %v; want %s", text, err, want)
	}
	var out row
	if err := json.Unmarshal(text, &out); err != nil || out != in {
		t.Errorf("read back: %v, %v", out, err)
	}
	if err := json.Unmarshal([]byte(`{"Made":"1956-13"}`), &out); err == nil || out != in {
		t.Errorf("a bad date leaves the old one and is an error; got %v, %v", out, err)
	}
}
