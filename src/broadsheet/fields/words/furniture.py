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

# How a line begins behind a text that says who vouches for nothing, and where to complain.
NOTICE = """(?:重要|郑重|鄭重|特别|特別|免责|免責|版权|版權)?(?:声明|聲明)[:：]?|凡(?:注明|本网|本網|本站|未)|本(?:网|網|站)(?:所|转|轉|登|声|聲)|
(?:电话|電話|邮箱|郵箱|传真|傳真)[:：]|reuters content is the intellectual property|[©ⓒ] ?(?:copyright )?\\d{4}|copyright (?:[©ⓒ] ?)?\\d{4}"""

# "All rights reserved", anywhere in a line behind a text.
RESERVED = """all rights reserved|may not be (?:published|reproduced|copied|redistributed)|riproduzione riservata|tutti i diritti riservati|
todos los derechos reservados|prohibida (?:su|la) reproducción|todos os direitos reservados|tous droits réservés|reproduction interdite|
alle rechte vorbehalten|alle rechten voorbehouden|alle rettighe[dt]er|alla rättigheter|wszelkie prawa zastrzeżone|všechna práva|
все права защищены|перепечатка|при (?:использовании|перепечатке|цитировании) .{0,40}ссылка|передрук|усі права|
απαγορεύεται η (?:αναδημοσίευση|αναπαραγωγή)|(?:tüm|her) hakları? saklıdır|جميع الحقوق محفوظة|כל הזכויות שמורות|無断転載|無斷轉載|
(?:版权|版權)所有|(?:未经|未經)(?:授权|授權|许可|許可)|무단 ?(?:전재|복제)|저작권자|hak cipta|bản quyền thuộc"""

# A piece of each of these: a line without any of them need not be searched.
RESERVED_PIECES = tuple(
    """rights reserved|may not be|riservat|derechos reservados|prohibida|direitos reservados|droits réservés|interdite|vorbehalten|
voorbehouden|alle rettighe|rättigheter|zastrzeżone|všechna práva|права|перепечат|использовании|цитировании|передрук|
απαγορεύεται|saklıdır|محفوظة|שמורות|無断転載|無斷轉載|所有|未经|未經|무단|저작권자|hak cipta|bản quyền""".replace("\n", "").split(
        "|"
    )
)
