package neo4j

import (
	"errors"
	"testing"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/db"

	"onus/graph"
)

// What the server says, in the contract's words. The driver would try again
// whatever is transient: not what there is no memory for.
func TestCodes(t *testing.T) {
	for code, want := range map[string]struct {
		is    error
		again bool
	}{
		"Neo.TransientError.General.MemoryPoolOutOfMemoryError":              {graph.ErrTooLarge, false},
		"Neo.TransientError.General.OutOfMemoryError":                        {graph.ErrTooLarge, false},
		"Neo.ClientError.General.TransactionOutOfMemoryError":                {graph.ErrTooLarge, false},
		"Neo.TransientError.Transaction.MaximumTransactionLimitReached":      {graph.ErrUnavailable, true},
		"Neo.TransientError.Transaction.DeadlockDetected":                    {graph.ErrConflict, true},
		"Neo.ClientError.Transaction.TransactionTimedOut":                    {graph.ErrUnavailable, false},
		"Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration": {graph.ErrUnavailable, false},
		"Neo.ClientError.Security.Unauthorized":                              {graph.ErrUnavailable, false},
		"Neo.ClientError.Schema.ConstraintValidationFailed":                  {graph.ErrConflict, false},
		"Neo.TransientError.Cluster.ReplicationFailure":                      {graph.ErrUnavailable, true},
		"Neo.ClientError.Database.DatabaseNotFound":                          {graph.ErrUnavailable, false},
		"Neo.ClientError.Cluster.NotALeader":                                 {graph.ErrUnavailable, true},
	} {
		said := &db.Neo4jError{Code: code, Msg: "…"}
		if err := new(Store).mapped(t.Context(), said); !errors.Is(err, want.is) {
			t.Errorf("%s: %v, want %v", code, err, want.is)
		}
		if again := driver.IsRetryable(said) && !isNoMemory(said); again != want.again {
			t.Errorf("%s: tried again: %t, want %t", code, again, want.again)
		}
		tx := &tx{bare: said, failed: want.is}
		if _, bare := errors.AsType[*db.Neo4jError](tx.give(&attempt{})); bare != want.again {
			t.Errorf("%s: given to the driver to try again: %t, want %t", code, bare, want.again)
		}
	}
}
