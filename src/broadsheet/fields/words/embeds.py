"""Whose players, posts, charts and maps articles show, and what stands in their place until a reader consents.

Hosts as their own embed codes name them; phrases from the notices of Usercentrics, Sourcepoint, Borlabs, Complianz, Embed
Privacy, Real Cookie Banner, Didomi and from newspapers' own.
"""

from __future__ import annotations

# Providers by the end of a host's name.
PROVIDERS = {
    "youtube.com": "youtube",
    "youtube-nocookie.com": "youtube",
    "youtu.be": "youtube",
    "vimeo.com": "vimeo",
    "dailymotion.com": "dailymotion",
    "dai.ly": "dailymotion",
    "twitch.tv": "twitch",
    "twitter.com": "twitter",
    "x.com": "twitter",
    "instagram.com": "instagram",
    "facebook.com": "facebook",
    "fb.watch": "facebook",
    "tiktok.com": "tiktok",
    "threads.net": "threads",
    "threads.com": "threads",
    "bsky.app": "bluesky",
    "reddit.com": "reddit",
    "redditmedia.com": "reddit",
    "linkedin.com": "linkedin",
    "pinterest.com": "pinterest",
    "t.me": "telegram",
    "vk.com": "vk",
    "vkvideo.ru": "vk",
    "ok.ru": "ok",
    "rutube.ru": "rutube",
    "weibo.com": "weibo",
    "bilibili.com": "bilibili",
    "youku.com": "youku",
    "v.qq.com": "tencent",
    "nicovideo.jp": "niconico",
    "tv.naver.com": "naver",
    "tv.kakao.com": "kakao",
    "spotify.com": "spotify",
    "soundcloud.com": "soundcloud",
    "podcasts.apple.com": "apple",
    "music.apple.com": "apple",
    "deezer.com": "deezer",
    "bandcamp.com": "bandcamp",
    "podigee.io": "podigee",
    "acast.com": "acast",
    "audioboom.com": "audioboom",
    "megaphone.fm": "megaphone",
    "omny.fm": "omny",
    "simplecast.com": "simplecast",
    "libsyn.com": "libsyn",
    "spreaker.com": "spreaker",
    "ausha.co": "ausha",
    "datawrapper.de": "datawrapper",
    "dwcdn.net": "datawrapper",
    "infogram.com": "infogram",
    "flourish.studio": "flourish",
    "everviz.com": "everviz",
    "23degrees.io": "23degrees",
    "ourworldindata.org": "ourworldindata",
    "knightlab.com": "knightlab",
    "arcgis.com": "arcgis",
    "openstreetmap.org": "openstreetmap",
    "documentcloud.org": "documentcloud",
    "scribd.com": "scribd",
    "issuu.com": "issuu",
    "slideshare.net": "slideshare",
    "giphy.com": "giphy",
    "imgur.com": "imgur",
    "streamable.com": "streamable",
    "jwplayer.com": "jwplayer",
    "jwplatform.com": "jwplayer",
    "brightcove.net": "brightcove",
    "brightcove.com": "brightcove",
    "glomex.com": "glomex",
    "ultimedia.com": "digiteka",
    "codepen.io": "codepen",
    "jsfiddle.net": "jsfiddle",
    "ted.com": "ted",
    "loom.com": "loom",
    "wistia.net": "wistia",
    "wistia.com": "wistia",
}

# Class names of quotations that a script turns into a post, and whose it is.
POSTS = {
    "twitter-tweet": "twitter",
    "twitter-video": "twitter",
    "instagram-media": "instagram",
    "tiktok-embed": "tiktok",
    "bluesky-embed": "bluesky",
    "reddit-embed-bq": "reddit",
    "reddit-card": "reddit",
    "text-post-media": "threads",
    "fb-xfbml-parse-ignore": "facebook",
}

# Beginnings of the notice in the place of what a reader has not consented to, in lower case.
PLACEHOLDERS = tuple(
    " ".join(phrase.split())
    for phrase in """
    externer inhalt|externe inhalte|empfohlener externer inhalt|empfohlener redaktioneller inhalt|
    an dieser stelle finden sie inhalte|an dieser stelle finden sie einen|an dieser stelle befindet sich ein|
    hier befindet sich externer inhalt|hier befindet sich ein externer|um diesen inhalt anzuzeigen|
    zum anzeigen dieses inhalts|zur anzeige dieses inhalts|mit dem laden des|mit dem abspielen des videos|
    ich bin damit einverstanden, dass mir externe inhalte|sie sehen gerade einen platzhalterinhalt|
    leider können wir den externen inhalt|leider kann der externe inhalt|deine privatsphäre-einstellungen verhindern|
    ihre datenschutz-einstellungen verhindern|ihre cookie-einstellungen verhindern|inhalt laden|video laden|
    bitte akzeptieren sie die marketing-cookies|bitte akzeptiere marketing-cookies|wir benötigen ihre zustimmung, um den|
    wir brauchen deine zustimmung, um den|dieser inhalt wird von|dieses element enthält daten von|
    please accept youtube cookies|please accept marketing cookies|please accept cookies to|this content is hosted by|
    this article contains content provided by|this article includes content provided by|this content is provided by|
    you need to accept cookies|external content|we need your consent to load|we need your permission to load|
    click here to load external content|you are currently viewing a placeholder content|view this post on instagram|
    this content is blocked|
    ce contenu est bloqué|ce contenu n’est pas visible|ce contenu n'est pas visible|contenu externe|
    vous devez accepter les cookies|pour afficher ce contenu|pour visualiser ce contenu|votre consentement est nécessaire|
    contenido externo|para ver este contenido|acepta las cookies para|debes aceptar las cookies|
    contenuto esterno|per vedere questo contenuto|per visualizzare questo contenuto|questo contenuto è ospitato da|
    conteúdo externo|para ver este conteúdo|para visualizar este conteúdo|
    externe inhoud|om deze inhoud te tonen|deze inhoud kan niet|accepteer cookies om|
    treść zewnętrzna|aby zobaczyć tę treść|aby wyświetlić tę treść|
    eksternt indhold|for at se dette indhold|for å se dette innholdet|for å vise dette innholdet|externt innehåll|
    för att se det här innehållet|för att visa det här innehållet|du behöver godkänna cookies|
    upotettu sisältö|hyväksy evästeet nähdäksesi|pro zobrazení tohoto obsahu|externí obsah|külső tartalom|
    pre zobrazenie tohto obsahu
    """.split("|")
)
