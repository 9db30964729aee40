"""Words of class names and ids by which elements behind an article's text say that they are something else.

Class names are English or the language of the newsroom's developers. Each list was held against page sets of a thousand sites: what
its words cut of an article's own text stands beside it, in words rightly and wrongly cut.
"""

from __future__ import annotations

from ...page import words
from .comments import PLURAL

# Other stories, told as such. 3,500 : 720.
RELATED = words(
    """related relatedposts relatedarticles relatednews related-posts related-articles recommended recommendations similar
    more-stories morestories read-more readmore read-also yarpp jp-relatedposts outbrain taboola othernews other-news upnext
    crp ähnliche verwandte weiterlesen"""
)
# Readers' comments and their rules.
COMMENTS = words(PLURAL)
# What opens over the page: dialogs, notices, explanations. 3,700 : 230.
OVERLAYS = words("modal modals popup popups tooltip tooltips dialog overlay lightbox offcanvas")
# Who wrote it. 360 : 3.
BIOS = words(
    """author-bio authorbio about-author aboutauthor author-box authorbox bio saboxplugin-wrap author-info authorinfo
    author-description author-card authorcard about-the-author"""
)
# Columns beside the text that stand behind it in the page's source.
SIDES = words(
    "sidebar rightcol rightcolumn right-col right_col rail lenta newsfeed latestnews latest-news mostread most-read popular trending ticker"
)
# What lawyers want said.
DISCLAIMERS = words("disclaimer disclaimers disclosure disclosures copyright")
