// Command synthetic makes a store with a made-up graph, the same for the same
// number of claims, and derives it: what real clients are tried on when the
// founding dataset is too small.
//
//	go run ./interop/synthetic -claims 20000 -store big.db
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/signal"

	"onus/bench/synth"
	"onus/data"
	"onus/graph"
	"onus/graph/sqlite"
	"onus/loaders"
	"onus/loaders/dossier"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, os.Args[1:])
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "synthetic:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) error {
	fs := flag.NewFlagSet("synthetic", flag.ContinueOnError)
	claims := fs.Int("claims", 20_000, "how many claims are made up")
	store := fs.String("store", "", "the `file`, which must not be there yet")
	if err := fs.Parse(args); err != nil {
		return err
	}
	if *store == "" || *claims < 1 {
		return errors.New("expected -store FILE and -claims N, one or more")
	}
	return fill(ctx, *store, *claims)
}

// fill makes the store; what is there already is left alone.
func fill(ctx context.Context, path string, claims int) (err error) {
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		return graph.Invalid("%s is there already", path)
	}
	store, err := sqlite.Open(ctx, path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	bundle := synth.New(synth.Options{Claims: claims}).Bundle()
	_, err = loaders.Load(ctx, store, bundle, loaders.Options{Base: dossier.Read(data.Base())})
	return err
}
