"""A reader that asks a language model, and believes it only as far as the article's own words go."""
