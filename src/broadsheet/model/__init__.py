"""The learned part: blocks and their measures, the trees that weigh them, the weights as data."""

from .body_model import BodyModel, shipped

__all__ = ["BodyModel", "shipped"]
