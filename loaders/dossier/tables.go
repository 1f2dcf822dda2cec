package dossier

import "onus/graph"

// File is one kind of file of a dossier, with its columns.
type File struct {
	Name    string // up to the first dot: "persons"
	Kind    graph.Kind
	Columns []Column
	Forms   []Form // of claims: which columns each form has beside

	make    func() graph.Record
	columns map[string]*Column
}

// Form is one form of a claim, with the columns of its own.
type Form struct {
	Name    graph.FormName
	Columns []Column

	columns map[string]*Column
}

func slug[R any](at func(*R) *graph.Meta) Column {
	col := field("id", Slug, at, codecOf[graph.Meta]{
		read:  func(d *decoder, f *graph.Meta, c cell) { f.ID = d.own(c) },
		write: func(_ *speller, f *graph.Meta) value { return value{text: f.ID.Slug()} },
	})
	return col.must()
}

// Files lists the files of a dossier (but dataset.yaml), each with its
// columns, in the order of the documentation.
func Files() []File { return files }

var files = indexed([]File{
	personFile(), organizationFile(), positionFile(), eventFile(), sourceFile(), passageFile(),
	scaleFile(), actFile(), presumptionFile(), profileFile(),
	claimFile(), groupingFile(), evidenceFile(), identityFile(),
})

func indexed(fs []File) []File {
	for i := range fs {
		fs[i].columns = byName(fs[i].Columns)
		for j := range fs[i].Forms {
			fs[i].Forms[j].columns = byName(fs[i].Forms[j].Columns)
		}
	}
	return fs
}

func byName(cols []Column) map[string]*Column {
	out := make(map[string]*Column, len(cols))
	for i := range cols {
		out[cols[i].Name] = &cols[i]
	}
	return out
}

func fileNamed(name string) *File {
	for i := range files {
		if files[i].Name == name {
			return &files[i]
		}
	}
	return nil
}

func datasetColumns() []Column {
	type R = graph.Dataset
	return []Column{
		text("id", func(r *R) *string { return &r.Dataset }).must().says("the slug of the dataset"),
		text("title", func(r *R) *string { return &r.Name }).must(),
		text("licence", func(r *R) *string { return &r.Licence }),
		text("version", func(r *R) *string { return &r.Version }),
		text("description", func(r *R) *string { return &r.Description }),
	}
}

func personFile() File {
	type R = graph.Person
	return File{Name: "persons", Kind: graph.KindPerson, make: func() graph.Record { return &R{} }, Columns: []Column{
		slug(func(r *R) *graph.Meta { return &r.Meta }),
		text("name", func(r *R) *string { return &r.Name }).must(),
		otherNames("name@", func(r *R) *[]graph.Name { return &r.OtherNames }),
		yesNo("unnamed", func(r *R) *bool { return &r.Unnamed }).says("known only as somebody"),
		dated("born", func(r *R) *graph.Date { return &r.Born }),
		dated("died", func(r *R) *graph.Date { return &r.Died }),
		texts("sameAs", func(r *R) *[]string { return &r.SameAs }).says("ids elsewhere: wikidata:Q42"),
		text("description", func(r *R) *string { return &r.Description }),
	}}
}

func organizationFile() File {
	type R = graph.Organization
	return File{Name: "organizations", Kind: graph.KindOrganization, make: func() graph.Record { return &R{} }, Columns: []Column{
		slug(func(r *R) *graph.Meta { return &r.Meta }),
		text("name", func(r *R) *string { return &r.Name }).must(),
		otherNames("name@", func(r *R) *[]graph.Name { return &r.OtherNames }),
		reference("partOf", func(r *R) *graph.ID { return &r.PartOf }).says("an organization"),
		references("succeeds", func(r *R) *[]graph.ID { return &r.Succeeds }).says("organizations"),
		dated("founded", func(r *R) *graph.Date { return &r.Founded }),
		dated("dissolved", func(r *R) *graph.Date { return &r.Dissolved }),
		texts("sameAs", func(r *R) *[]string { return &r.SameAs }).says("ids elsewhere: wikidata:Q42"),
		text("description", func(r *R) *string { return &r.Description }),
	}}
}

func positionFile() File {
	type R = graph.Position
	return File{Name: "positions", Kind: graph.KindPosition, make: func() graph.Record { return &R{} }, Columns: []Column{
		slug(func(r *R) *graph.Meta { return &r.Meta }),
		text("title", func(r *R) *string { return &r.Name }).must(),
		reference("organization", func(r *R) *graph.ID { return &r.Organization }),
		oneOf(graph.KindPosition, "membership", func(r *R) *graph.Membership { return &r.Membership }).says("whether its holder is one of the body"),
		references("succeeds", func(r *R) *[]graph.ID { return &r.Succeeds }).says("positions"),
		references("oversees", func(r *R) *[]graph.ID { return &r.Oversees }).says("events or organizations within its competence"),
		texts("sameAs", func(r *R) *[]string { return &r.SameAs }).says("ids elsewhere: wikidata:Q42"),
		text("description", func(r *R) *string { return &r.Description }),
	}}
}

func eventFile() File {
	type R = graph.Event
	return File{Name: "events", Kind: graph.KindEvent, make: func() graph.Record { return &R{} }, Columns: []Column{
		slug(func(r *R) *graph.Meta { return &r.Meta }),
		text("name", func(r *R) *string { return &r.Name }).must(),
		oneOf(graph.KindEvent, "kind", func(r *R) *graph.EventKind { return &r.EventKind }).says("empty: event"),
		dated("period", func(r *R) *graph.Date { return &r.Period }).says("the editor's handle"),
		text("place", func(r *R) *string { return &r.Place }),
		reference("partOf", func(r *R) *graph.ID { return &r.PartOf }).says("an event"),
		oneOf(graph.KindEvent, "valence", func(r *R) *graph.Valence { return &r.Valence }).says("what a part in it does to a name"),
		texts("sameAs", func(r *R) *[]string { return &r.SameAs }).says("ids elsewhere: wikidata:Q42"),
		text("description", func(r *R) *string { return &r.Description }),
	}}
}

func sourceFile() File {
	type R = graph.Source
	return File{Name: "sources", Kind: graph.KindSource, make: func() graph.Record { return &R{} }, Columns: []Column{
		slug(func(r *R) *graph.Meta { return &r.Meta }),
		text("title", func(r *R) *string { return &r.Name }).must(),
		otherNames("title@", func(r *R) *[]graph.Name { return &r.OtherNames }),
		oneOf(graph.KindSource, "genre", func(r *R) *graph.Genre { return &r.Genre }),
		references("authors", func(r *R) *[]graph.ID { return &r.Authors }).says("persons or organizations"),
		dated("created", func(r *R) *graph.Date { return &r.Created }).says("when it was made"),
		dated("published", func(r *R) *graph.Date { return &r.Published }).says("when it was printed"),
		dated("available", func(r *R) *graph.Date { return &r.Available }).says("when readers could see it"),
		text("archive", func(r *R) *string { return &r.Archive }),
		text("callNumber", func(r *R) *string { return &r.CallNumber }),
		text("url", func(r *R) *string { return &r.URL }),
		text("language", func(r *R) *string { return &r.Language }),
		derivations(func(r *R) *[]graph.Derivation { return &r.DerivesFrom }),
		yesNo("complete", func(r *R) *bool { return &r.Complete }).says("it lists all there is of what it lists"),
		object("csl", func(r *R) *string { return &r.Bibliographic }).says("one CSL-JSON object"),
		yesNo("lost", func(r *R) *bool { return &r.Lost }).says("known of, seen by nobody"),
		text("description", func(r *R) *string { return &r.Description }),
	}}
}

func passageFile() File {
	type R = graph.Passage
	return File{Name: "passages", Kind: graph.KindPassage, make: func() graph.Record { return &R{} }, Columns: []Column{
		slug(func(r *R) *graph.Meta { return &r.Meta }),
		reference("source", func(r *R) *graph.ID { return &r.Source }).must(),
		text("locator", func(r *R) *string { return &r.Locator }).says("page, leaf, paragraph"),
		text("quote", func(r *R) *string { return &r.Quote }).says("the few words that are the evidence"),
		text("language", func(r *R) *string { return &r.Language }),
		text("translation", func(r *R) *string { return &r.Translation }),
	}}
}
