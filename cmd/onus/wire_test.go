package main

import (
	"io"
	"net"
	"sync"
	"testing"
	"time"
)

// wire is a line to a server that a test can cut, hold and slow down.
type wire struct {
	t       *testing.T
	address string // where the line begins
	server  string // where it ends

	mu       sync.Mutex
	listener net.Listener
	ends     map[net.Conn]bool
	held     chan struct{} // closed while bytes flow
	delay    time.Duration // of each piece
	pumps    sync.WaitGroup
}

// newWire lays a line to a server, which is cut when the test ends.
func newWire(t *testing.T, server string) *wire {
	t.Helper()
	w := &wire{t: t, address: "127.0.0.1:0", server: server, ends: map[net.Conn]bool{}, held: make(chan struct{})}
	close(w.held)
	w.connect()
	t.Cleanup(func() {
		w.release()
		w.refuse()
		w.pumps.Wait()
	})
	return w
}

// connect takes connections, at the same address as before.
func (w *wire) connect() {
	w.t.Helper()
	l, err := net.Listen("tcp", w.address)
	if err != nil {
		w.t.Fatal(err)
	}
	w.mu.Lock()
	w.listener, w.address = l, l.Addr().String()
	w.mu.Unlock()
	w.pumps.Go(func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			w.join(c)
		}
	})
}

func (w *wire) join(near net.Conn) {
	far, err := net.Dial("tcp", w.server)
	if err != nil {
		near.Close()
		return
	}
	w.mu.Lock()
	w.ends[near], w.ends[far] = true, true
	w.mu.Unlock()
	w.pumps.Go(func() { w.pump(near, far) })
	w.pumps.Go(func() { w.pump(far, near) })
}

func (w *wire) pump(to, from net.Conn) {
	defer func() {
		to.Close()
		from.Close()
	}()
	b := make([]byte, 32<<10)
	for {
		n, err := from.Read(b)
		w.mu.Lock()
		held, delay := w.held, w.delay
		w.mu.Unlock()
		<-held
		if delay > 0 {
			<-time.After(delay)
		}
		if _, failed := to.Write(b[:n]); err != nil || failed != nil {
			return
		}
	}
}

// cut ends all connections; new ones are taken.
func (w *wire) cut() {
	w.mu.Lock()
	defer w.mu.Unlock()
	for c := range w.ends {
		c.Close()
	}
	clear(w.ends)
}

// refuse takes no more connections and ends those that there are.
func (w *wire) refuse() {
	w.mu.Lock()
	l := w.listener
	w.mu.Unlock()
	l.Close()
	w.cut()
}

// hold lets no byte through, and ends nothing: as a server that hangs.
func (w *wire) hold() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.held = make(chan struct{})
}

// release lets bytes through again.
func (w *wire) release() {
	w.mu.Lock()
	defer w.mu.Unlock()
	select {
	case <-w.held:
	default:
		close(w.held)
	}
}

// slow makes each piece come so much later.
func (w *wire) slow(by time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.delay = by
}

// TestWire sees to it that the line does what is said of it.
func TestWire(t *testing.T) {
	server, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	go func() {
		for {
			c, err := server.Accept()
			if err != nil {
				return
			}
			go func() { _, _ = io.Copy(c, c); c.Close() }()
		}
	}()
	w := newWire(t, server.Addr().String())
	echo := func(c net.Conn, within time.Duration) error {
		_ = c.SetDeadline(time.Now().Add(within))
		_, err := c.Write([]byte("x"))
		if err == nil {
			_, err = io.ReadFull(c, make([]byte, 1))
		}
		return err
	}
	dial := func() net.Conn {
		c, err := net.Dial("tcp", w.address)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { c.Close() })
		return c
	}
	c := dial()
	if err := echo(c, 10*time.Second); err != nil {
		t.Errorf("as it is: %v", err)
	}
	w.hold()
	if err := echo(c, 50*time.Millisecond); err == nil {
		t.Error("held: it answers")
	}
	w.release()
	_ = c.SetDeadline(time.Now().Add(10 * time.Second))
	if _, err := io.ReadFull(c, make([]byte, 1)); err != nil {
		t.Errorf("released: %v", err)
	}
	w.slow(100 * time.Millisecond)
	start := time.Now()
	if err := echo(c, 10*time.Second); err != nil || time.Since(start) < 200*time.Millisecond {
		t.Errorf("slow: %v after %s", err, time.Since(start))
	}
	w.slow(0)
	w.cut()
	if err := echo(c, 10*time.Second); err == nil {
		t.Error("cut: it answers")
	}
	if err := echo(dial(), 10*time.Second); err != nil {
		t.Errorf("after the cut: %v", err)
	}
	w.refuse()
	if c, err := net.Dial("tcp", w.address); err == nil {
		c.Close()
		t.Error("refused: it connects")
	}
	w.connect()
	if err := echo(dial(), 10*time.Second); err != nil {
		t.Errorf("connected again: %v", err)
	}
}
