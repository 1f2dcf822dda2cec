package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"onus/graph"
)

// schemaVersion is that of the tables below and of what columns puts into
// them. A store of a newer one is refused; an older one is upgraded where that
// is possible, and else refused.
const schemaVersion = 1

// applicationID marks the file as ours for tools like file(1): "Onus".
const applicationID = 0x4f6e7573

const tables = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value ANY) WITHOUT ROWID;
INSERT INTO meta VALUES ('store', 'onus'), ('schema', %d), ('revision', 0);

CREATE TABLE record (
	id TEXT PRIMARY KEY, kind TEXT NOT NULL, form TEXT, dataset TEXT, name TEXT NOT NULL, sort TEXT NOT NULL, digest TEXT NOT NULL,
	%s, body TEXT NOT NULL);
CREATE INDEX record_sort ON record (kind, sort);
CREATE INDEX record_dataset ON record (dataset, kind, sort);

CREATE TABLE link (
	src TEXT NOT NULL, rel TEXT NOT NULL, dst TEXT NOT NULL,
	field TEXT NOT NULL, how TEXT NOT NULL, kind TEXT NOT NULL, sort TEXT,
	PRIMARY KEY (src, rel, dst)) WITHOUT ROWID;
CREATE INDEX link_back ON link (dst, rel, kind, sort, src);

CREATE TABLE word (kind TEXT NOT NULL, token TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (kind, token, id)) WITHOUT ROWID;
`

// schema is the text that makes a new store.
func schema() string {
	var names []string
	var indexes strings.Builder
	for _, c := range columns() {
		switch c.typ {
		case graph.Dated:
			names = append(names, columnName(c.field)+" TEXT", firstDay(c.field)+" INTEGER", lastDay(c.field)+" INTEGER")
			if _, found := graph.FindType("", c.field); !found {
				continue // few ask for its order
			}
			first := firstDay(c.field)
			fmt.Fprintf(&indexes, "CREATE INDEX \"record_%s\" ON record (kind, %s, sort) WHERE %s IS NOT NULL;\n", c.field, first, first)
		case graph.Bool:
			names = append(names, columnName(c.field)+" INTEGER")
		default:
			names = append(names, columnName(c.field)+" TEXT")
		}
	}
	for _, field := range indexed {
		fmt.Fprintf(&indexes, "CREATE INDEX \"record_%s\" ON record (kind, %s, sort) WHERE %[2]s IS NOT NULL;\n", field, columnName(field))
	}
	return fmt.Sprintf(tables, schemaVersion, strings.Join(names, ", ")) + indexes.String() + views
}

// indexed are the fields, beside dates and references, whose values are rare
// enough for an index to help.
var indexed = []string{"disputed", "sameAs", "exclusive", "object"}

// prepare makes the tables of a new file, and checks those of an old one.
func prepare(ctx context.Context, c *conn) error {
	if err := c.exec(ctx, "BEGIN IMMEDIATE"); err != nil {
		return err
	}
	err := prepareTables(ctx, c)
	if err != nil {
		return errors.Join(err, c.rollback(ctx))
	}
	return c.exec(ctx, "COMMIT")
}

func prepareTables(ctx context.Context, c *conn) error {
	var known []string
	err := c.each(ctx, "SELECT name FROM sqlite_master WHERE type = 'table'", nil, func(rows *sql.Rows) error {
		var name string
		if err := rows.Scan(&name); err != nil {
			return err
		}
		known = append(known, name)
		return nil
	})
	if err != nil {
		return err
	}
	if len(known) > 0 {
		if err := checkTables(ctx, c, known); err != nil {
			return err
		}
		return renewViews(ctx, c)
	}
	return c.execAll(ctx, schema()+fmt.Sprintf("PRAGMA application_id = %d;", applicationID))
}

func checkTables(ctx context.Context, c *conn, known []string) error {
	var store string
	var version int
	if !slices.Contains(known, "meta") || !slices.Contains(known, "record") {
		return fmt.Errorf("%w: it holds somebody else's tables (%s)", graph.ErrForeign, strings.Join(known[:min(3, len(known))], ", "))
	}
	err := c.one(ctx, "SELECT (SELECT value FROM meta WHERE key = 'store'), (SELECT value FROM meta WHERE key = 'schema')", nil, &store, &version)
	switch {
	case err != nil || store != "onus":
		return fmt.Errorf("%w: its table meta is somebody else's", graph.ErrForeign)
	case version > schemaVersion:
		return fmt.Errorf("%w: it was written by a newer onus (schema %d, this one knows %d)", graph.ErrForeign, version, schemaVersion)
	case version < schemaVersion:
		return fmt.Errorf("%w: it was written by an older onus (schema %d, this one needs %d); load the data anew", graph.ErrForeign, version, schemaVersion)
	}
	return nil
}
