"""The same results in every database, and nothing left behind in somebody else's."""
