package synth

import "onus/graph"

const (
	knowledge = graph.ID("base:knowledge")
	agency    = graph.ID("base:agency")
)

// lexicon is what all cases share: some acts, a presumption, and the event
// that the first cases are parts of. The scales are those of base.
func lexicon() []graph.Record {
	return []graph.Record{
		act("signed", graph.Blame, "general", "full"),
		act("ordered", graph.Blame, "full"),
		act("objected", graph.Creditful, "general", "full"),
		act("attended", graph.NoCredit),
		act("spoke", graph.NoCredit),
		&graph.Event{Meta: meta("great-event", "Event great"), EventKind: graph.Happening, Period: graph.On("1930/1940"), Valence: graph.Wrong},
		&graph.Presumption{
			Meta: meta("ten-signed", "Ten papers or more"), Act: id("signed"), AtLeast: 10, Scale: knowledge,
			Grades: []string{"full"}, Event: id("great-event"), By: "the editors", Reason: "who signs ten papers has read some",
		},
	}
}

func act(slug string, credit graph.Credit, grades ...string) *graph.Act {
	a := &graph.Act{Meta: meta(slug, slug), Credit: credit}
	if len(grades) > 0 {
		a.Implies = []graph.Implication{{Scale: knowledge, Grades: grades}}
	}
	return a
}

// vocabulary is some thousands of words that mean nothing.
func vocabulary() []string {
	var out []string
	starts, middles, ends := []string{"ba", "de", "fi", "go", "hu", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo", "zu"},
		[]string{"", "lan", "mer", "nis", "rot", "sul", "tam", "ver", "wik", "dor"}, []string{"a", "ek", "im", "on", "us", "ar", "eth", "il", "or", "un"}
	for _, s := range starts {
		for _, m := range middles {
			for _, e := range ends {
				out = append(out, s+m+e, s+e+m+"t")
			}
		}
	}
	return out
}
