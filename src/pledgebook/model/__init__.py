"""The nouns of the house, as frozen values. Knows only the standard library."""
