package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"onus/graph"
)

// The request's deadline in these tests, and what a machine that does other
// things may add to it.
const (
	awayDeadline = 2 * time.Second
	awaySlack    = 3 * time.Second
)

// said is what a client was told, and when.
type said struct {
	code string // "" for an answer
	took time.Duration
	err  error
}

// crowd asks without a pause.
type crowd struct {
	server *running
	mu     sync.Mutex
	heard  []said
	fresh  *sync.Cond
	end    context.CancelFunc
	all    sync.WaitGroup
}

func newCrowd(t *testing.T, server *running, size int) *crowd {
	ctx, end := context.WithCancel(t.Context())
	c := &crowd{server: server, end: end}
	c.fresh = sync.NewCond(&c.mu)
	for range size {
		c.all.Go(func() {
			for ctx.Err() == nil {
				one := c.ask(ctx)
				if ctx.Err() != nil {
					return
				}
				c.mu.Lock()
				c.heard = append(c.heard, one)
				c.fresh.Broadcast()
				c.mu.Unlock()
			}
		})
	}
	return c
}

func (c *crowd) ask(ctx context.Context) said {
	start := time.Now()
	status, body, err := c.server.get(ctx, "{ persons { totalCount nodes { name } } revision }")
	one := said{took: time.Since(start), err: err}
	var got struct {
		Data   *struct{ Persons *struct{ TotalCount int } }
		Errors []struct{ Extensions struct{ Code string } }
	}
	switch failed := json.Unmarshal([]byte(body), &got); {
	case err != nil:
	case failed != nil:
		one.err = fmt.Errorf("%d %q: %w", status, body, failed)
	case len(got.Errors) > 0:
		one.code = got.Errors[0].Extensions.Code
	case got.Data == nil || got.Data.Persons == nil || got.Data.Persons.TotalCount != 3:
		one.err = fmt.Errorf("%d %q", status, body)
	}
	return one
}

// until waits for so many that were told this from now on, and gives all that
// was said meanwhile.
func (c *crowd) until(code string, times int) []said {
	c.mu.Lock()
	defer c.mu.Unlock()
	for from, at := len(c.heard), len(c.heard); ; c.fresh.Wait() {
		for ; at < len(c.heard); at++ {
			if c.heard[at].code == code && c.heard[at].err == nil {
				times--
			}
		}
		if times <= 0 {
			return c.heard[from:at:at]
		}
	}
}

// check wants answers, or UNAVAILABLE within the deadline, and nothing else.
func check(t *testing.T, all []said) (answered, away int, longest time.Duration) {
	t.Helper()
	for _, s := range all {
		longest = max(longest, s.took)
		switch {
		case s.err != nil || s.code != "" && s.code != "UNAVAILABLE":
			t.Errorf("told %q, %v after %s", s.code, s.err, s.took)
		case s.took > awayDeadline+awaySlack:
			t.Errorf("told %q after %s", s.code, s.took)
		case s.code == "":
			answered++
		default:
			away++
		}
	}
	return answered, away, longest
}

// TestNeo4jGoesAndComesBack: while clients ask, the server cannot be reached,
// hangs, or is slow. They are told so within the deadline of their requests;
// when it is back they are answered, by the same process.
func TestNeo4jGoesAndComesBack(t *testing.T) {
	line := newWire(t, strings.TrimPrefix(neo4jURL(t), "bolt://"))
	a := &app{env: os.Getenv}
	store, err := a.open(t.Context(), storeFlags{store: "bolt://" + line.address, serverFlags: serverFlags{database: "neo4j"}})
	if err != nil {
		t.Fatal(err)
	}
	_, err = store.Update(t.Context(), func(tx graph.Tx) error {
		var people []graph.Record
		for _, slug := range []string{"ann", "bob", "eve"} {
			people = append(people, &graph.Person{Meta: graph.Meta{ID: graph.ID("d:" + slug), Dataset: "d", Name: slug}})
		}
		return tx.Put(t.Context(), people...)
	})
	if err != nil {
		t.Fatal(err)
	}
	server := serveIt(t, store, serving{deadline: awayDeadline}, nil)
	const size = 8
	asking := newCrowd(t, server, size)
	asking.until("", size)
	for _, fault := range []struct {
		name         string
		begin, end   func()
		tells        bool // that it is away
		stillAnswers bool
	}{
		{"refuses", line.refuse, line.connect, true, false},
		{"hangs", line.hold, line.release, true, false},
		{"hangs, and then is cut", line.hold, func() { line.refuse(); line.release(); line.connect() }, true, false},
		{"is cut", line.cut, func() {}, false, true},
		{"is slow", func() { line.slow(20 * time.Millisecond) }, func() { line.slow(0) }, false, true},
		{"is too slow", func() { line.slow(awayDeadline) }, func() { line.slow(0) }, true, false},
	} {
		t.Run(fault.name, func(t *testing.T) {
			fault.begin()
			if fault.tells {
				answered, away, longest := check(t, asking.until("UNAVAILABLE", 2*size))
				t.Logf("while it %s: %d answered, %d told that it is away, within %s", fault.name, answered, away, longest)
				if status := readyz(t, server); status != http.StatusServiceUnavailable {
					t.Errorf("/readyz: %d", status)
				}
			}
			if fault.stillAnswers {
				check(t, asking.until("", 2*size))
			}
			fault.end()
			back := time.Now()
			answered, away, _ := check(t, asking.until("", 2*size))
			t.Logf("afterwards: %d answered and %d told so, %s", answered, away, time.Since(back))
			if status := readyz(t, server); status != http.StatusOK {
				t.Errorf("afterwards, /readyz: %d", status)
			}
		})
	}
	asking.end()
	asking.all.Wait()
	server.stop()
	if err := errors.Join(<-server.ended, store.Close()); err != nil {
		t.Error(err)
	}
	if log := server.log.String(); strings.Contains(log, "panic") || strings.Contains(log, os.Getenv("ONUS_NEO4J_PASSWORD")) {
		t.Errorf("log: %.3000s", log)
	}
}

func readyz(t *testing.T, server *running) int {
	t.Helper()
	start := time.Now()
	res, err := http.Get(server.url + "/readyz")
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	if took := time.Since(start); took > awayDeadline+awaySlack {
		t.Errorf("/readyz took %s", took)
	}
	return res.StatusCode
}
