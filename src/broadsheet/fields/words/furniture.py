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
