// Package dossier reads and writes datasets that a historian keeps by hand: a
// folder of CSV or YAML files, one kind of record each (docs/dossier.md).
//
//	bundle := dossier.Read(os.DirFS("my-dataset"))
//	problems, err := loaders.Check(ctx, store, bundle)
//
// One table of columns drives the reader, the writer, the JSON Schema and the
// table in the documentation.
package dossier
