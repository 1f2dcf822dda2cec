package schema

import (
	"strings"

	"onus/graph"
)

// enum is a word of ours as a value of an enum: "oral history" is ORAL_HISTORY.
func enum(word string) string {
	return strings.ToUpper(strings.NewReplacer(" ", "_", "-", "_").Replace(word))
}

// enumOr is enum, and another value for what is not said.
func enumOr[S ~string](word S, unsaid string) string {
	if word == "" {
		return unsaid
	}
	return enum(string(word))
}

// enumOrNull is null for what is not said.
func enumOrNull[S ~string](word S) *string {
	if word == "" {
		return nil
	}
	return text(enum(string(word)))
}

// words turn the values of an enum back into ours.
func words(values []string) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = strings.ToLower(strings.ReplaceAll(v, "_", " "))
	}
	return out
}

// kindOf turns a value of Kind back.
func kindOf(value string) graph.Kind {
	for _, k := range graph.Kinds() {
		if enum(string(k)) == value {
			return k
		}
	}
	return ""
}
