"""Words that tell where a page lists its keywords for readers."""

from __future__ import annotations

from ...page import words
from ...text import fold

# Class names of tag lists. "topic" and "theme" alone name menus as often as tag lists; they count below the headline only.
TAGS = words(
    """tags taglist tag-list tags-list tagcloud-article articletags article-tags post-tags entry-tags tags-links taglinks
    tag-links keywords keyword keywordlist topics topiclist related-topics relatedtopics related-tags relatedtags
    story-topics storytags schlagworte schlagwörter schlagwort stichworte etiquetas etiquette etiquettes motscles
    mots-cles mots-clés emner stikkord ämnen amnesord taggar asiasanat avainsanat trefwoorden onderwerpen tagi temas
    temas-relacionados palavras-chave marcadores etiketler anahtar-kelimeler klicova-slova stitky cimkek címkék
    hashtags hashtag"""
)
# Around it: lists of the site, not of the article.
NOT_HERE = words(
    """nav navigation menu header-nav main-nav sidebar footer-nav widget trending popular tagcloud tag_cloud breadcrumb
    breadcrumbs related-articles teaser teasers card cards newsletter cookie consent comments comment
    recommendations mostread site-footer burger-menu burger-menu-sidebar modal megamenu dropdown hot-topics
    hottopics"""
)
# Folders of pages about a tag, in their addresses.
TAG_FOLDERS = frozenset(
    """tag tags topic topics keyword keywords thema themen tema temas sujet sujets theme themes etiqueta etiquetas etiketler
    etiket schlagwort schlagworte stichwort hashtag argomento argomenti tagi emne emner amne stikkord tagged label labels teema
    stichwoorden tagovi stitek cimke q-tag""".split()
)
# What newsrooms write before the list, folded.
LABELS = frozenset(
    fold(label)
    for label in """tags|tag|topics|keywords|related topics|more on|more about|filed under
    |all topics|all tags|view all|see all|show more|see more|alle themen|weitere themen|mehr anzeigen
    |toutes les thématiques|ver más|ver todos|vedi tutti|in this story|read more about|topics in this article|schlagworte
    |schlagwörter|stichworte|themen|themen des artikels|mehr zum thema
    |mehr zu den themen|mehr lesen über|mehr über|mots clés|mots clefs
    |sur le même sujet|thèmes|thématiques|étiquettes|sujets|etiquetas|temas
    |temas relacionados|más sobre|más información sobre|archivado en
    |palabras clave|tópicos|assuntos|mais sobre|palavras chave|marcadores
    |tag correlati|argomenti|leggi anche su|trefwoorden|onderwerpen
    |meer over|emner|stikkord|les mer om|læs mere om|ämnen|taggar|mer om
    |asiasanat|avainsanat|aiheet|lisää aiheesta|tagi|tematy|słowa kluczowe
    |štítky|témata|klíčová slova|címkék|témák|etichete|cuvinte cheie
    |etiketler|anahtar kelimeler|konular|теги|тэги|темы|ключевые слова
    |сюжеты|теми|ключові слова|етикети|тагове|ознаке|oznake|tagovi
    |ключне речи|ετικέτες|θέματα|وسوم|الوسوم|كلمات مفتاحية|الكلمات الدلالية
    |مواضيع|برچسب ها|کلیدواژه|کلمات کلیدی|תגיות|תגים|नत्थी|टैग्स|टैग|विषय
    |ট্যাগ|குறிச்சொற்கள்|タグ|キーワード|関連キーワード|関連タグ|トピックス|标签|关键词|关键字|標籤|關鍵字|태그
    |키워드|แท็ก|từ khóa|chủ đề|kata kunci|topik|labels|label|parole chiave|nyckelord|nøgleord|tagger|tagy|kľúčové slová|témy
    |kulcsszavak|taguri|ключови думи|метки|мітки|ključne riječi|ključne besede|тагови|λέξεις κλειδιά|الكلمات المفتاحية|كلمات دلالية
    |کلیدواژه ها|کلیدواژه‌ها|برچسب‌ها|מילות מפתח|คำค้น|märksõnad|sildid|birkas|atslēgvārdi|žymos|raktažodžiai|etiquetes|paraules clau
    |efnisorð|თეგები|açar sözlər|teqlər""".replace("\n", "")
    .replace("    |", "|")
    .split("|")
)
