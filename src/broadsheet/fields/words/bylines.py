"""Words around names in bylines, folded as `fold_word` folds (no case, no accents); `_` is a space."""

# Words that lead from a byline to its names. In front of these may stand anything ("Posted on 3 May by Jane").
BY = """
by von vom par por pela pelo di de da door av af od autorstwa przez przygotował przygotowała opracował opracowała oprac napisał napisała
napsal napsala napísal napísala piše от από του της γραφει yazan deur minn
oleh ni theo boi per nga gan le na بقلم كتب كتبت מאת द्वारा โดย ដោយ
""".split()

# Those of them with which names begin as well, and the languages in which they lead to names. Elsewhere they do so in small
# letters alone: "Per Hansen" has a first name.
BY_OF = {
    "per": "ca",
    "theo": "vi",
    "boi": "vi",
    "oleh": "id ms",
    "ni": "fil tl",
    "nga": "sq",
    "gan": "cy",
    "le": "ga",
    "na": "sw",
    "minn": "mt",
    "του": "el",
    "της": "el",
}

# Names that are one of them but for their accents.
ACCENTED = frozenset({"pär"})

# Those of them that are the first word of a name where one word follows: "Di Zhang", "De Wever", "Da Silva".
FIRST_NAMES = frozenset("di da de av af".split())

# The same, but never names alone: with a colon, or as a whole phrase. They outweigh a bare "by".
LABELS = """
author authors post_author post_author_by author_by about_the_author written_by posted_by published_by reported_by story_by words_by text_by article_by submitted_by created_by words
article_by a_text_by writer reporter reporting_by byline contributed_by contributor contributors reviewed_and_written_by
autor autorin autoren autor/in autorin/autor beitragsautor beitrags-autor uber_den_autor uber_die_autorin verfasst_von verfasser verfasserin geschrieben_von erstellt_von eingestellt_von veroffentlicht_von
gepostet_von ein_beitrag_von ein_artikel_von ein_gastbeitrag_von gastbeitrag_von beitrag_von artikel_von text_von ein_kommentar_von
eine_analyse_von eine_kolumne_von von_unserem_redakteur text text_und_fotos text_und_foto text_&_fotos redakteur redakteurin redaktion
auteur auteure auteurs autrice ecrit_par redige_par publie_par poste_par propos_recueillis_par texte article_de
emitido_por autora autores escrito_por publicado_por redaccion texto_de texto_por
por_redacao escrito_por texto reportagem
autore autori scritto_da pubblicato_da inserito_da a_cura_di testo articolo_di dal_nostro_inviato dalla_nostra_inviata dal_nostro_corrispondente dalla_nostra_corrispondente
geschreven_door geplaatst_door tekst_door tekst onze_correspondent van_onze_correspondent
skribent skriven_av publicerad_av text_av forfatter skrevet_av skrevet_af tekst_av tekst_af publisert_av journalist
kirjoittanut kirjoittaja kirjoittajat teksti toimittaja hofundur eftir
autorka autorzy opracowanie dodal dodał dodała tekst opr
vlozil text_a_foto pridal napisal_a autori
avtor avtorica avtorji pise pisu napisao napisala objavio
irta szerzo iro kozzetette
autorul scris_de publicat_de postat_de
συντακτησ συγγραφεασ αρθρογραφοσ γραφει_ο γραφει_η γραφει αναρτηθηκε_απο επιμελεια κειμενο
автор авторы текст материал_подготовил подготовил опубликовал источник_автор
автори підготував підготувала аутор аутори пише пишува пишуваат напиша
yazar editor haber muhabir
penulis editor pewarta laporan
tac_gia bai nguoi_viet
எழுதியவர் எழுதியது രചന എഴുതിയത് തയ്യാറാക്കിയത് రచయిత రచన ලියුම්කරු ලිව්වේ ලේඛක ಲೇಖಕ ಬರಹ લેખક ਲੇਖਕ ጸሐፊ लेखक रिपोर्ट लेखन प्रस्तुति প্রতিবেদক লেখক লিখেছেন
الكاتب تحرير تقرير نویسنده گزارش از خبرنگار تحریر
כתב כתבה
ავტორი հեղինակ müəllif muəllif muallif autors autorius tekstas
作者 记者 記者 撰文 编辑 編輯 责编 責編 责任编辑 文 文／ 文/ 取材・文 執筆 筆者 ライター 기자 글 작성자 취재
egilea autor_a
mwandishi na_mwandishi
""".split()

# Labels of what somebody else did: photographs, drawings, translation, the source. What follows is no author.
NOT_AUTHOR = """
foto fotos photo photos photograph photographs photography photographer photographed_by image images bild bilder grafik graphics illustration
illustrations video videos credit credits picture pictures photo_by picture_by fotograf fotografie fotoğraf fotografia fotografias imagen
translated_by translation ubersetzung ubersetzt traduction traduit traduccion source quelle quellen fuente fonte bron edited_by editing_by last_post_by last_reply_by latest_post_by letzter_beitrag_von
owned_by powered_by operated_by made_by designed_by hosted_by developed_by built_by maintained_by
edition fact_checked_by reviewed_by medically_reviewed_by фото изображение иллюстрация 写真 摄影 攝影 图 사진 reading_time lesezeit interview_with
""".split()

# Labels clear enough to stand in front of a name without a colon.
SURE = frozenset(
    "author authors autor autorin autoren autorin/autor autor/in auteur auteurs autore autora автор автори written_by".split()
)

# What leads from such a line behind the text to names, where it is the whole beginning of the line: alternatives of a pattern.
CONTRIBUTED = """(?:additional |further |with )?(?:reporting|writing|editing|research)(?: and (?:reporting|writing|editing))? by|
(?:reported|written|edited|compiled) by|das (?:gespräch|interview) führten?|die fragen stellten?|aufgezeichnet von|
propos recueillis par|avec la contribution de|reporte de|editado por|con información de|entrevista realizada por|
intervista raccolta da|reportagem de|edição de|entrevista conduzida por|met medewerking van|интервью (?:взяла?|провела?)|
беседовала?|розмовляла?|rozmawiała?"""

# Words at which a name ends, in the middle of a line: what comes behind is date, place or furniture.
STOPS = frozenset(
    """on am at um im in for from is was has uber bei since seit via vor mit hace about as with who says said writes schreibt nach aus
    view sponsored edited via give post posts permanentlink permalink kontakt contact kommentar kommentare comments comment shares share follow stand hosted uhr
    categories category kategorie kategorien aktualisiert lesezeit tags filed under archiv email e-mail mail telefon tel read reads
    montag dienstag mittwoch donnerstag freitag samstag sonntag monday tuesday wednesday thursday friday saturday sunday
    lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miercoles jueves viernes sabado domingo""".split()
)

# Those of them that are last names as well, where they end the line: "Emily Post", "Nguyễn Văn An".
LAST_NAMES = frozenset("post read an via".split())

# Between two names.
AND = "and und et y e i и та і och og ja en ve und & + & és es és ir un si și și και con avec with mit feat e_ و ו と 와 과 및 と dan va და և եւ".split()

# Small words inside a name.
PARTICLES = frozenset(
    """von van der den de del della di da dos das do du des la le les el al bin ibn ben abu abd bint zu zum zur vom ten ter te op het 't af
    av y e i san st. d' l' la. o' mac mc und ul ur ud of the dalla dal degli dei lo""".split()
)

# Work and rank. A piece of a byline that has one of these is no name.
JOBS = frozenset(
    """reporter reporters correspondent correspondents editor editors editor-in-chief columnist journalist journalists writer writers author
    authors contributor contributors freelance freelancer staff intern photographer analyst producer anchor blogger manager director
    president professor chief senior junior associate assistant deputy managing executive contributing founder ceo cto cfo head specialist
    consultant expert strategist researcher fellow lecturer physician nutritionist dietitian attorney lawyer political science
    business sports technology health economics culture foreign diplomatic environment environmental education crime investigations correspondente correspondant correspondante envoye speciale special envoyee redacteur redactrice redaktor redaktorka
    redakteur redakteurin redakteure reporterin chefredakteur chefredakteurin korrespondent korrespondentin journalistin autorin autor
    volontar volontarin praktikant mitarbeiter mitarbeiterin ressort ressortleiter ressortleiterin leiter leiterin stellvertretender
    freier freie kolumnist kolumnistin kolumne gastautor gastautorin politikredakteur sportredakteur wirtschaftsredakteur
    redactor redactora periodista corresponsal enviado enviada jefe jefa columnista colaborador colaboradora reportero reportera
    reporter repórter jornalista correspondente editora colunista giornalista corrispondente inviato inviata redattore caporedattore
    verslaggever redacteur journaliste chroniqueur chroniqueuse medewerker politiek journalist kommentator reporterka dziennikarz
    dziennikarka redaktorzy korespondent novinar novinarka novinař redaktorica dopisnik урeдник корреспондент корреспондентка редактор
    журналист журналистка обозреватель обозревательница колумнист репортер специальный собкор заместитель главный кореспондент
    αρθρογραφοσ δημοσιογραφοσ συντακτησ muhabir muhabiri editoru yazari gazeteci kepala wartawan jurnalis toimittaja toimittajat
    skribent redaktorn journalisten kommentatorn krönikör ledarskribent politisk reporteri ujsagiro szerkeszto munkatars redactor-sef
    记者 記者 编辑 編輯 责编 责任编辑 기자 특파원 논설위원 통신원 기자단 선임기자 수습기자 인턴기자 편집위원
    """.split()
)

# News agencies: their name beside a person's says where the text came from.
AGENCIES = frozenset(
    """ap afp dpa reuters apa sda ats sid tass itar-tass ria interfax xinhua ansa efe lusa belga anp tt ntb ritzau stt bta mti ctk tasr pap
    hina tanjug srna fena sta agerpres mediafax apm amna ana-mpa aa iha dha cihan upi bloomberg kna epd keystone-sda keystone afxp
    jiji kyodo yonhap antara bernama pti ani ians uni cp pa aap nzpa europa_press anadolu_ajansi anadolu_agency anadolu associated_press the_associated_press agence_france-presse
    press_association the_canadian_press agencia_efe agencias agencies agentur agenturen agences agenzie dts dts_nachrichtenagentur dapd
    ddp ots deutsche_presse-agentur nachrichtenagentur reuters_staff ukrinform unian imedi elta leta bns delfi getty thomson_reuters
    共同 時事 時事通信 共同通信 ロイター 新华社 新華社 中新社 中央社 연합뉴스 뉴시스 뉴스1
    """.split()
)

# Words that make a name that of a group.
GROUP = frozenset(
    """redaktion redaction redaccion redacao redazione redactie redaktionen redakcja redakce redakcia redakcija szerkesztoseg redactia
    редакция редакція редакцията σύνταξη συνταξη newsroom newsdesk news desk staff team editors editorial online agentur agency press
    media gmbh ag inc llc ltd corp corporation company group foundation stiftung verein verlag institut institute university universitat
    instituto universidad universidade fundacion fundacao associacao asociacion ministerio prefeitura ayuntamiento istituto
    universita fondazione associazione ministero universite fondation ministere ministry ministerium bundesministerium department departamento departement council committee association society network magazine zeitung newspaper tv radio
    broadcasting bureau office center centre zentrum collective initiative blog service services store shop board press-office
    contributors reporters correspondents agencies e.v. ev kollektiv toimitus redaksi redaktsioon redakcijos haber_merkezi merkezi
    編集部 编辑部 編輯部 取材班 新聞 新闻 通讯社 オンライン 편집부 뉴스 온라인 취재팀 日报 日報 电视台
    """.split()
)

# What stands in brackets behind a last sentence and is no name.
EAST_REMARKS = frozenset("敬称略 共同通信 時事通信 新華社 新华社 中央社 連載中 以下略 文責在記者 本文終 随時掲載".split())

# Between the kind of a public body and its subject: "Institute of Physics".
OF = frozenset("of for fur der des de du della di do da na".split())

# Forms of companies, behind a comma: "Noviny, s.r.o." is one name. Folded, without the last dot.
COMPANY = frozenset(
    "s.r.o spol a.s gmbh inc ltd llc s.a s.l s.r.l s.p.a sp.z.o.o kft zrt bt ag kg oy ab as d.o.o d.d plc ltda".split()
)

# Never a name, whatever says so.
REFUSED = frozenset(
    """admin administrator administrador webmaster root user guest gast anonymous anonym anonymus unknown null none undefined nan n/a
    author autor auteur autore authors share teilen comments comment kommentare follow folgen subscribe abonnieren login register home news
    read_more more about contact kontakt by von facebook twitter instagram linkedin youtube pinterest email e-mail mail rss whatsapp telegram
    print drucken save speichern menu search suche advertisement anzeige sponsored published updated profile profil view_profile view_all_posts
    website blogs wordpress default editor test super_user superuser member mitglied follow_us read loading see_more bio biography all_posts xing
    mon tue tues wed thu thur thurs fri sat sun insights rank stand quelle source give
    date datum topic topics category kategorie tags tag uncategorized allgemein blog wire article artikel feed avatar picture photo
    mins minutes minuten veroffentlicht erstellt publiziert publicado publie pubblicato gepubliceerd opublikowano posted created edited modified asked answered
    collected_by wordpress.com blogger.com caches archive archived autorenseite autorenprofil lectura lesezeit reading human
    """.split()
)

# First words of the page's furniture: no name begins with them, whatever its class name says.
FURNITURE = frozenset(
    """share follow subscribe read view leave log sign click teilen folgen comments comment kommentare kommentar get see show all more about
    partager suivre compartir seguir condividi segui lees bekijk listen watch download copy print add reply report contact join our your my
    via text font hosted powered zeige alle alles gesponserte mehr uber about ihr ihre der_autor this that no not how why what when where wie warum was wann wo ist""".split()
)

# Those of them with which the name of a desk or a blog may begin.
OURS = frozenset("our your we the".split())

# Ends of words for work, in languages that glue words together ("Projektleiterin", "Sportredakteur").
JOB_ENDS = (
    "leiter", "leiterin", "redakteur", "redakteurin", "reporter", "reporterin", "korrespondent", "korrespondentin", "direktor", "direktorin",
    "sprecher", "sprecherin", "berater", "beraterin", "experte", "expertin", "redacteur", "verslaggever", "toimittaja", "redaktor",
    "korrespondentti", "skribent", "journalist", "forscher", "forscherin", "medewerker", "wissenschaftler", "wissenschaftlerin",
)  # fmt: skip
