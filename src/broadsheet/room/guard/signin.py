"""Beyond loopback, a visitor shows the password first: in the form of /sign-in, which gives a cookie, or with each request as
`Authorization: Bearer`."""

from __future__ import annotations

import hmac
import secrets
from html import escape
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from ..settings import Settings
from . import secret
from .answers import turned_away, wants_page
from .forms import FIELD, set_cookie
from .pace import Allowance, too_often, visitor
from .sessions import LASTS, Sessions

PATH, OUT = "/sign-in", "/sign-out"
_OPEN = ("/static/", "/healthz")  # what everybody may see
_TRIES = 5  # wrong passwords of one visitor a minute
_TRIES_OF_ALL = 60  # of all together

_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>Sign in - Broadsheet</title><link rel="stylesheet" href="/static/room.css"></head>
<body class="sign-in"><main><h1>Broadsheet</h1>{note}
<form method="post" action="{action}"><input type="hidden" name="{field}" value="{csrf}">
<p><label for="password">Password</label> <input id="password" name="password" type="password" required
 autocomplete="current-password"{invalid}></p><p><button>Sign in</button></p></form></main></body></html>
"""


class SignIn:
    """Lets in who has shown the password. Of it only the hash is kept; of passwords that fitted, a seal that ends with us."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        token = settings.token or ""
        self._app = app
        self._stored = token if secret.is_hashed(token) else secret.hashed(token)
        self._key = secrets.token_bytes(32)
        self._fitted: bytes | None = None
        self._sessions = Sessions()
        self._tries, self._tries_of_all = Allowance(_TRIES, 60), Allowance(_TRIES_OF_ALL, 60)
        self._secure = not settings.plain_http
        self._cookie = "__Host-broadsheet" if self._secure else "broadsheet"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith(_OPEN):
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        if scope["path"] == PATH:
            answer = await self._signed_in(request) if scope["method"] == "POST" else self._page(request)
            await answer(scope, receive, send)
        elif refusal := await self._refusal(scope):
            await refusal(scope, receive, send)
        elif scope["path"] == OUT and scope["method"] == "POST":
            await self._signed_out(request)(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _refusal(self, scope: Scope) -> ASGIApp | None:
        """Why a request goes no further; None where it may."""
        said = Headers(scope=scope).get("authorization")
        if said is None:
            if self._sessions.lives(HTTPConnection(scope).cookies.get(self._cookie, "")):
                return None
            if wants_page(scope) and scope["method"] == "GET":
                way = scope["path"] + ("?" + scope["query_string"].decode("latin-1") if scope["query_string"] else "")
                return RedirectResponse(f"{PATH}?next={quote(way)}", 303)
        else:
            scheme, _, password = said.partition(" ")
            if scheme.lower() == "bearer" and password:
                right, wait = await self._tried(scope, password.strip())
                if right:
                    return None
                if wait:
                    return too_often(scope, wait)
        headers = {"WWW-Authenticate": 'Bearer realm="broadsheet"'}
        return turned_away(scope, 401, "sign-in", "Sign in first", "send the password as Authorization: Bearer", headers)

    async def _tried(self, scope: Scope, password: str) -> tuple[bool, float]:
        """Whether a password is right; and seconds to wait, where nobody looked at it because there were too many wrong ones."""
        seal = hmac.digest(self._key, password.encode(errors="surrogatepass"), "sha256")
        if self._fitted is not None and hmac.compare_digest(seal, self._fitted):
            return True, 0.0
        name = visitor(scope)
        if wait := max(self._tries.wait(name), self._tries_of_all.wait("")):
            return False, wait
        self._tries.take(name)  # before it is looked at: tries at the same time count too
        self._tries_of_all.take("")
        if not await run_in_threadpool(secret.fits, password, self._stored):
            return False, 0.0
        self._fitted = seal
        return True, 0.0

    async def _signed_in(self, request: Request) -> ASGIApp:
        async with request.form(max_files=0, max_fields=5) as form:
            password = form.get("password")
        right, wait = await self._tried(request.scope, password if isinstance(password, str) else "")
        if wait:
            return too_often(request.scope, wait)
        if not right:
            return self._page(request, wrong=True)
        answer = RedirectResponse(_own(request.query_params.get("next", "/")), 303)
        self._sessions.end(request.cookies.get(self._cookie, ""))
        answer.headers.append("Set-Cookie", set_cookie(self._cookie, self._sessions.begin(), secure=self._secure, seconds=LASTS))
        return answer

    def _signed_out(self, request: Request) -> Response:
        self._sessions.end(request.cookies.get(self._cookie, ""))
        answer = RedirectResponse(PATH, 303)
        answer.headers.append("Set-Cookie", set_cookie(self._cookie, "", secure=self._secure, seconds=0))
        return answer

    def _page(self, request: Request, *, wrong: bool = False) -> Response:
        notes = ['<p role="alert">This is not the password.</p>'] if wrong else []
        if self._secure and request.url.scheme != "https" and request.url.hostname not in ("localhost", "127.0.0.1", "::1"):
            notes.append('<p role="alert">Browsers keep the session only over https: put this behind TLS.</p>')
        page = _PAGE.format(
            note="".join(notes),
            action=escape(f"{PATH}?next={quote(_own(request.query_params.get('next', '/')))}"),
            field=FIELD,
            csrf=request.state.csrf,
            invalid=' aria-invalid="true"' if wrong else "",
        )
        return HTMLResponse(page, 401 if wrong else 200, headers={"Cache-Control": "no-store"})


def _own(way: str) -> str:
    """`way` where it stays with us, else the front page: a link to the form must not lead on to another site."""
    plain = way.startswith("/") and not way.startswith(("//", "/\\")) and way.isprintable()
    return way if plain else "/"
