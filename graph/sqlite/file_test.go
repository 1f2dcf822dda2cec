package sqlite_test

import (
	"bufio"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onus/graph"
	"onus/graph/graphtest"
	"onus/graph/sqlite"
)

func TestMain(m *testing.M) {
	if path := os.Getenv("ONUS_TEST_WRITER"); path != "" {
		dieInAnUpdate(path)
	}
	goleakMain(m)
}

// dieInAnUpdate writes into a store, says so, and waits to be killed.
func dieInAnUpdate(path string) {
	ctx := context.Background()
	store, err := sqlite.Open(ctx, path)
	if err != nil {
		panic(err)
	}
	_, err = store.Update(ctx, func(tx graph.Tx) error {
		for i := range 5000 { // more than the cache holds back
			p := &graph.Person{Meta: base("p", i, "half written"), Description: strings.Repeat("x", 10_000)}
			if err := tx.Put(ctx, p); err != nil {
				return err
			}
		}
		fmt.Println("written")
		select {}
	})
	panic(err)
}

func TestAProcessKilledInAnUpdateLeavesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "onus.db")
	store := openAt(t, path)
	load(t, store, synthetic(100))
	before := dump(t, store)
	kill(t, path)
	if diff := cmp.Diff(before, dump(t, store)); diff != "" {
		t.Errorf("the open store sees: %s", diff)
	}
	again := openAt(t, path)
	if diff := cmp.Diff(before, dump(t, again)); diff != "" {
		t.Errorf("the store opened again holds: %s", diff)
	}
	load(t, again, [][]graph.Record{{&graph.Person{Meta: base("p", 1, "whole")}}})
}

func kill(t *testing.T, path string) {
	t.Helper()
	writer := exec.Command(os.Args[0])
	writer.Env = append(os.Environ(), "ONUS_TEST_WRITER="+path)
	writer.Stderr = os.Stderr
	out, err := writer.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := writer.Start(); err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(out).ReadString('\n'); err != nil || line != "written\n" {
		t.Errorf("the writer said %q: %v", line, err)
	}
	if err := writer.Process.Kill(); err != nil {
		t.Error(err)
	}
	_ = writer.Wait() // it was killed
}

func dump(t *testing.T, store graph.Store) string {
	t.Helper()
	b, err := graphtest.Dump(t.Context(), store)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestAStoreIsThereAgainWhenOpenedAgain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a name with ? and % and #.db")
	store := openAt(t, path)
	load(t, store, [][]graph.Record{graphtest.Samples()})
	want := dump(t, store)
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, dump(t, openAt(t, path))); diff != "" {
		t.Error(diff)
	}
}

func TestOpenRefusesWhatIsNotOurs(t *testing.T) {
	dir := t.TempDir()
	text := filepath.Join(dir, "text.db")
	if err := os.WriteFile(text, []byte(strings.Repeat("no database\n", 1000)), 0o600); err != nil {
		t.Fatal(err)
	}
	newer := filepath.Join(dir, "newer.db")
	if err := openAt(t, newer).Close(); err != nil {
		t.Fatal(err)
	}
	execute(t, newer, "UPDATE meta SET value = 999 WHERE key = 'schema'")
	foreign := filepath.Join(dir, "foreign.db")
	execute(t, foreign, "CREATE TABLE albums (id INTEGER)")
	alike := filepath.Join(dir, "alike.db")
	execute(t, alike, "CREATE TABLE meta (key, value); CREATE TABLE record (id)")
	for path, says := range map[string]string{
		text: "no SQLite file", newer: "newer onus (schema 999", foreign: "somebody else's tables (albums)", alike: "somebody else's",
	} {
		_, err := sqlite.Open(t.Context(), path)
		if !errors.Is(err, graph.ErrForeign) || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v, want ErrForeign and %q", filepath.Base(path), err, says)
		}
	}
	for _, path := range []string{dir, filepath.Join(dir, "no", "such", "folder", "x.db")} {
		if _, err := sqlite.Open(t.Context(), path); !errors.Is(err, graph.ErrUnavailable) {
			t.Errorf("%s: %v, want ErrUnavailable", path, err)
		}
	}
}

func execute(t *testing.T, path, text string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.ExecContext(t.Context(), text); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestTwoStoresOnOneFileTakeTurns(t *testing.T) {
	path := filepath.Join(t.TempDir(), "onus.db")
	stores := []*sqlite.Store{openAt(t, path), openAt(t, path)}
	done := make(chan error)
	for i, store := range stores {
		go func() {
			var err error
			for j := range 20 {
				_, e := store.Update(t.Context(), func(tx graph.Tx) error {
					return tx.Put(t.Context(), &graph.Person{Meta: base("p", 100*i+j, "P")})
				})
				err = errors.Join(err, e)
			}
			done <- err
		}()
	}
	for range stores {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	for _, store := range stores {
		if n, err := store.Count(t.Context(), graph.Query{Kind: graph.KindPerson}, ""); err != nil || n[""] != 40 {
			t.Errorf("%v persons (%v), want 40", n, err)
		}
	}
}

func TestAWriterWaitsNoLongerThanItsContext(t *testing.T) {
	path := filepath.Join(t.TempDir(), "onus.db")
	holder, waiter := openAt(t, path), openAt(t, path)
	_, err := holder.Update(t.Context(), func(graph.Tx) error {
		for _, store := range []*sqlite.Store{holder, waiter} {
			ctx, cancel := context.WithTimeout(t.Context(), 1)
			_, err := store.Update(ctx, func(graph.Tx) error { return nil })
			cancel()
			if !errors.Is(err, graph.ErrUnavailable) {
				t.Errorf("update: %v, want ErrUnavailable", err)
			}
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

func TestViewsAreForPeople(t *testing.T) {
	path := filepath.Join(t.TempDir(), "onus.db")
	store := openAt(t, path)
	load(t, store, synthetic(10))
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for view, want := range map[string]string{
		"SELECT count(*) FROM persons":  "50",
		"SELECT count(*) FROM claims":   "10",
		"SELECT count(*) FROM evidence": "20",
		"SELECT count(*) FROM answers":  "10",
		"SELECT text || '|' || form || '|' || source_title || '|' || subjects || '|' || claimants || '|' || places || '|' || made || '|' || grades FROM claims WHERE id = 'bench:c-000003'": `Somebody knew the general picture of the terror, not the details|attribution|Source 3|Person 1|Person 3|p. 3|1956-02|["none"]`,
		"SELECT claim || '|' || rule || '|' || stance || '|' || question FROM evidence WHERE id = 'bench:ev-000003'":                                                                        "bench:c-000001|sole|contradicts|bench:q-000000",
		"SELECT form || '|' || subject || '|' || event || '|' || scale || '|' || source FROM answers WHERE claim = 'bench:c-000003'":                                                        "attribution|Person 1|Event 1|Scale|bench:s-000003",
		"SELECT quotes || '|' || opposed_by || '|' || available FROM claims WHERE id = 'bench:c-000003'":                                                                                    `he knew everything, and told nobody|["sole"]|1970`,
		"SELECT standings FROM claims WHERE id = 'bench:c-000003'":                                                                                                                          `["level=open","records-first=yields","never=open","disinterested-first=open","early-first=open"]`,
		"SELECT grades || '|' || as_of FROM evidence WHERE id = 'bench:ev-000003'":                                                                                                          `["none"]|1937/1938`,
	} {
		var got string
		if err := db.QueryRowContext(t.Context(), view).Scan(&got); err != nil || got != want {
			t.Errorf("%s: %q (%v), want %q", view, got, err, want)
		}
	}
}

func TestViewsOfAnOlderFileAreRenewed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "onus.db")
	store := openAt(t, path)
	load(t, store, synthetic(10))
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	const older = "DROP VIEW claims; CREATE VIEW claims AS SELECT id FROM record; CREATE VIEW mine AS SELECT 7 AS seven"
	if _, err := db.ExecContext(t.Context(), older); err != nil {
		t.Fatal(err)
	}
	openAt(t, path)
	var claims, seven int
	err = db.QueryRowContext(t.Context(), "SELECT (SELECT count(text) FROM claims), (SELECT seven FROM mine)").Scan(&claims, &seven)
	if err != nil || claims != 10 || seven != 7 {
		t.Errorf("%d claims, %d (%v), want 10 and 7", claims, seven, err)
	}
}
