"""Words of class names and ids by which elements behind an article's text say that they are something else, and lines that say so.

Class names are English or the language of the newsroom's developers. Each list was held against page sets of a thousand sites: what
its words cut of an article's own text stands beside it, in words rightly and wrongly cut.
"""

from __future__ import annotations

from ...page import words
from .comments import PLURAL

# Other stories, told as such. 3,500 : 720.
RELATED = words(
    """related relatedposts relatedarticles relatednews related-posts related-articles recommended recommendations similar
    more-stories morestories read-more readmore read-also yarpp jp-relatedposts outbrain taboola othernews other-news upnext
    crp ähnliche verwandte weiterlesen"""
)
# Readers' comments and their rules.
COMMENTS = words(PLURAL)
# What opens over the page: dialogs, notices, explanations. 3,700 : 230.
OVERLAYS = words("modal modals popup popups tooltip tooltips dialog overlay lightbox offcanvas")
# Who wrote it. 360 : 3.
BIOS = words(
    """author-bio authorbio about-author aboutauthor author-box authorbox bio saboxplugin-wrap author-info authorinfo
    author-description author-card authorcard about-the-author"""
)
# Columns beside the text that stand behind it in the page's source.
SIDES = words(
    "sidebar rightcol rightcolumn right-col right_col rail lenta newsfeed latestnews latest-news mostread most-read popular trending ticker"
)
# What lawyers want said.
DISCLAIMERS = words("disclaimer disclaimers disclosure disclosures copyright")
# Lines over links to other stories, whole: alternatives of a pattern. "See also" is not among them: what an encyclopedia refers to is
# part of its text.
READ_ALSO = """read (?:also|next)|more (?:on this|stories|from \\w+)|related(?: (?:stories|articles|posts|news|content|links|topics))?|
you (?:may|might) also like|don't miss|
lesen sie (?:auch|mehr|dazu)|mehr (?:zum thema|dazu|artikel)|auch interessant|das (?:thema )?könnte (?:sie|dich|euch) (?:auch )?interessieren|
weitere (?:artikel|beiträge|meldungen|nachrichten|themen)|zum weiterlesen|verwandte (?:artikel|themen)|
(?:à )?lire (?:aussi|également)|sur le même sujet|articles? (?:liés?|similaires|associés)|
(?:lea|lee|leer) (?:también|además|más)|(?:noticias|notas|artículos) relacionad[ao]s|[lt]e puede interesar|
lei[at] (?:também|mais)|veja (?:também|mais)|saiba mais|(?:notícias|matérias) relacionadas|
leggi anche|leggete anche|articoli correlati|potrebbe interessarti|notizie correlate|
lees (?:ook|meer|verder)|(?:läs|se) (?:också|även|mer|vidare)|les (?:også|mer)|læs (?:også|mere)|lue (?:myös|lisää)|
(?:zobacz|czytaj|przeczytaj) (?:też|także|również|więcej)|powiązane artykuły|čtěte (?:také|též)|související články|
kapcsolódó (?:cikkek|anyagok|hírek)|korábbi cikkeink|olvassa el ezt is|cite[sș]te [sș]i|vezi [sș]i|articole similare|
(?:читайте|смотрите) (?:также|ещё|еще)|(?:(?:материалы|ссылки) )?по теме|другие (?:новости|статьи)(?: по теме)?|похожие (?:новости|статьи)|
(?:читайте|дивіться) (?:також|ще)|за темою|διαβάστε (?:επίσης|ακόμ[αη]|περισσότερα)|σχετικά (?:άρθρα|θέματα)|
ilgili haberler|bunlar da ilginizi çekebilir|اقرأ أيضا(?:ً)?|مواضيع ذات صلة|بیشتر بخوانید|קראו עוד|(?:यह|ये) भी पढ़ें|আরও পড়ুন|相关(?:新闻|阅读|报道|链接|文章)|
相關(?:新聞|閱讀|報道|報導|文章)|推荐阅读|延伸閱讀|関連(?:記事|ニュース|リンク)|관련 ?(?:기사|뉴스)|baca juga|berita terkait|
(?:xem|đọc) thêm|tin liên quan|bài viết liên quan|อ่านเพิ่มเติม|ข่าวที่เกี่ยวข้อง|
přečtěte si(?: (?:také|též|i))?|mohlo by vás zajímat|čítajte (?:tiež|aj)|prečítajte si(?: (?:tiež|aj))?|olvassa el|olvasta már|kapcsolódó|
(?:pročitajte|čitajte) (?:i|još|više)|(?:прочитајте|читајте) (?:и|још|више)|preberite (?:tudi|še)|(?:прочетете|вижте) (?:още|и)|
читать (?:также|далее|ещё|еще)|ilgili haber|(?:ayrıca|bunu da) oku(?:yun)?|اقرأ المزيد|(?:شاهد|طالع) أيضا(?:ً)?|
קראו גם|לקריאה נוספת|כתבות נוספות|წაიკითხეთ (?:ასევე|აგრეთვე|მეტი)|延伸阅读|(?:あわせて|合わせて)(?:読みたい|どうぞ)|
lexo (?:edhe|gjithashtu|më shumë)|(?:taip pat )?skaitykite(?: (?:taip pat|daugiau))?|lasi (?:arī|vairāk)|loe (?:ka|lisaks|veel)|
lesa (?:meira|einnig)|sjá einnig|llegi(?:u|x) també|llegeix també|irakurri (?:ere|gehiago)|le tamén|
हेही वाचा|આ પણ વાંચો|ಇದನ್ನೂ ಓದಿ|ഇതും വായിക്കുക|மேலும் படிக்க|இதையும் படிக்க|ఇది కూడా చదవండి|مزید پڑھیں|یہ بھی پڑھیں|
baca lagi|basahin(?: din)?|soma (?:pia|zaidi)|həmçinin oxuyun|lees meer"""
# The same of one story, before a colon and a link that is all the rest of the line.
READ_THIS = """read more|also|see also|also check|must read|recommended|you (?:may|might) (?:also )?(?:like|check|be interested)|
(?:[lt]e )?puede (?:ver|leer|interesar(?:le|te)?)|puedes (?:ver|leer)|también puedes? leer|lea|lee|leer|mir[ae]|vea|
lire|à voir|voir aussi|leggi|guarda|leia|veja|confira|siehe auch|dazu|passend dazu|czytaj|zobacz|lees|läs|les|læs|
читайте|смотрите|читати|διαβάστε|oku"""
