"""Words of class names and ids that tell which part of a page an element is, as pieces that `hash_word` numbers."""

# Parts whose dates and names belong to something else than the article: readers' comments, other stories, the site's frame.
FOREIGN = """
comment comments commentlist commentarea commenters respond reply replies disqus livefyre kommentar kommentare kommentarer
kommentit comentario comentarios commentaire commentaires commenti reacties reactie komentarze komentare komentari kommentek
opmerkingen discussion pingback trackback
related relatedposts recommended recommendation recommendations recommend recirculation suggested similar teaser teasers
sidebar widget widgets rail promo promos promoted trending popular mostread mostviewed latest newest neueste
carousel slider swiper ticker newsletter footer colophon menu nav navbar navigation breadcrumb breadcrumbs
outbrain taboola advert advertisement sponsored banner cookie consent login modal popup
jp-relatedposts crp yarpp addtoany upnext
""".split()

# Elements that say when.
DATE = """
date datum fecha data dato daty datetime datepublished datemodified datecreated dateline timestamp time timeago published publish
pubdate publicationdate publication posted postdate updated update updatetime modified meta postmeta entrymeta byline info postinfo
articleinfo submitted dateauthor tarih tanggal dtreviewed dtstart published_date article-date post-date entry-date pub-date
createdate infos details detail veroffentlicht erstellt kicker source dat released zeit uhrzeit when
""".split()

# Elements that say who.
AUTHOR = """
author authors auteur auteurs autor autoren autorin autore autori autores autora autorzy auther authorname author-name byline bylines
by-line by writer writers reporter reporters journalist journaliste contributor contributors redakteur verfasser verfasserin
signature signatur signed firma skribent forfatter forfattare kirjoittaja szerzo schrijver posted-by postedby posted submitted
creator dc-creator vcard fn credit credits writtenby written-by penulis reporter-name journalist-name yazar tacgia tac-gia
submittedby article-author post-author entry-author createdby created-by username uploader publisher-name medarbejder
""".split()
