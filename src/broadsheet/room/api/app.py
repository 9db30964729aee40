"""The operations served: parameters checked, answers encoded, errors told."""

from __future__ import annotations

from typing import TypeVar

import anyio.to_thread
import msgspec
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import BaseRoute, Mount, Route

from ...archive import Archive
from ...errors import BroadsheetError
from ..settings import Settings
from ..tags import tagged
from . import problem
from .asked import Asked
from .openapi import document
from .operation import Call, Operation, Streamed
from .operations import by_path

_FETCHES = 16  # pages fetched at once
_Asks = TypeVar("_Asks", bound=Asked)


def routes(archive: Archive, settings: Settings) -> list[BaseRoute]:
    """Everything below /api, and /openapi.json."""
    api = Starlette(
        routes=[_route(archive, settings, path, methods) for path, methods in by_path().items()],
        exception_handlers={HTTPException: _http_error, BroadsheetError: _told, problem.Refused: _refused, Exception: _fault},
    )
    api.router.redirect_slashes = False
    described = msgspec.json.encode(document(secured=not settings.open))

    async def openapi(request: Request) -> Response:
        return tagged(request, described, "application/json")

    return [Mount("/api", app=api), Route("/openapi.json", openapi)]


def _route(archive: Archive, settings: Settings, path: str, methods: dict[str, Operation]) -> Route:
    waiting = anyio.CapacityLimiter(_FETCHES)

    async def endpoint(request: Request) -> Response:
        operation = methods["GET" if request.method == "HEAD" else request.method]
        about = _asked(operation.asks, request)
        body = await request.body() if operation.body else b""
        call = Call(archive, settings, body, request.headers)
        limiter = waiting if operation.waits else None
        return await anyio.to_thread.run_sync(_answered, operation, call, about, request, limiter=limiter)

    endpoint.__name__ = "api:" + path  # what it is called in numbers and logs
    return Route(path, endpoint, methods=list(methods))


def _asked(kind: type[_Asks], request: Request) -> _Asks:
    given = request.query_params.multi_items()
    named: dict[str, str] = dict(given) | request.path_params
    if len(named) < len(given) + len(request.path_params):
        raise problem.Refused(problem.problem(400, "parameters", "A parameter is given twice"))
    try:
        return msgspec.convert(named, kind, strict=False)
    except msgspec.ValidationError as error:
        raise problem.Refused(problem.problem(400, "parameters", "A parameter is wrong", str(error))) from None


def _answered(operation: Operation, call: Call, about: Asked, request: Request) -> Response:
    answer = operation.answer(call, about)
    if isinstance(answer, Streamed):
        headers = {"Content-Disposition": f'attachment; filename="{answer.filename}"', "Cache-Control": "no-store"}
        return StreamingResponse(answer.pieces, media_type=operation.media, headers=headers)
    encoded = msgspec.json.encode(answer)
    if operation.method == "GET":
        return tagged(request, encoded, "application/json")
    return Response(encoded, media_type="application/json", headers={"Cache-Control": "no-store"})


async def _told(request: Request, error: Exception) -> Response:
    assert isinstance(error, BroadsheetError)
    return problem.response(problem.of_error(error))


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, problem.Refused)
    return problem.response(error.problem)


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return problem.response(problem.of_status(error.status_code), dict(error.headers or {}))


async def _fault(request: Request, error: Exception) -> Response:
    what = "the log says more; please report it"
    return problem.response(problem.problem(500, "fault", "A fault of ours", what))
