package loaders

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"time"

	"onus/graph"
	"onus/loaders/derive"
)

// Load brings a dataset into a store. The error is Problems where the dataset
// is at fault (nothing is written then), [ErrSuperseded], [*InUse], or the
// store's own. A load that ends early leaves the dataset in the state
// "loading" or "deriving"; running it again ends in the same graph as a load
// that was not interrupted. Loading the same again writes nothing.
//
// Load fills in, in the bundle's records, what their author left out.
func Load(ctx context.Context, store graph.Store, b *Bundle, opt Options) (Report, error) {
	l := newLoad(store, opt, b.Slug())
	if opt.Base != nil {
		l.parts = append(l.parts, &part{bundle: opt.Base})
	}
	l.parts = append(l.parts, &part{bundle: b})
	err := l.run(ctx)
	if err != nil && !errors.As(err, new(Problems)) {
		err = fmt.Errorf("load %s: %w", b.Slug(), err)
	}
	return l.report, err
}

func newLoad(store graph.Store, opt Options, slug string) *load {
	if opt.Clear == nil {
		opt.Clear = derive.Clear
	}
	if opt.Derive == nil {
		opt.Derive = derive.All
	}
	if opt.Now == nil {
		opt.Now = time.Now
	}
	return &load{
		store: store, opt: opt, batch: min(cmp.Or(opt.Batch, DefaultBatch), graph.MaxBatch),
		report: Report{Dataset: slug, Took: map[Stage]time.Duration{}},
	}
}

// LoadBase is Load for the dataset base alone.
func LoadBase(ctx context.Context, store graph.Store, base *Bundle, opt Options) (Report, error) {
	base.BuiltIn = true
	opt.Base = nil
	return Load(ctx, store, base, opt)
}

// part is one of the datasets of a load.
type part struct {
	bundle *Bundle
	world  *world
	diff   *difference
	held   *graph.Dataset // what the store says of it
}

// isWritten: the store holds all its records.
func (p *part) isWritten() bool {
	return p.diff.isEmpty() && p.held != nil && p.held.State != graph.Loading && sameDataset(p.held, p.bundle.Dataset)
}

type load struct {
	store    graph.Store
	opt      Options
	batch    int
	parts    []*part
	session  *session
	report   Report
	at       string // the dataset that is being written, for Progress
	revision int64  // of the store when it was compared
}

func (l *load) run(ctx context.Context) error {
	if err := l.timed(Checking, func() error { return l.check(ctx) }); err != nil {
		return err
	}
	if err := l.timed(Comparing, func() error { return l.compare(ctx) }); err != nil {
		return err
	}
	if l.isReady() {
		l.report.Revision = l.revision
		return nil
	}
	if err := l.begin(ctx); err != nil {
		return err
	}
	if err := l.timed(Clearing, func() error { return l.opt.Clear(ctx, l.session) }); err != nil {
		return err
	}
	for _, p := range l.own() {
		l.at = p.bundle.Slug()
		if err := l.timed(Writing, func() error { return l.write(ctx, p.diff) }); err != nil {
			return err
		}
	}
	return l.finish(ctx)
}

func (l *load) progress(stage Stage, done, total int) {
	if l.opt.Progress != nil {
		l.opt.Progress(Progress{cmp.Or(l.at, l.report.Dataset), stage, done, total})
	}
}

func (l *load) timed(stage Stage, f func() error) error {
	l.progress(stage, 0, 0)
	start := time.Now()
	err := f()
	l.report.Took[stage] += time.Since(start)
	return err
}

func (l *load) check(ctx context.Context) error {
	var problems Problems
	var before []*Bundle
	for i, p := range l.parts {
		if i == 0 && len(l.parts) == 2 {
			p.bundle.BuiltIn = true
		}
		w, err := newWorld(ctx, l.store, p.bundle, before)
		if err != nil {
			return err
		}
		p.world = w
		problems = append(problems, check(w, p.bundle)...)
		if len(problems) == 0 {
			w.resolve()
		}
		before = append(before, p.bundle)
	}
	return problems.Err()
}

// compare finds what is to be written, and whether it can be.
func (l *load) compare(ctx context.Context) error {
	revision, err := l.store.Revision(ctx)
	if err != nil {
		return err
	}
	l.revision = revision
	for _, p := range l.parts {
		diff, problems, err := compare(ctx, l.store, p.world)
		if err != nil {
			return err
		}
		if len(problems) > 0 {
			return problems
		}
		if err := refusedRemoval(ctx, l.store, diff); err != nil {
			return err
		}
		if p.held, err = heldDataset(ctx, l.store, p.bundle.Slug()); err != nil {
			return err
		}
		p.diff = diff
	}
	own := l.parts[len(l.parts)-1].diff
	l.report.Added, l.report.Changed = own.added, own.changed
	l.report.Removed, l.report.Unchanged = len(own.remove), own.unchanged
	return nil
}

// isReady reports that the store holds all of it, and what derives from it.
func (l *load) isReady() bool {
	for _, p := range l.parts {
		if !p.isWritten() || p.held.State != graph.Ready {
			return false
		}
	}
	return true
}

// own are the parts that are written; the dataset itself always is one, so
// that the load has its turn.
func (l *load) own() []*part {
	if len(l.parts) == 2 && l.parts[0].isWritten() {
		return l.parts[1:]
	}
	return l.parts
}

func sameDataset(a, b *graph.Dataset) bool {
	return a.Name == b.Name && a.Licence == b.Licence && a.Version == b.Version && a.Description == b.Description
}

// begin takes the turn, and compares anew if somebody wrote in between.
func (l *load) begin(ctx context.Context) error {
	session, err := begin(ctx, l.store, l.opt.Now(), l.datasets()...)
	if err != nil {
		return err
	}
	l.session = session
	before := l.revision
	now, err := l.store.Revision(ctx)
	if err != nil || now == before+1 {
		return err
	}
	return l.timed(Comparing, func() error { return l.compare(ctx) })
}

func (l *load) datasets() []*graph.Dataset {
	var out []*graph.Dataset
	for _, p := range l.own() {
		out = append(out, p.bundle.Dataset)
	}
	return out
}
