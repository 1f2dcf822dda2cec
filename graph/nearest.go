package graph

import "strings"

// Nearest is the candidate that is most probably meant by a misspelled text,
// never the text itself, and "" if none comes near. Of equally near ones it
// is the first.
func Nearest(text string, candidates []string) string {
	best, least := "", allowed(text)+1
	folded := strings.ToLower(text)
	for _, c := range candidates {
		if d := distance(folded, strings.ToLower(c), least); d < least && c != text {
			best, least = c, d
		}
	}
	if best != "" || len(text) < 3 {
		return best
	}
	for _, c := range candidates {
		if c != text && strings.HasPrefix(strings.ToLower(c), folded) {
			return c
		}
	}
	return ""
}

// allowed is how many slips of the pen a text of that length may hold: of
// one or two letters nothing can be guessed.
func allowed(text string) int { return min(len(text)/3, 4) }

// distance counts the insertions, deletions, replacements and swaps of
// neighbours that lead from a to b; most stands for most or more.
func distance(a, b string, most int) int {
	if diff := len(a) - len(b); diff >= most || -diff >= most {
		return most
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		smallest := i
		for j := 1; j <= len(b); j++ {
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+differ(a[i-1], b[j-1]))
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			smallest = min(smallest, row[j])
		}
		if smallest >= most {
			return most
		}
		before, last, row = last, row, before
	}
	return min(last[len(b)], most)
}

func differ(a, b byte) int {
	if a == b {
		return 0
	}
	return 1
}
