package export

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"

	"onus/graph"
	"onus/graph/contrast"
)

// ICCMA writes the disputes of a selection as one abstract argumentation
// framework, in the format of the competitions on computational models of
// argumentation since 2023: "p af N", then a line "a b" for each attack of
// argument a on argument b. Comments map each number to the argument's name
// (see [contrast.Argument.Name]). Under a profile, testimony does not attack
// what ranks higher. The number of arguments comes first, so everything else
// waits in a temporary file; memory is bounded by a page of questions and the
// undercuts.
func ICCMA(ctx context.Context, from graph.Reader, s Selection, w io.Writer) error {
	waiting, err := os.CreateTemp("", "onus-*.af")
	if err != nil {
		return fmt.Errorf("export iccma: %w", err)
	}
	defer func() {
		_ = waiting.Close()
		_ = os.Remove(waiting.Name())
	}()
	out := iccma{w: bufio.NewWriter(waiting), objections: newObjections()}
	if err := s.write(ctx, from, out.w, out.write); err != nil {
		return err
	}
	if _, err := waiting.Seek(0, io.SeekStart); err != nil {
		return fmt.Errorf("export iccma: %w", err)
	}
	if _, err := fmt.Fprintf(w, "p af %d\n", out.count); err != nil {
		return fmt.Errorf("export iccma: %w", err)
	}
	if _, err := io.Copy(w, waiting); err != nil {
		return fmt.Errorf("export iccma: %w", err)
	}
	return nil
}

// iccma numbers arguments from 1.
type iccma struct {
	*objections
	w     *bufio.Writer // remembers its first error
	count int
}

func (f *iccma) write(d *contrast.Dispute) {
	if d.Truncated {
		fmt.Fprintf(f.w, "# %s: not all answers were read\n", d.Question.ID)
	}
	numbers := make([]int, len(d.Arguments))
	for i, a := range d.Arguments {
		numbers[i] = f.number(a)
	}
	for _, x := range d.Attacks {
		if f.firstAttack(d.Arguments[x.By], d.Arguments[x.On]) {
			fmt.Fprintf(f.w, "%d %d\n", numbers[x.By], numbers[x.On])
		}
	}
}

func (f *iccma) number(a contrast.Argument) int {
	if !f.first(a, f.count+1) {
		return f.numbers[a.ID]
	}
	f.count++
	fmt.Fprintf(f.w, "# %d %s\n", f.count, a.Name())
	return f.count
}
