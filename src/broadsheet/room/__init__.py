"""The reading room: an archive as a web application. app.py puts it together, pages/ are what a person reads, api/ what a program
asks, guard/ who may come in."""

from .app import application
from .settings import Settings

__all__ = ["Settings", "application"]
