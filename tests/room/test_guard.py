"""Who may come in: what a visitor, a program and a page of another site meet at the door."""

from __future__ import annotations

import asyncio
import json
import logging
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from broadsheet.room import Settings, guard
from broadsheet.room.guard import secret
from broadsheet.room.guard.connections import Connection
from broadsheet.room.guard.headers import POLICY
from broadsheet.room.guard.pace import Allowance
from broadsheet.room.guard.sessions import LASTS, Sessions
from broadsheet.room.guard.watch import JsonLines

HTTPS = "https://paper.example"
HTML = {"accept": "text/html,*/*"}
BEYOND = Settings(
    host="0.0.0.0", hosts=("paper.example",), token=secret.hashed("open sesame"), requests_a_minute=40, max_bytes=10_000
)


async def _page(request: Request) -> Response:
    return HTMLResponse(
        f"<p>{request.state.csrf}</p>", headers={"X-Frame-Options": "SAMEORIGIN"} if "frame" in request.query_params else None
    )


async def _changed(request: Request) -> Response:
    async with request.form() as form:
        return PlainTextResponse(f"changed {form.get('name')}")


async def _read(request: Request) -> Response:
    return PlainTextResponse(str(len(await request.body())))


async def _broken(request: Request) -> Response:
    raise RuntimeError("a fault")


def _door(settings: Settings | None = None, base: str = "http://localhost", **more: Any) -> TestClient:
    routes = [
        Route("/", _page), Route("/change", _changed, methods=["POST"]), Route("/api/read", _read, methods=["GET", "POST"]),
        Route("/broken", _broken),
    ]  # fmt: skip
    app = Starlette(routes=routes, middleware=guard.middleware(settings or Settings()))
    return TestClient(app, base_url=base, follow_redirects=False, raise_server_exceptions=False, **more)


def _token(answer: Any) -> str:
    found = re.search(r"[0-9a-f]{64}", answer.text)
    assert found
    return found[0]


# ---- headers and hosts ----


def test_every_answer_tells_browsers_to_run_nothing_of_others() -> None:
    for path in ("/", "/nothing", "/broken"):
        headers = _door().get(path).headers
        assert headers["content-security-policy"] == POLICY
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert headers["referrer-policy"] == "same-origin"
    assert "unsafe" not in POLICY
    assert "default-src 'none'" in POLICY


def test_a_handler_may_set_a_rule_of_its_own() -> None:
    assert _door().get("/?frame").headers["x-frame-options"] == "SAMEORIGIN"


def test_strict_transport_is_asked_for_over_tls_only() -> None:
    assert "strict-transport-security" not in _door().get("/").headers
    assert "strict-transport-security" in _door(BEYOND, HTTPS).get("/sign-in").headers


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "localhost.evil.example", "", "127.0.0.1.nip.example", "a@localhost"]
)
def test_other_names_are_turned_away(host: str) -> None:
    assert _door().get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:81", "127.0.0.1:1", "[::1]:81", "localhost."])
def test_our_names_are_answered(host: str) -> None:
    assert _door().get("/", headers={"host": host}).status_code == 200


# ---- forms ----


def test_a_form_of_ours_is_taken() -> None:
    door = _door()
    token = _token(door.get("/"))
    assert door.post("/change", data={"csrf": token, "name": "x"}).text == "changed x"
    assert door.post("/change", data={"csrf": token, "name": "y"}, files={"page": b"<p>"}).text == "changed y"
    assert door.post("/change", data={"name": "z"}, headers={"x-csrf-token": token}).text == "changed z"


def test_a_form_of_another_browser_or_none_of_ours_is_not() -> None:
    door, other = _door(), _door()
    theirs = _token(other.get("/"))
    _token(door.get("/"))
    for given in ({}, {"csrf": ""}, {"csrf": theirs}, {"csrf": "é"}):
        assert door.post("/change", data=given).status_code == 403
    assert door.post("/change", content=b"name=x").status_code == 403
    assert _door().post("/change", data={"csrf": theirs}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [{"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}, {"origin": "https://evil.example"}, {"origin": "null"}],
)
def test_pages_of_other_sites_change_and_ask_nothing(headers: dict[str, str]) -> None:
    door = _door()
    token = _token(door.get("/"))
    assert door.post("/change", data={"csrf": token}, headers=headers).status_code == 403
    assert door.post("/api/read", content=b"x", headers=headers).status_code == 403
    assert door.get("/api/read", headers=headers).status_code == 403
    assert door.get("/", headers=headers).status_code == 200  # a link to us may be followed


def test_programs_and_our_own_pages_ask_the_api() -> None:
    assert _door().post("/api/read", content=b"four").text == "4"
    own = {"origin": "http://localhost", "sec-fetch-site": "same-origin"}
    assert _door().post("/api/read", content=b"four", headers=own).text == "4"


def test_a_broken_form_is_no_fault_of_ours() -> None:
    door = _door()
    door.get("/")
    for kind, body in (
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=a", b"--a\r\nContent-Disposition: form-data\r\n\r\nx\r\n--a--"),
        ("application/x-www-form-urlencoded", b"%%%=\xff&" * 2000),
    ):
        assert door.post("/change", content=body, headers={"content-type": kind}).status_code in (400, 403)


# ---- how much, how long ----


def test_too_much_is_turned_away_whether_it_says_so_or_not() -> None:
    door = _door(Settings(max_bytes=1000))
    assert door.post("/api/read", content=b"x" * 100_000).status_code == 413
    assert door.post("/api/read", content=(b"x" * 1000 for _ in range(100))).status_code == 413
    assert door.post("/api/read", content=b"x" * 1000).text == "1000"
    token = _token(door.get("/"))
    assert door.post("/change", data={"csrf": token, "name": "x" * 100_000}).status_code == 413
    assert door.post("/api/read", content=b"", headers={"content-length": "9" * 30}).status_code == 413


def test_who_sends_too_slowly_is_not_waited_for() -> None:
    app = _door(Settings(patience=0.01)).app
    told: list[Any] = []

    async def never() -> Any:
        await asyncio.Event().wait()

    async def send(message: Any) -> None:
        told.append(message)

    scope = {
        "type": "http", "method": "POST", "path": "/api/read", "raw_path": b"/api/read", "query_string": b"", "scheme": "http",
        "headers": [(b"host", b"localhost"), (b"content-length", b"9")], "client": ("127.0.0.1", 1), "server": ("localhost", 80),
        "http_version": "1.1", "root_path": "",
    }  # fmt: skip
    asyncio.run(app(scope, never, send))  # type: ignore[arg-type]
    assert told[0]["status"] == 408


def test_a_connection_that_never_says_what_it_wants_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    import uvicorn

    monkeypatch.setattr("broadsheet.room.guard.connections.SECONDS", 0.05)

    async def run() -> bytes:
        server = uvicorn.Server(uvicorn.Config(_door().app, port=0, http=Connection, log_level="error", lifespan="off"))
        serving = asyncio.create_task(server.serve())
        while not server.started:
            await asyncio.sleep(0)
        port = server.servers[0].sockets[0].getsockname()[1]
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")
        left = await reader.read()  # ends when the server closes
        writer.close()
        monkeypatch.setattr("broadsheet.room.guard.connections.SECONDS", 60.0)
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        answered = await reader.read()
        writer.close()
        server.should_exit = True
        await serving
        assert left == b""
        return answered

    assert asyncio.run(run()).startswith(b"HTTP/1.1 200")


def test_an_allowance_fills_up_again() -> None:
    clock = [0.0]
    allowance = Allowance(2, 60, lambda: clock[0])
    for _ in range(2):
        assert allowance.wait("a") == 0
        allowance.take("a")
    assert 29 < allowance.wait("a") <= 30
    assert allowance.wait("b") == 0
    clock[0] = 31
    assert allowance.wait("a") == 0


def test_who_asks_too_often_has_to_wait_but_not_on_loopback() -> None:
    door = _door(BEYOND, HTTPS)
    answers = [door.get("/", headers={"authorization": "Bearer open sesame"}) for _ in range(120)]
    assert [answer.status_code for answer in answers].count(429) >= 5
    assert max(int(answer.headers.get("retry-after", 0)) for answer in answers) >= 1
    assert {_door().get("/").status_code for _ in range(50)} == {200}


# ---- signing in ----


def test_without_the_password_there_is_nothing_to_see() -> None:
    door = _door(BEYOND, HTTPS)
    assert door.get("/", headers=HTML).headers["location"] == "/sign-in?next=/"
    for path in ("/", "/api/read", "/nothing", "/metrics", "/openapi.json"):
        answer = door.get(path)
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"].startswith("Bearer")
    assert door.get("/", headers={"authorization": "Bearer wrong"}).status_code == 401
    assert door.get("/", headers={"authorization": "Basic b3BlbiBzZXNhbWU="}).status_code == 401


def test_a_program_shows_it_with_each_request() -> None:
    door = _door(BEYOND, HTTPS)
    shown = {"authorization": "Bearer open sesame"}
    assert door.get("/", headers=shown).status_code == 200
    assert door.post("/change", data={"name": "x"}, headers=shown).text == "changed x"
    assert door.get("/").status_code == 401


def _signed_in(door: TestClient, password: str = "open sesame", way: str = "/sign-in") -> Any:
    token = _token(door.get(way, headers=HTML))
    return door.post(way, data={"csrf": token, "password": password}, headers=HTML | {"origin": HTTPS})


def test_a_person_signs_in_and_out() -> None:
    door = _door(BEYOND, HTTPS)
    answer = _signed_in(door, way="/sign-in?next=/%3Fq%3Da")
    assert (answer.status_code, answer.headers["location"]) == (303, "/?q=a")
    (cookie,) = [line for line in answer.headers.get_list("set-cookie") if line.startswith("__Host-broadsheet=")]
    for flag in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/", f"Max-Age={LASTS}"):
        assert flag in cookie
    page = door.get("/")
    assert page.status_code == 200
    assert door.post("/change", data={"name": "x"}).status_code == 403  # signed in is not enough
    assert door.post("/sign-out", data={"csrf": _token(page)}).status_code == 303
    assert door.get("/").status_code == 401


def test_an_old_cookie_is_worth_nothing_after_signing_out() -> None:
    door = _door(BEYOND, HTTPS)
    _signed_in(door)
    kept = dict(door.cookies)
    door.post("/sign-out", data={"csrf": _token(door.get("/"))})
    door.cookies.clear()
    door.cookies.update(kept)
    assert door.get("/").status_code == 401


def test_wrong_passwords_are_told_and_then_have_to_wait() -> None:
    door = _door(BEYOND, HTTPS)
    assert _signed_in(door, "wrong").status_code == 401
    for _ in range(30):  # five, and as many as a slow machine gives back meanwhile
        if _signed_in(door, "wrong").status_code == 429:
            break
    late = _signed_in(door)
    assert late.status_code == 429  # the right one too: nobody looks any more
    assert "retry-after" in late.headers
    assert door.get("/", headers={"authorization": "Bearer open sesame"}).status_code == 429


@pytest.mark.parametrize(
    "way", ["https://evil.example/", "//evil.example", "/\\evil.example", "\\\\evil.example", "/\n/evil.example", "x"]
)
def test_signing_in_leads_to_no_other_site(way: str) -> None:
    door = _door(BEYOND, HTTPS)
    token = _token(door.get("/sign-in"))
    answer = door.post("/sign-in", params={"next": way}, data={"csrf": token, "password": "open sesame"})
    assert answer.headers["location"] == "/"


def test_what_a_link_to_the_form_brings_along_stays_text() -> None:
    assert "<script>" not in _door(BEYOND, HTTPS).get("/sign-in", params={"next": '/"><script>alert(1)</script>'}).text


def test_cookies_without_tls_only_where_that_is_wanted() -> None:
    plain = Settings(hosts=("paper.example",), token=BEYOND.token, plain_http=True)
    door = _door(plain, "http://paper.example")
    token = _token(door.get("/sign-in"))
    answer = door.post("/sign-in", data={"csrf": token, "password": "open sesame"})
    assert "Secure" not in answer.headers["set-cookie"]
    assert door.get("/").status_code == 200
    assert "https" in _door(BEYOND, "http://paper.example").get("/sign-in").text


def test_a_password_is_kept_as_its_hash() -> None:
    stored = secret.hashed("päss wörd")
    assert secret.is_hashed(stored)
    assert "wörd" not in stored
    assert secret.fits("päss wörd", stored)
    assert not secret.fits("pass word", stored)
    assert stored != secret.hashed("päss wörd")
    door = _door(Settings(hosts=("paper.example",), token=stored), HTTPS)
    assert door.get("/", headers={"authorization": b"Bearer p\xc3\xa4ss w\xc3\xb6rd"}).status_code in (200, 401)
    assert door.get("/", headers={"authorization": f"Bearer {stored.encode().hex()}"}).status_code == 401


def test_sessions_end() -> None:
    clock = [0.0]
    sessions = Sessions(lambda: clock[0])
    cookie = sessions.begin()
    assert sessions.lives(cookie)
    assert not sessions.lives("")
    clock[0] = LASTS + 1
    assert not sessions.lives(cookie)


# ---- watching ----


def test_health_and_numbers(client: TestClient) -> None:
    assert client.get("/healthz").json()["status"] == "ok"
    client.get("/api/articles")
    client.get("/never/heard/of")
    numbers = client.get("/metrics").text
    assert 'broadsheet_requests_total{method="GET",place="api:/articles",status="200"} 1.0' in numbers
    assert 'place="none",status="404"' in numbers
    assert "never" not in numbers
    assert "broadsheet_archive_pages 3.0" in numbers
    assert "broadsheet_request_seconds_bucket" in numbers


def test_health_is_for_everybody_and_numbers_are_not(room: Callable[..., TestClient]) -> None:
    door = room(BEYOND, HTTPS)
    assert door.get("/healthz").status_code == 200
    assert door.get("/metrics").status_code == 401
    assert door.get("/metrics", headers={"authorization": "Bearer open sesame"}).status_code == 200


@pytest.fixture
def logged() -> Iterator[list[dict[str, Any]]]:
    lines: list[dict[str, Any]] = []

    class Kept(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            text = JsonLines().format(record)
            assert "\n" not in text
            lines.append(json.loads(text))

    handler, log = Kept(), logging.getLogger("broadsheet.room")
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    yield lines
    log.removeHandler(handler)


def test_each_request_is_a_line_of_json_without_what_was_looked_for(logged: list[dict[str, Any]]) -> None:
    _door().get("/nothing%0Ahere", params={"q": "private"}, headers={"authorization": "Bearer s3cret"})
    (line,) = logged
    assert (line["method"], line["path"], line["status"], line["level"]) == ("GET", "/nothing\nhere", 404, "info")
    assert line["ms"] >= 0
    assert not {"private", "s3cret"} & set(re.findall(r"\w+", json.dumps(line)))


def test_a_fault_of_ours_is_logged_with_its_trace(logged: list[dict[str, Any]]) -> None:
    assert _door().get("/broken").status_code == 500
    (line,) = logged
    assert line["level"] == "error"
    assert "RuntimeError: a fault" in line["trace"]


def test_the_end_waits_for_requests_under_way() -> None:
    import uvicorn

    async def run() -> bytes:
        server = uvicorn.Server(uvicorn.Config(_door().app, port=0, http=Connection, log_level="error", lifespan="off"))
        serving = asyncio.create_task(server.serve())
        while not server.started:
            await asyncio.sleep(0)
        reader, writer = await asyncio.open_connection("127.0.0.1", server.servers[0].sockets[0].getsockname()[1])
        writer.write(b"POST /api/read HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\nfo")
        assert await reader.readuntil(b"\r\n\r\n") == b"HTTP/1.1 100 Continue\r\n\r\n"  # it is at work on this one
        server.should_exit = True
        writer.write(b"ur")
        answered = await reader.read()
        writer.close()
        await serving
        return answered

    answered = asyncio.run(run())
    assert answered.startswith(b"HTTP/1.1 200")
    assert answered.endswith(b"4")
