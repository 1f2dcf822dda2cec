// Command go asks with the client that genqlient made of the served schema: a contrast, and the ids of all claims, as JSON.
//
//	go run . URL CLAIM
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"

	"github.com/Khan/genqlient/graphql"
)

type told struct {
	Contrast *ContrastContrast `json:"contrast"`
	IDs      []string          `json:"ids"`
	Pages    int               `json:"pages"`
}

func main() {
	if err := run(context.Background(), os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context, url, claim string) error {
	client := graphql.NewClient(url, http.DefaultClient)
	answer, err := Contrast(ctx, client, claim)
	if err != nil {
		return err
	}
	out := told{Contrast: answer.Contrast}
	for after := (*string)(nil); out.Pages == 0 || after != nil; out.Pages++ {
		page, err := Page(ctx, client, after)
		if err != nil {
			return err
		}
		for _, node := range page.Claims.Nodes {
			out.IDs = append(out.IDs, node.Id)
		}
		after = nil
		if page.Claims.PageInfo.HasNextPage {
			after = page.Claims.PageInfo.EndCursor
		}
	}
	return json.NewEncoder(os.Stdout).Encode(out)
}
