package data_test

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v4"

	"onus/data"
	"onus/graph"
	"onus/loaders/dossier"
)

// signers gives the slug of each hand in the transcription of the lists.
var signers = map[string]string{
	"Сталин": "stalin", "Молотов": "molotov", "Жданов": "zhdanov", "Каганович": "kaganovich",
	"Ворошилов": "voroshilov", "Микоян": "mikoyan", "Ежов": "yezhov", "Косиор": "kosior",
}

// founding gives the records of the founding dataset by slug.
func founding(t *testing.T) map[string]graph.Record {
	t.Helper()
	bundle := dossier.Read(data.Founding())
	if len(bundle.Problems) > 0 {
		t.Fatal(bundle.Problems)
	}
	records := map[string]graph.Record{}
	for _, item := range bundle.Items {
		records[item.Record.Base().ID.Slug()] = item.Record
	}
	return records
}

// signatures counts, by signer, the distinct lists on which a claim puts his
// hand.
func signatures(records map[string]graph.Record) map[string]int {
	lists := map[string]map[string]bool{}
	for _, r := range records {
		claim, ok := r.(*graph.Claim)
		if !ok || claim.Denies {
			continue
		}
		if deed, ok := claim.Form.(*graph.Deed); ok && deed.Act.Slug() == "sign-list" {
			who := deed.Subject.Slug()
			if lists[who] == nil {
				lists[who] = map[string]bool{}
			}
			lists[who][deed.Object] = true
		}
	}
	counts := map[string]int{}
	for who, objects := range lists {
		counts[who] = len(objects)
	}
	return counts
}

// TestSignaturesAreAsCountedByHand holds the claims against the numbers that
// were written down with the expected answers.
func TestSignaturesAreAsCountedByHand(t *testing.T) {
	text, err := os.ReadFile("khrushchev-1956.expected.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var expected struct{ Signatures map[string]int }
	if err := yaml.Unmarshal(text, &expected); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(expected.Signatures, signatures(founding(t))); diff != "" {
		t.Errorf("signatures (-by hand +claims):\n%s", diff)
	}
}

// TestEverySignatureOfTheCorpus finds each row of the transcription again as
// a claim, with its archive reference as the place where it was read.
func TestEverySignatureOfTheCorpus(t *testing.T) {
	corpus := os.Getenv("ONUS_CORPUS")
	if corpus == "" {
		t.Skip("ONUS_CORPUS is not set: the transcription of the lists is not at hand")
	}
	file, err := os.Open(filepath.Join(corpus, "stalin-lists", "signatures.csv"))
	if err != nil {
		t.Skip("the transcription of the lists is not in ONUS_CORPUS: ", err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	records := founding(t)
	for _, row := range rows[1:] {
		checkSignature(t, records, row)
	}
	if got := len(rows) - 1; got != total(signatures(records)) {
		t.Errorf("the transcription has %d signatures, the dataset %d", got, total(signatures(records)))
	}
}

// checkSignature takes a row: list, date, archive reference, signer, in the
// text, in the flags.
func checkSignature(t *testing.T, records map[string]graph.Record, row []string) {
	t.Helper()
	slug := fmt.Sprintf("%s-%03s", signers[row[3]], row[0])
	claim, ok := records["sign-"+slug].(*graph.Claim)
	if !ok {
		t.Errorf("no claim sign-%s", slug)
		return
	}
	passage, ok := records[claim.Passages[0].Slug()].(*graph.Passage)
	if !ok || passage.Locator != row[2] {
		t.Errorf("sign-%s was not read at %s", slug, row[2])
	}
	_, denied := records["flags-"+slug]
	if disputed := row[4] == "1" && row[5] == "0"; disputed != denied {
		t.Errorf("flags-%s: is there %t, should be %t", slug, denied, disputed)
	}
}

func total(counts map[string]int) int {
	sum := 0
	for _, n := range counts {
		sum += n
	}
	return sum
}
