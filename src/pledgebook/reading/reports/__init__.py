"""A report and its cells: its days, its due, its value, its parts."""
