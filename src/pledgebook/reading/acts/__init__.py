"""What is said to be done with a thing: from the thing up to its word, over all that stands above that word, to one act."""
