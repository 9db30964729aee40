"""Words as the word lists of languages have them.

`fold_word(text)`: no case, no accents, Western digits, no marks that a reader does not see.
`fold_words(text)`: its words, each folded.
"""

from ._foldword import fold_word, fold_words

__all__ = ["fold_word", "fold_words"]
