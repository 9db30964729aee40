"""Whether bytes are those that an archive's digest was made of."""

from __future__ import annotations

import base64
import hashlib

_ALGORITHMS = {"sha1": "sha1", "sha-1": "sha1", "sha256": "sha256", "sha-256": "sha256", "sha512": "sha512", "md5": "md5"}


def matches(label: str, content: bytes) -> bool | None:
    """Whether `label` ("sha1:3EF8GHK...") is the digest of `content`; None where its algorithm is not known.

    The standard leaves the alphabet open, so archives hold base 32, hexadecimal and base 64; each is taken.
    """
    algorithm, _, value = label.strip().partition(":")
    known = _ALGORITHMS.get(algorithm.strip().lower())
    if known is None:
        return None
    digest = hashlib.new(known, content, usedforsecurity=False).digest()
    value = value.strip()
    if value.rstrip("=") in (
        base64.b64encode(digest).decode().rstrip("="),
        base64.urlsafe_b64encode(digest).decode().rstrip("="),
    ):
        return True
    return value.lower().rstrip("=") in (digest.hex(), base64.b32encode(digest).decode().lower().rstrip("="))
