package neo4j

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"onus/graph"
)

// Codes of the server that need more than their class to be understood.
const (
	codeConstraint = "Neo.ClientError.Schema.ConstraintValidationFailed"
	codeTimedOut   = "Neo.ClientError.Transaction.TransactionTimedOut" // or …ClientConfiguration, by our limit
)

// codesNoMemory are what the server says when a statement needs more memory
// than there is, or than one transaction may have. It calls most of them
// transient; but the same statement meets them again.
var codesNoMemory = []string{
	"Neo.TransientError.General.MemoryPoolOutOfMemoryError", // of all transactions together
	"Neo.ClientError.General.TransactionOutOfMemoryError",   // of this one
	"Neo.TransientError.General.TransactionMemoryLimit",
	"Neo.TransientError.General.TransactionOutOfMemoryError",
	"Neo.TransientError.General.OutOfMemoryError", // the heap
}

func isNoMemory(err error) bool {
	var server *driver.Neo4jError
	return errors.As(err, &server) && slices.Contains(codesNoMemory, server.Code)
}

// errRace is two updates that made the same new record at once: the loser
// runs again, and finds it there.
var errRace = fmt.Errorf("%w: another update made the same record", graph.ErrConflict)

var errClosed = fmt.Errorf("%w: the store is closed", graph.ErrUnavailable)

// mapped turns an error of the driver into one of the contract's. Errors that
// are not the driver's come back as they are.
func (s *Store) mapped(ctx context.Context, err error) error {
	if ended := ctx.Err(); ended != nil && err != nil && !isOurs(err) {
		err = errors.Join(ended, err) // the driver may say that the connection was cut
	}
	return s.named(err)
}

func (s *Store) named(err error) error {
	var server *driver.Neo4jError
	var limit *driver.TransactionExecutionLimit
	var token *driver.TokenExpiredError
	switch {
	case err == nil, isOurs(err):
		return err
	case errors.Is(err, context.Canceled):
		return fmt.Errorf("neo4j: %w", context.Canceled)
	case errors.Is(err, context.DeadlineExceeded):
		return fmt.Errorf("%w: neo4j at %s did not answer in time: %w", graph.ErrUnavailable, s.address, context.DeadlineExceeded)
	case errors.As(err, &limit) && len(limit.Errors) > 0:
		return s.named(limit.Errors[len(limit.Errors)-1])
	case errors.As(err, &server):
		return s.mappedCode(server)
	case driver.IsConnectivityError(err), errors.As(err, &token):
		return fmt.Errorf("%w: neo4j at %s is away: %s", graph.ErrUnavailable, s.address, firstLine(err))
	}
	return fmt.Errorf("neo4j: %w", err)
}

func (s *Store) mappedCode(e *driver.Neo4jError) error {
	switch {
	case strings.HasPrefix(e.Code, "Neo.ClientError.Security."):
		return fmt.Errorf("%w: neo4j at %s refuses user %q: %s", graph.ErrUnavailable, s.address, s.user, refusal(e.Code))
	case e.Code == codeConstraint:
		return errRace
	case isNoMemory(e):
		return fmt.Errorf("%w: neo4j has not the memory for it: %s", graph.ErrTooLarge, e.Code)
	case strings.HasPrefix(e.Code, codeTimedOut):
		return fmt.Errorf("%w: neo4j at %s did not finish in time", graph.ErrUnavailable, s.address)
	case strings.HasPrefix(e.Code, "Neo.ClientError.Database.DatabaseNotFound"):
		return fmt.Errorf("%w: neo4j at %s has no database %q", graph.ErrUnavailable, s.address, s.database)
	case strings.Contains(e.Code, "DeadlockDetected"):
		return fmt.Errorf("%w: updates kept getting into each other's way", graph.ErrConflict)
	case strings.HasPrefix(e.Code, "Neo.TransientError."), strings.HasPrefix(e.Code, "Neo.ClientError.Cluster."):
		return fmt.Errorf("%w: neo4j at %s: %s", graph.ErrUnavailable, s.address, e.Code)
	}
	return fmt.Errorf("neo4j: %s: %s", e.Code, e.Msg)
}

func refusal(code string) string {
	switch {
	case strings.HasSuffix(code, ".Unauthorized"):
		return "wrong user or password"
	case strings.HasSuffix(code, ".AuthenticationRateLimit"):
		return "too many wrong passwords, it asks to wait"
	case strings.HasSuffix(code, ".CredentialsExpired"):
		return "the password has to be changed first"
	case strings.HasSuffix(code, ".Forbidden"):
		return "the user may not do this"
	}
	return code
}

func isOurs(err error) bool {
	for _, ours := range []error{graph.ErrNotFound, graph.ErrConflict, graph.ErrInvalid, graph.ErrTooLarge, graph.ErrUnavailable, graph.ErrForeign} {
		if errors.Is(err, ours) {
			return true
		}
	}
	return false
}

func firstLine(err error) string {
	line, _, _ := strings.Cut(err.Error(), "\n")
	return line
}

// addressOf is the address as it may be shown: no user, no password, no query.
func addressOf(raw string) string {
	u, err := url.Parse(raw)
	if err != nil {
		return "the given address"
	}
	return u.Scheme + "://" + u.Host
}
