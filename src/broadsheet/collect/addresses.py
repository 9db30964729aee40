"""One address for one page: canonical spelling, without what only counts readers.

The spelling is RFC 3986, section 6.2.2 and 6.2.3 (case, percent-encoding, dots, default port); names are written as the network
wants them (IDNA). What a server may tell apart stays: the order of parameters, a slash at the end, the case of the path.
"""

from __future__ import annotations

import re
from urllib.parse import unquote_plus, urljoin, urlsplit

import httpx

from .words import TRACKERS, TRACKING_PREFIXES

MAX_LENGTH = 2000  # characters; longer ones are states of a program, not pages
_HOST = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|(?=.*:)[0-9a-f:.]+")  # a name as the network writes it, or an IPv6 address
_MOST_PORT = 0xFFFF
_UNSAFE = re.compile(r"[\x00-\x20\x7f]")
_ESCAPE = re.compile("%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_DEFAULT_PORTS = {"http": 80, "https": 443}


def canonical(url: str, base: str | None = None) -> str | None:
    """`url`, relative to `base`, in its canonical spelling, without fragment, user name and tracking parameters.

    None where it is no http(s) address that could be fetched. Canonical addresses stay as they are.
    """
    whole = spelled(url, base)
    if whole is None or "?" not in whole:
        return whole
    path, _, query = whole.partition("?")
    kept = "&".join(part for part in query.split("&") if part and not _is_tracker(unquote_plus(part.partition("=")[0]).lower()))
    return f"{path}?{kept}" if kept else path


def spelled(url: str, base: str | None = None) -> str | None:
    """The same with its tracking parameters: what to ask a server for that has just sent us there."""
    url = url.strip()
    if not url or len(url) > MAX_LENGTH:
        return None
    try:
        joined = urljoin(base, _slashes(url)) if base else _slashes(url)
        if not joined[:8].lower().startswith(("http://", "https://")):
            return None
        # Line breaks within an address are the mark-up's, spaces its author's.
        parsed = httpx.URL(_UNSAFE.sub(lambda found: "" if found[0] in "\t\n\r" else f"%{ord(found[0]):02X}", joined))
        host = parsed.raw_host.decode("ascii").lower().rstrip(".")
        port = parsed.port
    except (ValueError, httpx.InvalidURL, UnicodeError):
        return None
    if not _HOST.fullmatch(host) or (port is not None and not 0 < port <= _MOST_PORT):
        return None
    netloc = f"[{host}]" if ":" in host else host
    if port is not None and port != _DEFAULT_PORTS[parsed.scheme]:
        netloc += f":{port}"
    raw_path, _, raw_query = parsed.raw_path.decode("ascii").partition("?")
    query = _escapes(raw_query)
    path = _without_dots(_escapes(raw_path)) or "/"
    whole = f"{parsed.scheme}://{netloc}{path}{'?' + query if query else ''}"
    return whole if len(whole) <= MAX_LENGTH else None


def host_of(url: str) -> str:
    """The host of a canonical address: whose queue it waits in."""
    return urlsplit(url).hostname or ""


def origin_of(url: str) -> str:
    """Scheme, host and port of a canonical address: what a robots.txt speaks for."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _slashes(url: str) -> str:
    """Backslashes in the path are slashes, as in browsers: else one machine is checked and another one asked."""
    path, mark, query = url.partition("?")
    return path.replace("\\", "/") + mark + query


def _escapes(text: str) -> str:
    """Percent-encoding where it is needed, in capitals."""
    return _ESCAPE.sub(lambda found: char if (char := chr(int(found[1], 16))) in _UNRESERVED else found[0].upper(), text)


def _without_dots(path: str) -> str:
    if "/." not in path:
        return path
    kept: list[str] = []
    segments = path.split("/")
    for segment in segments:
        if segment == "..":
            if len(kept) > 1:
                kept.pop()
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in (".", ".."):
        kept.append("")
    return "/".join(kept)


def _is_tracker(name: str) -> bool:
    return name in TRACKERS or name.startswith(TRACKING_PREFIXES)
