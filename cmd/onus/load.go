package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"onus/data"
	"onus/graph"
	"onus/loaders"
	"onus/loaders/dossier"
)

const aboutLoad = `Each folder is a dossier. A faulty one is refused whole, with every fault and its place; one that is loaded already writes
nothing. A load that was cut off is finished by running it again.`

// loading is the subcommand load.
type loading struct {
	storeFlags
	jsonFlag
}

func (l *loading) add(fs *flag.FlagSet) {
	l.storeFlags.add(fs)
	l.jsonFlag.add(fs)
}

func (l *loading) run(ctx context.Context, a *app, dirs []string) error {
	if len(dirs) == 0 {
		return usagef("load: name a folder, the dossier")
	}
	return a.with(ctx, l.storeFlags, func(store graph.Store) error {
		if l.json {
			return a.loadForPrograms(ctx, store, dirs)
		}
		return a.loadAll(ctx, store, dirs, func(one loaded) { fmt.Fprintln(a.out, one) })
	})
}

func (a *app) loadAll(ctx context.Context, store graph.Store, dirs []string, tell func(loaded)) error {
	for _, dir := range dirs {
		bundle, err := readDossier(dir)
		if err != nil {
			return err
		}
		report, err := a.loadBundle(ctx, store, bundle)
		if err != nil {
			return inFolder(dir, err)
		}
		tell(newLoaded(dir, report))
	}
	return nil
}

// loads is what load has done, and what is wrong with the dossier at which it
// stopped.
type loads struct {
	Loaded   []loaded  `json:"loaded"`
	Problems []problem `json:"problems"`
}

func (a *app) loadForPrograms(ctx context.Context, store graph.Store, dirs []string) error {
	done := loads{Loaded: []loaded{}, Problems: []problem{}}
	err := a.loadAll(ctx, store, dirs, func(one loaded) { done.Loaded = append(done.Loaded, one) })
	var found loaders.Problems
	if errors.As(err, &found) {
		done.Problems, err = problemsOf(found), errTold
	}
	return errors.Join(err, a.writeJSON(done))
}

// loaded is what one load came to.
type loaded struct {
	Folder    string  `json:"folder,omitempty"`
	Dataset   string  `json:"dataset"`
	Added     int     `json:"added"`
	Changed   int     `json:"changed"`
	Removed   int     `json:"removed"`
	Unchanged int     `json:"unchanged"`
	Derived   bool    `json:"derived"`
	Revision  int64   `json:"revision"`
	Seconds   float64 `json:"seconds"`
}

func newLoaded(folder string, r loaders.Report) loaded {
	return loaded{
		Folder: folder, Dataset: r.Dataset, Added: r.Added, Changed: r.Changed, Removed: r.Removed, Unchanged: r.Unchanged,
		Derived: r.Derived, Revision: r.Revision, Seconds: seconds(r),
	}
}

func (l loaded) String() string {
	if l.Added+l.Changed+l.Removed == 0 && !l.Derived {
		return fmt.Sprintf("%s: nothing to do; %d records as they are, revision %d", l.Dataset, l.Unchanged, l.Revision)
	}
	return fmt.Sprintf("%s: %d records added, %d changed, %d removed, %d unchanged; derived; revision %d; %.1f s",
		l.Dataset, l.Added, l.Changed, l.Removed, l.Unchanged, l.Revision, l.Seconds)
}

// seconds is how long a load took.
func seconds(r loaders.Report) float64 {
	var took time.Duration
	for _, d := range r.Took {
		took += d
	}
	return took.Round(time.Millisecond).Seconds()
}

// loadBundle brings a dataset into the store, with the base that it stands on.
func (a *app) loadBundle(ctx context.Context, store graph.Store, bundle *loaders.Bundle) (loaders.Report, error) {
	defer a.clearProgress()
	opt := a.watched()
	opt.Base = dossier.Read(data.Base())
	return loaders.Load(ctx, store, bundle, opt)
}

// loadFounding loads the dataset that Onus ships, if the store does not hold
// it as it is shipped.
func (a *app) loadFounding(ctx context.Context, store graph.Store) (loaders.Report, error) {
	return a.loadBundle(ctx, store, dossier.Read(data.Founding()))
}

// founded loads the founding dataset into a store that holds nothing at all,
// so that a first question has something to be asked of.
func (a *app) founded(ctx context.Context, store graph.Store) error {
	revision, err := store.Revision(ctx)
	if err != nil || revision > 0 {
		return err
	}
	report, err := a.loadFounding(ctx, store)
	if err == nil && a.terminal {
		fmt.Fprintln(a.err, newLoaded("", report))
	}
	return err
}

func readDossier(dir string) (*loaders.Bundle, error) {
	info, err := os.Stat(dir)
	if err != nil {
		return nil, notFound("%s: no such folder", dir)
	}
	if !info.IsDir() {
		return nil, graph.Invalid("%s: expected a folder, the dossier", dir)
	}
	return dossier.Read(os.DirFS(dir)), nil
}

// inFolder names the folder before each file of the problems found in it.
func inFolder(dir string, err error) error {
	var problems loaders.Problems
	if !errors.As(err, &problems) {
		return err
	}
	named := slices.Clone(problems)
	for i := range named {
		named[i].File = filepath.Join(dir, named[i].File)
	}
	return named
}
