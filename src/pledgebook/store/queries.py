"""What is asked of a book, in SQL that SQLite (from 3.25) and PostgreSQL both understand.

Among the versions of one article the latest by date is current, the undated coming before all others, and among
equals the one captured last. As of a date, only versions count that were surely out by then.
"""

from __future__ import annotations

LATEST_FIRST = "dated DESC, captured DESC"

_CURRENT = f"""
SELECT captured FROM (
    SELECT captured, ROW_NUMBER() OVER (PARTITION BY id ORDER BY {LATEST_FIRST}) AS place
    FROM articles WHERE dated >= :since AND dated <= :until
) AS ranked WHERE place = 1
"""  # noqa: S608 - all words are ours

# The plus keeps SQLite from ranking all articles before it has looked whether anything was taken from any.
_TAKEN = f"""
SELECT taken.json AS json FROM {{table}} AS taken
JOIN readings ON readings.number = taken.reading
JOIN articles ON articles.id = readings.article AND articles.version = readings.version
WHERE +articles.captured IN ({_CURRENT})
AND readings.number = (
    SELECT MAX(number) FROM readings AS other WHERE other.article = articles.id AND other.version = articles.version
)
ORDER BY articles.id, taken.position
"""  # noqa: S608

REPORTS = _TAKEN.format(table="reports")
REACTIONS = _TAKEN.format(table="reactions")
UNREAD = _TAKEN.format(table="unread")

FORMER = f"""
SELECT json FROM reports WHERE reading NOT IN (
    SELECT MAX(readings.number) FROM readings
    JOIN articles ON articles.id = readings.article AND articles.version = readings.version
    WHERE articles.captured IN ({_CURRENT}) GROUP BY readings.article, readings.version
) ORDER BY reading, position
"""  # noqa: S608

FORMER_OF = """
SELECT reports.json AS json FROM reports JOIN readings ON readings.number = reports.reading
WHERE readings.article = :article
AND readings.number <> (SELECT MAX(number) FROM readings WHERE article = :article AND version = :version)
ORDER BY reports.reading, reports.position
"""

ARTICLES = f"""
SELECT id, version, title, outlet, url, published, location, notes FROM articles
WHERE captured IN ({_CURRENT}) ORDER BY id
"""  # noqa: S608
ARTICLE = f"SELECT * FROM articles WHERE id = :id ORDER BY {LATEST_FIRST} LIMIT 1"  # noqa: S608
VERSION = "SELECT * FROM articles WHERE id = :id AND version = :version"
READING = "SELECT number FROM readings WHERE article = :article AND version = :version AND reader = :reader"
VERSIONS = (
    f"SELECT id, version, title, outlet, url, published, location, notes FROM articles WHERE id = :id ORDER BY {LATEST_FIRST}"  # noqa: S608
)
REACTING = """
SELECT DISTINCT article FROM readings WHERE EXISTS (SELECT 1 FROM reactions WHERE reactions.reading = readings.number)
ORDER BY article
"""
UNDATED = """
SELECT EXISTS (
    SELECT 1 FROM articles JOIN readings ON readings.article = articles.id AND readings.version = articles.version
    JOIN reports ON reports.reading = readings.number WHERE articles.dated = ''
) AS told
"""
AMENDED = "SELECT id FROM articles GROUP BY id HAVING COUNT(*) > 1 ORDER BY id"
READ_SINCE = "SELECT DISTINCT article FROM readings WHERE number > CAST(:number AS INTEGER) ORDER BY article"
UNCOMPARED = """
SELECT article, version FROM readings
WHERE EXISTS (SELECT 1 FROM reports WHERE reports.reading = readings.number)
AND NOT EXISTS (
    SELECT 1 FROM compared
    WHERE compared.article = readings.article AND compared.version = readings.version AND compared.scheme = :scheme
)
GROUP BY article, version ORDER BY MIN(number)
"""
# The plus keeps SQLite from trying each current version as the other of each pair.
COPIES = f"""
SELECT copies.article AS article, copies.other AS other FROM copies
JOIN articles AS one ON one.id = copies.article AND one.version = copies.version
JOIN articles AS two ON two.id = copies.other AND two.version = copies.other_version
WHERE one.captured IN ({_CURRENT}) AND +two.captured IN ({_CURRENT}) ORDER BY copies.article, copies.other
"""  # noqa: S608
POLLS = "SELECT json FROM polls ORDER BY address"
RULINGS = "SELECT json FROM rulings ORDER BY number"
REPLY = "SELECT text FROM replies WHERE key = :key"
SETBACKS = "SELECT address, reason FROM setbacks ORDER BY address"
FORMAT = "SELECT format, made_by FROM book"

COPIED = "SELECT article, version, other, other_version FROM copies ORDER BY article, version, other, other_version"
CONTENTS = """
SELECT id || ' ' || version AS what FROM articles WHERE captured <= CAST(:articles AS INTEGER) ORDER BY captured
"""
READ = """
SELECT article || ' ' || version || ' ' || reader AS what FROM readings WHERE number <= CAST(:readings AS INTEGER)
ORDER BY number
"""
PAIRED = """
SELECT copies.article || ' ' || copies.version || ' ' || copies.other || ' ' || copies.other_version AS what FROM copies
JOIN articles AS one ON one.id = copies.article AND one.version = copies.version
JOIN articles AS two ON two.id = copies.other AND two.version = copies.other_version
WHERE one.captured <= CAST(:articles AS INTEGER) AND two.captured <= CAST(:articles AS INTEGER) ORDER BY what
"""
EARLIEST = """
SELECT MIN(dated) AS day FROM articles WHERE dated <> '' AND (
    captured > CAST(:articles AS INTEGER)
    OR EXISTS (SELECT 1 FROM readings WHERE number > CAST(:readings AS INTEGER)
               AND readings.article = articles.id AND readings.version = articles.version)
)
"""

STATE = """
SELECT
    (SELECT COALESCE(MAX(captured), 0) FROM articles) AS articles,
    (SELECT COALESCE(MAX(number), 0) FROM readings) AS readings,
    (SELECT COUNT(*) FROM rulings) AS rulings,
    (SELECT COUNT(*) FROM compared) AS compared
"""

_TAKEN_OF = """
SELECT json FROM {table} WHERE reading = (SELECT MAX(number) FROM readings WHERE article = :article AND version = :version)
ORDER BY position
"""
REPORTS_OF = _TAKEN_OF.format(table="reports")
REACTIONS_OF = _TAKEN_OF.format(table="reactions")
UNREAD_OF = _TAKEN_OF.format(table="unread")

EVER = {"since": "", "until": "9999"}
"""For ARTICLES, REPORTS, REACTIONS and UNREAD: all that is known, the undated too."""
