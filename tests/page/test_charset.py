"""Bytes to text: what browsers do, and the few things that an archive does better."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.page.charset import Encoding, codec, decode

# Sentences of ours, long enough for statistics, each in the encodings that its country's older sites use.
SENTENCES = {
    "ru": "Вчера в городе открылся новый музей истории железных дорог, и очередь стояла до самого вокзала. Билеты раздали за час.",
    "uk": "Учора в місті відкрили новий музей, і черга стояла аж до вокзалу. Їжу роздавали всім охочим, а ґанок прикрасили.",
    "ja": "昨日、町に新しい鉄道博物館が開館し、駅前まで長い行列ができた。入場券は一時間でなくなったという。",
    "zh": "昨天，城里新的铁路博物馆开门迎客，队伍一直排到车站门口。门票在一个小时内全部发完。",
    "tw": "昨天，城裡新的鐵路博物館開門迎客，隊伍一直排到車站門口。門票在一個小時內全部發完。",
    "ko": "어제 시내에 새로운 철도 박물관이 문을 열었고 줄은 역 앞까지 이어졌다. 입장권은 한 시간 만에 동이 났다.",
    "pl": "Wczoraj w mieście otwarto nowe muzeum kolei, a kolejka sięgała aż do dworca. Źle było tylko z herbatą, której zabrakło.",
    "cs": "Včera ve městě otevřeli nové muzeum železnic a fronta sahala až k nádraží. Příští týden přibudou ještě dvě výstavy.",
    "el": "Χθες άνοιξε στην πόλη το νέο μουσείο των σιδηροδρόμων και η ουρά έφτανε μέχρι τον σταθμό. Τα εισιτήρια τελείωσαν γρήγορα.",
    "he": "אתמול נפתח בעיר מוזיאון הרכבות החדש, והתור הגיע עד לתחנה. הכרטיסים חולקו בתוך שעה אחת בלבד.",
    "ar": "افتتح أمس في المدينة متحف السكك الحديدية الجديد، وامتد الطابور حتى المحطة. نفدت التذاكر خلال ساعة واحدة فقط.",
    "th": "เมื่อวานนี้พิพิธภัณฑ์รถไฟแห่งใหม่เปิดให้เข้าชมในเมือง และมีคนต่อแถวยาวไปจนถึงสถานี ตั๋วหมดภายในหนึ่งชั่วโมง",
    "tr": "Dün şehirde yeni demiryolu müzesi açıldı ve kuyruk istasyona kadar uzandı. Biletler bir saat içinde tükendi, çay da öyle.",
    "fr": "Hier, un musée du chemin de fer a ouvert en ville, et la file allait jusqu'à la gare. Les billets étaient épuisés à midi.",
    "vi": "Hôm qua bảo tàng mới mở cửa.",
}
ENCODINGS = [
    ("ru", "windows-1251", "cp1251"),
    ("ru", "koi8-r", "koi8-r"),
    ("ru", "iso-8859-5", "iso8859-5"),
    ("ru", "ibm866", "cp866"),
    ("uk", "windows-1251", "cp1251"),
    ("uk", "koi8-u", "koi8-u"),
    ("ja", "shift_jis", "cp932"),
    ("ja", "euc-jp", "euc_jis_2004"),
    ("ja", "iso-2022-jp", "iso2022_jp"),
    ("zh", "gb2312", "gb18030"),
    ("zh", "gb18030", "gb18030"),
    ("tw", "big5", "big5hkscs"),
    ("ko", "euc-kr", "cp949"),
    ("pl", "iso-8859-2", "iso8859-2"),
    ("cs", "windows-1250", "cp1250"),
    ("el", "iso-8859-7", "iso8859-7"),
    ("el", "windows-1253", "cp1253"),
    ("he", "windows-1255", "cp1255"),
    ("ar", "windows-1256", "cp1256"),
    ("th", "tis-620", "cp874"),
    ("tr", "iso-8859-9", "cp1254"),
    ("fr", "iso-8859-1", "cp1252"),
]


def page(text: str, head: str = "") -> str:
    return f"<!doctype html><html><head>{head}<title>{text[:20]}</title></head><body><p>{text}</p></body></html>"


def text_of(decoded: tuple[bytes, Encoding]) -> str:
    return decoded[0].decode("utf-8")


@pytest.mark.parametrize(("language", "label", "name"), ENCODINGS)
def test_the_http_header_is_believed(language: str, label: str, name: str) -> None:
    html = page(SENTENCES[language]).encode(name)
    utf8, encoding = decode(html, f"text/html; charset={label.upper()}")
    assert SENTENCES[language] in utf8.decode()
    assert encoding == Encoding(name, "http header")


@pytest.mark.parametrize(("language", "label", "name"), ENCODINGS)
def test_a_meta_is_believed(language: str, label: str, name: str) -> None:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={label}">'
    decoded = decode(page(SENTENCES[language], meta).encode(name))
    assert SENTENCES[language] in text_of(decoded)
    assert decoded[1] == Encoding(name, "meta")


@pytest.mark.parametrize(
    ("language", "name", "url"),
    [
        ("ru", "cp1251", "https://vesti.example.ru/a"),
        ("ru", "koi8-r", "https://vesti.example.ru/a"),
        ("ja", "cp932", "http://shimbun.example.jp/1"),
        ("ja", "euc_jp", None),
        ("ja", "iso2022_jp", None),
        ("zh", "gb18030", "http://ribao.example.cn/"),
        ("tw", "big5hkscs", "http://ribao.example.tw/"),
        ("ko", "cp949", None),
        ("pl", "iso8859-2", "https://gazeta.example.pl/"),
        ("el", "cp1253", None),
        ("he", "cp1255", None),
        ("ar", "cp1256", None),
        ("th", "cp874", None),
        ("fr", "cp1252", "https://gazette.example.fr./"),
    ],
)
def test_without_a_label_letters_tell(language: str, name: str, url: str | None) -> None:
    decoded = decode(page(SENTENCES[language] * 3).encode(name), None, url)
    assert SENTENCES[language] in text_of(decoded)
    assert decoded[1].reason == "statistics"


@pytest.mark.parametrize("label", ["iso-8859-1", "windows-1251", "shift_jis", "utf-16", "nonsense", "utf-7"])
@pytest.mark.parametrize("language", SENTENCES)
def test_valid_utf8_is_utf8_whatever_its_label(language: str, label: str) -> None:
    html = page(SENTENCES[language], f"<meta charset={label}>")
    utf8, encoding = decode(html.encode(), f"text/html;charset={label}")
    assert utf8.decode() == html
    assert encoding == Encoding("utf-8", "utf-8 bytes")


@pytest.mark.parametrize(
    ("mark", "name"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_wins(mark: bytes, name: str) -> None:
    html = page(SENTENCES["ja"], "<meta charset=euc-jp>")
    utf8, encoding = decode(mark + html.encode(name), "text/html; charset=windows-1252")
    assert utf8.decode() == html
    assert encoding == Encoding(name, "bom")


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_shows_in_its_nul_bytes(name: str) -> None:
    html = page(SENTENCES["zh"])
    decoded = decode(html.encode(name))
    assert text_of(decoded) == html
    assert decoded[1] == Encoding(name, "utf-16 bytes")


def test_nul_bytes_are_dropped() -> None:
    assert decode(b"<p>a\0b\0</p>")[0] == b"<p>ab</p>"
    assert decode("<p>a\0b</p>")[0] == b"<p>ab</p>"


def test_a_page_cut_within_a_letter_stays_utf8() -> None:
    html = page(SENTENCES["fr"]).encode()
    cut = html[: html.index("à".encode()) + 1]
    utf8, encoding = decode(cut, None)
    assert utf8 == cut[:-1] + "\ufffd".encode()
    assert encoding == Encoding("utf-8", "utf-8 bytes", 1)


def test_a_latin1_piece_in_a_utf8_page_breaks_only_itself() -> None:
    html = page(SENTENCES["ru"], "<meta charset=utf-8>").encode().replace(b"</p>", b"\xe9t\xe9</p>")
    decoded = decode(html)
    assert SENTENCES["ru"] in text_of(decoded)
    assert decoded[1] == Encoding("utf-8", "meta", 2)


def test_latin1_labelled_utf8_is_no_utf8() -> None:
    decoded = decode(page(SENTENCES["fr"], "<meta charset=utf-8>").encode("latin-1"), None, "https://gazette.example.fr/")
    assert SENTENCES["fr"] in text_of(decoded)
    assert decoded[1].reason == "statistics"


def test_a_label_under_which_letters_do_not_exist_is_not_believed() -> None:
    decoded = decode(page(SENTENCES["ru"] * 2).encode("cp1251"), "text/html; charset=euc-jp", "https://vesti.example.ru/")
    assert SENTENCES["ru"] in text_of(decoded)


def test_a_page_cut_within_a_letter_keeps_its_label() -> None:
    html = page(SENTENCES["ja"]).encode("cp932")
    cut = html[: html.index("。".encode("cp932")) + 1]
    assert decode(cut, "text/html; charset=shift_jis")[1].name == "cp932"


def test_the_header_goes_before_the_meta() -> None:
    html = page(SENTENCES["ru"], "<meta charset=iso-8859-5>").encode("cp1251")
    assert decode(html, "text/html; charset='windows-1251'")[1] == Encoding("cp1251", "http header")


def test_a_meta_inside_a_comment_does_not_count() -> None:
    head = "<!-- <meta charset=koi8-r> --><meta charset='windows-1251'>"
    assert decode(page(SENTENCES["ru"], head).encode("cp1251"))[1] == Encoding("cp1251", "meta")
    endless = b"<!-- <meta charset=koi8-r> " + SENTENCES["ru"].encode("cp1251")
    assert decode(endless)[1].reason == "statistics"


def test_a_meta_far_down_is_found() -> None:
    head = f"<script>{'var padding = 1;' * 1500}</script><meta charset=iso-8859-2>"
    assert decode(page(SENTENCES["pl"], head).encode("iso8859-2"))[1] == Encoding("iso8859-2", "meta")


def test_an_xml_declaration_counts() -> None:
    html = '<?xml version="1.0" encoding="windows-1250"?>' + page(SENTENCES["cs"])
    assert decode(html.encode("cp1250"))[1] == Encoding("cp1250", "meta")


def test_a_meta_of_utf16_cannot_be_true() -> None:
    html = page(SENTENCES["ru"], "<meta charset=utf-16>").encode()
    assert decode(html)[0] == html


def test_ascii_stays_as_it_is() -> None:
    html = page("Nothing but plain letters, and a tilde before a brace: ~{ and so on.")
    assert decode(html.encode(), "text/html; charset=iso-8859-1") == (html.encode(), Encoding("utf-8", "utf-8 bytes"))


def test_escaping_encodings_need_their_escapes() -> None:
    assert decode(b"<p>plain</p>", "text/html; charset=iso-2022-jp")[1].name == "utf-8"
    assert text_of(decode(b"<p>~{VPND~}</p>", "text/html; charset=hz-gb-2312")) == "<p>中文</p>"


@pytest.mark.parametrize(
    ("bytes_", "label", "text"),
    [
        (b"\x80 5 \x96 7 \x93x\x94", "iso-8859-1", "€ 5 – 7 “x”"),  # Windows letters under the label of ISO
        (b"\xad\xa1\xad\xea", "euc-jp", "①㈱"),  # beyond JIS X 0208
        (b"\x87\x40\xfa\x54", "shift_jis", "①￢"),
        (b"\xad\xb4\xa1\x45\xa4\xa6", "big5", "韭‧丹"),
    ],
)
def test_labels_mean_what_browsers_read(bytes_: bytes, label: str, text: str) -> None:
    assert text_of(decode(b"<p>" + bytes_, f"text/html; charset={label}")) == f"<p>{text}"


# Every label of the WHATWG Encoding Standard, by the name of its encoding; those of "replacement" stand below.
STANDARD = {
    "utf-8": "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8",
    "cp866": "866 cp866 csibm866 ibm866",
    "iso8859-2": "csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2",
    "iso8859-3": "csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3",
    "iso8859-4": "csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4",
    "iso8859-5": "csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988",
    "iso8859-6": "arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 iso-8859-6-e iso-8859-6-i"
    " iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987",
    "iso8859-7": "csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597 iso_8859-7"
    " iso_8859-7:1987 sun_eu_greek",
    "iso8859-8": "csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 iso8859-8 iso88598 iso_8859-8"
    " iso_8859-8:1988 visual csiso88598i iso-8859-8-i logical",
    "iso8859-10": "csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6",
    "iso8859-13": "iso-8859-13 iso8859-13 iso885913",
    "iso8859-14": "iso-8859-14 iso8859-14 iso885914",
    "iso8859-15": "csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9",
    "iso8859-16": "iso-8859-16",
    "koi8-r": "cskoi8r koi koi8 koi8-r koi8_r",
    "koi8-u": "koi8-ru koi8-u",
    "mac-roman": "csmacintosh mac macintosh x-mac-roman",
    "cp874": "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874",
    "cp1250": "cp1250 windows-1250 x-cp1250",
    "cp1251": "cp1251 windows-1251 x-cp1251",
    "cp1252": "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1"
    " iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252 x-user-defined",
    "cp1253": "cp1253 windows-1253 x-cp1253",
    "cp1254": "cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5 windows-1254"
    " x-cp1254",
    "cp1255": "cp1255 windows-1255 x-cp1255",
    "cp1256": "cp1256 windows-1256 x-cp1256",
    "cp1257": "cp1257 windows-1257 x-cp1257",
    "cp1258": "cp1258 windows-1258 x-cp1258",
    "mac-cyrillic": "x-mac-cyrillic x-mac-ukrainian",
    "gb18030": "chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk gb18030",
    "big5hkscs": "big5 big5-hkscs cn-big5 csbig5 x-x-big5",
    "euc_jis_2004": "cseucpkdfmtjapanese euc-jp x-euc-jp",
    "iso2022_jp": "csiso2022jp iso-2022-jp",
    "cp932": "csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis",
    "cp949": "cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949",
    "utf-16-be": "unicodefffe utf-16be",
    "utf-16-le": "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le",
}


@pytest.mark.parametrize("name", STANDARD)
def test_every_label_of_the_standard_is_known(name: str) -> None:
    assert {label: codec(label) for label in STANDARD[name].split()} == dict.fromkeys(STANDARD[name].split(), name)
    codecs.lookup(name)


@pytest.mark.parametrize(
    "label",
    ["", "utf-7", "base64", "rot13", "idna", "punycode", "undefined", "unicode_escape", "replacement", "none", "\0", "x" * 99],
)
def test_what_is_no_encoding_of_pages_is_refused(label: str) -> None:
    assert codec(label) is None


def test_text_with_halves_of_letters() -> None:
    assert text_of(decode("\ud83d\ude00 \ud83d!")) == "😀 \ufffd!"


@pytest.mark.parametrize(
    "url",
    [
        "https://xn--e1afmkfd.xn--p1ai/",
        "https://пример.рф/",
        "http://[::1]/",
        "http://[",
        "//",
        "x",
        "http://A.B./",
        "https://" + "a" * 99 + ".RU",
    ],
)
def test_no_url_upsets_the_statistics(url: str) -> None:
    assert SENTENCES["ru"] in text_of(decode(page(SENTENCES["ru"]).encode("cp1251"), None, url))


@given(st.binary(max_size=300), st.none() | st.text(max_size=30), st.none() | st.text(max_size=30))
def test_whatever_comes_valid_utf8_without_nul_goes(html: bytes, content_type: str | None, url: str | None) -> None:
    utf8, _ = decode(html, content_type, url)
    assert "\0" not in utf8.decode("utf-8")


@given(st.sampled_from(sorted(STANDARD)), st.binary(max_size=300))
def test_no_label_makes_it_fail(name: str, html: bytes) -> None:
    decode(html, f"text/html; charset={name}")[0].decode("utf-8")
