"""Pictures of a ledger, drawn on the server as SVG: no script is needed to see them, and behind each lies its table.

drawing     lines, words and shapes with their looks
axes        scales and the ticks on them
promised    promised against delivered over time, a small picture for each donor
matrix      donors by kinds of item
outlets     a story across outlets
waiting     who waits on whom
"""
