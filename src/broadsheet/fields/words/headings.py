"""Words of class names that tell what stands in or around a heading. Class names are English or the language of the
newsroom's developers; the lists hold what recurs in templates of many countries, and no name of a site."""

from __future__ import annotations

from ...page import words

# The element shows the headline of the page's own text.
HEADLINE = words(
    """headline entry-title post-title article-title page-title article-headline posttitle storytitle newstitle arttitle
    articletitle entrytitle pagetitle storyheadline otsikko overskrift nadpis zagolovok midashi judul antraste
    virsraksts pealkiri"""
)
# The same words in many languages for any title: weaker, teasers and boxes have titles too.
TITLE = words("""title titulo título titre titel titolo tytul tytuł rubrik cim baslik başlık naslov titlu tieude heading""")
# A line over the headline: kicker, roof line, section label. Cut where it stands inside the heading's element.
KICKER = words(
    """kicker overline roofline topline eyebrow dachzeile spitzmarke oberzeile overtitle surtitre sur-titre antetitulo
    antetítulo volanta cintillo occhiello vignette vignet hatkicker chapeau-title toptitle supertitle suprahead
    suptitle headline-prefix prefix label badge flag category section sectionlabel rubric rubrik-label subject topic-
    label pretitle pre-title hat strapline stikk stikktittel vinjett vignett trumpet titleheader topic flagging
    premium plus-icon icon live-label"""
)
# A line under the headline inside the same element.
UNDER = words(
    """subtitle sub-title subheadline sub-headline subhead subheading undertitle undertitel untertitel unterzeile soustitre
    sous-titre subtitulo bajada sottotitolo podtytul podnadpis alcim standfirst dek deck lead byline date time meta
    comments-count count"""
)
# Text for programs that read aloud, or for nobody.
HIDDEN = words(
    """hidden hide hideme sr-only sr screen-reader-text visually-hidden visuallyhidden h-offscreen offscreen u-hidden
    invisible assistive assistive-text element-invisible a11y-hidden screenreader screen-reader is-hidden"""
)
# Around the heading: the name of the site, not of the article.
BRAND = words(
    """logo brand branding site-title site-name sitename site-branding blogname site-header navbar-brand
   """
)
# Around the heading: the path to the page or a list of places. What is here repeats the headline at best.
PATH = words("""breadcrumb breadcrumbs crumb crumbs breadcrumblist navigation nav menu pagination""")
# Around the heading: no place for the headline of the page's own text.
AWAY = PATH | words(
    """sidebar footer cookie cookies consent gdpr modal popup overlay newsletter comments comment respond related relateds
    recommended recommendations mostread most-read popular trending teaser teasers promo widget-area secondary
    complementary contentinfo aside rightcolumn leftcolumn subscribe paywall search social share sharing login advert
    advertisement dialog player playlist widget-title menu-toggle"""
)
