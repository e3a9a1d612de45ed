"""How many days apart things may lie and still be one, and how many are compared; the thresholds on scores stand in `place`."""

SAME_NEWS = 3
"""Outlets differ by this much in dating one announcement: figures closer together disagree, later ones revise."""
SAME_WEEK = 7
"""The same for a thing without a figure, of which nothing else tells one announcement from the next."""
SAME_MOMENT = 30
"""Two running totals without figures may be one statement."""

MOST_VALUES = 50
"""With how many values of a cell a new one is compared: no commitment that is one has more, and a heap that is none takes no
longer for it."""
