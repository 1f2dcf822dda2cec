package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"onus/graph"
	"onus/graph/graphtest"
)

// running is a server of ours under test.
type running struct {
	url   string
	stop  func()
	ended chan error
	log   *lockedLog
}

type lockedLog struct {
	mu sync.Mutex
	b  strings.Builder
}

func (l *lockedLog) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(b)
}

func (l *lockedLog) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// serveIt serves a store at a free port, as the command does.
func serveIt(t *testing.T, store graph.Store, s serving, env map[string]string) *running {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	out, said := io.Pipe()
	r := &running{stop: stop, ended: make(chan error, 1), log: &lockedLog{}}
	a := &app{out: said, err: r.log, env: func(name string) string { return env[name] }}
	s.listen = "127.0.0.1:0"
	if s.deadline == 0 {
		s.deadline = 20 * time.Second
	}
	go func() {
		err := a.serve(ctx, store, s)
		_ = said.CloseWithError(errors.Join(err, io.EOF))
		r.ended <- err
	}()
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	r.url = regexp.MustCompile(`http://[0-9.:]+`).FindString(line)
	t.Cleanup(stop)
	return r
}

// get asks a query by a GET, on a connection of its own.
func (r *running) get(ctx context.Context, query string) (status int, body string, err error) {
	req, err := http.NewRequestWithContext(ctx, "GET", r.url+"/graphql?query="+url.QueryEscape(query), nil)
	if err != nil {
		return 0, "", err
	}
	req.Close = true
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return 0, "", err
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	return res.StatusCode, string(b), err
}

// gate is a store whose answers wait.
type gate struct {
	graph.Store
	entered chan struct{}
	release chan struct{}
}

func (g *gate) Find(ctx context.Context, q graph.Query) (*graph.Page, error) {
	g.entered <- struct{}{}
	select {
	case <-g.release:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	return g.Store.Find(ctx, q)
}

// TestStopsGracefully: a request under way ends with its answer while new
// connections are refused, and then serve ends without an error.
func TestStopsGracefully(t *testing.T) {
	g := &gate{graphtest.NewModel(), make(chan struct{}), make(chan struct{})}
	server := serveIt(t, g, serving{}, nil)
	type answer struct {
		status int
		body   string
		err    error
	}
	answers := make(chan answer, 1)
	go func() {
		status, body, err := server.get(t.Context(), "{ persons { totalCount nodes { id } } }")
		answers <- answer{status, body, err}
	}()
	<-g.entered
	server.stop()
	address := strings.TrimPrefix(server.url, "http://")
	for {
		c, err := net.Dial("tcp", address)
		if err != nil {
			break // refused
		}
		c.Close()
	}
	select {
	case got := <-answers:
		t.Fatalf("the request under way ended too early: %+v", got)
	case err := <-server.ended:
		t.Fatalf("it stopped before the answer: %v", err)
	default:
	}
	close(g.release)
	if got := <-answers; got.err != nil || got.status != 200 || !strings.Contains(got.body, `"totalCount":0`) {
		t.Errorf("got %+v", got)
	}
	if err := <-server.ended; err != nil {
		t.Errorf("it ended with %v", err)
	}
	if !strings.Contains(server.log.String(), "stopping") {
		t.Errorf("log: %s", server.log)
	}
}

// TestDrainEnds: who does not end in time is cut off.
func TestDrainEnds(t *testing.T) {
	entered, gone := make(chan struct{}), make(chan struct{})
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		close(entered)
		<-r.Context().Done()
		close(gone)
	}))
	defer server.Close()
	failed := make(chan error, 1)
	go func() {
		res, err := http.Get(server.URL)
		if err == nil {
			res.Body.Close()
		}
		failed <- err
	}()
	<-entered
	if err := drain(t.Context(), server.Config, time.Millisecond); err != nil {
		t.Error(err)
	}
	if err := <-failed; err == nil {
		t.Error("the request has an answer")
	}
	<-gone
}

// TestServeSettings: what the flags and the environment say reaches the API;
// what is wrong with them is told before anything is served, and not the token.
func TestServeSettings(t *testing.T) {
	const secret = "s3cr3t-s3cr3t-s3cr3t"
	server := serveIt(t, graphtest.NewModel(), serving{origins: list{"https://a.example"}}, map[string]string{readToken: secret})
	ask := func(headers ...string) (status int, answered http.Header) {
		req, err := http.NewRequestWithContext(t.Context(), "GET", server.url+"/graphql?query=%7Brevision%7D", nil)
		if err != nil {
			t.Fatal(err)
		}
		req.Close = true
		for i := 0; i < len(headers); i += 2 {
			req.Header.Set(headers[i], headers[i+1])
		}
		res, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		return res.StatusCode, res.Header
	}
	if status, h := ask("Origin", "https://a.example"); status != 401 || h.Get("Access-Control-Allow-Origin") != "https://a.example" {
		t.Errorf("without the token: %d %v", status, h)
	}
	if status, h := ask("Authorization", "Bearer "+secret); status != 200 || h.Get("ETag") == "" {
		t.Errorf("with the token: %d %v", status, h)
	}
	server.stop()
	if err := <-server.ended; err != nil || strings.Contains(server.log.String(), "s3cr3t") {
		t.Errorf("%v, log: %s", err, server.log)
	}
	for says, c := range map[string]struct {
		args []string
		env  map[string]string
	}{
		"is no origin":             {args: []string{"--cors-origin", "a.example"}},
		"expected a time above":    {args: []string{"--deadline", "-3s"}},
		"invalid value":            {args: []string{"--deadline", "soon"}},
		"the read token is too sh": {env: map[string]string{readToken: "s3cr3t"}},
	} {
		var out, problems strings.Builder
		a := &app{out: &out, err: &problems, env: func(name string) string { return c.env[name] }}
		args := append([]string{"serve", "--listen", "127.0.0.1:0", "--store", t.TempDir() + "/x.db"}, c.args...)
		if code := a.run(t.Context(), args); code != exitUsage || !strings.Contains(problems.String(), says) || strings.Contains(problems.String(), "s3cr3t") {
			t.Errorf("%v: exit code %d, %s", c, code, problems.String())
		}
	}
}

// TestOriginsOfFlag reads lists, flags given again, and both.
func TestOriginsOfFlag(t *testing.T) {
	var s serving
	a := &app{env: func(string) string { return "" }}
	c, err := commandNamed("serve")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.parse(c.flags(&s), []string{"--cors-origin", "a, b", "--cors-origin", "c,"}); err != nil || fmt.Sprint([]string(s.origins)) != "[a b c]" {
		t.Errorf("got %q, %v", s.origins, err)
	}
}

// TestSlowHeaders: who sends his headers by drops is cut off, and the others
// are answered meanwhile.
func TestSlowHeaders(t *testing.T) {
	server := serveIt(t, graphtest.NewModel(), serving{headers: 100 * time.Millisecond}, nil)
	var slow []net.Conn
	for range 50 {
		c, err := net.Dial("tcp", strings.TrimPrefix(server.url, "http://"))
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		fmt.Fprint(c, "GET /healthz HTTP/1.1\r\nHost: x\r\nX-Drop")
		slow = append(slow, c)
	}
	if status, _, err := server.get(t.Context(), "{ revision }"); status != 200 || err != nil {
		t.Errorf("meanwhile: %d %v", status, err)
	}
	for _, c := range slow {
		_ = c.SetReadDeadline(time.Now().Add(10 * time.Second))
		if b, err := io.ReadAll(c); err != nil || strings.Contains(string(b), "200 OK") {
			t.Errorf("a slow one: %q %v", b, err)
		}
	}
	server.stop()
	if err := <-server.ended; err != nil {
		t.Error(err)
	}
}
