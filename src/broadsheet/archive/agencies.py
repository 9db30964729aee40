"""Which news agency a page credits. The list is data: names as bylines, datelines and credits give them."""

from __future__ import annotations

import re
from functools import cache

from ..record import Article

# Name to show, then the ways it is written. Two and three letters count as they are written only (AP, not ap); where a name is
# a usual word
# elsewhere it counts within a credit only, which the pattern below looks for.
AGENCIES: tuple[tuple[str, str], ...] = (
    ("AFP", "AFP|Agence France[- ]Presse|ا ف ب|أ ف ب|فرانس برس|法新社|АФП"),
    ("AP", "AP|Associated Press|أسوشيتد برس|美联社|美聯社|АП"),
    ("Reuters", "Reuters|REUTERS|رويترز|路透社?|ロイター|Рейтер|로이터"),
    ("dpa", "dpa|DPA|Deutsche Presse-Agentur"),
    ("APA", "APA|Austria Presse Agentur"),
    ("Keystone-SDA", "Keystone-SDA|sda|SDA|ATS|Keystone-ATS"),
    ("epd", "epd"),
    ("KNA", "KNA"),
    ("SID", "SID"),
    ("EFE", "EFE|Agencia EFE"),
    ("Europa Press", "Europa Press"),
    ("ANSA", "ANSA|Ansa"),
    ("Adnkronos", "Adnkronos"),
    ("Lusa", "Lusa|LUSA|Agência Lusa"),
    ("Agência Brasil", "Agência Brasil|Estadão Conteúdo|Folhapress"),
    ("Télam", "Télam|TELAM"),
    ("Belga", "Belga|BELGA"),
    ("ANP", "ANP"),
    ("TT", "TT Nyhetsbyrån|TT"),
    ("NTB", "NTB"),
    ("Ritzau", "Ritzau|RITZAU"),
    ("STT", "STT"),
    ("PAP", "PAP|Polska Agencja Prasowa"),
    ("ČTK", "ČTK|CTK"),
    ("TASR", "TASR|SITA"),
    ("MTI", "MTI"),
    ("Agerpres", "Agerpres|AGERPRES|Mediafax"),
    ("BTA", "БТА"),
    ("Hina", "Hina|HINA"),
    ("Tanjug", "Tanjug|Танјуг|FoNet|Beta"),
    ("ANA-MPA", "ΑΠΕ-ΜΠΕ|ΑΠΕ"),
    ("Anadolu", "Anadolu Ajansı|Anadolu Agency|AA|DHA|İHA"),
    ("TASS", "TASS|ТАСС|تاس"),
    ("RIA Novosti", "RIA Novosti|РИА Новости|Sputnik"),
    ("Interfax", "Interfax|Интерфакс|Інтерфакс-Україна"),
    ("Ukrinform", "Ukrinform|Укрінформ|УНІАН|УНИАН"),
    ("Xinhua", "Xinhua|新华社?|新華社?|شينخوا"),
    ("CNS", "中新社|中新网"),
    ("CNA", "中央社"),
    ("Kyodo", "Kyodo|共同通信|共同"),
    ("Jiji", "Jiji Press|時事通信|時事"),
    ("Yonhap", "Yonhap|연합뉴스"),
    ("Newsis", "뉴시스|뉴스1"),
    ("PTI", "PTI|Press Trust of India"),
    ("ANI", "ANI|IANS"),
    ("UNB", "UNB|BSS|ইউএনবি|বাসস"),
    ("Antara", "Antara|ANTARA"),
    ("Bernama", "Bernama|BERNAMA"),
    ("VNA", "TTXVN|VNA"),
    ("AAP", "AAP"),
    ("PA Media", "PA Media|Press Association"),
    ("Canadian Press", "Canadian Press|La Presse Canadienne"),
    ("UPI", "UPI"),
    ("Bloomberg", "Bloomberg"),
    ("Fars", "Fars News|فارس|ایسنا|ISNA|IRNA|ایرنا"),
    ("WAFA", "WAFA|وفا"),
    ("SPA", "واس"),
    ("MENA", "أ ش أ"),
)
_START, _END = 160, 240  # letters of the text in which a credit stands


def agency(article: Article) -> str | None:
    """The agency that a page credits: among its authors, in brackets or behind a dash where the text begins or ends; None
    without one."""
    for author in article.authors:
        if found := _named().fullmatch(author.name.strip()) or _named().search(
            f"({author.name})" if author.type == "organization" else ""
        ):
            return _shown(found)
    for place in (article.text[:_START], article.text[-_END:]):
        if found := _credit().search(place):
            return _shown(found)
    return None


def _shown(found: re.Match[str]) -> str:
    return AGENCIES[int((found.lastgroup or "n0")[1:])][0]


@cache
def _named() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<n{i}>(?<!\\w)(?:{names})(?!\\w))" for i, (_, names) in enumerate(AGENCIES)))


@cache
def _credit() -> re.Pattern[str]:
    """A name in brackets, after a slash or a dash of a dateline, before one, or alone at the end: "(AFP)", "PARIS (Reuters)
    -", "/dpa"."""
    names = "|".join(f"(?P<n{i}>{names})" for i, (_, names) in enumerate(AGENCIES))
    before = r"(?:[(\[【（/][^()\[\]【】（）/\n]{0,40}?|[–—-]\s*|^|\n)"
    behind = r"(?=[^()\[\]【】（）\n]{0,30}?[)\]】）/]|\s*[.–—:-]|\s*$)"
    return re.compile(f"{before}(?<!\\w)(?:{names})(?!\\w){behind}")
