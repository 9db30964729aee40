"""Following news sites: feeds, sitemaps and section pages are asked politely, and the pages they lead to are kept.

What is remembered and where pages go are two small seams (`SourceBook`, `Sink`); the archive implements both.
"""

from .book import Host, Item, Sink, Source, SourceBook
from .collector import Collector
from .memory import MemoryBook, MemorySink
from .settings import Settings

__all__ = ["Collector", "Host", "Item", "MemoryBook", "MemorySink", "Settings", "Sink", "Source", "SourceBook"]
