"""Lines that no rule reads, judged by what was learnt from articles of our own.

The rules know the clauses that they were written for. Of a thing that they leave unread, a linear model over named features
says how likely it is given, by whom, to whom, and by what act; what is likely enough becomes a report like any other, whose
trace tells the chance and the features that spoke for it. The rules speak first: what they read is never changed here.

Method: logistic regression over binary features of the dependency path, as Gildea and Jurafsky ("Automatic Labeling of
Semantic Roles", 2002) use for roles. The weights are made by `make train` from `training/`, whose README is the data card.
"""
