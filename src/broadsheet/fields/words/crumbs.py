"""Words of breadcrumbs: their class names, what they call the front page, and how old pages begin them."""

from __future__ import annotations

from ...page import words

CRUMBS = words(
    """breadcrumb breadcrumbs breadcrumblist crumb crumbs topicpath topic-path pankuzu navpath rwb_navpath fil-ariane
    filariane ariane fil migas migas-de-pan migalhas briciole kruimelpad brodkrumen brødsmulesti brodsmule murupolku
    okruszki drobeckova morzsa ekmek-kirintisi hansel path pathway youarehere you-are-here trail"""
)

# A line over the heading that names the section.
SECTION = words(
    """rubrik rubrika rubric rubrique rubrica rubryka rovat rubriek section category categoria catégorie kategorie kategori
    subject kicker sectionname section-name section-label show channel ressort sezione seccion seccao seção editoria
    sparte"""
)

# The first step of a breadcrumb, folded.
HOME = frozenset(
    """home|homepage|start|startseite|front page|frontpage|main|index|accueil
    |à la une|inicio|portada|página inicial|início|inicial|home page
    |prima pagina|homepagina|voorpagina|forside|forsiden|förstasidan|hem
    |startsida|hjem|etusivu|strona główna|úvod|domů|domov|címlap|főoldal
    |kezdőlap|kezdőoldal|acasă|anasayfa|ana sayfa|главная|на главную|головна
    |начало|почетна|naslovna|naslovnica|αρχική|αρχική σελίδα|الرئيسية
    |صفحه اصلی|خانه|דף הבית|ראשי|עמוד הבית|होम|मुख्य पृष्ठ|মূলপাতা|প্রচ্ছদ
    |முகப்பு|หน้าแรก|trang chủ|beranda|halaman utama|ホーム|トップ|トップページ|首页|首頁|主页
    |홈|nyumbani|esileht|sākums|pradžia|forsíða""".replace("\n", "")
    .replace("    |", "|")
    .split("|")
)

# How a line begins that old pages show instead of a breadcrumb, in lower case.
YOU_ARE_HERE = tuple(
    """you are here|you're here|sie sind hier|sie befinden sich|vous êtes ici
    |estás en|está en|usted está|você está|siete in|sei in|ti trovi in
    |u bent hier|je bent hier|du er her|du är här|olet tässä|jesteś tu
    |jesteś w|znajdujesz się|nacházíte se|jste zde|ön itt|ön itt áll|itt jár
    |itt vagy|вы здесь|ви тут|вие сте тук|βρίσκεστε|είστε εδώ|أنت هنا|現在位置
    |現在地|您的位置|您现在的位置|当前位置|目前位置|您的位置|현재위치|현재 위치|buradasınız|şu an buradasınız
    |anda berada|bạn đang ở""".replace("\n", "")
    .replace("    |", "|")
    .split("|")
)

# What content systems call the category of an article that has none; folded as `fold` folds.
UNFILED = frozenset(
    """uncategorized|uncategorised|allgemein|non classé|sin categoría|sem categoria|senza categoria|geen categorie|bez kategorii|nezařazené
    |fără categorie|без рубрики|без категорії|okategoriserade|ukategorisert|ukategoriseret|luokittelematon|genel|未分类|未分類|미분류
    |sense categoria|nesvrstano""".replace("\n    ", "").split("|")
)
