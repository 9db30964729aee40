from ..page import Page
from .item import Item


def read(page: Page) -> list[Item]:
    return []
