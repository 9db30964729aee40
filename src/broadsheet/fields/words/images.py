"""What class names, file names and addresses say about pictures. Kept as data; each list says what it is for.

Gathered from image servers' own documents (Cloudinary, imgix, Thumbor, imgproxy, WordPress/Jetpack Photon, Akamai Image Manager,
Cloudflare Images, Fastly IO, Arc resizer) and from the usual class names of news systems; no list names a site.
"""

from __future__ import annotations

import re

from ...page import words
from ...pattern import pattern

# A picture under one of these is no picture of the article, unless the element holds the headline or part of the body.
OUTSIDE = words(
    """related relateds recommended recommendation recommendations recommender sidebar sidebars side-bar rightbar leftbar rightcol
    comments comment commentlist respond discussion disqus newsletter subscribe subscription promo promotion promotions
    advertisement advert adverts advertorial ad ads adslot adv pub publicidad publicidade pubblicita werbung anzeige reklama reklam mainos
    annonse annons annonce реклама sponsored sponsor outbrain taboola trending popular mostpopular mostread
    most-read latest-news more-news read-more readmore read-also see-also seealso also-read footer site-footer nav navbar
    navigation menu breadcrumb breadcrumbs share sharing shares social socials sociallinks share-buttons addthis sharebar toolbar
    authorbox author-box author-bio authorbio about-author author authors byline bylines avatar avatars gravatar userpic
    signup inline-signup inlinesignup carousel-related next-article nextpost prevnext post-navigation pagination cookie consent
    paywall linkbox upsell recirculation recirc recirculate teaserlist teaser-list
    verwandt mehrzumthema relacionados relacionadas relacionado recomendados vinculadas correlati correlate articoli-correlati
    apparentes lire-aussi aussi-lire leia-mais saiba-mais polecane podobne souvisejici powiazane gerelateerd relaterte relaterade
    läs-mer les-ogsa mere-om kuulu"""
)

# Words on the image itself, or close around it, of a portrait, a sign or a button.
SIGN = words(
    """avatar gravatar author byline authorimage author-image author-photo author-img logo logos icon icons ico emoji smiley
    wp-smiley pixel tracker tracking spacer badge flag sprite userpic profile-pic profile-image headshot columnist mugshot"""
)

# Words close around a picture of a person who writes or speaks, not of the story's people; and of the site's own signs.
PORTRAIT = words(
    """avatar gravatar author byline authorimage author-image author-photo author-img logo logos userpic profile profile-pic
    profile-image profile-picture headshot columnist mugshot emoji"""
)

# Words of the players around the still of a video.
VIDEO = words("video videos player videoplayer video-player jwplayer brightcove youtube vimeo dailymotion")

# Words of elements that gather short cuts of other stories; a linked picture under one is a teaser.
TEASER = words("teaser teasers card cards story-card tile tiles promo-item listing list-item related-item news-item")

# Words of an element that is one picture with what belongs to it.
HOLDER = words(
    """wp-caption image-caption captioned image-wrapper image-container img-wrapper img-container imgwrap picture photo foto
    imagebox image-box imgbox img-box editor-img-box media-image article-image inline-image figure bild bildbox thumbinner tr-caption-container
    resim gambar imagen imagem immagine billede bilde kuva obrazek obrazok zdjecie kep detail-img detail-pic pic fig slika anh ảnh"""
)

# Words of elements that hold a caption ...
CAPTION = words(
    """caption captions caption-text wp-caption-text figcaption figure-caption image-caption img-caption imgcaption photo-caption
    photocaption picture-caption media-caption imagecaption thumbcaption tr-caption cutline legend legende légende leyenda lead-caption
    bildunterschrift bildtext bildtekst billedtekst bildinfo image-description img-description image-desc img-desc imgdesc
    didascalia pie-foto piefoto pie-de-foto epigrafe opis-zdjecia popisek kuvateksti onderschrift fotobijschrift bijschrift
    image-text img-text image-info img-info photo-text photo-desc pictext pic-text pic-sign pic-desc pic-title pic-caption
    bilduntertitel bild-text foto-text infotext mediainfo media-info zdjecie-opis imagem-legenda keterangan photo-title"""
)

# Words of elements that can hold a caption where nothing but a picture stands before them.
LIKELY_CAPTION = words(
    "cap cation desc description sign note titulo sottotitolo texte-legende chu-thich ghichu chuthich subtitle small"
)

# ... and of those, inside it or beside, that say who made the picture or owns it.
CREDIT = words(
    """credit credits cred image-credit photo-credit img-credit imagecredit photocredit media-credit copyright copyrights source sources
    image-source img-source photographer photograph-by byline photo-by rights attribution author provider agency owner
    quelle bildquelle fotograf fotografin fotocredit foto-credit bildrechte urheber credito creditos crédito créditos fonte fuente
    autor fotografo fotógrafo auteur photographe crédit credito-foto kuvaaja fotokreditering byline-photo zrodlo zdroj источник
    автор bron"""
)

# ... of which these mean nothing else, wherever they stand.
SURE_CREDIT = words(
    """credit credits cred image-credit photo-credit img-credit imagecredit photocredit media-credit copyright copyrights image-source img-source
    photographer photograph-by photo-by attribution bildquelle fotograf fotografin fotocredit foto-credit bildrechte urheber credito creditos
    crédito créditos fotografo fotógrafo photographe crédit credito-foto kuvaaja fotokreditering image-copyright"""
)

# Patterns of addresses and file names are for lower case. Those of whole names begin with the "/" before the name.

# File names of what stands in place of a picture: while it loads, or for want of one.
STAND_IN = pattern(
    r"[/_.\-](?:placeholder|blank|spacer|transparent|lazy(?:load)?|loading|loader|spinner|pixel|clear|empty|grey|gray|white|dot"
    r"|1x1|1px|trans|dummy|no-?image|noimg|no-?photo|default-?(?:image|img|thumb\w*)|picture-placeholder|lazy-picture-placeholder)"
    r"(?:[_\-]\w{0,20})?\.(?:gif|png|jpe?g|svg|webp)",
)

# A file name of nothing but these words and the site's own name is a default for pages without a picture, or a sign.
DEFAULT_NAME = frozenset(
    """logo logos default defaults placeholder fallback share sharing shared social og opengraph ogimage facebook fb twitter card favicon
    cropped
    icon icons apple touch noimage no image images img photo picture pic thumb thumbnail generic blank site website web brand
    masthead splash teaser standard cover header banner homepage home main news the of for und de new big large small medium square
    avatar profile page preview meta seo preview publisher whatsapp linkedin google amp app static assets logotype sprite pixel rss
    black white dark light full color colour rgb horizontal vertical""".split()
)
# At least one of these must be in such a name.
DEFAULT_MARK = frozenset(
    """logo logos default defaults placeholder fallback share sharing shared social og opengraph ogimage fb facebook twitter favicon icon icons noimage generic blank
    avatar logotype sprite pixel masthead splash""".split()
)

# File names of small signs, buttons and counters.
SIGN_NAME = pattern(
    r"[/_.\-](?:pixel|spacer|sprites?|icons?|ico|icn|favicon|emoji|avatars?|gravatar|logos?|btn|button|arrow|smil(?:ey|ies)|badge"
    r"|bullet|rss|whatsapp|facebook|twitter|printer?|feed)(?:[_\-.]|\d|$)",
)

# ... and whole file names of buttons and signs, which need no size to be known for what they are.
SIGN_STEM = pattern(
    r"(?:icon|ico|btn|button|b|img|i)?[_-]?(?:print(?:er|able|version)?|e?mail(?:to)?|send|envelope|comments?|forum|share|rss|feed|font|zoom|search|lupe"
    r"|close|menu|play|arrow|left|right|up|down|top|back|home|next|prev|vk|ok|fb|facebook|twitter|telegram|youtube|instagram|linkedin|pinterest|whatsapp"
    r"|skype|viber|gplus|google|plus|minus|star|like|dislike|bookmark|favou?rites?|logo|counter|pdf|word|camera|video|photo|audio|line|dot|bullet|quote)"
    r"[_-]?(?:icon|btn|button|small|big|on|off|black|white|grey|gray)?[_-]?[+\d]{0,3}-?",
)

# ... and how file names of signs end, where the page states no size.
SIGN_END = pattern(r"(?:^|[_-])(?:logo|icon|ico|btn|button|sprite|avatar|smile|emoji)s?\d{0,3}$")

# How the words of a button begin: share, print, send.
SIGN_ALT = pattern(
    r"(?:share|tweet|print|send|e-?mail (?:this|to)|follow us|teilen|drucken|partager|imprimer|compartir|imprimir|condividi|stampa|delen|dela|del på|jaa"
    r"|paylaş|yazdır|udostępnij|drukuj|sdílet|поделиться|версия для печати|печать|отправить|поділитися|роздрукувати|分享|轉寄|列印|打印|シェア|印刷|공유|인쇄)",
    re.I,
)

# Hosts (or parts of them) that serve counters, advertisements and portraits, never an article's picture.
FOREIGN_HOSTS = tuple(
    """doubleclick googlesyndication adservice adserver amazon-adsystem scorecardresearch vgwort quantserve feedburner gravatar.com
    s.w.org facebook.com/tr pixel. b.scorecard stats.wp chartbeat ioam.de ivwbox xiti.com hit.gemius mc.yandex counter.""".split()
)

# Attributes without "data-" that scripts read, beside `src` and `srcset` ...
SCRIPTED_SOURCES = frozenset(
    "lazy-src lazysrc lazyload original real-src realsrc loadsrc load-src full-src hires dynsrc lowsrc".split()
)
# ... and data attributes that hold an address, but not of this picture.
OTHER_PICTURE = pattern(
    r"error|fallback|default|placeholder|blank|loading|logo|avatar|icon|author|spinner|preload|poster|share|href|link"
)
# Attributes whose value is a picture's address even without the extension of an image file.
SURE_SOURCE = pattern(
    r"data-(?:lazy-?|original-?|orig-?|hi-?res-?|full-?|large-?|delayed-?|image-?|img-?|real-?|actual-?|normal-?|defer-?|td-?|cfsrc)?"
    r"(?:-?(?:src|url|file|image|img|original|full|lazy|large|medium|zoom|srcset|path))?"
)
FULL_SOURCE = pattern(r"full|zoom|hi-?res|original|orig-file|highres|max")

# Words of a picture that a script has yet to load: its `src` is a placeholder.
LAZY = words("lazy lazyload lozad lazyloading js-lazy b-lazy")

# Query parameters that ask an image server for a size, a crop or a format.
SIZE_PARAMETER = pattern(
    r"(?:w|h|width|height|wid|hei|imwidth|imheight|mw|mh|maxwidth|maxheight|max-w|max-h|size|sz|resize|fit|crop|rect|q|quality|auto|format|fm|f"
    r"|fmt|dpr|scale|strip|zoom|g|gravity|ar|aspect|ratio|op_\w+|compress|output|webp|ixlib|ssl|v|ver|version|t|ts|cb|hash|s|sig|auth|token"
    r"|smart|mode|type|c|cs|sharp|blur|bg|key|tbnid|itok|impolicy|policy|focal|fp-\w+|offset\w*|imageid-rev)=",
)

# A folder that stands for a size, a crop, a format or the server's own business: by its name ...
SIZE_WORDS = frozenset(
    """fit-in unsafe smart trim adaptive resize resizer resized crop crops cropped thumb thumbs thumbnail thumbnails small medium large xlarge
    big full mini orig original originals master square landscape portrait wide widescreen retina mobile desktop tablet xs sm md lg
    xl xxl hd webp jpg jpeg png avif auto plain alternates teaser preview""".split()
)
# ... or by its form, in which there is a digit, "_", "=" or ":".
SIZE_SEGMENT = pattern(
    r"(?!(?:19|20)\d\d$)\d{3,4}|\d{1,4}x\d{0,4}(?:[a-z_:-]\w{0,12})?|x\d{2,4}"
    r"|(?:w|h|q|r|s|c|v|t|width|height|size|quality|ratio|rs|fit|crop|dpr)[=_:-]?\d{1,4}(?:[.,:_x]\d{1,6}){0,4}"
    r"|\d{2,4}[wpx]{1,2}|(?:[a-z]{1,3}_[\w.:%-]{1,30},){1,20}[a-z]{1,3}_[\w.:%-]{1,30}"
    r"|[a-z]{1,2}_(?:auto|fill|fit|crop|scale|limit|thumb|pad|\d{1,4})"
    r"|[a-z]{1,12}=[\w.:%-]{0,30}(?:[,;&][a-z]{1,12}=[\w.:%-]{0,30}){0,20}"
    r"|(?:rs|c|g|q|f|w|h|fp|resize|size|gravity|quality|crop|ex|el|sm|dpr|s|rt|bg):[\w.:%-]{1,60}"
    r"|(?:16|4|3|2|1|21|5|9|7)[x_:-](?:9|3|2|1|4|16|5|7|10)|v?(?:16|4|3|2|1)to(?:9|3|2|1|x)"
    r"|filters:.{0,200}|img_\d{1,2}_\d{1,2}",
)

# What is glued to the end of a file name for a size, a crop or a format. Bare numbers only where they are usual widths: cameras number
# their pictures too. It begins with a single letter of a set: that is what `re` looks for quickly.
SIZE_SUFFIX = pattern(
    r"[-_.@~,+][-_.@~,+]{0,2}(?:m?\d{2,4}x\d{0,4}(?:[-_.]\w{1,8})?|[wh]\d{2,4}|\d{2,4}(?:w|px|h)|[wh]_\d{2,4}|\d{2,4}_\d{2,4}(?=$)"
    r"|(?:16|4|3|2|1|21|5|9)[x_:-](?:9|3|2|1|4|16|5)|v?(?:16|4|3|2|1)to(?:9|3|2|1|x)|v-[\w-]{1,40}"
    r"|square|landscape|portrait|wide|small|medium|x{1,3}-large|large|thumb|thumbnail|scaled|orig|original|full|fullsize|big|xlarge|xxl|xl|lg|md|sm|xs|hd|mini|crop|crop_display|cropped"
    r"|retina|mobile|desktop|tablet|preview|teaser|e\d{10,13}|[23]x|q\d{2,3}|(?:\d{3,4}-\d{2,3})|rotated|edited|copy"
    r"|(?:150|160|200|240|300|320|360|400|420|440|450|460|480|500|540|600|620|630|640|660|675|700|720|750|768|800|860|900|940|960|970|980|1000|1024"
    r"|1080|1200|1280|1366|1400|1440|1500|1536|1600|1800|1920|2000|2048|2400|2560))$",
)

# File names that every picture of a site may bear.
GENERIC_NAME = pattern(
    r"(?:image|img|photo|picture|pic|foto|bild|file|media|main|cover|thumb(?:nail)?|default|index|original|source|content|download|\d|[\W_])+",
)

# Words of addresses that lead to the picture in large, not to another story.
VIEWER_SIGNS = tuple("zoom lightbox attachment_id popup image_id /image/ /images/ /media/ fototeca slideshow".split())

# Folders of portraits of those who write, and of what belongs to a site's design.
SIGN_FOLDER = pattern(
    r"(?:/|%2f)(?:[a-z0-9_-]{0,40}authors?|autor(?:e|en|es)?|redaktion|profiles?|profile_(?:pics?|images?)|avatars?|userpics?|columnists?|themes|emojis?"
    r"|icons?|logos?)(?:/|%2f)",
)
