package loaders

import (
	"maps"
	"slices"

	"onus/graph"
	"onus/graph/contrast"
)

// Choice is the closed list of what a field may hold. Zero is the word for an
// empty field, where there is one; it may be written out.
type Choice struct {
	Values []string
	Zero   string
}

// Words lists all that an author may write.
func (c Choice) Words() []string {
	if c.Zero == "" || slices.Contains(c.Values, c.Zero) {
		return c.Values
	}
	return append(slices.Clone(c.Values), c.Zero)
}

// The closed lists, by what they are lists of.
func membershipChoice() Choice { return choice("none", graph.FullMember, graph.CandidateMember) }
func eventKindChoice() Choice {
	return choice(string(graph.Happening), graph.Decision, graph.Proposal)
}
func valenceChoice() Choice    { return choice("neutral", graph.Wrong, graph.Merit) }
func basisChoice() Choice      { return choice("unknown", graph.Did, graph.Saw, graph.Told, graph.Inferred) }
func confidenceChoice() Choice { return choice("", graph.Certain, graph.Probable, graph.Possible) }
func creditChoice() Choice     { return choice("none", graph.Blame, graph.Creditful) }
func aboutChoice() Choice {
	return choice("", "fact", "motive", "belief", "emotion", "judgement")
}
func modalityChoice() Choice {
	return choice("asserted", graph.Presupposed, graph.Reported, graph.Conditional, graph.Prescribed, graph.Planned, graph.Predicted)
}
func stanceChoice() Choice {
	return choice("", graph.Supports, graph.Contradicts, graph.Qualifies, graph.Undercuts)
}
func inheritChoice() Choice {
	return choice("", graph.LowestDown, graph.HighestDown, graph.AboveLowestUp, graph.BelowHighestUp)
}
func genreChoice() Choice {
	return choice("", slices.Sorted(maps.Keys(graph.Genres()))...)
}

func choice[S ~string](zero string, values ...S) Choice {
	c := Choice{Zero: zero}
	for _, v := range values {
		c.Values = append(c.Values, string(v))
	}
	return c
}

type choiceKey struct {
	kind  graph.Kind
	field string
}

// choices is made once; the readers of formats and Check share it.
var choices = map[choiceKey]Choice{
	{graph.KindPosition, "membership"}: membershipChoice(),
	{graph.KindEvent, "kind"}:          eventKindChoice(),
	{graph.KindEvent, "valence"}:       valenceChoice(),
	{graph.KindSource, "genre"}:        genreChoice(),
	{graph.KindSource, "derivesFrom"}:  choice("", graph.Derivations()...),
	{graph.KindScale, "inherits"}:      inheritChoice(),
	{graph.KindAct, "credit"}:          creditChoice(),
	{graph.KindClaim, "basis"}:         basisChoice(),
	{graph.KindClaim, "modality"}:      modalityChoice(),
	{graph.KindClaim, "confidence"}:    confidenceChoice(),
	{graph.KindClaim, "about"}:         aboutChoice(),
	{graph.KindEvidence, "stance"}:     stanceChoice(),
	{graph.KindEvidence, "onRule"}:     ruleChoice(),
}

// ChoiceOf is the closed list of a field of a kind; it holds nothing where
// the field is free.
func ChoiceOf(k graph.Kind, field string) Choice { return choices[choiceKey{k, field}] }

func ruleChoice() Choice {
	return choice("", contrast.Direct, contrast.Sole, contrast.Collective, contrast.Inherited, contrast.ImpliedKnowledge, contrast.AssertedRule)
}
