// Package loaders brings datasets into a store. One pipeline serves every
// format: parse, validate, resolve, compare by digest with what the store
// holds, write the difference in bounded updates, derive.
//
// A package of its own reads each format into a [Bundle]: records, with the
// place in a file from which each came, so that whoever wrote the file learns
// where to look. The usual call:
//
//	bundle := dossier.Read(os.DirFS("my-dataset"))
//	report, err := loaders.Load(ctx, store, bundle, loaders.Options{Base: base})
//	var problems loaders.Problems
//	if errors.As(err, &problems) { … } // the file is at fault; nothing was written
//
// Loading the same again writes nothing; a load that was killed is finished
// by running it again.
package loaders
