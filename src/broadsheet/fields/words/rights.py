"""What stands behind the name in a copyright line."""

from __future__ import annotations

import re

from ...page import words

# Where a page ends: the footer in class names of many countries.
FOOTER = words(
    "footer copyright copyrights colophon contentinfo site-info siteinfo impressum pied pie rodape sidfot bottom legal"
)

# "All rights reserved" and what else follows a holder's name; from here on the line is cut. Small letters only; each begins with
# a letter of its own, which a search looks for first.
CUT = re.compile(
    r"(?:\||·|•|/|–|—| - |all rights(?: reserved|(?<=\ball rights)\b)"
    r"|tous droits|droits r[ée]serv[ée]s|alle rechte|todos (?:los|os)"
    r"|tutti i diritti|alle rechten|alle rettigheder|alle rettigheter|alla r[äa]ttigheter"
    r"|kaikki oikeudet|wszelkie prawa|wszystkie prawa|v[šs]echna pr[áa]va|minden jog"
    r"|toate drepturile|t[üu]m haklar|her hakk[ıi]|все права|всі права|усі права|всички права"
    r"|сва права|sva prava|με επιφύλαξη|όλα τα|جميع الحقوق|كافة الحقوق|تمامی حقوق|کلیه حقوق"
    r"|کليه حقوق|כל הזכויות|सर्वाधिकार|सभी अधिकार|সর্বস্বত্ব|無断転載|版权所有|版權所有|保留所有|無斷轉載|무단"
    r"|สงวนลิขสิทธิ์|bản quyền|hak cipta|seluruh hak|powered by|proudly|terms|privacy"
    r"|impressum|datenschutz|unauthori[sz]ed|reproduction|registered|company n|no part)"
)
