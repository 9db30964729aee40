"""What happens, told to machines: a line of JSON a request, numbers for Prometheus, and whether all is well."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable

import msgspec
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.registry import Collector
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ...archive import Archive
from ...errors import BroadsheetError
from ...version import __version__
from ..settings import Settings
from .answers import turned_away

LOG = logging.getLogger("broadsheet.room")
_STATE = "broadsheet.numbers"
_BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
_GONE = 499  # what logs call a client that left before its answer
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class Numbers:
    """The counters of one application."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter("broadsheet_requests", "Requests", ("method", "place", "status"), registry=self.registry)
        self.seconds = Histogram(
            "broadsheet_request_seconds", "Time to the last byte", ("place",), buckets=_BOUNDS, registry=self.registry
        )
        self.bytes = Counter("broadsheet_sent_bytes", "Bytes of answers", ("place",), registry=self.registry)
        self.now = Gauge("broadsheet_requests_now", "Requests being answered", registry=self.registry)
        ProcessCollector(registry=self.registry)


class Watch:
    """Counts and logs every request, and answers for those that broke. A place is the handler's name: addresses would be
    without end."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._log = settings.log
        self._numbers = Numbers()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        scope[_STATE] = self._numbers
        began, status, sent, complete = time.perf_counter(), 0, 0, False

        async def sending(message: Message) -> None:
            nonlocal status, sent, complete
            await send(message)
            if message["type"] == "http.response.start":
                status = message["status"]
            else:
                sent += len(message.get("body", b""))
                complete = not message.get("more_body", False)

        fault: Exception | None = None
        self._numbers.now.inc()
        try:
            await self._app(scope, receive, sending)
        except ClientDisconnect:  # gone, or let go: nobody is there to be told
            status = _GONE
        except Exception as error:
            fault = error
            if not status:
                await turned_away(scope, 500, "fault", "A fault of ours", "the log says more")(scope, receive, sending)
            elif not complete:
                raise  # the server breaks the connection off, so that nobody takes half an answer for a whole one
        finally:
            self._numbers.now.dec()
            self._count(scope, status, sent, time.perf_counter() - began, fault)

    def _count(self, scope: Scope, status: int, sent: int, took: float, fault: Exception | None) -> None:
        place = _place(scope)
        method = scope["method"] if scope["method"] in _METHODS else "other"
        self._numbers.requests.labels(method, place, str(status)).inc()
        self._numbers.seconds.labels(place).observe(took)
        self._numbers.bytes.labels(place).inc(sent)
        if self._log or fault:
            client = scope.get("client")
            told = {
                "method": method, "path": scope["path"], "place": place, "status": status, "bytes": sent,
                "ms": round(took * 1000, 1), "client": client[0] if client else None,
            }  # fmt: skip
            LOG.log(logging.ERROR if fault else logging.INFO, "request", extra={"told": told}, exc_info=fault)


def _place(scope: Scope) -> str:
    endpoint = scope.get("endpoint")
    if endpoint is None:
        return "none"
    return getattr(endpoint, "__name__", type(endpoint).__name__)


class JsonLines(logging.Formatter):
    """A log record as one line of JSON: time, level, what, and all that was told with it."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname.lower(),
            "what": record.getMessage(),
        }
        line |= getattr(record, "told", {})
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return msgspec.json.encode(line).decode()


def watching(archive: Archive) -> list[BaseRoute]:
    """/healthz, and /metrics of the application that is asked."""

    async def healthz(request: Request) -> Response:
        try:
            await run_in_threadpool(archive.has, "about:blank")
        except BroadsheetError as error:
            return JSONResponse({"status": "failing", "version": __version__, "reason": error.what}, 503)
        return JSONResponse({"status": "ok", "version": __version__}, headers={"Cache-Control": "no-store"})

    async def metrics(request: Request) -> Response:
        numbers: Numbers = request.scope[_STATE]
        return Response(await run_in_threadpool(_exposed, numbers, archive), media_type=CONTENT_TYPE_LATEST)

    return [Route("/healthz", healthz), Route("/metrics", metrics)]


def _exposed(numbers: Numbers, archive: Archive) -> bytes:
    kept = CollectorRegistry()
    kept.register(_Kept(archive))
    return generate_latest(numbers.registry) + generate_latest(kept)


class _Kept(Collector):
    """How much the archive holds."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def collect(self) -> Iterable[GaugeMetricFamily]:
        counts = msgspec.structs.asdict(self._archive.counts())
        for name, value in counts.items():
            yield GaugeMetricFamily(f"broadsheet_archive_{name}", f"{name.replace('_', ' ')} in the archive", value)
