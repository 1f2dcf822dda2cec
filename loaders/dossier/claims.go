package dossier

import "onus/graph"

// claimColumns are those of claims and groupings alike.
func claimColumns() []Column {
	type R = graph.Claim
	const k = graph.KindClaim
	return []Column{
		slug(func(r *R) *graph.Meta { return &r.Meta }),
		text("text", func(r *R) *string { return &r.Name }).must().says("one sentence, in our words"),
		reference("source", func(r *R) *graph.ID { return &r.Source }).must().says("the innermost that makes it"),
		references("passages", func(r *R) *[]graph.ID { return &r.Passages }).says("in the source, or in one that derives from it"),
		references("claimants", func(r *R) *[]graph.ID { return &r.Claimants }).says("empty: the source's authors"),
		dated("made", func(r *R) *graph.Date { return &r.Made }).says("empty: the source's created"),
		oneOf(k, "basis", func(r *R) *graph.Basis { return &r.Basis }).says("how the claimant knows"),
		yesNo("denies", func(r *R) *bool { return &r.Denies }),
		oneOf(k, "modality", func(r *R) *graph.Modality { return &r.Modality }),
		oneOf(k, "confidence", func(r *R) *graph.Confidence { return &r.Confidence }).says("the claimant's own"),
		text("note", func(r *R) *string { return &r.Note }),
	}
}

func claimFile() File {
	return File{
		Name: "claims", Kind: graph.KindClaim, Columns: claimColumns(), Forms: claimForms(),
		make: func() graph.Record { return &graph.Claim{} },
	}
}

func claimForms() []Form {
	return []Form{
		{Name: graph.FormAttribution, Columns: attributionColumns()},
		{Name: graph.FormTenure, Columns: tenureColumns()},
		{Name: graph.FormAct, Columns: deedColumns()},
		{Name: graph.FormDating, Columns: datingColumns()},
		{Name: graph.FormMeasure, Columns: measureColumns()},
		{Name: graph.FormAbsence, Columns: absenceColumns()},
		{Name: graph.FormStatement, Columns: statementColumns()},
	}
}

func whoColumns[R any](at func(*R) *graph.Who) []Column {
	return []Column{
		reference("subject", func(r *R) *graph.ID { return &at(r).Subject }).must().says("a person or an organization"),
		yesNo("each", func(r *R) *bool { return &at(r).Each }).says("each member of the subject"),
		dated("on", func(r *R) *graph.Date { return &at(r).On }).says("the day whose members are meant"),
		references("except", func(r *R) *[]graph.ID { return &at(r).Except }).says("members who are not"),
		yesNo("exclusive", func(r *R) *bool { return &at(r).Exclusive }).says("the only one"),
		reference("among", func(r *R) *graph.ID { return &at(r).Among }).says("of this organization"),
	}
}

func attributionColumns() []Column {
	type R = graph.Attribution
	return append(whoColumns(func(r *R) *graph.Who { return &r.Who }),
		reference("event", func(r *R) *graph.ID { return &r.Event }).must(),
		scaleRef("scale", func(r *R) *graph.ID { return &r.Scale }).must(),
		grades("grades", func(r *R) *[]string { return &r.Grades }).must(),
		dated("asOf", func(r *R) *graph.Date { return &r.AsOf }).says("empty: the event's period"),
	)
}

func tenureColumns() []Column {
	type R = graph.Tenure
	return []Column{
		reference("subject", func(r *R) *graph.ID { return &r.Subject }).must().says("a person"),
		references("positions", func(r *R) *[]graph.ID { return &r.Positions }).must().says("one; with denies, none of these"),
		dated("start", func(r *R) *graph.Date { return &r.Start }),
		dated("end", func(r *R) *graph.Date { return &r.End }),
		dated("attested", func(r *R) *graph.Date { return &r.Attested }).says("or held it on that day, ends unsaid"),
	}
}

func deedColumns() []Column {
	type R = graph.Deed
	return append(whoColumns(func(r *R) *graph.Who { return &r.Who }),
		reference("act", func(r *R) *graph.ID { return &r.Act }).must(),
		reference("event", func(r *R) *graph.ID { return &r.Event }),
		dated("date", func(r *R) *graph.Date { return &r.Date }),
		text("object", func(r *R) *string { return &r.Object }).says("a record, or plain words"),
	)
}

func datingColumns() []Column {
	type R = graph.Dating
	return []Column{
		reference("event", func(r *R) *graph.ID { return &r.Event }).must(),
		dated("period", func(r *R) *graph.Date { return &r.Period }).must(),
	}
}

func measureColumns() []Column {
	type R = graph.Measure
	counts := func(r *R) *graph.Counting {
		if r.Counts == nil {
			r.Counts = &graph.Counting{}
		}
		return r.Counts
	}
	return []Column{
		reference("subject", func(r *R) *graph.ID { return &r.Subject }),
		reference("event", func(r *R) *graph.ID { return &r.Event }),
		text("what", func(r *R) *string { return &r.What }).must(),
		number("value", func(r *R) **float64 { return &r.Value }).says("value, or low, or high, or both"),
		number("low", func(r *R) **float64 { return &r.Low }),
		number("high", func(r *R) **float64 { return &r.High }),
		text("unit", func(r *R) *string { return &r.Unit }),
		counted(reference("countsAct", func(r *R) *graph.ID { return &counts(r).Act })).says("the act that it counts"),
		counted(reference("countsWithin", func(r *R) *graph.ID { return &counts(r).Within })).says("within this event"),
		counted(references("countsSources", func(r *R) *[]graph.ID { return &counts(r).Sources })).says("in these sources"),
	}
}

// counted writes nothing where a measure counts no rows.
func counted(c Column) Column {
	write := c.write
	c.write = func(w *speller, target any) value {
		if target.(*graph.Measure).Counts == nil {
			return value{}
		}
		return write(w, target)
	}
	return c
}

func absenceColumns() []Column {
	type R = graph.Absence
	return []Column{
		reference("subject", func(r *R) *graph.ID { return &r.Subject }).must(),
		reference("act", func(r *R) *graph.ID { return &r.Act }).must(),
		reference("event", func(r *R) *graph.ID { return &r.Event }),
		references("scope", func(r *R) *[]graph.ID { return &r.Scope }).says("the sources searched"),
		yesNo("complete", func(r *R) *bool { return &r.Complete }).says("all there are were searched"),
	}
}

func statementColumns() []Column {
	type R = graph.Statement
	return []Column{
		references("subjects", func(r *R) *[]graph.ID { return &r.Subjects }),
		references("events", func(r *R) *[]graph.ID { return &r.Events }),
		oneOf(graph.KindClaim, "about", func(r *R) *string { return &r.About }),
	}
}

func groupingFile() File {
	type R = graph.Grouping
	return File{
		Name: "groupings", Kind: graph.KindClaim, Columns: claimColumns(),
		make: func() graph.Record { return &graph.Claim{Form: &R{}} },
		Forms: []Form{{Name: graph.FormGrouping, Columns: []Column{
			reference("body", func(r *R) *graph.ID { return &r.Body }).says("an organization,"),
			dated("on", func(r *R) *graph.Date { return &r.On }).says("as composed on this day;"),
			references("members", func(r *R) *[]graph.ID { return &r.Members }).says("or a list of persons"),
			reference("event", func(r *R) *graph.ID { return &r.Event }).says("that the grades are about"),
			groups(func(r *R) *[]graph.Group { return &r.Groups }).must(),
			yesNo("exhaustive", func(r *R) *bool { return &r.Exhaustive }).says("leaves nobody out"),
			yesNo("disjoint", func(r *R) *bool { return &r.Disjoint }).says("puts nobody twice"),
		}}},
	}
}
