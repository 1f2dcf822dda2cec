package raw

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
)

// Neo4j is one database, straight with the driver.
type Neo4j struct {
	Driver   neo4j.DriverWithContext
	Database string
}

// OpenNeo4j connects to the database that Onus's own store would use there.
func OpenNeo4j(url, user, password string) (*Neo4j, error) {
	d, err := neo4j.NewDriverWithContext(url, neo4j.BasicAuth(user, password, ""), func(c *config.Config) { c.TelemetryDisabled = true })
	return &Neo4j{Driver: d, Database: "neo4j"}, err
}

// Close ends the connections.
func (n *Neo4j) Close(ctx context.Context) error { return n.Driver.Close(ctx) }

func (n *Neo4j) session(ctx context.Context) neo4j.SessionWithContext {
	return n.Driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: n.Database})
}

// Do runs a statement by itself, and calls row on each row if it is not nil.
func (n *Neo4j) Do(ctx context.Context, text string, params map[string]any, row func(*neo4j.Record) error) error {
	s := n.session(ctx)
	defer s.Close(ctx)
	result, err := s.Run(ctx, text, params)
	if err != nil {
		return fmt.Errorf("%.100s: %w", text, err)
	}
	for row != nil && result.Next(ctx) {
		if err := row(result.Record()); err != nil {
			return err
		}
	}
	_, err = result.Consume(ctx)
	return err
}

// Empty takes away everything, constraints and indexes too.
func (n *Neo4j) Empty(ctx context.Context) error {
	var drops []string
	collect := func(r *neo4j.Record) error {
		drops = append(drops, fmt.Sprint(r.Values[0]))
		return nil
	}
	const constraints = "SHOW CONSTRAINTS YIELD name RETURN 'DROP CONSTRAINT ' + name"
	const indexes = "SHOW INDEXES YIELD name, type, owningConstraint WHERE owningConstraint IS NULL AND type <> 'LOOKUP' RETURN 'DROP INDEX ' + name"
	for _, text := range []string{constraints, indexes} {
		if err := n.Do(ctx, text, nil, collect); err != nil {
			return err
		}
	}
	for _, text := range drops {
		if err := n.Do(ctx, text, nil, nil); err != nil {
			return err
		}
	}
	for _, text := range []string{
		"MATCH ()-[r]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 20000 ROWS",
		"MATCH (n) CALL (n) { DELETE n } IN TRANSACTIONS OF 20000 ROWS",
	} {
		if err := n.Do(ctx, text, nil, nil); err != nil {
			return err
		}
	}
	return nil
}

// Image is what a database holds, in a file that Remove takes away: the
// batches in the order in which they are written again.
type Image struct {
	schema []string // what makes the constraints, then the indexes
	file   *os.File
	Nodes  int
	Edges  int
}

// Read makes an image of the database.
func (n *Neo4j) Read(ctx context.Context) (*Image, error) {
	f, err := os.CreateTemp("", "onus-bench-*.image")
	if err != nil {
		return nil, err
	}
	im := &Image{file: f}
	for _, read := range []func(context.Context, *Image) error{n.readSchema, n.readNodes, n.readEdges} {
		if err := read(ctx, im); err != nil {
			return nil, fmt.Errorf("read back: %w", err)
		}
	}
	return im, nil
}

// Remove takes the file away.
func (im *Image) Remove() error {
	_ = im.file.Close()
	return os.Remove(im.file.Name())
}

func (n *Neo4j) readSchema(ctx context.Context, im *Image) error {
	for _, text := range []string{
		"SHOW CONSTRAINTS YIELD name, createStatement RETURN createStatement ORDER BY name",
		"SHOW INDEXES YIELD name, type, owningConstraint, createStatement WHERE owningConstraint IS NULL AND type <> 'LOOKUP' RETURN createStatement ORDER BY name",
	} {
		err := n.Do(ctx, text, nil, func(r *neo4j.Record) error {
			im.schema = append(im.schema, fmt.Sprint(r.Values[0]))
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (n *Neo4j) readNodes(ctx context.Context, im *Image) error {
	w := newWriter(im.file)
	err := n.Do(ctx, "MATCH (n) RETURN labels(n), properties(n)", nil, func(r *neo4j.Record) error {
		im.Nodes++
		labels := r.Values[0].([]any)
		names := make([]string, len(labels))
		for i, l := range labels {
			names[i] = fmt.Sprint(l)
		}
		slices.Sort(names)
		props := r.Values[1].(map[string]any)
		return w.add(batchKey{Labels: strings.Join(names, ":")}, []any{props})
	})
	if err != nil {
		return err
	}
	return w.flush()
}

func (n *Neo4j) readEdges(ctx context.Context, im *Image) error {
	w := newWriter(im.file)
	err := n.Do(ctx, "MATCH (a)-[r]->(b) RETURN type(r), a.id, b.id, properties(r)", nil, func(r *neo4j.Record) error {
		im.Edges++
		row := r.Values[1:3:3]
		props := r.Values[3].(map[string]any)
		if len(props) > 0 {
			row = append(row, props)
		}
		return w.add(batchKey{Type: fmt.Sprint(r.Values[0]), Props: len(props) > 0}, row)
	})
	if err != nil {
		return err
	}
	return w.flush()
}

// Write writes the image into an empty database.
func (n *Neo4j) Write(ctx context.Context, im *Image) (w Written, err error) {
	w.Nodes, w.Edges = im.Nodes, im.Edges
	s := n.session(ctx)
	defer s.Close(ctx)
	run := func(text string, params map[string]any) error {
		return w.timed(func() error {
			result, err := s.Run(ctx, text, params)
			if err != nil {
				return fmt.Errorf("%.100s: %w", text, err)
			}
			_, err = result.Consume(ctx)
			return err
		})
	}
	for _, text := range im.schema {
		if err := run(strings.Replace(text, " FOR ", " IF NOT EXISTS FOR ", 1), nil); err != nil {
			return w, err
		}
	}
	if err := run("CALL db.awaitIndexes(600)", nil); err != nil {
		return w, err
	}
	return w, im.each(func(k batchKey, rows []any) error {
		return run(k.statement(), map[string]any{"rows": rows})
	})
}
