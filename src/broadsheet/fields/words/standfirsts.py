"""Words of class names that call an element the standfirst."""

from __future__ import annotations

from ...page import words

# Words that name nothing else: in newsrooms' own languages, and English trade words.
SURE = words(
    """standfirst dek chapo chapô sapo vorspann entradilla bajada copete occhiello-sommario catenaccio linhafina linha-fina ingress
    ingressi manchet ingres underrubrik undertittel underrubrik unterzeile anleser leadtext lead-text article-lead article-lede
    lede articlelead articlesummary article-summary article__summary article-standfirst article-dek article-intro article-excerpt
    articlesubtitle article-subtitle article-subheadline post-subtitle entry-subtitle story-summary story-subtitle story-dek
    content-head__subtitle chapeau zajawka perex beajanlo lead-paragraph spot haberspot heading-lead"""
)
# Words that name other things too: the first paragraph, a box, a teaser. They count where a declaration says the same.
LIKELY = words(
    """lead intro introduction einleitung teaser-text teasertext summary abstract excerpt subtitle sub-title subheading subhead
    subtitulo subtítulo soustitre sous-titre sottotitolo untertitel undertitel podtytul sommario resumen resumo description
    desc deck preamble subheadline sub-headline preview-text previewtext anons lid"""
)
