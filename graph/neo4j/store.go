package neo4j

import (
	"context"
	"fmt"
	"sync/atomic"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/auth"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/log"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/notifications"

	"onus/graph"
)

// Store is a graph.Store on a Neo4j database. It is safe for concurrent use,
// and several processes may work on one database.
type Store struct {
	reader
	driver     driver.DriverWithContext
	database   string
	address    string // as it may be shown
	user       string
	bookmarks  driver.BookmarkManager
	boltLogger log.BoltLogger
	timeout    time.Duration
	writeLimit time.Duration
	plans      plans
	closed     atomic.Bool
	// A slot an update, and a slot a read that waits its turn: all of them
	// waiting, connections must be left for the one whose turn it is.
	updates, waiting chan struct{}
}

var _ graph.Store = (*Store)(nil)

// Open connects to the database and sees to its constraints and indexes.
// ErrUnavailable if it is away or refuses the password; ErrForeign if it holds
// somebody else's graph (see Config.Adopt) or was written by a newer version.
func Open(ctx context.Context, c Config) (*Store, error) {
	if err := c.Validate(); err != nil {
		return nil, graph.Invalid("%s", err)
	}
	c = c.withDefaults()
	d, err := driver.NewDriverWithContext(c.URL, credentials(c), tuned(c))
	if err != nil {
		return nil, graph.Invalid("neo4j: %s: %s", addressOf(c.URL), firstLine(err))
	}
	s := &Store{
		driver: d, database: c.Database, address: addressOf(c.URL), user: c.User,
		bookmarks:  driver.NewBookmarkManager(driver.BookmarkManagerConfig{}),
		boltLogger: c.BoltLogger, timeout: c.Timeout, writeLimit: c.WriteLimit,
		updates: make(chan struct{}, max(1, c.Connections/3)), waiting: make(chan struct{}, max(1, c.Connections/6)),
	}
	s.reader = reader{store: s, asker: s}
	if err := s.prepare(ctx, c.Adopt); err != nil {
		_ = d.Close(context.WithoutCancel(ctx))
		return nil, fmt.Errorf("open: %w", s.mapped(ctx, err))
	}
	return s, nil
}

func credentials(c Config) auth.TokenManager {
	if c.User == "" {
		return driver.NoAuth()
	}
	return driver.BasicAuth(c.User, c.Password, "")
}

func tuned(c Config) func(*config.Config) {
	return func(d *config.Config) {
		d.MaxConnectionPoolSize = c.Connections
		d.MaxTransactionRetryTime = c.RetryLimit
		d.ConnectionAcquisitionTimeout = c.Timeout
		d.SocketConnectTimeout = 5 * time.Second
		d.ConnectionLivenessCheckTimeout = 30 * time.Second // a firewall may drop idle connections without a word
		d.TelemetryDisabled = true
		d.FetchSize = driver.FetchAll
		d.NotificationsMinSeverity = notifications.DisabledLevel // ours are tested; asking costs time
		d.Log = c.Log
	}
}

// readyWithin bounds how long Ready waits for an answer.
const readyWithin = 5 * time.Second

// Ready is described at graph.Store.
func (s *Store) Ready(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, readyWithin)
	defer cancel()
	_, err := s.askOnce(ctx, statement{text: "MATCH (c:OnusState {id: 1}) RETURN c.version"})
	return s.mapped(ctx, err)
}

// Close is described at graph.Store.
func (s *Store) Close() error {
	if s.closed.Swap(true) {
		return nil
	}
	for range cap(s.updates) { // updates under way end first
		s.updates <- struct{}{}
	}
	err := s.driver.Close(context.Background()) //nolint:forbidigo // Close has no caller who could be in a hurry
	for range cap(s.updates) {                  // who still waits for one learns that it is closed
		<-s.updates
	}
	return err
}
