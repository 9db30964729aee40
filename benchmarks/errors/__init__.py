"""Where the reader is wrong, and why: a page for the browser, with the worst pages of each set and field.

judge.py    a page read and laid beside its gold, field by field
marks.py    two texts, word by word: lost, taken too much, the same
scripts.py  the alphabet a text is written in
show.py     all of it as one HTML file
"""
