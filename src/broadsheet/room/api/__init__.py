"""The archive by HTTP: what its methods answer, as JSON, with a description at /openapi.json.

operations.py lists all there is; everything else serves that list.
"""

from .app import routes

__all__ = ["routes"]
