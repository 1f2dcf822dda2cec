// Package schema is the GraphQL API of Onus and the HTTP handler around it.
// It reads a [graph.Reader] and knows no backend.
//
//	s, err := schema.New(schema.Config{Store: store, Log: log, Ready: store.Ready})
//	if err != nil {
//		return err
//	}
//	server := &http.Server{Handler: s.Handler()}
//
// # Cohorts
//
// However long a page is, a query costs a fixed number of store calls. Records
// that were loaded together form a cohort, and every resolver value points to
// its own: the first sibling that follows a reference loads the references of
// all, in one walk. A contrast is one walk for all claims of the cohort, and
// what it fetched is not fetched again. There are no timers and no batching
// windows.
//
// # Errors
//
// Every error has extensions.code: NOT_FOUND, BAD_INPUT, TOO_COSTLY,
// UNAVAILABLE or INTERNAL. What went wrong inside reaches the log, never the
// client.
package schema
