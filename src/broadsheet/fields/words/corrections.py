"""Words by which editors admit that an article was wrong, in lower case; the lines are alternatives of a pattern."""

# How such a note begins.
LABELS = """correction|corrections|corrected|clarification|editor'?s? note|editors' note|erratum|errata|retraction|amended|
berichtigung|korrektur|korrigiert|richtigstellung|anmerkung der redaktion|anm\\. d\\. red|hinweis der redaktion|transparenzhinweis|
rectificatif|rectification|note de la rédaction|ndlr|précision|
corrección|fe de erratas?|fe de errores|rectificación|nota de la redacción|nota del editor|
correção|erramos|retificação|nota da redação|uma versão anterior|
correzione|errata corrige|rettifica|nota della redazione|
correctie|rectificatie|noot van de redactie|
rättelse|korrigering|rettelse|presisering|oikaisu|korjaus|
sprostowanie|korekta|od redakcji|we wcześniejszej wersji|oprava|opraveno|helyesbítés|helyreigazítás|corecție|erată|
исправление|исправлено|уточнение|поправка|от редакции|примечание редакции|
виправлення|уточнення|від редакції|διόρθωση|επανόρθωση|düzeltme|editörün notu|
تصحيح|تصويب|توضيح|ملاحظة المحرر|תיקון|הבהרה|اصلاحیه|
訂正|お詫びと訂正|おことわり|更正|勘误|勘誤|編按|编者按|編者註|정정|바로잡습니다|알려드립니다|แก้ไข|đính chính|ralat|koreksi|catatan redaksi|शुद्धिपत्र|भूल सुधार|সংশোধনী"""

# The same where the note does not begin with its label: whole phrases that no report uses otherwise.
PHRASES = """this (?:article|story|post|report|piece) (?:has been|was) (?:updated|corrected|amended|changed|edited|revised)|
an earlier version|a previous version|in einer (?:früheren|ersten) (?:version|fassung)|une (?:première|précédente) version|
una versión anterior|uma versão anterior|una (?:precedente|prima) versione|in een eerdere versie|i en tidigare version|
we wcześniejszej wersji|в (?:ранней|предыдущей|первоначальной) версии"""
