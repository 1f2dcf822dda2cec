package dossier

import "onus/graph"

func scaleFile() File {
	type R = graph.Scale
	return File{Name: "scales", Kind: graph.KindScale, make: func() graph.Record { return &R{} }, Columns: []Column{
		slug(func(r *R) *graph.Meta { return &r.Meta }),
		text("name", func(r *R) *string { return &r.Name }).must(),
		text("question", func(r *R) *string { return &r.Question }).says("that it answers about a person and an event"),
		steps(func(r *R) *[]graph.Grade { return &r.Grades }).must(),
		either("blame", "highest", "lowest", func(r *R) *bool { return &r.BlameLowest }).says("the end that is to somebody's blame; empty: highest"),
		either("time", "fixed", "monotone", func(r *R) *bool { return &r.Monotone }).says("monotone: who reached a grade never falls below it; empty: fixed"),
		words(graph.KindScale, "inherits", func(r *R) *[]graph.Inheritance { return &r.Inherits }).says("how grades pass along partOf"),
	}}
}

func actFile() File {
	type R = graph.Act
	return File{Name: "acts", Kind: graph.KindAct, make: func() graph.Record { return &R{} }, Columns: []Column{
		slug(func(r *R) *graph.Meta { return &r.Meta }),
		text("name", func(r *R) *string { return &r.Name }).must(),
		oneOf(graph.KindAct, "credit", func(r *R) *graph.Credit { return &r.Credit }),
		implied(func(r *R) *[]graph.Implication { return &r.Implies }).says("no event: the act's own"),
		reference("needs", func(r *R) *graph.ID { return &r.Needs }).says("a position"),
		text("note", func(r *R) *string { return &r.Note }),
	}}
}

func presumptionFile() File {
	type R = graph.Presumption
	return File{Name: "presumptions", Kind: graph.KindPresumption, make: func() graph.Record { return &R{} }, Columns: []Column{
		slug(func(r *R) *graph.Meta { return &r.Meta }),
		text("name", func(r *R) *string { return &r.Name }).must(),
		reference("act", func(r *R) *graph.ID { return &r.Act }).must(),
		whole("atLeast", func(r *R) *int { return &r.AtLeast }).must().says("so many distinct acts"),
		scaleRef("scale", func(r *R) *graph.ID { return &r.Scale }).must(),
		grades("grades", func(r *R) *[]string { return &r.Grades }).must(),
		reference("event", func(r *R) *graph.ID { return &r.Event }).must(),
		text("by", func(r *R) *string { return &r.By }).must(),
		text("reason", func(r *R) *string { return &r.Reason }).must(),
	}}
}

func profileFile() File {
	type R = graph.Profile
	return File{Name: "profiles", Kind: graph.KindProfile, make: func() graph.Record { return &R{} }, Columns: []Column{
		slug(func(r *R) *graph.Meta { return &r.Meta }),
		text("name", func(r *R) *string { return &r.Name }).must(),
		text("rule", func(r *R) *string { return &r.Rule }).must().says("never, or terms that must all hold"),
		text("explanation", func(r *R) *string { return &r.Explanation }),
	}}
}

func evidenceFile() File {
	type R = graph.Evidence
	return File{Name: "evidence", Kind: graph.KindEvidence, make: func() graph.Record { return &R{} }, Columns: []Column{
		slug(func(r *R) *graph.Meta { return &r.Meta }),
		reference("from", func(r *R) *graph.ID { return &r.From }).must().says("the claim that bears on something"),
		oneOf(graph.KindEvidence, "stance", func(r *R) *graph.Stance { return &r.Stance }).must(),
		reference("on", func(r *R) *graph.ID { return &r.On }).says("a claim, or evidence"),
		oneOf(graph.KindEvidence, "onRule", func(r *R) *string { return &r.OnRule }).says("or an undercut of what a rule derives,"),
		reference("onClaim", func(r *R) *graph.ID { return &r.OnClaim }).says("from this claim (or presumption),"),
		reference("onWhom", func(r *R) *graph.ID { return &r.OnWhom }).says("about this subject"),
		reference("source", func(r *R) *graph.ID { return &r.Source }).says("that asserts it"),
		references("passages", func(r *R) *[]graph.ID { return &r.Passages }),
		text("editor", func(r *R) *string { return &r.Editor }).says("or the editor who does"),
		text("note", func(r *R) *string { return &r.Note }),
	}}
}

func identityFile() File {
	type R = graph.Identity
	return File{Name: "identities", Kind: graph.KindIdentity, make: func() graph.Record { return &R{} }, Columns: []Column{
		slug(func(r *R) *graph.Meta { return &r.Meta }),
		reference("a", func(r *R) *graph.ID { return &r.A }).must(),
		reference("b", func(r *R) *graph.ID { return &r.B }).must(),
		either("verdict", "same", "different", func(r *R) *bool { return &r.Differ }).must(),
		text("by", func(r *R) *string { return &r.By }),
		text("reason", func(r *R) *string { return &r.Reason }),
		dated("date", func(r *R) *graph.Date { return &r.Date }),
	}}
}
