package neo4j

import (
	"strings"
	"sync"
	"sync/atomic"
)

// RunCounter counts the statements that go to the server: the RUN messages of
// the Bolt protocol, as the driver sends them, whoever caused them. Give it to
// Open as Config.BoltLogger. It is safe for concurrent use.
type RunCounter struct {
	runs atomic.Int64
	mu   sync.Mutex
	keep bool
	last []string
}

// Runs is how many statements went out since the counter was made.
func (c *RunCounter) Runs() int { return int(c.runs.Load()) }

// During counts the statements that go out while f runs.
func (c *RunCounter) During(f func()) int {
	before := c.Runs()
	f()
	return c.Runs() - before
}

// Keep makes the counter remember the statements from now on; Statements
// gives them.
func (c *RunCounter) Keep() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.keep, c.last = true, nil
}

// Statements are the texts, as the protocol quotes them, since Keep.
func (c *RunCounter) Statements() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return append([]string(nil), c.last...)
}

// LogClientMessage counts the RUN messages; the driver calls it.
func (c *RunCounter) LogClientMessage(_ string, msg string, args ...any) {
	if !strings.HasPrefix(msg, "RUN ") {
		return
	}
	c.runs.Add(1)
	c.mu.Lock()
	defer c.mu.Unlock()
	if text, ok := first(args).(string); ok && c.keep {
		c.last = append(c.last, text)
	}
}

func first(args []any) any {
	if len(args) == 0 {
		return nil
	}
	return args[0]
}

// LogServerMessage does nothing; the driver calls it.
func (*RunCounter) LogServerMessage(string, string, ...any) {}
