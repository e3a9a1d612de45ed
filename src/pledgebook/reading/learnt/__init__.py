"""What was learnt from articles of our own: lines that no rule reads, lines that a rule should not have read, and kinds of help
that no words tell.

The rules know the clauses that they were written for. Of every thing in a sentence, whether they left it or made a report of it,
a small network says how likely it is given, by whom, to whom, by what act, and of which class a sum of money is (`judge`). What
the rules left and what is likely enough becomes a report like any other (`lines`); what they read and what is far from likely is
left out (`doubts`); where words leave open what kind of help a sum is, the likeliest class is taken (`kinds`). `explain` tells
each time who spoke. The rules read first and never see any of it.

Method: a sentence encoder (BERT in the shape of MiniLM, fitted further) whose vectors of things and sides are judged in pairs, as
by Lee et al. ("End-to-end Neural Coreference Resolution", 2017) for mentions. The network is made by `make train` from
`training/`, whose README is the data card.
"""
