"""A password as it may be written down: its scrypt hash (RFC 7914), with the salt and the costs."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets

_N, _R, _P = 1 << 15, 8, 1  # 32 MiB and some 60 ms a try
_MEMORY = 64 << 20
_MARK = "scrypt"


def hashed(password: str) -> str:
    """`password` as `scrypt$n$r$p$salt$hash`."""
    salt = secrets.token_bytes(16)
    return "$".join((_MARK, str(_N), str(_R), str(_P), _text(salt), _text(_derived(password, salt, _N, _R, _P))))


def is_hashed(text: str) -> bool:
    """Whether `text` is what `hashed` gives."""
    return text.startswith(_MARK + "$") and text.count("$") == 5


def fits(password: str, stored: str) -> bool:
    """Whether `password` is the one that `stored` was made of. Takes as long as a try shall cost: not on the event loop."""
    _, n, r, p, salt, kept = stored.split("$")
    derived = _derived(password, base64.b64decode(salt), int(n), int(r), int(p))
    return hmac.compare_digest(derived, base64.b64decode(kept))


def _derived(password: str, salt: bytes, n: int, r: int, p: int) -> bytes:
    return hashlib.scrypt(password.encode(errors="surrogatepass"), salt=salt, n=n, r=r, p=p, maxmem=_MEMORY, dklen=32)


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()
