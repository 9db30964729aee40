"""The tables, as queries name them. How a database comes to have them stands in migrations.py; a test holds the two together.

Times are microseconds since 1970, UTC, as integers: exact, sortable, the same in both databases. What can be derived from
the WARC files alone (everything but `notes` and `meta`) may be thrown away and built again.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Integer, LargeBinary, MetaData, String, Table

TABLES = MetaData()

meta = Table(
    "meta",
    TABLES,
    Column("key", String, primary_key=True),
    Column("value", String, nullable=False),
)

# The WARC files, and how far each has been taken in: what is behind `size` in a file was not acknowledged yet.
files = Table(
    "files",
    TABLES,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False, unique=True),
    Column("size", BigInteger, nullable=False),
)

# One for each address.
pages = Table(
    "pages",
    TABLES,
    Column("id", Integer, primary_key=True),
    Column("url", String, nullable=False, unique=True),
    Column("canonical_url", String, index=True),  # of the current version
    Column("version", Integer),  # the current one's number; None while nothing but walls and errors was seen
    Column("cluster", Integer, index=True),  # the smallest page id among its near-duplicates; None without any
    Column("sketch", LargeBinary),  # of the current text, as copies.py packs it
)

# One for each time that a page was seen; points into the WARC files.
captures = Table(
    "captures",
    TABLES,
    Column("id", Integer, primary_key=True),
    Column("page", ForeignKey("pages.id"), nullable=False),
    Column("file", ForeignKey("files.id"), nullable=False),
    Column("begin", BigInteger, nullable=False),  # byte of the file
    Column("length", BigInteger, nullable=False),  # bytes, compressed
    Column("urn", String, nullable=False, unique=True),  # WARC-Record-ID
    Column("kind", String, nullable=False),  # response, resource, revisit
    Column("sha256", LargeBinary, nullable=False),  # of the page's bytes
    Column("size", BigInteger, nullable=False),  # of the page, bytes
    Column("fetched_at", BigInteger, nullable=False),
    Column("bytes_in", Integer),  # the capture that holds the bytes; None where it is this one
    Column("record", Integer),  # the capture whose record is this one's: same page, same bytes
    Column("version", Integer),  # number of the page's version that it shows; None for a wall, an error, a teaser
)

# What a reader made of a capture. Evidence is not kept: the bytes are, and reading them again gives it.
records = Table(
    "records",
    TABLES,
    Column("capture", ForeignKey("captures.id"), primary_key=True),
    Column("reader", String, nullable=False),  # "0.1.0/<weights>/<form>": who read it, as reader.py names itself
    Column("article", LargeBinary),  # the record as JSON, deflated; None where the reader broke on the page
    Column("failure", String),  # why it broke
)

# One for each state of an article: what a person would call another version.
versions = Table(
    "versions",
    TABLES,
    Column("page", ForeignKey("pages.id"), primary_key=True),
    Column("number", Integer, primary_key=True),  # from 1
    Column("capture", ForeignKey("captures.id"), nullable=False),  # the first that shows it
    Column("first_at", BigInteger, nullable=False),
    Column("last_at", BigInteger, nullable=False),
    Column("changes", String, nullable=False),  # against the version before, as JSON
    Column("silent", Boolean, nullable=False),  # changed without a word
)

# The current version of each page, as searches filter and count it. `doc` is its row in the word index.
docs = Table(
    "docs",
    TABLES,
    Column("page", ForeignKey("pages.id"), primary_key=True),
    Column("doc", Integer, nullable=False, unique=True),
    Column("record", Integer, nullable=False),  # the capture whose record it is
    Column("publisher", String),
    Column("site", String),
    Column("language", String),
    Column("section", String),
    Column("type", String),
    Column("genre", String),
    Column("published_at", BigInteger),  # None where the page gives no date; without an offset taken as UTC
    Column("modified_at", BigInteger),
    Column("seen_at", BigInteger, nullable=False),  # the first capture
    Column("sort_at", BigInteger, nullable=False),  # published, else seen
)

# Which pages hold a piece of text: the inverted sketches.
shingles = Table(
    "shingles",
    TABLES,
    Column("hash", BigInteger, primary_key=True),
    Column("page", Integer, primary_key=True),
)

# The collector's own notes, which no WARC file holds: sources, hosts, and the queues of what waits.
notes = Table(
    "notes",
    TABLES,
    Column("kind", String, primary_key=True),
    Column("name", String, primary_key=True),
    Column("body", String, nullable=False),  # JSON
    Column("queue", String),
    Column("since", BigInteger),
    Column("due", BigInteger),
    Column("tally", String),
    Column("changed_at", BigInteger, nullable=False),
)
