"""Language and locale."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.evidence import gather
from broadsheet.fields.language import language
from broadsheet.fields.subject import subject
from broadsheet.fields.words.languages import STOP_WORDS
from broadsheet.page import open_page

TEXTS = {
    "de": "Die Fähre fährt wieder, und der Kapitän ist zufrieden. Das Schiff war seit dem Winter nicht mehr auf dem Fluss, weil die "
    "Maschine nicht repariert werden konnte. Jetzt wird es von den Leuten im Dorf gefeiert, die sich auf den ersten Tag mit der "
    "Fähre gefreut haben. Auch die Schule ist dabei, denn die Kinder sind auf das Boot angewiesen und haben für den Tag gemalt.",
    "id": "Perahu itu kembali berlayar dan warga desa menyambut dengan gembira. Kapal tidak dapat digunakan sejak musim hujan karena "
    "mesin rusak dan suku cadang tidak ada di pasar. Kini para nelayan yang tinggal di pulau itu bisa pergi ke kota untuk menjual "
    "ikan pada pagi hari. Anak sekolah juga akan naik perahu ini, kata kepala desa, dan mereka tidak perlu lagi menunggu dalam hujan.",
    "ru": "Паром снова ходит по реке, и жители деревни рады. Судно не выходило на воду с прошлой зимы, потому что двигатель не могли "
    "починить. Теперь дети смогут ездить в школу, как это было раньше, а рыбаки будут возить рыбу в город.",
    "uk": "Пором знову ходить річкою, і жителі села раді цьому. Судно не виходило на воду з минулої зими, тому що двигун не могли "
    "полагодити. Тепер діти зможуть їздити до школи, як це було раніше, а рибалки возитимуть рибу до міста.",
    "hi": "नाव फिर से नदी में चलने लगी है और गाँव के लोग बहुत खुश हैं। पिछली सर्दियों से नाव बंद थी, क्योंकि इंजन ठीक नहीं हो सका था। अब बच्चे "
    "नाव से स्कूल जा सकेंगे और मछुआरे अपनी मछली शहर के बाज़ार में बेच सकेंगे। गाँव के मुखिया ने कहा कि यह सब के लिए एक बड़ा दिन है और लोगों को "
    "इस दिन का इंतज़ार था।",
    "cs": "Přívoz přes řeku zase jezdí a lidé ve vsi jsou spokojení. Loď stála u břehu od zimy, protože motor nebylo možné opravit a díly nikdo "
    "neměl. Teď se děti dostanou do školy jako dřív a rybáři budou moci vozit ryby do města, kde je prodají na trhu. Starosta řekl, že na ten "
    "den čekali všichni a že se bude slavit až do noci, i kdyby pršelo.",
    "pt": "A balsa voltou a atravessar o rio, e os moradores da aldeia estão contentes. O barco não navegava desde o inverno, porque o motor não "
    "podia ser consertado e não havia peças na cidade. Agora as crianças vão para a escola como antes, e os pescadores levam o peixe ao mercado. "
    "O prefeito disse que também ele esperava por esse dia há muito tempo.",
    "ja": "渡し船がまた動き出し、島の人たちは喜んでいる。冬から船は止まっていた。子どもたちは船で学校に通う。港では大きな旗が振られた。",
    "zh": "渡船重新开航，岛上的居民十分高兴。去年冬天以来，因为发动机无法修理，渡船一直停在码头。现在孩子们又可以坐船上学，渔民也能把鱼运到城里。",
    "ar": "عادت العبّارة إلى النهر بعد شتاء طويل، وفرح أهل القرية بهذا اليوم. كان المحرك معطلا منذ الخريف، ولم تكن هناك قطع غيار في السوق.",
    "el": "Το καράβι ξαναγύρισε στο ποτάμι και οι κάτοικοι του χωριού χάρηκαν. Η μηχανή είχε χαλάσει από το φθινόπωρο.",
}


def read(html: str, text: str = "", headers: dict[str, str] | None = None) -> tuple[str | None, str | None]:
    ev = gather(open_page(html.encode(), "https://www.example.example/a/1", headers))
    found, locale = language(ev, subject(ev), text)
    return found.value, locale.value


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<html lang="fr"><meta property="og:locale" content="fr_FR">', ("fr", "fr_FR")),
        ('<html lang="en-GB">', ("en", "en_GB")),
        ('<html xml:lang="de-at">', ("de", "de_AT")),
        ('<html lang="zh-Hant"><meta property="og:locale" content="zh_TW">', ("zh-Hant", "zh_TW")),
        ('<html lang="gr">', ("el", None)),
        ('<html lang="English">', ("en", None)),
        ('<meta http-equiv="content-language" content="cs-CZ">', ("cs", None)),
        ('<html lang="{{lang}}"><meta property="og:locale" content="nb_NO">', ("nb", "nb_NO")),
        ("<html>", (None, None)),
    ],
)
def test_declared(html: str, expected: tuple[str | None, str | None]) -> None:
    assert read(html) == expected


def test_declared_by_the_server() -> None:
    assert read("<p>x", headers={"Content-Language": "sv"}) == ("sv", None)


@pytest.mark.parametrize("name", TEXTS)
def test_read_from_the_text_where_nothing_is_declared(name: str) -> None:
    assert read("<p>x", TEXTS[name])[0] == name


@pytest.mark.parametrize("name", TEXTS)
def test_a_template_in_another_language_does_not_win(name: str) -> None:
    assert read('<html lang="en-US">', TEXTS[name])[0] == name


@pytest.mark.parametrize("name", TEXTS)
def test_a_true_declaration_stands(name: str) -> None:
    assert read(f'<html lang="{name}">', TEXTS[name])[0] == name


def test_a_related_language_is_not_overruled() -> None:
    assert read('<html lang="mk">', TEXTS["ru"])[0] == "mk"
    assert read('<html lang="lb">', TEXTS["de"])[0] == "lb"


def test_a_short_text_decides_nothing() -> None:
    assert read("<p>x", "Die Fähre") == (None, None)


def test_the_word_lists_are_clean() -> None:
    for name, words in STOP_WORDS.items():
        listed = words.split()
        assert len(listed) >= 12, name
        assert all(word == word.lower() for word in listed), name


@given(st.text(max_size=400), st.text(max_size=20))
def test_any_text_and_any_tag(text: str, tag: str) -> None:
    read(f'<html lang="{tag}">'.replace("\ud800", ""), text)


def test_a_text_of_another_language_than_declared_needs_many_of_its_words() -> None:
    assert read('<html lang="en">', TEXTS["cs"])[0] == "cs"
    assert (
        read('<html lang="de">', "Unterkochen Aalen Welzheim Schorndorf Backnang Ellwangen Heubach Lorch Gmünd Rems s " * 9)[0]
        == "de"
    )


def test_letters_that_a_wrong_encoding_makes_are_no_language() -> None:
    assert read("<html>", "ÒâÀûÓÎÂÖ ÆËËþ þÆÆÆÏÑÇ ÓÖÒë ðèÊÏÐ ÔËÓªÉÌ ÆËÆÆ " * 12)[0] is None
