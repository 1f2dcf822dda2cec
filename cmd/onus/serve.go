package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"net"
	"net/http"
	"runtime/debug"
	"strings"
	"sync/atomic"
	"time"

	"github.com/rs/zerolog"

	"onus/graph"
	"onus/schema"
)

const (
	headersWithin = 10 * time.Second // of the connection, or of the first letter of the next request on it
	idleTimeout   = 2 * time.Minute  // between two requests of a connection
	drainBeyond   = 5 * time.Second  // what a request that takes its whole deadline needs to be sent

	// An answer leaves much garbage beside a small heap; to collect it at every
	// doubling costs up to half of a request. GOGC, if set, is obeyed.
	collectAt = 400 // percent
)

// readToken is the variable of the token that readers have to know. It has no
// flag: what stands on the command line everybody on the machine can see.
const readToken = "ONUS_READ_TOKEN"

// list is a flag that holds several values: by commas, or given again.
type list []string

// String implements flag.Value.
func (l *list) String() string { return strings.Join(*l, ",") }

// Set implements flag.Value.
func (l *list) Set(text string) error {
	for one := range strings.SplitSeq(text, ",") {
		if one = strings.TrimSpace(one); one != "" {
			*l = append(*l, one)
		}
	}
	return nil
}

// serving is the subcommand serve.
type serving struct {
	storeFlags
	listen   string
	founding bool
	origins  list
	deadline time.Duration
	headers  time.Duration // what a client has for them; 0 for headersWithin
}

func (s *serving) add(fs *flag.FlagSet) {
	s.storeFlags.add(fs)
	fs.StringVar(&s.listen, "listen", "127.0.0.1:8080", "the `address` to answer at")
	fs.BoolVar(&s.founding, "founding", true, "load the founding dataset into the store, if it is not there as it is shipped")
	fs.Var(&s.origins, "cors-origin",
		"let scripts of pages of this `origin` ask, as https://notebook.example.org; several by commas, or the flag again; * for all")
	fs.DurationVar(&s.deadline, "deadline", 30*time.Second, "the `time` that answering a query may take")
}

func (s *serving) run(ctx context.Context, a *app, args []string) error {
	if err := noArguments("serve", args); err != nil {
		return err
	}
	if s.deadline <= 0 {
		return usagef("--deadline %s: expected a time above zero, such as 30s", s.deadline)
	}
	return a.with(ctx, s.storeFlags, func(store graph.Store) error { return a.serve(ctx, store, *s) })
}

// schema is the API over a store, with what the flags and the environment say.
func (s serving) schema(a *app, store graph.Reader, log zerolog.Logger, ready func(context.Context) error) (*schema.Schema, error) {
	api, err := schema.New(schema.Config{
		Store: store, Log: log, Ready: ready,
		Limits: schema.Limits{Deadline: s.deadline},
		HTTP:   schema.HTTP{Build: binaryDigest(), Version: newBuild().Version, Origins: s.origins, Token: a.env(readToken), Formats: formats()},
	})
	if err != nil { // it says what is wrong with which
		return nil, usagef("serve: %s", strings.TrimPrefix(err.Error(), "schema: "))
	}
	return api, nil
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
	api, err := s.schema(a, store, log, ready.check)
	if err != nil {
		return err
	}
	l, err := net.Listen("tcp", s.listen)
	if err != nil {
		return usagef("--listen: %v", err)
	}
	server := &http.Server{Handler: api.Handler(), ReadHeaderTimeout: cmp.Or(s.headers, headersWithin), IdleTimeout: idleTimeout}
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
	return errors.Join(err, drain(context.WithoutCancel(ctx), server, s.deadline+drainBeyond))
}

// drain takes no more connections, and ends when all that is under way is
// answered. An export that has not ended within the patience is cut off.
func drain(ctx context.Context, server *http.Server, patience time.Duration) error {
	zerolog.Ctx(ctx).Info().Stringer("within", patience).Msg("stopping: requests under way are answered first")
	within, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	err := server.Shutdown(within)
	if errors.Is(err, context.DeadlineExceeded) {
		zerolog.Ctx(ctx).Warn().Msg("stopped while answers were still being sent")
		return server.Close()
	}
	return err
}

// readiness says whether questions can be answered: the store answers, and
// what serve loads is loaded.
type readiness struct {
	store  graph.Store
	loaded atomic.Bool
}

func (r *readiness) check(ctx context.Context) error {
	if !r.loaded.Load() {
		return &schema.Error{Code: schema.Unavailable, Message: "the founding dataset is being loaded"}
	}
	return r.store.Ready(ctx)
}
