package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"net"
	"net/http"
	"runtime/debug"
	"sync/atomic"
	"time"

	"onus/graph"
	"onus/schema"
)

const (
	headerTimeout = 10 * time.Second
	drainTimeout  = 10 * time.Second

	// An answer leaves much garbage beside a small heap; to collect it at every
	// doubling costs up to half of a request. GOGC, if set, is obeyed.
	collectAt = 400 // percent
)

// serving is the subcommand serve.
type serving struct {
	storeFlags
	listen   string
	founding bool
}

func (s *serving) add(fs *flag.FlagSet) {
	s.storeFlags.add(fs)
	fs.StringVar(&s.listen, "listen", "127.0.0.1:8080", "the `address` to answer at")
	fs.BoolVar(&s.founding, "founding", true, "load the founding dataset into the store, if it is not there as it is shipped")
}

func (s *serving) run(ctx context.Context, a *app, args []string) error {
	if err := noArguments("serve", args); err != nil {
		return err
	}
	return a.with(ctx, s.storeFlags, func(store graph.Store) error { return a.serve(ctx, store, *s) })
}

// serve listens at once, loads meanwhile, and stops when ctx is done: what is
// under way is finished first.
func (a *app) serve(ctx context.Context, store graph.Store, s serving) error {
	log := a.logger()
	ctx = log.WithContext(ctx)
	if a.env("GOGC") == "" {
		debug.SetGCPercent(collectAt)
	}
	ready := &readiness{store: store}
	handler, err := schema.New(schema.Config{Store: store, Log: log, Ready: ready.check})
	if err != nil {
		return err
	}
	l, err := net.Listen("tcp", s.listen)
	if err != nil {
		return usagef("--listen: %v", err)
	}
	server := &http.Server{Handler: handler.Handler(), ReadHeaderTimeout: headerTimeout}
	failed := make(chan error, 2)
	go func() { failed <- server.Serve(l) }()
	fmt.Fprintf(a.out, "Onus answers at http://%s/ (GraphiQL; GraphQL at /graphql)\n", l.Addr())
	go func() {
		if err := a.prepare(ctx, store, s.founding); err != nil {
			failed <- err
			return
		}
		ready.loaded.Store(true)
		log.Info().Msg("ready")
	}()
	select {
	case err = <-failed:
	case <-ctx.Done():
	}
	drain, cancel := context.WithTimeout(context.WithoutCancel(ctx), drainTimeout)
	defer cancel()
	return errors.Join(err, server.Shutdown(drain))
}

// readiness says whether questions can be answered: the store answers, and
// what serve loads is loaded.
type readiness struct {
	store  graph.Store
	loaded atomic.Bool
}

func (r *readiness) check(ctx context.Context) error {
	if !r.loaded.Load() {
		return fmt.Errorf("the founding dataset is being loaded: %w", graph.ErrUnavailable)
	}
	return r.store.Ready(ctx)
}
