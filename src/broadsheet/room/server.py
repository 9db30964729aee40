"""The room on a socket, until somebody ends it."""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable
from typing import TYPE_CHECKING

import uvicorn

from ..errors import ArchiveError
from .app import application
from .guard.connections import Connection
from .guard.watch import LOG, JsonLines
from .settings import Settings

if TYPE_CHECKING:
    from ..archive import Archive

_QUIET_SECONDS = 15  # a connection that says nothing is let go
_LAST_SECONDS = 10  # for answers that are under way when the end comes


def serve(archive: Archive, settings: Settings, ready: Callable[[str], None]) -> None:
    """Answer until interrupted. `ready` gets the address as soon as it is listened to. Raises ArchiveError where it is taken."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    # The protocol is named so that asyncio knows it and sets TCP_NODELAY: else an answer's body waits 40 ms for the client to
    # acknowledge its headers.
    with socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((settings.host, settings.port))
        except OSError as error:
            what = f"cannot listen there: {error.strerror}; --port takes another one"
            raise ArchiveError(what, where=f"{settings.host}:{settings.port}") from error
        listening.listen(512)
        shown = f"[{settings.host}]" if ":" in settings.host else settings.host
        ready(f"http://{shown}:{listening.getsockname()[1]}/")
        if settings.log:
            _log()
        config = uvicorn.Config(
            application(archive, settings),
            http=Connection,
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_keep_alive=_QUIET_SECONDS,
            timeout_graceful_shutdown=_LAST_SECONDS,
        )
        uvicorn.Server(config).run(sockets=[listening])


def _log() -> None:
    """Requests as lines of JSON on standard error."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    LOG.handlers, LOG.propagate = [handler], False
    LOG.setLevel(logging.INFO)
