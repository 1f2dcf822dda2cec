package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"runtime/debug"
	"time"

	"github.com/rs/zerolog"

	"onus/bench/bare"
	"onus/graph"
	"onus/schema"
)

// query is what the README asks: what speaks for the claim, what against it,
// in which source, at which place, and under which rule does it survive?
const query = `query ($claim: ID!) { contrast(claim: $claim) {
  claim { id text source { name } }
  for { ...t } against { ...t } qualifying { ...t }
  readings { profile { name } standing because } robust } }
fragment t on Evidence { id rule because
  claim { id text source { name } claimants { name } passages { locator quote source { name } } }
  undercutBy { id claim { text } } }`

// servesAt is how onus serve collects garbage; here for both ways alike.
const servesAt = 400

// pair answers contrasts both ways, each over HTTP on a port of its own.
type pair struct {
	store   graph.Store
	endBare func() error
	servers []*http.Server
	client  *http.Client
	graphql string
	bare    string
}

func newPair(ctx context.Context, sub subject) (_ *pair, err error) {
	debug.SetGCPercent(servesAt)
	p := &pair{client: &http.Client{Transport: &http.Transport{DisableCompression: true}}, endBare: func() error { return nil }}
	defer func() {
		if err != nil {
			err = errors.Join(err, p.close())
		}
	}()
	if p.store, err = sub.open(ctx); err != nil {
		return p, err
	}
	s, err := schema.New(schema.Config{Store: p.store, Log: zerolog.New(io.Discard)})
	if err != nil {
		return p, err
	}
	ask, end, err := sub.asker(ctx)
	if err != nil {
		return p, err
	}
	p.endBare = end
	if p.graphql, err = p.serve(s.Handler()); err != nil {
		return p, err
	}
	p.graphql += "/graphql"
	p.bare, err = p.serve(bare.Handler(ask))
	return p, err
}

func (p *pair) serve(h http.Handler) (address string, err error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	server := &http.Server{Handler: h, ReadHeaderTimeout: time.Minute}
	p.servers = append(p.servers, server)
	go func() { _ = server.Serve(l) }()
	return "http://" + l.Addr().String(), nil
}

func (p *pair) close() error {
	p.client.CloseIdleConnections()
	var errs []error
	for _, s := range p.servers {
		errs = append(errs, s.Close())
	}
	errs = append(errs, p.endBare())
	if p.store != nil {
		errs = append(errs, p.store.Close())
	}
	return errors.Join(errs...)
}

// latencies of the same questions, asked both ways by one client.
type latencies struct {
	claims        int
	onus, bare    []time.Duration
	onusBytes     int // of all answers of one round
	bareBytes     int
	testimony     int // pieces in the lists of one round's answers
	bareTestimony int
}

// ask asks each once to warm up, and looks whether both answers are made of
// the same; then again in rounds, one way right after the other.
func (p *pair) ask(ctx context.Context, claims []graph.ID, rounds int) (l latencies, err error) {
	l.claims = len(claims)
	for _, id := range claims {
		if err := p.compare(ctx, id, &l); err != nil {
			return l, fmt.Errorf("%s: %w", id, err)
		}
	}
	for range rounds {
		for _, id := range claims {
			one, err := timed(func() error { _, err := p.askGraphQL(ctx, id); return err })
			if err != nil {
				return l, err
			}
			other, err := timed(func() error { _, err := p.askBare(ctx, id); return err })
			if err != nil {
				return l, err
			}
			l.onus, l.bare = append(l.onus, one), append(l.bare, other)
		}
	}
	return l, nil
}

func timed(f func() error) (time.Duration, error) {
	start := time.Now()
	err := f()
	return time.Since(start), err
}

func (p *pair) askGraphQL(ctx context.Context, claim graph.ID) ([]byte, error) {
	body, err := json.Marshal(map[string]any{"query": query, "variables": map[string]any{"claim": claim}})
	if err != nil {
		return nil, err
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, p.graphql, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	r.Header.Set("Content-Type", "application/json")
	return p.do(r)
}

func (p *pair) askBare(ctx context.Context, claim graph.ID) ([]byte, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, p.bare+"/?claim="+url.QueryEscape(string(claim)), nil)
	if err != nil {
		return nil, err
	}
	return p.do(r)
}

func (p *pair) do(r *http.Request) ([]byte, error) {
	response, err := p.client.Do(r)
	if err != nil {
		return nil, err
	}
	b, err := io.ReadAll(response.Body)
	err = errors.Join(err, response.Body.Close())
	if err == nil && response.StatusCode != http.StatusOK {
		err = fmt.Errorf("status %d: %.200s", response.StatusCode, b)
	}
	return b, err
}
