"""Names of elements and attributes that the compiled core knows by number, and what kind of element each is."""

from __future__ import annotations

# Elements whose content stands on lines of its own (HTML Standard, 15.3, "display: block" and the table kinds), with the
# two that break a line.
BLOCK = frozenset(
    """address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure footer
    form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup option p plaintext pre
    search section select summary table tbody td textarea tfoot th thead title tr ul xmp video audio iframe object amp-img
    amp-iframe button""".split()
)

# Elements whose text no reader sees as text of the page.
UNSEEN = frozenset("script style template head title meta link noframes svg math textarea select datalist object iframe".split())

TAGS = tuple(
    sorted(
        BLOCK
        | UNSEEN
        | frozenset(
            """a abbr acronym amp-video amp-youtube amp-twitter amp-instagram applet area b base bdi bdo big canvas cite code col
            colgroup data del dfn em embed font frame i img input ins kbd label map mark marquee meter nobr noembed noscript
            output param path picture progress q rp rt ruby s samp slot small source span strike strong sub sup time track tt u
            var wbr""".split()
        )
    )
)

ATTRIBUTES = tuple(
    sorted(
        """id class itemprop itemscope itemtype itemid itemref property typeof resource about vocab prefix content name http-equiv
        charset href src srcset sizes data-src data-srcset data-original data-lazy-src alt title width height datetime rel rev
        type lang dir role hidden style aria-hidden aria-label data-testid data-component data-type datatype cite value media
        style""".split()
    )
)

# Attributes whose words tell what an element is for.
WORDED = ("class", "id", "itemprop", "role", "data-testid", "data-component", "data-type", "rel", "property")
