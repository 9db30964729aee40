from collections.abc import Iterator

from ..page import Node, Page
from .renditions import File

def files_of(node: Node, page: Page) -> Iterator[File]: ...
