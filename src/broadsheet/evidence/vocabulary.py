"""schema.org's names as pages write them: full addresses, prefixes and wrong capitals, to the local name."""

from __future__ import annotations

# Properties whose line breaks mean something.
LINES = frozenset({"articleBody", "description", "reviewBody", "text", "transcript"})

# Names as schema.org writes them. Only for putting capitals right ("datepublished", "Headline", "newsarticle"): a name that
# is not here stays as it stands in the page.
_NAMES = """
about abstract accessMode additionalName address aggregateRating alternateName alternativeHeadline answerCount articleBody
articleSection associatedMedia author authors backstory byArtist caption citation cmt comment commentCount commentTime
contactPoint contentLocation contentUrl contributor copyrightHolder copyrightNotice copyrightYear correction
creativeWorkStatus creator creditText cssSelector dateCreated dateModified datePublished dateline description discussionUrl
downvoteCount duration editor email embedUrl encodingFormat familyName genre givenName hasPart headline height
honorificPrefix identifier image inLanguage interactionCount interactionStatistic isAccessibleForFree isBasedOn isPartOf item
itemListElement itemReviewed jobTitle keywords legalName license liveBlogUpdate locationCreated logo mainEntity
mainEntityOfPage memberOf mentions name numberOfItems pageEnd pageStart parentItem position primaryImageOfPage printSection
producer provider publication publisher publishingPrinciples recordedIn relatedLink representativeOfPage reviewBody sameAs
section sharedContent significantLink sourceOrganization spatialCoverage speakable sponsor subtitle suggestedAnswer telephone
temporalCoverage text thumbnail thumbnailUrl timeRequired transcript translator typicalAgeRange uploadDate upvoteCount url
userInteractionCount version video width wordCount worksFor xpath

Article NewsArticle ReportageNewsArticle AnalysisNewsArticle AskPublicNewsArticle BackgroundNewsArticle OpinionNewsArticle
ReviewNewsArticle AdvertiserContentArticle SatiricalArticle Report ScholarlyArticle TechArticle BlogPosting LiveBlogPosting
SocialMediaPosting DiscussionForumPosting Blog CreativeWork WebPage WebSite CollectionPage ItemPage ProfilePage FAQPage
QAPage ItemList ListItem BreadcrumbList Person Organization NewsMediaOrganization Corporation ImageObject VideoObject
AudioObject MediaObject Comment UserComments SpeakableSpecification WebPageElement WPHeader WPFooter WPSideBar
SiteNavigationElement InteractionCounter PostalAddress ContactPoint SearchAction ImageGallery MediaGallery Review Rating
AggregateRating
""".split()

NAMES = {name: name for name in _NAMES}
_BY_LOWER = {name.lower(): name for name in reversed(_NAMES) if name[0].islower()}
_TYPE_BY_LOWER = {name.lower(): name for name in _NAMES if name[0].isupper()}


def local(name: str) -> str:
    """The local name of a property: `http://schema.org/headline`, `schema:headline` and `Headline` are `headline`.

    Empty where nothing is left of it.
    """
    if name in NAMES:
        return name
    name = _cut(name)
    return _BY_LOWER.get(name.lower(), name)


def local_type(name: str) -> str:
    """The same for a type: `http://schema.org/NewsArticle` and `schema:newsarticle` are `NewsArticle`."""
    if name in NAMES and name[0].isupper():
        return name
    name = _cut(name)
    return _TYPE_BY_LOWER.get(name.lower(), name)


def _cut(name: str) -> str:
    name = name.strip().rstrip("/#")
    for mark in "/#:":
        name = name[name.rfind(mark) + 1 :]
    return name
