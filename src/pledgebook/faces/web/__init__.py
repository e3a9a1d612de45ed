"""The book on screen: a server for people who live in it, and the same pages as files.

shelf       the book as of a date, made ready once and kept while the book stays as it is
asked       what an address asks of the ledger: facets, words, order, page
facets      the lines that answer it, and how many more or fewer each facet would leave
marks       a text cut at the edges of everything that was read from it
pages       addresses to pages; the templates stand beside it
guard       who may look and who may rule: hosts, users, sessions, headers
"""
