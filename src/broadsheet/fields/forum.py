"""Whether a page is a thread of a forum: its posts are its own text, and not comments on something."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from ..evidence import Evidence
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
# Class words of forum programs' own templates.
_TEMPLATE = words(
    "crawler-post ipscomment ips-topic messagecard p-body-pagecontent postlist viewtopic threadlist js-post phpbb cTopic"
)


def is_forum(ev: Evidence) -> bool:
    """A thread by its program, its declared type together with its address, or its template."""
    if any(_PROGRAMS.match(meta.content) for meta in ev.meta.get("generator", ())):
        return True
    declared = any(item.is_a(_TYPES) for item in ev.everything[:200])
    parts = urlsplit(ev.page.url or "") if _splits(ev.page.url) else None
    placed = parts is not None and bool(_PATH.search(parts.path) or _HOST.match(parts.netloc))
    if declared and placed:
        return True
    return (declared or placed) and bool(ev.page.tree.worded(_TEMPLATE))


def _splits(url: str | None) -> bool:
    try:
        urlsplit(url or "")
    except ValueError:
        return False
    return True
