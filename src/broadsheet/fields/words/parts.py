"""Words of class names and ids that tell which part of a page an element is, as pieces that `hash_word` numbers."""

# Parts whose dates and names belong to readers' comments, to other stories or to the day on which the page was fetched.
FOREIGN = """
comments commentlist commentarea commentsection comment-list comment-content comment-body comment-meta comment-author comment-date
commentmetadata commenters recentcomments recent-comments comment-author-link widget_recent_comments comment-reply-title respond replies disqus livefyre kommentare kommentarer kommentit comentarios commentaires commenti reacties
komentarze komentare komentari opmerkingen pingback trackback
related relatedposts relatedarticles recommended recommendations recommend recirculation similar trending popular mostread mostviewed
latest newest neueste outbrain taboola jp-relatedposts crp yarpp upnext more-stories morestories read-more readmore read-also
carousel slider swiper ticker newsletter breadcrumb breadcrumbs colophon advert advertisement sponsored cookie consent
modal popup currentdate current-date today clock
""".split()

# Parts that are seldom the article's, but in some templates hold its date line or its author.
DOUBTFUL = """
comment kommentar comentario commentaire respond reply discussion suggested teaser teasers sidebar widget widgets rail promo promos
promoted footer menu nav navbar navigation topbar banner login search archive archives
""".split()

# Elements that say when.
DATE = """
date datum fecha data dato daty datetime datepublished datemodified datecreated dateline timestamp time timeago published publish
pubdate publicationdate publication posted postdate updated update updatetime modified meta postmeta postmetadata entrymeta byline author autor info postinfo
articleinfo submitted dateauthor tarih tanggal dtreviewed dtstart published_date article-date post-date entry-date pub-date
createdate infos details detail veroffentlicht erstellt kicker source dat released zeit uhrzeit when
""".split()

# Elements that say who.
AUTHOR = """
author authors auteur auteurs autor autoren autorin autore autori autores autora autorzy auther authorname author-name byline bylines
by-line by writer writers reporter reporters journalist journaliste contributor contributors redakteur verfasser verfasserin
signature signatur signed firma skribent forfatter forfattare kirjoittaja szerzo schrijver posted-by postedby
creator dc-creator vcard writtenby written-by penulis reporter-name journalist-name yazar tacgia tac-gia p-author
submittedby article-author post-author entry-author createdby created-by username medarbejder documentauthor bylinename itemposter
""".split()

# Elements that say who only where a word for the author stands in them: date lines, posts' footers, credits.
SIGNED = """
meta postmeta postmetadata entrymeta entry-meta post-meta metadata posted submitted info postinfo articleinfo infos credit
credits date published dateline contributor-info entry-utility entry-footer postfooter post-footer
""".split()
