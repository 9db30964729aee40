"""Numbers from 1 to 39 in words, as days and years are written out: folded, without hyphens and the small words between them.

Days of a month are the first 31; a year is one of `CENTURIES`, with or without a number behind it.
"""

NUMBERS = {
    "de": """ein zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn
        zwanzig einundzwanzig zweiundzwanzig dreiundzwanzig vierundzwanzig funfundzwanzig sechsundzwanzig siebenundzwanzig
        achtundzwanzig neunundzwanzig dreissig einunddreissig zweiunddreissig dreiunddreissig vierunddreissig funfunddreissig
        sechsunddreissig siebenunddreissig achtunddreissig neununddreissig""",
    "en": """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
        twenty twentyone twentytwo twentythree twentyfour twentyfive twentysix twentyseven twentyeight twentynine thirty thirtyone
        thirtytwo thirtythree thirtyfour thirtyfive thirtysix thirtyseven thirtyeight thirtynine""",
    "es": """uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho
        diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve treinta
        treintauno treintados treintatres treintacuatro treintacinco treintaseis treintasiete treintaocho treintanueve""",
    "fr": """un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dixsept dixhuit dixneuf vingt
        vingtun vingtdeux vingttrois vingtquatre vingtcinq vingtsix vingtsept vingthuit vingtneuf trente trenteun trentedeux
        trentetrois trentequatre trentecinq trentesix trentesept trentehuit trenteneuf""",
    "it": """uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto
        diciannove venti ventuno ventidue ventitre ventiquattro venticinque ventisei ventisette ventotto ventinove trenta trentuno
        trentadue trentatre trentaquattro trentacinque trentasei trentasette trentotto trentanove""",
    "pt": """um dois tres quatro cinco seis sete oito nove dez onze doze treze quatorze quinze dezesseis dezessete dezoito dezenove
        vinte vinteum vintedois vintetres vintequatro vintecinco vinteseis vintesete vinteoito vintenove trinta trintaum trintadois
        trintatres trintaquatro trintacinco trintaseis trintasete trintaoito trintanove""",
}
# Days that are counted in another way than they are numbered, or in a second spelling.
ORDINALS = {
    "de": """ersten zweiten dritten vierten funften sechsten siebten achten neunten zehnten elften zwolften dreizehnten vierzehnten
        funfzehnten sechzehnten siebzehnten achtzehnten neunzehnten zwanzigsten einundzwanzigsten zweiundzwanzigsten dreiundzwanzigsten
        vierundzwanzigsten funfundzwanzigsten sechsundzwanzigsten siebenundzwanzigsten achtundzwanzigsten neunundzwanzigsten dreissigsten
        einunddreissigsten""",
    "en": """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth
        seventeenth eighteenth nineteenth twentieth twentyfirst twentysecond twentythird twentyfourth twentyfifth twentysixth
        twentyseventh twentyeighth twentyninth thirtieth thirtyfirst""",
    "es": "primero",
    "fr": "premier",
    "it": "primo",
    "pt": "primeiro",
}
# What stands in front of such a number in a year, the year without one, and the least number that may follow: "two thousand" is a year,
# "twenty" and "twenty one" are none.
CENTURIES = {
    "de": {"zweitausend": (2000, 0)},
    "en": {"twothousand": (2000, 0), "twenty": (2000, 10)},
    "es": {"dosmil": (2000, 0)},
    "fr": {"deuxmille": (2000, 0), "deuxmil": (2000, 0)},
    "it": {"duemila": (2000, 0)},
    "pt": {"doismil": (2000, 0)},
}
# Small words between numbers, or between a day and its month.
BETWEEN = frozenset("and of the und de del di do da e y et d l".split())
