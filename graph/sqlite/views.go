package sqlite

import (
	"context"
	"database/sql"
	"strings"
)

// views are for people with other tools; their names and columns stay. New
// columns come last. Lists are JSON.
const views = `
CREATE VIEW persons AS SELECT id, name, json_extract(body, '$.born') AS born, json_extract(body, '$.died') AS died,
	json_extract(body, '$.description') AS description, json_extract(body, '$.sameAs') AS same_as, dataset
	FROM record WHERE kind = 'Person';

CREATE VIEW claims AS SELECT r.id, r.name AS text, r.form, s.id AS source, s.name AS source_title, s.genre_ AS genre,
	(SELECT group_concat(x.name, '; ') FROM link l JOIN record x ON x.id = l.dst WHERE l.src = r.id AND l.rel = 'ABOUT') AS subjects,
	(SELECT group_concat(x.name, '; ') FROM link l JOIN record x ON x.id = l.dst WHERE l.src = r.id AND l.rel = 'CONCERNS') AS events,
	(SELECT group_concat(x.name, '; ') FROM link l JOIN record x ON x.id = l.dst WHERE l.src = r.id AND l.rel = 'MADE_BY') AS claimants,
	(SELECT group_concat(coalesce(json_extract(x.body, '$.locator'), x.id), '; ') FROM link l JOIN record x ON x.id = l.dst
		WHERE l.src = r.id AND l.rel = 'CITES') AS places,
	r.made_ AS made, coalesce(r.denies_, 0) AS denies, coalesce(r.modality_, 'asserted') AS modality, r.confidence_ AS confidence,
	json_extract(r.body, '$.says.grades') AS grades, coalesce(r.disputed_, 0) AS disputed, r.robust_ AS robust,
	json_extract(r.body, '$.says') AS says, r.dataset, r.asOf_ AS as_of, r.available_ AS available,
	(SELECT group_concat(json_extract(x.body, '$.quote'), ' | ') FROM link l JOIN record x ON x.id = l.dst
		WHERE l.src = r.id AND l.rel = 'CITES') AS quotes,
	json_extract(r.body, '$.derived.opposedBy') AS opposed_by, json_extract(r.body, '$.derived.standings') AS standings
	FROM record r LEFT JOIN link i ON i.src = r.id AND i.rel = 'SAID_IN' LEFT JOIN record s ON s.id = i.dst WHERE r.kind = 'Claim';

CREATE VIEW evidence AS SELECT r.id, json_extract(r.body, '$.from') AS claim, c.name AS claim_text,
	json_extract(r.body, '$.on') AS bears_on, json_extract(r.body, '$.question') AS question, r.stance_ AS stance, r.rule_ AS rule,
	r.force_ AS force, r.certainty_ AS certainty, json_extract(r.body, '$.because') AS because,
	json_extract(r.body, '$.source') AS asserted_in, json_extract(r.body, '$.editor') AS editor, r.dataset,
	json_extract(r.body, '$.value.grades') AS grades, json_extract(r.body, '$.value') AS puts,
	r.asOf_ AS as_of
	FROM record r LEFT JOIN record c ON c.id = json_extract(r.body, '$.from') WHERE r.kind = 'Evidence';

CREATE VIEW answers AS SELECT q.id AS question, q.form,
	(SELECT x.name FROM record x WHERE x.id = json_extract(q.body, '$.subject')) AS subject,
	(SELECT x.name FROM record x WHERE x.id = json_extract(q.body, '$.event')) AS event,
	(SELECT x.name FROM record x WHERE x.id = json_extract(q.body, '$.scale')) AS scale,
	coalesce(q.disputed_, 0) AS disputed, c.id AS claim, c.name AS claim_text, s.id AS source, s.name AS source_title,
	json_extract(c.body, '$.says.grades') AS grades, coalesce(c.denies_, 0) AS denies,
	coalesce(c.asOf_, (SELECT x.period_ FROM record x WHERE x.id = json_extract(q.body, '$.event'))) AS as_of
	FROM link a JOIN record q ON q.id = a.dst JOIN record c ON c.id = a.src
	LEFT JOIN link i ON i.src = c.id AND i.rel = 'SAID_IN' LEFT JOIN record s ON s.id = i.dst WHERE a.rel = 'ANSWERS';
`

// renewViews makes those anew that an older onus left with fewer columns.
func renewViews(ctx context.Context, c *conn) error {
	stored := map[string]bool{}
	err := c.each(ctx, "SELECT sql FROM sqlite_master WHERE type = 'view'", nil, func(rows *sql.Rows) error {
		var text string
		if err := rows.Scan(&text); err != nil {
			return err
		}
		stored[text] = true
		return nil
	})
	if err != nil {
		return err
	}
	for text := range strings.SplitSeq(views, ";\n") {
		text = strings.TrimSpace(text)
		if text == "" || stored[text] {
			continue
		}
		name := strings.Fields(text)[2]
		if err := c.execAll(ctx, "DROP VIEW IF EXISTS "+name+"; "+text); err != nil {
			return err
		}
	}
	return nil
}
