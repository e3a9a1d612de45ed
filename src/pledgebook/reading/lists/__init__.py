"""What is told by its place: rows, bullets, brackets, labels, sheets, and verbs left out."""
