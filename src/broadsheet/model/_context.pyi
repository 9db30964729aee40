from ._blocks import Blocks

CONTEXT: tuple[str, ...]

def measures(blocks: Blocks, matrix: bytes, first: list[float], least: float = 0) -> bytes: ...
