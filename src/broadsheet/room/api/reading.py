"""Reading a page for somebody who asks by HTTP. Nothing is kept."""

from __future__ import annotations

from ...read import read
from ...record import Article
from ...sources import Limits
from ...sources.fetch import fetch
from . import asked
from .operation import Call
from .problem import Refused, problem


def read_sent(call: Call, about: asked.ToRead) -> Article:
    """The record of the bytes that were sent. Their Content-Type counts as the page's where it is one of pages."""
    if not call.body:
        raise Refused(problem(400, "no-page", "No page was sent", "send the page's bytes as the body"))
    declared = call.headers.get("content-type", "")
    headers = {"content-type": declared} if "html" in declared.lower() else {}
    return read(call.body, about.url or None, headers, evidence=about.evidence)


def read_fetched(call: Call, about: asked.ToFetch) -> Article:
    """The record of the page under an address. Raises SourceError."""
    settings = call.settings
    limits = Limits(max_bytes=settings.max_bytes, timeout=settings.timeout, allowed=settings.allowed)
    page = fetch(about.url, limits)
    return read(page.body, page.url, page.headers, evidence=about.evidence)
