"""Lines that are about the page and not of the article: clocks and counters; and those that admit a change. Words are data."""

from __future__ import annotations

import re
from functools import cache

from ..fields.corrections import MARKS, is_correction, whole_words

_SHORT = 90  # letters: a line that says how old or how often read is short; a sentence that mentions it is not meant
_LONGEST_LABEL = 400  # letters looked at of a note

# How long ago, and how often: what templates write and write anew. Pieces of words, folded to lower case.
_COUNTED = """minutes? ago|hours? ago|days? ago|seconds? ago|mins? ago|min read|minute read|minutes read|reading time|views?|shares?|reads?|
likes?|comments?|replies|followers|subscribers|people (?:are )?(?:reading|watching)|votes?|claps?|retweets?|last updated|
vor \\d+ (?:minuten?|stunden?|tag(?:en)?|sekunden?)|lesezeit|minuten lesezeit|aufrufe|kommentare?|mal geteilt|mal gelesen|leser online|
il y a \\d+|temps de lecture|lectures?|vues?|partages?|commentaires?|minutes? de lecture|abonnés|
hace \\d+|tiempo de lectura|lecturas?|visitas|visualizaciones|comentarios?|compartid[oa]s?|há \\d+|tempo de leitura|leituras?|
visualizações|comentários?|compartilhamentos|fa \\d+|\\d+ (?:minut[oi]|or[ae]|giorn[oi]) fa|tempo di lettura|letture|commenti|condivisioni|
\\d+ (?:minuten|uur|uren|dagen) geleden|leestijd|keer gelezen|reacties|lästid|kommentarer|visningar|læsetid|visninger|lukukertaa|kommenttia|
\\d+ (?:minut|godzin|dni) temu|czas czytania|wyświetleń|wyświetlenia|komentarzy|udostępnień|před \\d+|zobrazení|komentářů|
\\d+ (?:минут[уы]?|час(?:а|ов)?|дн(?:я|ей)) назад|просмотр(?:а|ов|ы)?|комментари(?:й|я|ев|и)|время чтения|переглядів|коментарів|
\\d+ (?:dakika|saat|gün) önce|okunma|görüntülenme|yorum|okuma süresi|منذ \\d+|مشاهدات?|تعليقات?|دقائق? قراءة|قبل \\d+|לפני \\d+|צפיות|תגובות|
分钟前|小时前|分鐘前|小時前|阅读量|閱讀量|浏览量|瀏覽量|次浏览|评论|評論|留言|点赞|分享|分前|時間前|閲覧数|コメント|回表示|분 전|시간 전|조회수?|댓글|공유|นาทีที่แล้ว|ครั้ง|ผู้ชม|
\\d+ (?:phút|giờ|ngày) trước|lượt xem|bình luận|\\d+ (?:menit|jam|hari) (?:yang )?lalu|dilihat|komentar"""

# How editors begin a note that something was added; those that correct something stand with the fields.
_ADDED = whole_words(
    """update(?:d)?|aktualisierung|mise à jour|actualización|atualização|aggiornamento|обновлено|дополнено|оновлено|güncelleme|追記|cập nhật"""
)

_CLOCK = re.compile(r"[\s\d:.,/|·•()hHuU+-]*(?:[aApP]\.?[mM]\.?|Uhr|GMT|UTC|CET|CEST|[A-Z]{2,4}T)?[\s\d:.,/|·•()+-]*")


def is_noise(text: str) -> bool:
    """Whether a line is a clock or a counter: short, with a number, and hardly more than the words that go with one."""
    if not text or (len(text) <= _SHORT and _CLOCK.fullmatch(text) and any(letter.isdigit() for letter in text)):
        return True
    if len(text) > _SHORT or not any(letter.isdigit() for letter in text):
        return False
    counted = _counted().sub("", text.lower())
    return len(counted) < len(text) and len(re.findall(r"[^\W\d_]+", counted)) <= 3


def is_notice(text: str) -> bool:
    """Whether a text begins as a note that something was corrected or added."""
    return is_correction(text) or _ADDED.match(text[:_LONGEST_LABEL].lower().lstrip(MARKS)) is not None


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(f"(?:{_joined(_COUNTED)})")


def _joined(words: str) -> str:
    return words.replace("\n", "")
