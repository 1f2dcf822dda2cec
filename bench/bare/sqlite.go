package bare

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"runtime"
)

// statement is prepared once: all that a contrast is made of, a row for each
// thing. Its claims come with their passages and people as JSON.
const statement = `WITH
 q(id) AS MATERIALIZED (SELECT dst FROM link WHERE src = ?1 AND rel = 'ANSWERS'),
 answer(id) AS MATERIALIZED (SELECT DISTINCT l.src FROM q CROSS JOIN link l ON l.dst = q.id AND l.rel = 'ANSWERS' AND l.kind = 'Claim'),
 told(id) AS MATERIALIZED (SELECT id FROM answer UNION SELECT ?1
  UNION SELECT l.dst FROM (SELECT id FROM answer UNION SELECT ?1) a CROSS JOIN link l ON l.src = a.id AND l.rel = 'GROUPED_BY'),
 e(id, how, target) AS MATERIALIZED (
  SELECT l.src, 'derived', q.id FROM q CROSS JOIN link l ON l.dst = q.id AND l.rel = 'BEARS_ON' AND l.kind = 'Evidence'
  UNION ALL SELECT l.src, 'asserted', a.id FROM told a CROSS JOIN link l ON l.dst = a.id AND l.rel = 'ON' AND l.kind = 'Evidence'),
 witness(id, e) AS MATERIALIZED (SELECT l.dst, e.id FROM e CROSS JOIN link l ON l.src = e.id AND l.rel = 'FROM'),
 u(id, target) AS MATERIALIZED (
  SELECT l.src, x.id FROM (SELECT id FROM e UNION SELECT id FROM witness) x CROSS JOIN link l ON l.dst = x.id AND l.rel = 'ON' AND l.kind = 'Evidence')
SELECT 'claim', r.id, r.name, (SELECT s.name FROM link l CROSS JOIN record s ON s.id = l.dst WHERE l.src = r.id AND l.rel = 'SAID_IN'),
  (SELECT json_group_array(w.name) FROM link l CROSS JOIN record w ON w.id = l.dst WHERE l.src = r.id AND l.rel = 'MADE_BY'),
  (SELECT json_group_array(json_object('locator', p.body ->> '$.locator', 'quote', p.body ->> '$.quote', 'source', s.name))
   FROM link l CROSS JOIN record p ON p.id = l.dst CROSS JOIN link i ON i.src = p.id AND i.rel = 'IN' CROSS JOIN record s ON s.id = i.dst
   WHERE l.src = r.id AND l.rel = 'CITES')
 FROM (SELECT ?1 AS id UNION SELECT id FROM answer UNION SELECT id FROM witness) x CROSS JOIN record r ON r.id = x.id
UNION ALL SELECT e.how, e.id, e.target, w.id, r.stance_, json_object('rule', r.rule_, 'force', r.force_, 'because', r.body ->> '$.because', 'note', r.body ->> '$.note', 'editor', r.body ->> '$.editor')
 FROM e CROSS JOIN record r ON r.id = e.id CROSS JOIN witness w ON w.e = e.id
UNION ALL SELECT 'undercut', u.id, u.target, c.name, r.stance_, r.body ->> '$.editor'
 FROM u CROSS JOIN record r ON r.id = u.id AND r.stance_ = 'undercuts' CROSS JOIN link f ON f.src = u.id AND f.rel = 'FROM' CROSS JOIN record c ON c.id = f.dst`

type evidence struct {
	ID     string          `json:"id"`
	On     string          `json:"on"`
	From   string          `json:"from"`
	Stance string          `json:"stance"`
	Rest   json.RawMessage `json:"rest"`
}

type undercut struct {
	ID     string `json:"id"`
	On     string `json:"on"`
	Text   string `json:"text"`
	Editor string `json:"editor,omitempty"`
}

type contrast struct {
	Claims    []Claim    `json:"claims"`
	Derived   []evidence `json:"derived"`
	Asserted  []evidence `json:"asserted"`
	Undercuts []undercut `json:"undercuts"`
}

// SQLite asks with one prepared statement; close it after use.
type SQLite struct{ statement *sql.Stmt }

// NewSQLite prepares the statement. The database keeps as many connections as
// may ask at once.
func NewSQLite(ctx context.Context, db *sql.DB) (*SQLite, error) {
	n := 2 * runtime.GOMAXPROCS(0)
	db.SetMaxOpenConns(n)
	db.SetMaxIdleConns(n)
	s, err := db.PrepareContext(ctx, statement)
	return &SQLite{s}, err
}

// Close lets go of the statement.
func (s *SQLite) Close() error { return s.statement.Close() }

// Ask is an Asker.
func (s *SQLite) Ask(ctx context.Context, claim string) (_ any, err error) {
	rows, err := s.statement.QueryContext(ctx, claim)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	var out contrast
	for rows.Next() {
		var kind string
		var v [5]sql.NullString
		if err := rows.Scan(&kind, &v[0], &v[1], &v[2], &v[3], &v[4]); err != nil {
			return nil, err
		}
		if err := out.add(kind, v); err != nil {
			return nil, err
		}
	}
	return &out, rows.Err()
}

func (c *contrast) add(kind string, v [5]sql.NullString) error {
	switch kind {
	case "claim":
		x := Claim{ID: v[0].String, Text: v[1].String, Source: v[2].String}
		c.Claims = append(c.Claims, x)
		last := &c.Claims[len(c.Claims)-1]
		return errors.Join(json.Unmarshal([]byte(v[3].String), &last.Claimants), json.Unmarshal([]byte(v[4].String), &last.Passages))
	case "undercut":
		c.Undercuts = append(c.Undercuts, undercut{v[0].String, v[1].String, v[2].String, v[4].String})
		return nil
	}
	e := evidence{v[0].String, v[1].String, v[2].String, v[3].String, json.RawMessage(v[4].String)}
	if kind == "derived" {
		c.Derived = append(c.Derived, e)
	} else {
		c.Asserted = append(c.Asserted, e)
	}
	return nil
}
