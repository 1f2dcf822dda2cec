// Package data holds the datasets that Onus ships, as dossiers in the binary.
//
//	bundle := dossier.Read(data.Founding())
package data

import (
	"embed"
	"io/fs"
)

//go:embed base khrushchev-1956
var files embed.FS

// Base is the dossier of the built-in dataset base: the scales and profiles
// that every other dataset may use.
func Base() fs.FS { return folder("base") }

// Founding is the dossier of khrushchev-1956, the dataset on which Onus was
// founded.
func Founding() fs.FS { return folder("khrushchev-1956") }

func folder(name string) fs.FS {
	sub, err := fs.Sub(files, name)
	if err != nil {
		panic(err) // the name is a constant
	}
	return sub
}
