"""How much of a source is read at most: the one place for all limits, so that no file can fill memory, disk or an afternoon.

The same figures stand in docs/sources.md. What goes beyond is set aside with a sentence, and the next source is read.
"""

from __future__ import annotations

ARTICLE = 20_000_000
"""Bytes that one article may have: a page, a text, a mail, a record."""
PDF = 100_000_000
"""Bytes of a PDF, whose pictures are not read but weigh."""
PDF_PAGES = 500
"""Pages of a PDF that are read."""
MEMBERS = 20_000
"""Members of one archive, with those of the archives inside it."""
DEPTH = 4
"""Archives inside one another; a file that is packed with gzip counts as one."""
UNPACKED = 10_000_000_000
"""Bytes that one packed file may unpack to, all levels together."""
RATIO = 200
"""How many times its own size a packed file may unpack to; pages and texts stay far below, bombs are above."""
UNPACKED_ALWAYS = 100_000_000
"""Bytes that any packed file may unpack to, however small it is."""
SPOOLED = 1_000_000_000
"""Bytes of an archive inside an archive, which is put on the disk for the time of its reading."""
IN_MEMORY = 8_000_000
"""Bytes of it that are held in memory before the disk is used."""
HEAD = 4096
"""Bytes at the start of a source that tell its kind."""
