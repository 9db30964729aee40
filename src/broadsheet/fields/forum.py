"""Whether a page is a thread of a forum: its posts are its own text, and not comments on something."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit

from ..evidence import Evidence
from ..once import once_each
from ..page import words

# Programs that name themselves in <meta name="generator"> and publish nothing but threads.
_PROGRAMS = re.compile(
    r"^\s*(?:discourse|phpbb|xenforo|invision|ip\.board|vbulletin|discuz|mybb|smf|simple machines|vanilla|flarum|nodebb|"
    r"burning board|woltlab|lemmy|fluxbb|punbb|yabb)",
    re.IGNORECASE,
)
_TYPES = frozenset({"DiscussionForumPosting", "QAPage", "Question"})
_PATH = re.compile(
    r"(?:^|/)(?:forums?|foren|foros?|board|boards|threads?|topics?|viewtopic(?:\.php)?|showthread(?:\.php)?|discussions?|questions|"
    r"community/t|t/[^/]+/\d+)(?:[/?.-]|$)",
    re.IGNORECASE,
)
_HOST = re.compile(r"^(?:forums?|foren|foro|community|discuss|discourse|board|answers|talk)\.", re.IGNORECASE)
# Addresses that only threads have, with the number that their program gives them.
_THREAD = re.compile(
    r"/threads/[^/]+\.\d+|/thread-\d+|/(?:viewtopic|showthread|showtopic)\b|/index\.php\?/?topic[=/]\d+|/r/[^/]+/comments/\w|"
    r"/ShowTopic-|/t/[^/]+/\d+|/d/\d+-|/questions/\d+/|/talk/[^/]+/\d+|/boards/[^/]+/\d+|"
    r"/(?:forums?|foren|foros?|discussions?|boards?)/(?:[^/?]+/)?(?:topics?|threads?|t|d|viewtopic)/[^/?]{3}",
    re.IGNORECASE,
)
# Hosts that hold nothing but threads, and the number of one.
_FORUM_HOST = re.compile(r"^(?:forums?|foren|foro|bbs|board)\.|forums?\.\w{2,6}$", re.IGNORECASE)
_NUMBERED = re.compile(r"\d{4}|[=./-]\d+(?:$|[/.-])|/[^/]+/[^/?]{12}")
# Class words of forum programs' own templates.
_TEMPLATE = words(
    "crawler-post ipscomment ips-topic messagecard p-body-pagecontent postlist viewtopic threadlist js-post phpbb cTopic"
)


@once_each
def is_forum(ev: Evidence) -> bool:
    """A thread by its program, its address, its declared type together with a likely address, or its template."""
    if any(_PROGRAMS.match(meta.content) for meta in ev.meta.get("generator", ())):
        return True
    parts = urlsplit((ev.page.url or "")[:2000]) if _splits(ev.page.url) else None
    if parts is not None and _is_thread(parts):
        return True
    placed = parts is not None and bool(_PATH.search(parts.path) or _HOST.match(parts.netloc))
    templated = bool(ev.page.tree.worded(_TEMPLATE))
    if placed and templated:
        return True
    return (placed or templated) and any(item.is_a(_TYPES) for item in ev.everything[:200])


def _is_thread(parts: SplitResult) -> bool:
    """Whether the address alone says so."""
    address = f"{parts.path}?{parts.query}"
    if _THREAD.search(address):
        return True
    return bool(_FORUM_HOST.search(parts.netloc.partition(":")[0]) and len(parts.path) > 1 and _NUMBERED.search(address))


def _splits(url: str | None) -> bool:
    try:
        urlsplit(url or "")
    except ValueError:
        return False
    return True
