"""Words as the word lists of languages have them.

`fold_word(text)`: no case, no accents, Western digits, no marks that a reader does not see.
`fold_words(text)`: its words, each folded.
`plain_words(text)`: the same of a text that is but two to four capitalised words; none of any other.
`has_word(folded, first, inside)`: whether the first word of a folded text is among some, or another one among others.
"""

from ._foldword import fold_word, fold_words, has_word, plain_words

__all__ = ["fold_word", "fold_words", "has_word", "plain_words"]
