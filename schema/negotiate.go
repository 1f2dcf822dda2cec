package schema

import (
	"mime"
	"net/http"
	"strconv"
	"strings"
)

// The media types of answers.
const (
	mediaJSON    = "application/json"
	mediaGraphQL = "application/graphql-response+json"
	mediaHTML    = "text/html"
)

// answerType is the media type of an answer; false where the client takes
// none that there is.
func answerType(r *http.Request) (media string, ok bool) {
	media, ok = negotiate(r.Header.Values("Accept"))
	if !ok || media == mediaHTML {
		media = mediaJSON
	}
	return media, ok
}

// wantsPage reports that a browser asks at the address of the API for
// something to read.
func wantsPage(r *http.Request) bool {
	media, _ := negotiate(r.Header.Values("Accept"))
	return media == mediaHTML && r.Method == http.MethodGet && !r.URL.Query().Has("query")
}

// negotiate picks the media type of the answer that Accept likes best;
// application/json where it has no opinion, false where none is acceptable.
func negotiate(accept []string) (string, bool) {
	ranges := strings.Join(accept, ",")
	if strings.TrimSpace(ranges) == "" {
		return mediaJSON, true
	}
	best, most := "", 0.0
	for _, media := range []string{mediaJSON, mediaGraphQL, mediaHTML} {
		if q := quality(media, ranges); q > most {
			best, most = media, q
		}
	}
	return best, most > 0
}

// quality is how well Accept likes a media type: the q of its most specific
// range. HTML has to be named, so that a notebook's */* gets JSON. Of equal q,
// a type that is named goes before one that only a wildcard takes in.
func quality(media, ranges string) float64 {
	q, specific := 0.0, 0
	for _, r := range strings.Split(ranges, ",") {
		name, params, err := mime.ParseMediaType(r)
		if err != nil || params["charset"] != "" && !strings.EqualFold(params["charset"], "utf-8") {
			continue
		}
		s := specificity(media, name)
		if s <= specific {
			continue
		}
		specific, q = s, 1.0
		if given, err := strconv.ParseFloat(params["q"], 64); err == nil {
			q = given
		}
	}
	if q == 0 {
		return 0
	}
	return q + 0.0001*float64(specific)
}

func specificity(media, name string) int {
	major, _, _ := strings.Cut(media, "/")
	switch {
	case name == media:
		return 3
	case media == mediaHTML:
		return 0
	case name == major+"/*":
		return 2
	case name == "*/*":
		return 1
	}
	return 0
}
