"""How the weights of `pledgebook.reading.learnt` are made."""
