"""What the article told before, and what it is about."""
