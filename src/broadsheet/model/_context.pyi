from ._blocks import Blocks

CONTEXT: tuple[str, ...]

def measures(blocks: Blocks, matrix: bytes, first: list[float]) -> bytes: ...
