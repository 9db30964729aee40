"""Words in addresses that tell what kind of page one leads to. Segments of paths and labels of hosts, in lower case.

English prevails in addresses everywhere; the lists hold besides what newsrooms' systems use in their own languages.
"""

from __future__ import annotations

# A piece of journalism or a blog's entry.
ARTICLE = frozenset(
    """article articles artikel artikels articulo articulos artículo artigo artigos articolo articoli artykul artykuly artikkel
    artikler clanek clanky statya statyi story stories news nyheter nyheder uutiset noticia noticias notizia notizie wiadomosci
    wiadomosc nachrichten meldung aktuelles actualite actualites actu blog blogs blogi post posts p haber haberler hirek novosti
    vijesti zpravy spravy opinion opinions opinie meinung kommentar kolumne column columns editorial debate features feature
    insights resources magazine magazin interview reportage politik politics sport sports wirtschaft business world welt monde""".split()
)
# Lists of other pages.
INDEX = frozenset(
    """category categories kategorie kategorien kategoria categoria categorias categorie cat tag tags topic topics thema themen
    dossier dossiers rubrik rubriken rubrique rubriques seccion secciones secao author authors autor autoren auteur auteurs
    archive archives archiv archivo archiwum search suche recherche buscar szukaj find browse c collections collection page
    section sections list lists listing listings directory explore label labels sitemap index overview ueberblick feed""".split()
)
LAST_INDEX = INDEX | frozenset(
    """news blog articles stories latest home start startseite index politics politik sport sports business world opinion culture
    events newsroom press presse nachrichten actualites noticias wiadomosci""".split()
)
# Shops, manuals, services, a site's own papers.
OTHER = frozenset(
    """product products produkt produkte produit produits producto productos produto prodotto shop store itm dp gp item items
    buy cart checkout app apps services service leistungen docs doc documentation manual reference api guide-reference wiki
    man library sdk download downloads pricing preise contact kontakt about about-us ueber-uns impressum imprint privacy
    datenschutz terms agb legal login signin register account jobs careers karriere faq help hilfe support solutions loesungen
    software tools tool forum forums thread threads showthread viewtopic topic questions question discussion t profile user users
    members courses course kurs event events hotel hotels listing properties property recipe-index calculator""".split()
)
OTHER_HOSTS = frozenset(
    """docs doc developer developers api store shop forum forums foren community discuss discourse support help apps play wiki
    learn-docs man pypi jobs careers answers stackoverflow""".split()
)
VIDEO = frozenset("video videos vidéo videoclip videoclips mediathek watch tv-video clip clips wideo videa".split())
GALLERY = frozenset(
    """gallery galleries galerie galerien galeria galerias galleria gallerie photos photo-gallery photogallery fotogalerie
    fotogaleria fotostrecke fotostrecken bildergalerie bildergalerien bilder diaporama diaporamas slideshow slideshows fotos
    fotogalerij fotoserie picture-gallery pictures zdjecia fotoreportage photo""".split()
)
LIVE = frozenset(
    """live liveblog live-blog liveticker live-ticker ticker newsticker live-updates liveupdates live-update endirect en-direct
    direct envivo en-vivo ao-vivo diretta onlayn live-news""".split()
)
