package export

import (
	"cmp"
	"context"
	"io"

	"onus/graph"
	"onus/graph/drawing"
)

const (
	csvMedia  = "text/csv; charset=utf-8; header=present"
	xmlMedia  = "application/xml; charset=utf-8"
	jsonMedia = "application/json; charset=utf-8"
	textMedia = "text/plain; charset=utf-8"
	cslMedia  = "application/vnd.citationstyles.csl+json"
)

// Formats lists all that can be exported: the tables first, by name. Each
// refuses a graph that is being loaded or derived with ErrConflict, before its
// first byte, and fails so after its last if the graph changed meanwhile: the
// file is not to be used then.
func Formats() []Format {
	var out []Format
	for _, name := range Tables() {
		out = append(out, tableFormat(name))
	}
	out = append(out, Format{
		Name: "csl", Media: cslMedia, Extension: "json", About: "sources for bibliographies (CSL-JSON)",
		Lacks:   "What a source says, dates that are no day, month, year or interval of them (given in words), and names of other languages but in \"custom\".",
		Options: []Option{ByWhere, ByDataset}, Kind: graph.KindSource,
		Write: func(ctx context.Context, from graph.Reader, a Ask, w io.Writer) error {
			return CSL(ctx, from, a.filter(), w)
		},
	}.steady(false))
	return append(append(out, drawings()...), arguments()...)
}

func tableFormat(name string) Format {
	t := tables()[name]
	f := Format{
		Name: name + ".csv", Media: csvMedia, Extension: "csv", About: "a table: " + t.about,
		Lacks:   "The types of its columns, which docs/export.columns.csv gives; nested values are JSON in a cell.",
		Options: []Option{ByWhere, ByDataset}, Kind: t.kind, Columns: Columns(name),
		Write: func(ctx context.Context, from graph.Reader, a Ask, w io.Writer) error {
			return CSV(ctx, from, Table{Name: name, Where: a.filter()}, w)
		},
	}
	if f.Kind == graph.KindEvidence { // the API has no filter on it: claims are filtered, and claim-evidence by them
		f.Kind, f.Options = "", []Option{ByDataset}
	}
	return f.steady(t.pairs != nil)
}

type drawer = func(context.Context, graph.Reader, Drawn, io.Writer) error

// notDrawn is what no drawing carries.
const notDrawn = "Values within values, what a date says beside its EDTF, and which end of a time is open, unknown or not said"

// drawings are the graph as nodes and edges, folded unless the other view is
// asked for; bulk tables are reified.
func drawings() []Format {
	draw := func(f Format, view drawing.View, write drawer) Format {
		f.Options, f.Kind = []Option{ByWhere, ByDataset, ByView}, graph.KindClaim
		f.Write = func(ctx context.Context, from graph.Reader, a Ask, w io.Writer) error {
			return write(ctx, from, Drawn{View: cmp.Or(drawing.View(a.View), view), Where: a.filter()}, w)
		}
		return f.steady(false)
	}
	return []Format{
		draw(Format{Name: "gexf", Media: xmlMedia, Extension: "gexf", About: "the graph with time, for Gephi (GEXF 1.3)", Lacks: notDrawn + "."},
			drawing.Folded, GEXF),
		draw(Format{Name: "gexf12", Media: xmlMedia, Extension: "gexf", About: "the same for older programs (GEXF 1.2)",
			Lacks: notDrawn + "; kinds of edges, so that Gephi merges those between the same ends."}, drawing.Folded, GEXF12),
		draw(Format{Name: "graphml", Media: xmlMedia, Extension: "graphml", About: "the graph for networkx, igraph and yEd (GraphML)",
			Lacks: notDrawn + "; pauses between times. Gephi merges edges between the same ends."}, drawing.Folded, GraphML),
		draw(Format{Name: "cyjs", Media: jsonMedia, Extension: "cyjs", About: "the graph for Cytoscape and cytoscape.js (CYJS)",
			Lacks: notDrawn + "; pauses between times."}, drawing.Folded, CYJS),
		draw(Format{Name: "gephi-nodes", Media: csvMedia, Extension: "csv", About: "nodes as a spreadsheet for Gephi", Lacks: notDrawn + "."},
			drawing.Folded, GephiNodes),
		draw(Format{Name: "gephi-edges", Media: csvMedia, Extension: "csv", About: "the edges between them", Lacks: notDrawn + "."},
			drawing.Folded, GephiEdges),
		draw(Format{Name: "neo4j-nodes", Media: csvMedia, Extension: "csv", About: "nodes for neo4j-admin database import",
			Lacks: notDrawn + "; line ends, and semicolons within lists."}, drawing.Reified, BulkNodes),
		draw(Format{Name: "neo4j-edges", Media: csvMedia, Extension: "csv", About: "the relationships between them", Lacks: notDrawn + "; line ends."},
			drawing.Reified, BulkEdges),
	}
}

type arguer = func(context.Context, graph.Reader, Selection, io.Writer) error

// arguments are questions as arguments and attacks.
func arguments() []Format {
	argue := func(f Format, write arguer, more ...Option) Format {
		f.Media, f.Kind = textMedia, graph.KindQuestion
		f.Options = append([]Option{ByWhere, ByDataset, ByQuestion, ByEvent}, more...)
		f.Write = func(ctx context.Context, from graph.Reader, a Ask, w io.Writer) error {
			return write(ctx, from, a.selection(), w)
		}
		return f.steady(true)
	}
	return []Format{
		argue(Format{Name: "iccma", Extension: "af", About: "arguments and attacks, for argumentation solvers",
			Lacks: "What supports what, which arguments are one claim's, possible conflicts, and everything in words."}, ICCMA, ByProfile),
		argue(Format{Name: "argdown", Extension: "argdown", About: "an argument map",
			Lacks: "Ranks and standings, possible conflicts, testimony that is merely consistent, dates, and who says it."}, Argdown),
		argue(Format{Name: "bag", Extension: "bag", About: "a weighted bipolar graph, for gradual semantics",
			Lacks: "Possible conflicts, and everything in words; its weights are not measured."}, BAG, ByProfile),
	}
}
