package scenario

import (
	"slices"

	"onus/graph/contrast"
)

// checks are the rules that flag a claim, and decide nothing.
var checks = []string{
	"placed-to-know", "out-of-office", "attested-outside", "anachronism", "misnomer",
	"partition-overlap", "partition-gap", "self-contradiction", contrast.AbsenceCheck,
}

// Rules are the rules and checks that testimony can come by.
func Rules() []string {
	return append([]string{
		contrast.Direct, contrast.Sole, contrast.Collective, contrast.Inherited, contrast.ImpliedKnowledge,
		"joined-after", "counted", contrast.AssertedRule,
	}, checks...)
}

// undercuttable are the rules whose evidence can be undercut by name.
func undercuttable() []string {
	return slices.DeleteFunc(Rules(), func(r string) bool { return slices.Contains(checks, r) })
}
