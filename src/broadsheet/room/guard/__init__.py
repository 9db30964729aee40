"""Who may come in, and how much of the room one visitor may take.

Each file is one guard, an ASGI middleware around everything; `middleware` says in which order they stand.
"""

from __future__ import annotations

from starlette.middleware import Middleware
from starlette.routing import BaseRoute

from ...archive import Archive
from ..settings import Settings
from .forms import Forms
from .headers import Headers
from .hosts import Hosts
from .pace import Pace
from .patience import Patience
from .signin import SignIn
from .watch import Watch, watching


def middleware(settings: Settings) -> list[Middleware]:
    """What stands around every request, outermost first."""
    return [
        Middleware(Headers),
        Middleware(Watch, settings),
        Middleware(Hosts, settings),
        Middleware(Pace, settings),
        Middleware(Patience, settings),
        Middleware(Forms, settings),
        *([] if settings.open else [Middleware(SignIn, settings)]),
    ]


def routes(archive: Archive) -> list[BaseRoute]:
    """What machines ask to see whether all is well: /healthz and /metrics."""
    return watching(archive)
