package neo4j

import (
	"context"
	"slices"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"onus/graph"
)

// tx is an update under way. Writes wait in it until a read or the end needs
// them in the database; there are at most graph.MaxBatch.
type tx struct {
	reader
	dtx    driver.ManagedTransaction
	writes int
	failed error // the first failure, after which nothing goes on
	bare   error // the same as the driver gave it

	pending map[graph.ID]*pending
	order   []graph.ID        // of pending
	open    []edge            // references to what is not there yet
	owed    []edge            // references that others have to what was deleted
	gone    map[graph.ID]bool // deleted, and not put again

	numbers map[graph.ID]int64 // the server's, of records that are there

	folds   map[graph.ID][]fold // of claims that were written
	unfolds map[graph.ID]bool   // claims that may have folded relations from before

	vocabulary bool // something of the vocabulary was written or deleted
}

// pending is what is to become of an id.
type pending struct {
	node  *node      // nil: deleted
	keeps graph.Kind // the kind that it has to have, if it exists
	freed bool       // deleted in this update, before it was put: it may change its kind
}

// node is a record as it is written.
type node struct {
	id     graph.ID
	kind   graph.Kind
	labels string
	props  map[string]any
	links  []graph.Link
	folds  []fold
}

var _ graph.Tx = (*tx)(nil)

func newTx(s *Store, dtx driver.ManagedTransaction) *tx {
	t := &tx{
		dtx: dtx, pending: map[graph.ID]*pending{}, gone: map[graph.ID]bool{}, numbers: map[graph.ID]int64{},
		folds: map[graph.ID][]fold{}, unfolds: map[graph.ID]bool{},
	}
	t.reader = reader{store: s, asker: t}
	return t
}

// ask runs a read in the update, after what it has written.
func (t *tx) ask(ctx context.Context, st statement) (*driver.Record, error) {
	if err := t.flush(ctx); err != nil {
		return nil, err
	}
	return t.single(ctx, st)
}

// single runs a statement that gives one row. The first failure is kept: the
// transaction is of no use after it.
func (t *tx) single(ctx context.Context, st statement) (*driver.Record, error) {
	if t.failed != nil {
		return nil, t.failed
	}
	result, err := t.dtx.Run(ctx, st.text, st.params)
	if err == nil {
		var row *driver.Record
		if row, err = result.Single(ctx); err == nil {
			return row, nil
		}
	}
	t.bare = err
	return nil, t.fail(t.store.mapped(ctx, err))
}

// list runs a statement that gives one row with one list.
func (t *tx) list(ctx context.Context, text string, params map[string]any) ([]any, error) {
	row, err := t.single(ctx, statement{text, params})
	if err != nil {
		return nil, err
	}
	list, _ := row.Values[0].([]any)
	return list, nil
}

func (t *tx) fail(err error) error {
	if t.failed == nil {
		t.failed = err
	}
	return t.failed
}

// lockAll makes and removes a node for each id: nothing of it is ever
// committed, but the entry in the index of the constraint stays locked until
// the update ends.
const lockAll = `UNWIND $ids AS id MERGE (l:OnusLock {id: id}) DELETE l RETURN count(*)`

// Lock is described at graph.Tx.
func (t *tx) Lock(ctx context.Context, ids ...graph.ID) error {
	if len(ids) == 0 {
		return nil
	}
	sorted := texts(ids)
	slices.Sort(sorted) // so that two updates do not wait for each other
	_, err := t.single(ctx, statement{lockAll, map[string]any{"ids": slices.Compact(sorted)}})
	return err
}

// Put is described at graph.Tx.
func (t *tx) Put(_ context.Context, records ...graph.Record) error {
	for _, r := range records {
		if err := t.count(); err != nil {
			return err
		}
		if err := graph.Seal(r); err != nil {
			return t.fail(err)
		}
		if err := t.put(nodeOf(r)); err != nil {
			return t.fail(err)
		}
	}
	return nil
}

func nodeOf(r graph.Record) *node {
	return &node{
		id: r.Base().ID, kind: r.Kind(), labels: labelsOf(r),
		props: properties(r), links: graph.Links(r), folds: foldsOf(r),
	}
}

func (t *tx) put(n *node) error {
	p := t.waiting(n.id)
	switch {
	case p.node != nil && p.node.kind != n.kind:
		return graph.Conflict("%s: is a %s", n.id, p.node.kind)
	case p.keeps == "" && !p.freed:
		p.keeps = n.kind
	}
	p.node = n
	return nil
}

// Delete is described at graph.Tx.
func (t *tx) Delete(_ context.Context, ids ...graph.ID) error {
	for _, id := range ids {
		if err := t.count(); err != nil {
			return err
		}
		p := t.waiting(id)
		p.node, p.freed = nil, true
	}
	return nil
}

func (t *tx) waiting(id graph.ID) *pending {
	p := t.pending[id]
	if p == nil {
		p = &pending{}
		t.pending[id] = p
		t.order = append(t.order, id)
	}
	return p
}

func (t *tx) count() error {
	if t.failed != nil {
		return t.failed
	}
	if t.writes++; t.writes > graph.MaxBatch {
		return t.fail(graph.ErrTooLarge)
	}
	return nil
}
