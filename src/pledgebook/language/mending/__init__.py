"""Where the parser hangs a word wrongly in a way that is known, and the tree is mended before anybody reads it."""
