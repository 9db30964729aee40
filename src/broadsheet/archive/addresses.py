"""URLs as an archive names pages by them, and times as it stores them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit, urlunsplit

_DEFAULT_PORTS = {"http": ":80", "https": ":443"}
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def key(url: str) -> str:
    """`url` as the name of a page: scheme and host in lower case, no default port, no fragment. What cannot be taken apart
    stays."""
    url = url.strip()
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    if parts.scheme.lower() not in _DEFAULT_PORTS or not parts.netloc:
        return url.partition("#")[0] or url
    scheme = parts.scheme.lower()
    user, at, host = parts.netloc.rpartition("@")
    host = host.lower().removesuffix(_DEFAULT_PORTS[scheme])
    return urlunsplit((scheme, user + at + host, parts.path or "/", parts.query, ""))


def site(url: str) -> str | None:
    """The host of `url`, without www.; None where it has none."""
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def micros(at: datetime) -> int:
    """`at` (aware) as microseconds since 1970."""
    return (at - _EPOCH) // timedelta(microseconds=1)


def moment(at: int) -> datetime:
    """Microseconds since 1970 as a time in UTC."""
    return _EPOCH + timedelta(microseconds=at)


def stamped(text: str | None) -> int | None:
    """A record's date as microseconds since 1970: a day is its first moment, a time without an offset is taken as UTC; None is
    none."""
    if not text:
        return None
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    return micros(at if at.tzinfo else at.replace(tzinfo=UTC))
