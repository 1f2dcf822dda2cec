package contrast

import (
	"fmt"
	"strconv"
	"strings"

	"onus/graph"
)

// Says puts what a claim says in words: "knowledge: none".
func Says(c *graph.Claim) string {
	switch f := c.Form.(type) {
	case *graph.Attribution:
		return f.Scale.Slug() + ": " + negated(c.Denies) + strings.Join(f.Grades, " or ")
	case *graph.Deed:
		return f.Act.Slug() + ": " + yesNo(!c.Denies)
	case *graph.Statement:
		return yesNo(!c.Denies)
	case *graph.Tenure:
		return negated(c.Denies) + saysSpell(f.Start, f.End, f.Attested)
	case *graph.Dating:
		return negated(c.Denies) + f.Period.Text()
	case *graph.Measure:
		low, high := bounds(f)
		return strings.TrimSpace(negated(c.Denies) + saysNumbers(low, high) + " " + f.Unit)
	case *graph.Grouping:
		labels := make([]string, len(f.Groups))
		for i, g := range f.Groups {
			labels[i] = g.Label
		}
		return "groups: " + strings.Join(labels, "; ")
	case *graph.Absence:
		return f.Act.Slug() + ": not found"
	}
	return ""
}

// SaysValue puts the value of derived evidence in words.
func SaysValue(v graph.Value) string {
	switch {
	case len(v.Grades) > 0:
		return strings.Join(v.Grades, " or ")
	case v.Low != nil || v.High != nil:
		return negated(v.No) + saysNumbers(v.Low, v.High)
	case !v.Period.IsZero():
		return negated(v.No) + v.Period.Text()
	case !v.Start.IsZero() || !v.End.IsZero() || !v.On.IsZero():
		return negated(v.No) + saysSpell(v.Start, v.End, v.On)
	case v.Yes || v.No:
		return yesNo(v.Yes)
	}
	return ""
}

// ValueOf is what a claim puts into one of its questions.
func ValueOf(c *graph.Claim, q *graph.Question) graph.Value {
	if q.Exclusion {
		return graph.Value{No: true}
	}
	switch f := c.Form.(type) {
	case *graph.Attribution:
		if !c.Denies {
			return graph.Value{Grades: f.Grades}
		}
	case *graph.Deed, *graph.Statement:
		return graph.Value{Yes: !c.Denies, No: c.Denies}
	case *graph.Tenure:
		return graph.Value{Start: f.Start, End: f.End, On: f.Attested, No: c.Denies}
	case *graph.Dating:
		return graph.Value{Period: f.Period, No: c.Denies}
	case *graph.Measure:
		low, high := bounds(f)
		return graph.Value{Low: low, High: high, No: c.Denies}
	}
	return graph.Value{}
}

func valueFrom(a answer) graph.Value {
	v := graph.Value{Yes: a.yes, No: a.no || a.not != a.spell.denied, Low: a.low.number(), High: a.high.number(), Period: graph.Date{Date: a.period}}
	v.Start, v.End, v.On = graph.Date{Date: a.spell.start}, graph.Date{Date: a.spell.end}, graph.Date{Date: a.spell.attested}
	if a.scale != nil {
		v.Grades = a.grades.slugs(a.scale)
	}
	return v
}

func yesNo(yes bool) string {
	if yes {
		return "yes"
	}
	return "no"
}

func negated(denies bool) string {
	if denies {
		return "not "
	}
	return ""
}

func saysSpell(start, end, attested graph.Date) string {
	if !attested.IsZero() {
		return "attested " + attested.Text()
	}
	var parts []string
	if !start.IsZero() {
		parts = append(parts, "from "+start.String())
	}
	if !end.IsZero() {
		parts = append(parts, "to "+end.String())
	}
	if len(parts) == 0 {
		return "dates unsaid"
	}
	return strings.Join(parts, " ")
}

func saysNumbers(low, high *float64) string {
	number := func(f *float64) string { return strconv.FormatFloat(*f, 'f', -1, 64) }
	switch {
	case low != nil && high != nil && *low == *high:
		return number(low)
	case low != nil && high != nil:
		return fmt.Sprintf("%s to %s", number(low), number(high))
	case low != nil:
		return "at least " + number(low)
	case high != nil:
		return "at most " + number(high)
	}
	return "unsaid"
}

// sentence ends a text with a full stop.
func sentence(text string) string {
	if strings.HasSuffix(text, ".") {
		return text
	}
	return text + "."
}
