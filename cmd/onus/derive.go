package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"strings"

	"onus/graph"
	"onus/loaders"
)

// deriving is the subcommand derive.
type deriving struct {
	storeFlags
	jsonFlag
}

func (d *deriving) add(fs *flag.FlagSet) {
	d.storeFlags.add(fs)
	d.jsonFlag.add(fs)
}

func (d *deriving) run(ctx context.Context, a *app, args []string) error {
	if err := noArguments("derive", args); err != nil {
		return err
	}
	if err := d.isThere(); err != nil {
		return err
	}
	return a.with(ctx, d.storeFlags, func(store graph.Store) error {
		report, err := loaders.Rederive(ctx, store, a.watched())
		a.clearProgress()
		if err != nil {
			return err
		}
		v, err := newDerived(ctx, store, report)
		if err != nil {
			return err
		}
		return a.answer(v, d.json)
	})
}

// derived is what a derivation came to.
type derived struct {
	Questions int      `json:"questions"`
	Evidence  int      `json:"evidence"` // carried by rules
	Datasets  int      `json:"datasets"`
	NotWhole  []string `json:"notWhole,omitempty"` // datasets whose loading was cut off
	Revision  int64    `json:"revision"`
	Seconds   float64  `json:"seconds"`
}

func newDerived(ctx context.Context, store graph.Reader, r loaders.Report) (*derived, error) {
	v := &derived{Seconds: seconds(r)}
	var err error
	if v.Revision, err = store.Revision(ctx); err != nil {
		return nil, err
	}
	for kind, count := range map[graph.Kind]*int{graph.KindQuestion: &v.Questions, graph.KindEvidence: &v.Evidence} {
		n, err := store.Count(ctx, graph.Query{Kind: kind, Where: graph.Is("dataset", graph.Own)}, "")
		if err != nil {
			return nil, err
		}
		*count = n[""]
	}
	held, err := datasetsIn(ctx, store)
	for _, d := range held {
		if v.Datasets++; d.State != graph.Ready {
			v.NotWhole = append(v.NotWhole, d.Dataset)
		}
	}
	return v, err
}

func (v *derived) print(w io.Writer) error {
	if v.Datasets == 0 {
		_, err := fmt.Fprintln(w, "nothing to derive from: the store holds no dataset")
		return err
	}
	if len(v.NotWhole) > 0 {
		fmt.Fprintf(w, "not loaded whole: %s; load them again\n", strings.Join(v.NotWhole, ", "))
	}
	_, err := fmt.Fprintf(w, "derived from %s: %s, %d pieces of evidence; revision %d; %.1f s\n",
		counted(v.Datasets, "dataset"), counted(v.Questions, "question"), v.Evidence, v.Revision, v.Seconds)
	return err
}
