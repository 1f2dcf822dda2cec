package neo4j

import (
	"errors"
	"net/url"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j/log"
)

// Config says where the database is and how to use it. URL, User and Password
// are what must be given.
type Config struct {
	URL      string // bolt://, bolt+s://, or with routing in a cluster neo4j://, neo4j+s://
	User     string // "" for a server without authentication
	Password string // never logged, never part of an error
	Database string // default "neo4j"

	// Adopt makes Open lay its constraints and indexes into a database that
	// holds somebody else's :Person, :Claim or :Record nodes. Onus never
	// touches nodes that it did not make.
	Adopt bool

	Connections int           // at most so many to each server; default 50
	Timeout     time.Duration // for one read statement; default 30 s
	WriteLimit  time.Duration // for one update's transaction; default 5 min
	RetryLimit  time.Duration // how long a failing update is tried again; default 30 s

	Log        log.Logger     // the driver's own messages; nil for none
	BoltLogger log.BoltLogger // sees every message; for tests, see RunCounter. It sees parameters too
}

func (c Config) withDefaults() Config {
	if c.Database == "" {
		c.Database = "neo4j"
	}
	if c.Connections == 0 {
		c.Connections = 50
	}
	if c.Timeout == 0 {
		c.Timeout = 30 * time.Second
	}
	if c.WriteLimit == 0 {
		c.WriteLimit = 5 * time.Minute
	}
	if c.RetryLimit == 0 {
		c.RetryLimit = 30 * time.Second
	}
	return c
}

// Validate reports what is wrong with the settings, without their secrets.
func (c Config) Validate() error {
	u, err := url.Parse(c.URL)
	switch {
	case c.URL == "":
		return errors.New("neo4j: no address is given")
	case err != nil:
		return errors.New("neo4j: the address cannot be read as a URL")
	case u.User != nil:
		return errors.New("neo4j: user and password do not belong into the address")
	case c.Connections < 0 || c.Connections > 0 && c.Connections < 6:
		return errors.New("neo4j: fewer than six connections are too few")
	case c.Timeout < 0 || c.WriteLimit < 0 || c.RetryLimit < 0:
		return errors.New("neo4j: a time limit is negative")
	}
	return nil
}
