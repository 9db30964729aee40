"""One page and its redirects."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

from ..capture import Capture
from ..errors import SourceRefused
from .client import ask, client, translated
from .guard import Guard
from .kinds import SNIFFED, why_no_page
from .limits import Limits


def fetch(url: str, limits: Limits) -> Capture:
    """The page under `url`. Raises SourceError. Where an event loop runs already (in a notebook, say), a thread has its own."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(_fetch(url, limits))
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(lambda: asyncio.run(_fetch(url, limits))).result()


async def _fetch(url: str, limits: Limits) -> Capture:
    with translated(url, limits):
        async with asyncio.timeout(limits.timeout), client(Guard(limits.allowed)) as http:
            target = url
            for _ in range(limits.redirects + 1):
                answer = await ask(http, target, limits, {}, where=url)
                if answer.next_url is None:
                    break
                target = answer.next_url
            else:
                raise SourceRefused(f"more than {limits.redirects} redirects", where=url)
    if not answer.is_success:
        raise answer.error(url)
    if reason := why_no_page(answer.headers.get("content-type"), answer.body[:SNIFFED]):
        raise SourceRefused(reason, where=url)
    return Capture(answer.body, answer.url, answer.headers, answer.at, url, answer.status)
