"""Words by which pages mark their readers' comments, in some 30 languages.

Class names are English on most pages of the world; the nouns of a language stand in the class names of home-made systems and
in the headings of nearly all. Collected from the templates of WordPress (its translations), Blogger, Drupal, Joomla, TYPO3,
Serendipity, Movable Type, phpBB, Discourse, Disqus, wpDiscuz and XenForo, and from newspapers' own systems.
"""

from __future__ import annotations

# One comment, in class names and ids (singular, then plural). ASCII spellings stand beside the accented ones, because class
# names lose their accents.
SINGULAR = """comment coment kommentar commentaire comentario comentário commento komentarz komentář komentar komentár
kommentti kommentaar reactie hozzászólás hozzaszolas comentariu yorum yorumu комментарий коммент коментар kommentarz
komentaras komentārs komentars koment komment comentari iruzkina σχόλιο sxolio 评论 評論 コメント 댓글 talkback
leserkommentar leserbeitrag lesermeinung usercomment discussionpost forumpost postcomment"""

PLURAL = """comments coments comm kommentare kommentarer commentaires comentarios comentários commenti komentarze komentáře komentari
komentarji komentáre kommentit kommentaarid reacties hozzászólások hozzaszolasok comentarii yorumlar комментарии коменты
коментарі коментари komentarai komentāri komentari komenty comentaris iruzkinak σχόλια sxolia talkbacks leserkommentare
lesermeinungen leserbeitraege usercomments kommentering kommentarfeld kommentarbereich commentlist commentslist
commentarea commentsarea commentdiv commentsdiv commentbox commentsbox commentsection commentssection commentscontainer commentwrapper
commentswrapper commentblock commentsblock commentthread respond disqus livefyre hyvor remark42 commento isso cusdis
utterances giscus spotim viafoura coral wpdiscuz gwolle"""

# Words that mark lists of comments from all over the site, or links and lists of articles: never this page's comments.
ELSEWHERE = """recent recentcomments latest latestcomments newest lastcomments letzte neueste derniers ultimos ultimi
ostatnie meistkommentiert kommentiert commented mostcommented topcomments popular trending menu navigation breadcrumb
breadcrumbs"""

# One comment beside its noun ("comment-item"), and what is a part or a holder of comments and never one itself.
ITEM = "item entry single card post row node main level commententry commentitem commentrow commentcard singlecomment message"
HOLDER = """list comments container wrapper wrap holder area section form count counter link links header footer title
heading headline respond pagination pager nav author meta content text body reply avatar image date actions tools button
more info data children replies thread threads block count number input field label box"""

# Who wrote it.
AUTHOR = """author commentauthor commentauteur commenter commentator nickname nick username user usr autor auteur autore
verfasser poster fn name commentername authorname displayname kommentator forfatter författare skribent yazar автор 作者
user-name profile"""
# When.
DATE = """date time datetime datum fecha data heure published timestamp metadata commentmetadata meta commentmeta when
ago posted postdate commentdate commenttime created createdat dato tarih дата 日期 info commentinfo dateline"""
# What was said.
CONTENT = """content text body message copy commenttext commentcontent commentbody commentmessage commenttxt txt msg
texto inhalt contenu contenido testo tekst treść tresc bubble copytext articlebody description excerpt"""
# Beside it: never part of what was said.
ASIDE = """reply replies replylink commentreply antworten repondre responder avatar gravatar permalink vote votes voting
like likes dislike dislikes rating ratings action actions tools toolbar report flag share edit controls awaiting
moderation badge karma score points quote-link screen screenreader controls respond logged count"""
# Replies, where they do not stand inside what they answer.
REPLIES = "indented children replies answers antworten subcomments childs responses child"
PINGS = "pingback trackback pingbacks trackbacks"

# Verbs of "Anna says:", behind an author's name.
SAYS = """says|said|wrote|writes|posted|commented|comments|responds|replied|sagt|sagte|schreibt|schrieb|meint|meinte|kommentiert|
antwortet|a dit|dit|a écrit|écrit|dice|dijo|escribió|escribio|comentó|comento|ha scritto|scrive|ha detto|disse|diz|
escreveu|comentou|napisał|napisała|napisał(a)|pisze|mówi|powiedział|powiedziała|zegt|schreef|skriver|skrev|sier|säger|sa|
sanoo|kirjoitti|kirjoittaa|říká|napsal|napsal(a)|píše|hovorí|napísal|пишет|написал|написала|сказал|говорит|сказав|каже|
diyor|dedi|dedi ki|spune|a spus|mondja|írta|λέει|έγραψε|より|说|說|说道|pravi|kaže|kirjutas|ütleb|saka|rašo|diu|ha dit"""

# Lines that are links of the page's machinery.
MACHINERY = """reply|reply to this comment|report|report abuse|flag|share|like|edit|delete|permalink|link|quote|
loading...|antworten|auf diesen kommentar antworten|melden|kommentar melden|beitrag melden|bearbeiten|zitieren|
gefällt mir|gefällt mir wird geladen …|teilen|répondre|signaler|signaler un abus|alerter|responder|denunciar|reportar|
citar|rispondi|segnala|odpowiedz|zgłoś|cytuj|beantwoorden|reageer|reageren|reply ↓|svar|svara|rapporter|anmäl|vastaa|
ilmoita|odpovědět|reagovat|odpovedať|ответить|пожаловаться|відповісти|yanıtla|cevapla|răspunde|válasz|απάντηση|返信|回复|
回覆|举报|답글|balas|trả lời|↓|like this|liked by you|your comment is awaiting moderation|
dein kommentar wartet auf moderation|log in to reply|anmelden, um zu antworten|zum antworten anmelden|
connectez-vous pour répondre|accede para responder|melde dich an, um zu antworten|antwort abbrechen|cancel reply|
show more|mehr anzeigen|weiterlesen|read more|gravatar|löschen|kommentar von|comment by|expand full comment|
read full comment|edited|bearbeitet|edytowano|цитировать|согласен|не согласен|пожаловаться на комментарий|zitieren|
skomentuj wypowiedź|subscribe to this comment thread by email|abbrechen|senden|absenden|speichern|cancel|send|submit|
upvote|downvote|respond"""

# A heading that announces the comments: "5 Kommentare", "Comments (12)", "3 Responses to ...". Nouns only.
HEADINGS = """comment comments kommentar kommentare leserkommentare lesermeinungen kommentarer commentaire commentaires
réaction réactions reaction reactions response responses reply replies thought thoughts antwort antworten reaktion
reaktionen wortmeldungen meinung meinungen rückmeldungen gedanke gedanken leserbrief leserbriefe comentario comentarios
comentário comentários respuesta respuestas resposta respostas pensamiento pensamientos opinión opiniones commento
commenti risposta risposte komentarz komentarze komentarzy odpowiedzi odpowiedź opinie reactie reacties gedachte
gedachten komentář komentáře komentářů komentár komentáre komentárov komentar komentari komentarjev komentara komentarji
odgovora kommentti kommenttia kommentit kommentaar kommentaari hozzászólás hozzászólások comentariu comentarii răspuns
răspunsuri yorum yorumlar комментарий комментария комментариев комментарии коментар коментарі коментарів коментари
коментара отзывы отзыв komentaras komentarai komentarų komentārs komentāri svar σχόλιο σχόλια σχολια 评论 条评论 則留言
留言 コメント 件のコメント 댓글 bình_luận komentar-komentar tanggapan تعليق تعليقات تعليقًا תגובות תגובה टिप्पणी
टिप्पणियाँ প্রতিক্রিয়া মন্তব্য கருத்துகள் கருத்து వ్యాఖ్యలు అభిప్రాయాలు टिप्पण्या प्रतिक्रिया تبصرے تبصرہ نظر نظرات دیدگاه
دیدگاه‌ها دیدگاه_ها კომენტარი კომენტარები մեկնաբանություններ şərh şərhlər пікір пікірлер komente maoni ulasan ummæli
athugasemdir ความคิดเห็น discussion diskussion diskuse diskusia keskustelu dyskusja talkback readers'_comments readers’_comments reader_comments your_comments vos_réactions vos_commentaires
обсуждение обсуждения التعليقات टिप्पणियां টি_মন্তব্য komen 网友评论 comentaris iruzkin iruzkinak kommentaarid komentarid"""

# A heading over the form.
INVITATIONS = """leave a reply|leave a comment|leave your comment|add a comment|add comment|add your comment|
post a comment|post comment|write a comment|join the discussion|join the conversation|what do you think|submit a comment|
have your say|your comment|schreibe einen kommentar|schreib einen kommentar|hinterlasse eine antwort|
hinterlasse einen kommentar|kommentar schreiben|kommentar verfassen|kommentar abgeben|kommentieren|ihr kommentar|
dein kommentar|neuen kommentar schreiben|einen kommentar schreiben|kommentar hinterlassen|kommentar hinzufügen|
diskutieren sie mit|mitdiskutieren|laisser un commentaire|laissez un commentaire|laisser une réponse|
poster un commentaire|ajouter un commentaire|écrire un commentaire|votre commentaire|réagir|réagissez|deja una respuesta|
deja un comentario|dejar un comentario|escribe un comentario|publicar un comentario|añadir comentario|tu comentario|
deixe um comentário|deixe uma resposta|deixe seu comentário|comente|lascia un commento|scrivi un commento|
aggiungi un commento|rispondi|dodaj komentarz|napisz komentarz|zostaw komentarz|geef een reactie|laat een reactie achter|
plaats een reactie|reageer|skriv en kommentar|legg igjen en kommentar|legg igjen et svar|lämna en kommentar|
lämna ett svar|skriv et svar|efterlad en kommentar|kommentér|kirjoita kommentti|jätä kommentti|vastaa|napsat komentář|
přidat komentář|napište komentář|pridať komentár|napíšte komentár|dodaj komentar|napiši komentar|komentiraj|
hozzászólás a cikkhez|szólj hozzá|lasă un răspuns|lasă un comentariu|bir yanıt yazın|yorum yap|yorum yaz|bir cevap yazın|
добавить комментарий|оставить комментарий|оставьте комментарий|написать комментарий|залишити відповідь|додати коментар|
напишете коментар|вашият коментар|добави коментар|parašykite komentarą|komentuoti|pievienot komentāru|komentēt|
lisa kommentaar|αφήστε μια απάντηση|αφήστε ένα σχόλιο|υποβολή απάντησης|发表评论|发表回复|我要评论|發佈留言|コメントを残す|
コメントする|댓글 남기기|댓글 달기|tinggalkan balasan|tulis komentar|để lại bình luận|viết bình luận|اترك تعليقا|
أضف تعليق|כתיבת תגובה|להגיב"""

# A heading over links from other sites: no comments.
PING_HEADINGS = "trackbacks|pingbacks|trackbacks/pingbacks|trackbacks & pingbacks|pings|trackback-url|reblogs"

NONE_YET = "no kein keine aucun sin ningún nessun nenhum geen ingen brak žádné žádný nema bez hiç нет немає нема ei 0 zero"
ONE = "one ein eine un une uno una um uma een en ett egy jeden jedna один yksi o"


def phrases(text: str) -> tuple[str, ...]:
    """The phrases of a list above: separated by bars where it has any, else by white space."""
    if "|" in text:
        return tuple(phrase for part in text.split("|") if (phrase := " ".join(part.split())))
    return tuple(word.replace("_", " ") for word in text.split())
