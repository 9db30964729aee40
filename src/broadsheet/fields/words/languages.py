"""What tells languages apart: scripts, letters and the commonest small words.

The word lists hold function words (articles, prepositions, conjunctions, forms of "to be") that are frequent in news of the
language and, as a set, in no other. Twenty to thirty each are enough for a paragraph; a single line stays undecided.
"""

from __future__ import annotations

# Script: the ranges of its letters. Han, Kana and Hangul apart, for Japanese mixes the first two.
SCRIPTS: tuple[tuple[str, str], ...] = (
    ("Latin", "A-Za-zÀ-ɏḀ-ỿ"),
    ("Cyrillic", "Ѐ-ԯ"),
    ("Greek", "Ͱ-Ͽἀ-῿"),
    ("Arabic", "\u0621-\u064a\u066e-\u06d3\u06ee-\u06ff\u0750-\u077f"),
    ("Hebrew", "\u05d0-\u05ea"),
    ("Devanagari", "\u0900-\u097f"),
    ("Bengali", "\u0980-\u09ff"),
    ("Gurmukhi", "\u0a00-\u0a7f"),
    ("Gujarati", "\u0a80-\u0aff"),
    ("Odia", "\u0b00-\u0b7f"),
    ("Tamil", "\u0b80-\u0bff"),
    ("Telugu", "\u0c00-\u0c7f"),
    ("Kannada", "\u0c80-\u0cff"),
    ("Malayalam", "\u0d00-\u0d7f"),
    ("Sinhala", "\u0d80-\u0dff"),
    ("Thai", "\u0e00-\u0e7f"),
    ("Lao", "\u0e80-\u0eff"),
    ("Tibetan", "\u0f00-\u0fff"),
    ("Myanmar", "\u1000-\u109f"),
    ("Georgian", "\u10a0-\u10ff\u1c90-\u1cbf"),
    ("Ethiopic", "\u1200-\u137f"),
    ("Khmer", "\u1780-\u17ff"),
    ("Mongolian", "\u1800-\u18af"),
    ("Armenian", "\u0530-\u058f"),
    ("Hangul", "\uac00-\ud7af\u1100-\u11ff"),
    ("Kana", "\u3041-\u3096\u30a1-\u30fa"),
    ("Han", "\u3400-\u4dbf\u4e00-\u9fff"),
)

# Languages by script; what is not here is written in Latin letters. The first one stands for the script where nothing
# tells more.
WRITTEN_IN: dict[str, tuple[str, ...]] = {
    "Cyrillic": (
        "ru",
        "uk",
        "bg",
        "sr",
        "mk",
        "be",
        "kk",
        "ky",
        "mn",
        "tg",
        "tt",
        "ba",
        "cv",
        "os",
        "ce",
        "bs",
        "uz",
        "az",
        "tk",
        "sah",
    ),
    "Greek": ("el",),
    "Arabic": ("ar", "fa", "ur", "ps", "ckb", "ku", "ug", "sd", "arz", "azb", "ks", "pa", "dv"),
    "Hebrew": ("he", "yi"),
    "Devanagari": ("hi", "mr", "ne", "sa", "kok", "mai", "bho", "doi", "sd", "ks"),
    "Bengali": ("bn", "as", "mni"),
    "Gurmukhi": ("pa",),
    "Gujarati": ("gu",),
    "Odia": ("or",),
    "Tamil": ("ta",),
    "Telugu": ("te",),
    "Kannada": ("kn",),
    "Malayalam": ("ml",),
    "Sinhala": ("si",),
    "Thai": ("th",),
    "Lao": ("lo",),
    "Tibetan": ("bo", "dz"),
    "Myanmar": ("my", "shn", "mnw"),
    "Georgian": ("ka", "xmf"),
    "Ethiopic": ("am", "ti"),
    "Khmer": ("km",),
    "Mongolian": ("mn",),
    "Armenian": ("hy",),
    "Hangul": ("ko",),
    "Kana": ("ja",),
    "Han": ("zh", "ja", "yue", "ko"),
}
# Languages that news also writes in Latin letters, though they stand above.
ALSO_LATIN = frozenset("sr bs uz az tk ku kk tt mn pa sd ug zh ja ko hi ur".split()) - frozenset("zh ja ko hi ur".split())

# What templates write for a language: names, country codes taken for language codes, codes withdrawn from the standard.
MEANT = {
    word: code
    for line in """en english us usa|de german deutsch|fr french français francais|es spanish español espanol castellano
    |pt portuguese português|it italian italiano|nl dutch nederlands|ru russian русский|el greek gr|pl polish polski|cs czech cz
    |da danish dansk dk|ja japanese 日本語 jp|zh chinese 中文 cn|ko korean 한국어 kr|ar arabic العربية|he hebrew iw|tr turkish türkçe
    |sv swedish|no norwegian|fi finnish|hi hindi|vi vn|uk ua|id in|yi ji|fa ir""".split("|")
    for code, *words in (line.split(),)
    for word in words
}

# Letters that only some languages of a script use; each occurrence speaks for them.
LETTERS: dict[str, dict[str, str]] = {
    "Latin": {
        "cs": "ěřůĚŘŮ",
        "sk": "ľĺŕôĽ",
        "pl": "łąęśżźŁ",
        "pt": "ãõ",
        "es": "ñ",
        "tr": "ğışİ",
        "az": "əƏ",
        "ro": "țșăȚȘ",
        "hu": "őűŐŰ",
        "vi": "ơưđạảấầậếệĐ",
        "lv": "ģķļņēī",
        "lt": "ėįų",
        "is": "þðÞÐ",
        "de": "ß",
    },
    "Cyrillic": {
        "uk": "іїєґІЇЄҐ",
        "be": "ўЎіІ",
        "sr": "ђћљњџЂЋЉЊЏј",
        "mk": "ѓќѕјљњџЃЌЅ",
        "ru": "ыэёЫЭЁ",
        "bg": "ъщЪ",
        "kk": "әғқңөұүһ",
    },
    "Arabic": {"fa": "پچژگکی", "ur": "ٹڈڑںھہے", "ps": "ټډړښږېۍ", "ckb": "ڵۆێڕە", "ar": "ةىيك"},
}

# Function words by language. Sources: the stop words that news pages of the language repeat most; kept to the ones that a
# neighbour does not share.
STOP_WORDS: dict[str, str] = {
    "en": "the and of to in that is was for on with as by at from have has his are this be it which not were will they who its",
    "de": "der die das und ist nicht mit den von auch sich des dem ein eine einen für auf im zu wird wurde sind bei nach aus dass",
    "fr": "le la les des est une dans pour qui que sur pas avec par plus du au sont ce cette été aux mais ses leur ont être et",
    "es": "el la los las que del una por con para su se no es más como fue ha pero sus este sobre entre también son y en",
    "pt": "de a o os que não uma para com do da dos das em no na por mais foi ao como são mas sua pela pelo também é um",
    "it": "il che di non per una sono con del della nel alla dei delle gli si ha anche più dal è le ma come questo",
    "nl": "de het een van en dat niet voor met zijn is op ook aan er door bij naar werd maar heeft worden uit deze dit",
    "da": "og det at er en til af på med for ikke den har de som jeg et var vi blev også fra bliver efter der kan skal siger",
    "nb": "og det er på som til av med for ikke har en de at et var jeg han vi fra også blir ble etter om skal sier hun kan",
    "sv": "och att det är på som av för med inte till den har en om ett var jag från han vi också efter kan säger ska blir",
    "fi": "ja on ei että se oli myös hän mutta ovat kun ole joka mukaan kuin sen jos olla tai vuoden sitä voi noin niin",
    "is": "og að er sem við í á það um með til var hann ekki fyrir því eru af hefur en verið þá hún frá þetta",
    "pl": "i w na z się nie do że jest to od przez o po jak za są dla jego ale który które oraz był tym tego już",
    "cs": "a se na že je v do to s z by pro o jako ve za ale jsou jeho od který podle které také byl při jsem už než",
    "sk": "a sa na že je v do to s z by pre o ako vo za ale sú jeho od ktorý podľa ktoré aj bol pri už než ktorá",
    "sl": "in je na da se za v so ki pa ni tudi kot po bi z iz ne še od lahko bo pri bil le med zaradi",
    "hr": "i je u na da se za su od s a ne koji kako što će to bi kao iz bio sve li te prema koja samo",
    "hu": "a az hogy és nem is egy volt meg ez de csak már el még mint ki azt vagy lesz szerint után ha között mert van",
    "ro": "și în de la a că nu pe cu care din pentru mai este sunt au fost o se sa fi va după ce prin al ale",
    "tr": "ve bir bu için de da ile olarak olan çok daha gibi en ne kadar sonra var ancak dedi oldu ise değil göre o",
    "az": "və bir bu üçün ilə də da olan olaraq daha sonra isə edib olub onun ki var deyib nə çox bildirib üzrə",
    "id": "yang dan di dari untuk dengan ini itu pada tidak akan dalam juga ke adalah oleh ada karena telah kata bisa saat para bahwa sudah serta mereka lalu tersebut jika",
    "ms": "yang dan di dari untuk dengan ini itu pada tidak akan dalam juga ke adalah oleh ada kerana telah kata boleh berkata beliau bahawa iaitu ialah turut manakala katanya semalam",
    "vi": "và của là có được trong cho không với người này các một những đã khi ra từ đến năm về ở cũng đó vào",
    "sw": "na ya wa kwa katika la za ni kuwa hiyo huo alisema hilo kwamba cha hayo baada pia yake ambao hii kama wake",
    "tl": "ang ng sa na mga ay at ni si hindi para ito kay nang may niya din lang ko mula nila kung pa rin",
    "et": "ja on ei et see oli ka kui mis ta oma aga ning või nii seda kes siis tema pärast veel üle ole",
    "lv": "un ir ka no ar par uz tas kas arī bet ne lai kā pēc tika bija pie gan vai to savu gada viņš",
    "lt": "ir kad yra į iš su tai bet kaip po ne už jis buvo apie dėl nuo prie per tik taip kuris savo jau ar",
    "sq": "e të në i dhe me një për që nga se është ka do si u nuk më ai por kjo tij kanë edhe",
    "ca": "de la el que i els en les del per una amb a és no un al ha es més com dels han aquest són però",
    "gl": "de a que o e do da en os un unha no na para por con as dos non se das é máis ao como pola polo",
    "eu": "eta da ez du bat ere izan dira zen baina dute hori egin egiten dituzte baino gehiago hau zuen dela bere",
    "af": "die van en in het is wat dat nie om te vir met op sy hy n aan was ook word deur hulle sal na by",
    "xh": "ukuba kwaye le ngoku kunye nokuba wathi uthe kodwa abantu xa ngokuba nje lo kule ukuze into bonke wayo",
    "zu": "ukuthi uthe futhi lo kanye nokuthi abantu ngoba kodwa uma kule ngesikhathi lapho ngemuva into yena bona",
    "ha": "da a na ta ya ba an sun cewa wannan domin kuma shi ce ne kan su cikin wata wani ga suka",
    "so": "iyo ee ka oo ku waxa in uu la waa ayaa soo kale waxaa isaga sheegay ay dadka kuwa",
    "ru": "и в не на что с по как это из он к но за от для его было так также был все года его только",
    "uk": "і в не на що з та до це як про за від для його але був також який які року у під якщо вже",
    "be": "і ў не на што з да гэта як па для яго але таксама быў які ад каб ад пра яны было",
    "bg": "на и да се за от в с не по са че ще като до при го един но беше които му това които след ли",
    "sr": "и у је на да се за су од са не који као што ће то би из био али према само после та",
    "mk": "на и во да се за од со не ќе што како беше по кои ја го ги има кој но сум до според",
    "kk": "және мен бұл үшін деп бір бар болып да де бойынша осы еді керек сондай оның кейін",
    "ar": "في من على إلى أن عن التي مع هذا هذه الذي كان بعد ما لا كما قال بين قد وفي",
    "fa": "و در به از که این را با است برای آن یک خود تا می شده بود بر های هم کرد",
    "ur": "کے کی میں ہے اور سے کا کو نے پر یہ کہ ہیں نہیں اس بھی ایک تھا کر گیا",
    "ps": "د په او چې کې سره دا له هم يې شوي وي نه يو دی خپل کړي",
    "hi": "के का की में है और को से पर ने यह कि हैं भी नहीं एक इस लिए कर था गया",
    "mr": "आहे आणि या ते की हे नाही केली झाले होते त्या यांनी असून मध्ये करण्यात आली येथे",
    "ne": "छ र को मा पनि गरेको भने लागि भएको हो गर्ने यो छन् त्यो थियो नेपाल बताए",
}
