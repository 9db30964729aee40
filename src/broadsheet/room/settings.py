"""How a reading room is run: where it listens, who may come in, how much it takes."""

from __future__ import annotations

from dataclasses import dataclass

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


@dataclass(frozen=True, slots=True)
class Settings:
    """All of it; the defaults are those of `broadsheet serve`."""

    host: str = "127.0.0.1"
    port: int = 8000
    token: str | None = None  # what a visitor has to show, or its `guard.secret.hashed`; None only on loopback
    plain_http: bool = False  # let visitors sign in without TLS: their password and cookie can be read on the way
    hosts: tuple[str, ...] = ("127.0.0.1", "[::1]", "localhost")  # names in the Host header that are answered, without port
    max_bytes: int = 16 << 20  # of a page that is handed in or fetched
    timeout: float = 20.0  # seconds for a page that is fetched
    allowed: frozenset[str] = frozenset()  # hosts that pages may be fetched from though their addresses are not public
    patience: float = 30.0  # seconds that a client may take to send a request or to take a piece of an answer
    requests_a_minute: int = 600  # of one visitor; beyond loopback
    log: bool = True  # one line of JSON a request, to standard error

    @property
    def open(self) -> bool:
        """Whether a visitor needs to show nothing."""
        return self.token is None
