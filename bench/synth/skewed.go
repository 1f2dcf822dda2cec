package synth

import (
	"fmt"
	"math/rand/v2"
	"sort"

	"onus/graph"
)

// The skew: what there is of each, of so many claims; and how large the
// largest are, where there are claims enough (else a part of all).
const (
	claimsPerPerson = 100
	claimsPerEvent  = 200
	claimsPerSource = 50
	claimsPerBody   = 2000
	claimsPerOffice = 500
	hubClaims       = 20_000 // of one person, but not more than a fifth of all
	hotAnswers      = 5_000  // to one question, but not more than a tenth of all
	warmAnswers     = 2_000  // to three more for each 100,000 claims, but not more than a fiftieth of all
)

// Skewed is a graph in which a few have most: persons, events, sources and
// the claims that are argued about are drawn by Zipf's law (the nth is met
// 1/n times as often as the first), one person has 20,000 claims, some
// questions have thousands of answers. Every fifth event is part of another.
type Skewed struct {
	Records []graph.Record // each after those that it refers to, resolved as a loader does
	Hot     graph.ID       // a claim on the question with HotAnswers answers
	Answers int            // to that question
}

// NewSkewed makes one up.
func NewSkewed(o Options) *Skewed {
	if o.Claims == 0 {
		o.Claims = 100_000
	}
	if o.Seed == 0 {
		o.Seed = 1
	}
	s := &skewing{Rand: rand.New(rand.NewPCG(o.Seed, uint64(o.Claims))), claims: o.Claims}
	s.Records = append(lexicon(), s.people()...)
	s.hot()
	for s.told < o.Claims {
		s.any(s.person())
	}
	s.argue()
	return &s.Skewed
}

type skewing struct {
	*rand.Rand
	Skewed
	claims, told             int
	hubLeft                  int
	persons, events, sources []graph.ID
	bodies, seats, offices   []graph.ID
	byPerson, byEvent, bySrc zipf
}

func (s *skewing) people() []graph.Record {
	var out []graph.Record
	many := func(n int, prefix string, f func(i int, m graph.Meta) graph.Record) (ids []graph.ID) {
		for i := range max(n, 3) {
			m := meta(fmt.Sprintf("%s-%d", prefix, i), fmt.Sprintf("%s %d", prefix, i))
			ids = append(ids, m.ID)
			out = append(out, f(i, m))
		}
		return ids
	}
	s.persons = many(s.claims/claimsPerPerson, "person", func(_ int, m graph.Meta) graph.Record { return &graph.Person{Meta: m} })
	s.events = many(s.claims/claimsPerEvent, "event", func(i int, m graph.Meta) graph.Record {
		e := &graph.Event{Meta: m, EventKind: graph.Happening, Period: graph.On(fmt.Sprint(1930 + i%10)), Valence: graph.Wrong}
		if i%5 == 4 {
			e.PartOf = id(fmt.Sprintf("event-%d", i-4))
		}
		return e
	})
	s.bodies = many(s.claims/claimsPerBody, "body", func(_ int, m graph.Meta) graph.Record { return &graph.Organization{Meta: m} })
	s.seats = many(len(s.bodies), "seat", func(i int, m graph.Meta) graph.Record {
		return &graph.Position{Meta: m, Organization: s.bodies[i], Membership: graph.FullMember}
	})
	s.offices = many(s.claims/claimsPerOffice, "office", func(_ int, m graph.Meta) graph.Record { return &graph.Position{Meta: m} })
	genres := []graph.Genre{graph.Memoir, graph.Minutes, graph.Press, graph.List}
	s.sources = many(s.claims/claimsPerSource, "source", func(i int, m graph.Meta) graph.Record {
		return &graph.Source{Meta: m, Genre: genres[i%4], Authors: []graph.ID{s.persons[i%len(s.persons)]}, Created: graph.On(fmt.Sprint(1930 + i%40))}
	})
	many(len(s.sources), "passage", func(i int, m graph.Meta) graph.Record {
		m.Name = fmt.Sprintf("source %d, p. %d", i, i)
		return &graph.Passage{Meta: m, Source: s.sources[i], Locator: fmt.Sprintf("p. %d", i)}
	})
	s.byPerson, s.byEvent, s.bySrc = newZipf(len(s.persons)), newZipf(len(s.events)), newZipf(len(s.sources))
	s.hubLeft = min(hubClaims, s.claims/5)
	return out
}

// person is the hub as long as it has not its claims, else one by the law.
func (s *skewing) person() graph.ID {
	if s.hubLeft > 0 {
		s.hubLeft--
		return s.persons[0]
	}
	return s.persons[s.byPerson.draw(s.Rand)]
}

func (s *skewing) event() graph.ID { return s.events[s.byEvent.draw(s.Rand)] }

func (s *skewing) say(form graph.Form) *graph.Claim {
	i := s.bySrc.draw(s.Rand)
	src := s.sources[i]
	c := &graph.Claim{
		Meta: meta(fmt.Sprintf("claim-%d", s.told), fmt.Sprintf("Claim %d of source %d", s.told, i)), Source: src,
		Passages: []graph.ID{id(fmt.Sprintf("passage-%d", i))}, Claimants: []graph.ID{s.persons[i%len(s.persons)]},
		Made: graph.On(fmt.Sprint(1930 + i%40)), Form: form,
	}
	s.told++
	s.Records = append(s.Records, c)
	return c
}

// hot asks a few questions of many.
func (s *skewing) hot() {
	s.Answers = min(hotAnswers, s.claims/10)
	for range s.Answers {
		s.Hot = s.say(s.graded(s.persons[1], s.events[0], knowledge)).ID
	}
	for i := range 3 * max(1, s.claims/100_000) {
		for range min(warmAnswers, s.claims/50) {
			switch i % 3 {
			case 0:
				s.say(s.graded(s.persons[2+i%(len(s.persons)-2)], s.events[1], agency))
			case 1:
				s.say(&graph.Dating{Event: s.events[i%len(s.events)], Period: s.month()})
			case 2:
				s.say(s.tenure(s.persons[i%len(s.persons)], s.offices[0]))
			}
		}
	}
	for i, position := range s.seats { // who sits where: twenty in each body
		for j := range min(20, len(s.persons)) {
			if s.told < s.claims {
				s.say(&graph.Tenure{Subject: s.persons[(i*7+j)%len(s.persons)], Positions: []graph.ID{position}, Start: graph.On("1926"), End: graph.On("1950")})
			}
		}
	}
}

func (s *skewing) month() graph.Date {
	return graph.On(fmt.Sprintf("%d-%02d", 1930+s.IntN(10), 1+s.IntN(12)))
}

func (s *skewing) graded(who, event, scale graph.ID) graph.Form {
	of := scales[scale]
	f := &graph.Attribution{Who: graph.Who{Subject: who}, Event: event, Scale: scale, Grades: of[s.IntN(len(of)):][:1]}
	if s.IntN(4) == 0 {
		f.AsOf = s.month()
	}
	return f
}

func (s *skewing) tenure(who, position graph.ID) graph.Form {
	return &graph.Tenure{
		Subject: who, Positions: []graph.ID{position}, Start: graph.On(fmt.Sprint(1926 + s.IntN(8))), End: graph.On(fmt.Sprintf("%d~", 1935+s.IntN(9))),
	}
}

// any tells something of a person.
func (s *skewing) any(who graph.ID) {
	switch n := s.IntN(200); {
	case n < 90:
		s.say(s.graded(who, s.event(), []graph.ID{knowledge, knowledge, agency}[s.IntN(3)]))
	case n < 140:
		acts := []graph.ID{id("signed"), id("ordered"), id("attended")}
		d := &graph.Deed{Who: graph.Who{Subject: who}, Act: acts[s.IntN(3)], Event: s.event(), Date: s.month(), Object: fmt.Sprintf("paper %d", s.IntN(50))}
		s.say(d).Denies = s.IntN(10) == 0
	case n < 160:
		s.say(s.tenure(who, s.offices[s.IntN(len(s.offices))]))
	case n < 176:
		s.say(&graph.Dating{Event: s.event(), Period: s.month()})
	case n < 186:
		v := float64(s.IntN(400))
		s.say(&graph.Measure{Event: s.event(), What: "papers", Value: &v})
	case n < 196:
		s.say(&graph.Statement{Subjects: []graph.ID{who}, Events: []graph.ID{s.event()}, About: "belief"})
	case n < 198:
		f := s.graded(s.bodies[s.IntN(len(s.bodies))], s.event(), knowledge).(*graph.Attribution)
		f.Each, f.On = true, graph.On("1935-05-01")
		s.say(f)
	case n < 199:
		alone := graph.Who{Subject: who, Exclusive: true, Among: s.bodies[s.IntN(len(s.bodies))], On: graph.On("1935-05-01")}
		s.say(&graph.Deed{Who: alone, Act: id("objected"), Event: s.event()})
	default:
		s.say(&graph.Absence{Subject: who, Act: id("signed"), Event: s.event()})
	}
}

// argue makes a piece of evidence for every fifth claim, on claims by the law.
func (s *skewing) argue() {
	on := newZipf(s.told)
	stances := []graph.Stance{graph.Supports, graph.Supports, graph.Contradicts, graph.Contradicts, graph.Qualifies, graph.Undercuts}
	for i := range s.told / 5 {
		from, to := s.IntN(s.told), on.draw(s.Rand)
		if from == to {
			continue
		}
		s.Records = append(s.Records, &graph.Evidence{
			Meta: meta(fmt.Sprintf("evidence-%d", i), ""), From: id(fmt.Sprintf("claim-%d", from)), On: id(fmt.Sprintf("claim-%d", to)),
			Stance: stances[s.IntN(len(stances))], Source: s.sources[s.bySrc.draw(s.Rand)],
		})
	}
}

// zipf draws the nth of some 1/(n+1) times as often as the first.
type zipf []float64 // sums of weights

func newZipf(n int) zipf {
	z, sum := make(zipf, n), 0.0
	for i := range z {
		sum += 1 / float64(i+1)
		z[i] = sum
	}
	return z
}

func (z zipf) draw(r *rand.Rand) int {
	return min(len(z)-1, sort.SearchFloat64s(z, r.Float64()*z[len(z)-1]))
}
