"""How captions say who made a picture or owns it, in many languages. Collected from news pages' own usage, one family a line."""

from __future__ import annotations

# What stands before a name, with a colon, slash or equals sign behind it: "Foto: Ana Lima", "写真=共同".
LABELS = """
photo, photos, picture, pictures, image, images, pic, credit, credits, photo credit, photo credits, image credit, image credits, picture credit, photograph, photographer,
photography, illustration, graphic, courtesy, source, copyright, file photo, photo by, image by, picture by, image source, picture source,
photo source, photo courtesy, photos courtesy, photograph courtesy, image courtesy,
images courtesy, picture courtesy, video courtesy, courtesy, screenshot, via, foto, fotos, bild, bilder, bildquelle, quelle, fotoquelle, bildnachweis, bildrechte, fotograf,
grafik, symbolbild, archivbild, archivfoto, symbolfoto, collage, montage, fotografie, beeld, bron, bilde, fotografi, illustrasjon, arkivfoto,
arkivbild, billede, mynd, ljósmynd, crédit, crédits, crédit photo, crédits photo, photographie, fotografía, imagen, fuente, crédito, créditos,
cortesía, archivo, fotografia, imagem, fonte, divulgação, reprodução, arquivo, immagine, credito, sursa, sursă, sursa foto, font,
фото, фотография, источник, иллюстрация, коллаж, снимок, джерело, світлина, колаж, снимка, извор, фотографија, сурет,
zdjęcie, fot., fot, źródło, zdroj, autor, izvor, avtor, vir, nuotrauka, nuotr., asociatyvi nuotr., attēls, avots, kuva, kuvat, lähde,
kuvaaja, pilt, allikas, fotó, fotók, kép, forrás, φωτο, φώτο, φωτ., φωτ, φωτογραφία, πηγή, burimi, argazkia, fotoğraf, kaynak, görsel, şəkil, mənbə,
תמונה, צילום, קרדיט, מקור, صورة, الصورة, تصوير, المصدر, صور, عکس, منبع, تصویر, فوٹو, फोटो, फ़ोटो, तस्वीर, स्रोत, साभार, ছবি, সূত্র, படம், ఫోటో,
ფოტო, წყარო, լուսանկարը, rasm, sumber, dok, gambar, kredit, ảnh, nguồn, ภาพ, ที่มา, picha,
写真, 画像, 撮影, 提供, 資料写真, 出典, 图, 图片, 照片, 图片来源, 照片来源, 圖片來源, 照片來源, 资料图, 資料照片, 图源, 来源, 摄影, 供图, 摄, 圖, 圖片, 圖源, 來源, 攝影, 사진, 출처, 제공, 자료사진, 그래픽
"""

# Picture agencies and libraries: in brackets, or behind a slash or a dash, they end a caption.
AGENCIES = """
reuters, afp, dpa, getty, getty images, ap, a.p., ap photo, epa, ansa, efe, tass, xinhua, imago, shutterstock, keystone, apa, ntb, scanpix,
ritzau, lehtikuva, pap, mti, čtk, belga, anp, pa wire, pa images, pa media, alamy, istock, istockphoto, adobe stock, stock.adobe.com, unsplash,
pixabay, pexels, depositphotos, dreamstime, bloomberg, zuma, sipa, picture alliance, europa press, lapresse, tt, lusa, agência brasil, folhapress,
cuartoscuro, splash news, backgrid, bestimage, abaca, maxppp, hans lucas, ullstein, press association, associated press, canadian press, aap,
pti, ani, yonhap, newsis, kyodo, jiji, anadolu, iha, dha, тасс, риа, риа новости, интерфакс, укринформ, уніан, nurphoto, 연합뉴스, 뉴시스, 뉴스1,
رويترز, أ ف ب, أ.ف.ب, فرانس برس, د ب أ, الأناضول, وكالات, ایسنا, خبرگزاری مهر, 共同, 共同通信, 時事, ロイター, 新华社, 中新社, 新華社, 中新网, 中央社, 视觉中国, 視覺中國, wikimedia commons, nasa, handout, fotolia, witters, file
"""

# Words in brackets behind a caption that say what kind of picture it is, not whose.
KINDS = frozenset(
    """file archive archives archival stock image picture photo symbol archiv archivbild archivfoto symbolbild symbolfoto illustration left
    right l. r. li. re. links rechts links. mitte centre center above below archivo archivio arquivo archives arkiv arkivfoto arkivbild архив
    izq. der. izquierda derecha gauche droite sinistra destra oben unten top bottom pictured inset montage collage video""".split()
)


def phrases(listed: str) -> list[str]:
    """The phrases of one of the lists above, the longest first, so that an alternation of them takes the whole of each."""
    return sorted(
        {phrase for line in listed.split("\n") for part in line.split(",") if (phrase := part.strip())},
        key=lambda p: (-len(p), p),
    )
