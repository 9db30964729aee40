"""The page as it came, safe to be looked at: for a sandboxed frame beside the article."""

from __future__ import annotations

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response

from ..outline import outlined
from .article import FIELDS, number, shown
from .view import ENVIRONMENT, archive_of

# The frame may do nothing: no script, form, window or address elsewhere. Own styles from here are all that is loaded.
POLICY = "sandbox; default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"


_STYLE = Path(__file__).parent.parent / "static" / "original.css"


def stylesheet(request: Request) -> Response:
    """The frame's looks. A sandboxed page has no origin: for it, this file comes from elsewhere and has to be allowed."""
    return FileResponse(_STYLE, media_type="text/css", headers={"Cross-Origin-Resource-Policy": "cross-origin"})


def original(request: Request) -> Response:
    """`/original/12?field=headline&place=0`: capture 12, its body blocks outlined, and the place of a field's candidate."""
    archive = archive_of(request)
    capture_number = int(request.path_params["capture"])
    capture = archive.capture(capture_number)
    read = archive.evidence(capture_number)
    field = request.query_params.get("field", "")
    candidates = read.evidence.get(field, ()) if field in FIELDS else ()
    place = number(request.query_params.get("place")) or 0
    item = candidates[place] if place < len(candidates) else None
    path = item.path if item is not None and item.path != "/html" else None
    markup = outlined(capture, read.blocks, path)
    declared = markup.declared or (() if item is None or markup.found else (item.path, shown(item.value)))
    html = ENVIRONMENT.get_template("original.html").render(
        markup=markup, declared=declared, language=read.language, field=FIELDS.get(field)
    )
    return HTMLResponse(html, headers={"Content-Security-Policy": POLICY, "X-Frame-Options": "SAMEORIGIN"})
