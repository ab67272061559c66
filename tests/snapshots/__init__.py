"""Every expression as SQL of each database, to be read in a review: `make snapshots` writes it anew."""
