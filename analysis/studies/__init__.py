"""A study: a corpus, the questions asked of it, and the answers."""
