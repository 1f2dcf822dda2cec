package main

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"onus/graph"
	"onus/graph/export"
	"onus/loaders"
	"onus/loaders/dossier"
)

const dossierName = "dossier"

// dossierFormat is a dataset as its authors wrote it. On standard output and
// over HTTP it is one zip archive with a folder of the dataset's name; the same
// dataset gives the same bytes.
func dossierFormat() export.Format {
	return export.Format{
		Name: dossierName, Media: "application/zip", Extension: "zip", About: "a dataset as its authors wrote it, to be loaded again (zip, or --to a folder)",
		Lacks:   "Comments, the order of columns and files, and what Onus derives: loading derives it anew.",
		Options: []export.Option{export.ByDataset}, Required: []export.Option{export.ByDataset},
		Write: func(ctx context.Context, from graph.Reader, a export.Ask, w io.Writer) error {
			return writeZip(ctx, from, a.Dataset, w)
		},
	}
}

// datasetOf reads a dataset whole, as loading does. One that is being loaded
// or changed meanwhile is an ErrConflict: half of it must not look whole.
func datasetOf(ctx context.Context, store graph.Reader, slug string) (*loaders.Bundle, error) {
	before, err := store.Revision(ctx)
	if err != nil {
		return nil, err
	}
	bundle, err := shelfIn(store, "the store").get(ctx, slug)
	if err != nil {
		return nil, err
	}
	if bundle == nil {
		return nil, notFound("the store holds no dataset %q", slug)
	}
	if bundle.Dataset.State == graph.Loading {
		return nil, graph.Conflict("the dataset %s is being loaded", slug)
	}
	now, err := store.Revision(ctx)
	if err == nil && now != before {
		err = graph.Conflict("the store was written to while the dataset %s was read", slug)
	}
	return bundle, err
}

func writeZip(ctx context.Context, store graph.Reader, slug string, w io.Writer) error {
	bundle, err := datasetOf(ctx, store, slug)
	if err != nil {
		return fmt.Errorf("export dossier: %w", err)
	}
	archive := zip.NewWriter(w)
	if err := dossier.Write(inZip{archive, slug}, bundle); err != nil {
		return fmt.Errorf("export dossier: %w", err)
	}
	return archive.Close()
}

// inZip is a folder in an archive. Files bear no time.
type inZip struct {
	archive *zip.Writer
	folder  string
}

// Create makes a file, which lasts until the next.
func (z inZip) Create(name string) (io.WriteCloser, error) {
	w, err := z.archive.CreateHeader(&zip.FileHeader{Name: z.folder + "/" + name, Method: zip.Deflate})
	return unclosed{w}, err
}

type unclosed struct{ io.Writer }

// Close does nothing: the archive closes its files.
func (unclosed) Close() error { return nil }

// writeFolder writes the files of a dossier into a folder of its own.
func writeFolder(ctx context.Context, store graph.Reader, slug, folder string) error {
	held, err := os.ReadDir(folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return usagef("--to %s: %v", folder, reasonOf(err))
	}
	if len(held) > 0 {
		return usagef("--to %s: holds files already (%s); expected a new or empty folder", folder, held[0].Name())
	}
	bundle, err := datasetOf(ctx, store, slug)
	if err != nil {
		return fmt.Errorf("export dossier: %w", err)
	}
	if err := os.MkdirAll(folder, 0o750); err != nil {
		return usagef("--to %s: %v", folder, reasonOf(err))
	}
	if err := dossier.Write(onDisk(folder), bundle); err != nil {
		return fmt.Errorf("export dossier: %w", err)
	}
	return nil
}

func reasonOf(err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		return at.Err
	}
	return err
}

// onDisk is a folder to write files into.
type onDisk string

// Create makes a new file.
func (d onDisk) Create(name string) (io.WriteCloser, error) {
	return os.OpenFile(filepath.Join(string(d), name), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
}
