"""Lines that no rule reads, and kinds of help that no words tell, judged by what was learnt from articles of our own.

The rules know the clauses that they were written for. Of a thing that they leave unread, a linear model over named features
says how likely it is given, by whom, to whom, and by what act; what is likely enough becomes a report like any other, whose
trace tells the chance and the features that spoke for it. Of a sum of money whose words leave open what kind of help it is, where
the rules can but guess by the article's topic, another model says the likeliest class (`kinds`). The rules speak first: of what
they read nothing else is changed here.

Method: logistic regression over binary features, of the dependency path as Gildea and Jurafsky ("Automatic Labeling of
Semantic Roles", 2002) use for roles. The weights are made by `make train` from `training/`, whose README is the data card.
"""
