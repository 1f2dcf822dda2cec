package derive

// SetPages makes pages of other sizes until it is called back.
func SetPages(claims, questions int) (back func()) {
	c, q := claimPage, questionPage
	claimPage, questionPage = claims, questions
	return func() { claimPage, questionPage = c, q }
}
