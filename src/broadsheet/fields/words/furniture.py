"""Whole lines between paragraphs that are none: alternatives of a pattern, in small letters."""

from __future__ import annotations

# Over or in the place of an advertisement.
ADVERTISEMENT = """advertisements?|advertisement - scroll to continue|(?:story|article) continues below(?: (?:this )?advertisement)?|
sponsored(?: content)?|anzeige|werbung|publicité|la suite après (?:la|cette) publicité|publicidad|publicidade|continua depois da publicidade|
pubblicità|advertentie|annons|annonse|annonce|reklame|mainos|auglýsing|reklama|reklaam|hirdetés|publicitate|реклама|oglas|оглас|
διαφήμιση|reklam|i\u0307?lan|إعلان|اعلان|آگهی|פרסומת|विज्ञापन|বিজ্ঞাপন|விளம்பரம்|โฆษณา|quảng cáo|iklan|scroll to continue(?: with content)?|
lanjutkan (?:membaca|scroll)|广告|廣告|広告|광고|publicitat|publizitatea|tangazo"""

# What a player says to a browser that cannot play.
PLAYER = """your browser does not support (?:the |html5 )?(?:video|audio|iframes?|this|playing)[\\w ]*|
(?:ihr|dein) browser unterstützt (?:das|kein|dieses|keine)[\\w -]*|votre navigateur ne (?:supporte|prend)[\\w ]*|
tu navegador no (?:soporta|admite)[\\w ]*|seu navegador não suporta[\\w ]*|il tuo browser non supporta[\\w ]*|
uw browser ondersteunt[\\w ]*|din (?:webbläsare|nettleser|browser) stöd?[\\w ]*|twoja przeglądarka nie (?:obsługuje|wspiera)[\\w ]*|
ваш браузер не поддерживает[\\w ]*|ваш браузер не підтримує[\\w ]*|tarayıcınız[\\w ]*desteklemiyor"""

# How weblogs say under a text when and where it was filed: the beginning of a line.
POSTED = """this (?:entry|post|article) was (?:posted|written|published|filed) (?:on|in|by|under)|posted (?:on|in) .{0,60} filed under|
dieser (?:eintrag|artikel|beitrag) (?:wurde|ist) (?:am|von|unter|in)|(?:cette entrée|ce billet|cet article) (?:a été|est) (?:posté|publié)|
esta entrada (?:fue|ha sido) publicada|quest[oa] (?:articolo|post|voce) è stat[oa] (?:pubblicat|inserit)|este (?:post|artigo) foi publicado|
(?:deze entry|dit bericht) (?:is|werd) (?:geplaatst|gepost)|(?:det här )?inlägget (?:postades|publicerades)|
dette (?:innlegget|innlegg|indlæg) (?:ble|blev|er) (?:publisert|postet|skrevet|lagt)|ten wpis (?:został|opublikowano)|
запись (?:опубликована|добавлена)|tämä artikkeli (?:on )?julkaist"""
