"""What a person reads: one file a page, a table of them below."""

from __future__ import annotations

from starlette.routing import BaseRoute, Route

from .article import article, opened
from .copies import copies
from .errors import ERRORS
from .feeds import atom, json
from .front import front
from .intake import add, adding
from .original import original, stylesheet
from .pictures import data, picture, pictures
from .saved import forget, save
from .search import search
from .sources import sources
from .taking import take
from .versions import versions

__all__ = ["ERRORS", "routes"]


def routes() -> list[BaseRoute]:
    """Every page of the room."""
    return [
        Route("/", front),
        Route("/article", article),
        Route("/open", opened),
        Route("/original/{capture:int}", original),
        Route("/static/original.css", stylesheet),
        Route("/versions", versions),
        Route("/copies", copies),
        Route("/search", search),
        Route("/search.atom", atom),
        Route("/search.json", json),
        Route("/export/{form}", take),
        Route("/searches", save, methods=["POST"]),
        Route("/searches/forget", forget, methods=["POST"]),
        Route("/pictures", pictures),
        Route("/pictures/{name}.svg", picture),
        Route("/pictures/{name}.csv", data),
        Route("/sources", sources),
        Route("/add", adding),
        Route("/add", add, methods=["POST"]),
    ]
