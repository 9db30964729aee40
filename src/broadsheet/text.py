"""White space and Unicode, nothing else.

`squash(text)`: every run of white space as one space, none at the ends. Invisible marks are left alone.

`visible(text)`: as a reader sees it: white space squashed, soft hyphens and zero-width spaces gone.

`fold(text)`: for comparison only: compatibility forms, no case, no punctuation, no marks that a reader cannot see.
"""

from ._text import fold, squash, visible

__all__ = ["fold", "squash", "visible"]
