package main

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
)

// versioning is the subcommand version.
type versioning struct{ jsonFlag }

func (v *versioning) run(_ context.Context, a *app, args []string) error {
	if err := noArguments("version", args); err != nil {
		return err
	}
	return a.answer(newBuild(), v.json)
}

// build says what the binary was made of.
type build struct {
	Version string `json:"version"`
	Go      string `json:"go"`
}

func newBuild() build {
	b := build{Version: "unknown", Go: runtime.Version()}
	if info, ok := debug.ReadBuildInfo(); ok {
		b.Version = cmp.Or(info.Main.Version, b.Version)
	}
	return b
}

func (b build) print(w io.Writer) error {
	_, err := fmt.Fprintf(w, "onus %s\n", b.Version)
	return err
}

// binaryDigest tells this binary from every other, those of the same version
// too; "" if it cannot be read.
func binaryDigest() string {
	path, err := os.Executable()
	if err != nil {
		return ""
	}
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	sum := sha256.New()
	_, err = io.Copy(sum, f)
	if errors.Join(err, f.Close()) != nil {
		return ""
	}
	return hex.EncodeToString(sum.Sum(nil))
}
