"""What stands between a reader and a text, in the words of some thirty languages: paywalls, consent, checks for robots, errors.

Paywall and error phrases are whole phrases as pages show them; consent stems are parts of words. Collected from publishers'
own notices and from the notices of Cloudflare, DataDome, PerimeterX, Akamai, Imperva, OneTrust, Didomi, Sourcepoint,
Usercentrics and Google Funding Choices.
"""

from __future__ import annotations

# Class names of elements that stand where a locked text breaks off.
PAYWALL = """paywall paywalled regwall registerwall registrationwall subscriber-only subscribers-only subscription-required
paid-content paidcontent premium-content piano-paywall tp-container tp-backdrop article-paywall paywall-container paywall-offer
paywall-message paywall-overlay offer-page plenigo plus-paywall paywall-box metered-paywall content-locked lockedcontent
locked-content truncated-content article-locked abo-teaser abobox aboteaser paywall-teaser barrier-page subscribe-wall
subscription-wall paid-barrier payment-wall conversion-wall gateway-content js-paywall meterwall gate-wall leaky-paywall
leaky_paywall poool-widget poool qiota qiota_reserve reserved-content contenu-reserve abonnes-only article__restricted
paywall-fade fade-out-paywall teaser-paywall suscripcion-wall muro-pago muro-de-pago plusartikel piano-inline"""

# Beginnings and pieces of the notice.
LOCKED = """subscribe to continue|subscribe to read|subscribe now to read|to continue reading|continue reading with a|
keep reading with|for subscribers only|subscribers only|subscriber-only|this article is for subscribers|
this content is for subscribers|this story is for subscribers|this article is reserved for|already a subscriber?|
become a subscriber to|unlock this article|unlock the full article|to read the full|to read this article|
read the full article with|register to continue|sign in to continue reading|log in to continue reading|
you have reached your limit|you've reached your limit|this post is for paid subscribers|this post is for paying subscribers|

weiterlesen mit|jetzt weiterlesen|weiter lesen mit|lesen sie weiter mit|lesen sie den ganzen artikel|diesen artikel weiterlesen|
um weiterzulesen|zum weiterlesen|mit abo weiterlesen|nur für abonnenten|exklusiv für abonnenten|für abonnenten|
dieser artikel ist kostenpflichtig|dieser inhalt ist kostenpflichtig|sie haben bereits ein abo|schon abonnent|bereits abonnent|
jetzt abonnieren und weiterlesen|jetzt freischalten|artikel freischalten|registrieren und weiterlesen|sie möchten weiterlesen|
réservé aux abonnés|réservée aux abonnés|reservé aux abonnés|réservé à nos abonnés|il vous reste|la suite est réservée|
pour lire la suite|abonnez-vous pour lire|abonnez-vous pour continuer|lisez la suite|poursuivre votre lecture|
poursuivez votre lecture|déjà abonné|cet article est réservé|contenu réservé|accédez à tous les contenus|
exclusivo para suscriptores|solo para suscriptores|sólo para suscriptores|para seguir leyendo|suscríbete para seguir|
suscríbete para leer|suscríbase para|ya soy suscriptor|¿ya eres suscriptor|contenido exclusivo para|inicia sesión para seguir|
regístrate para seguir|exclusivo para assinantes|conteúdo exclusivo para assinantes|apenas para assinantes|só para assinantes|
para continuar a ler|para continuar lendo|continue lendo com|já é assinante|assine para ler|
riservato agli abbonati|contenuto riservato|per continuare a leggere|continua a leggere con|sei già abbonato|
abbonati per leggere|articolo riservato|solo per abbonati|alleen voor abonnees|exclusief voor abonnees|
om verder te lezen|word abonnee om|tylko dla prenumeratorów|tylko dla subskrybentów|
dostęp dla prenumeratorów|aby czytać dalej|czytaj dalej z|masz już prenumeratę|pozostało jeszcze|dalszy ciąg artykułu|
för prenumeranter|läs vidare med|för att läsa vidare|redan prenumerant|endast för prenumeranter|for abonnenter|
kun for abonnenter|for å lese videre|les videre med|allerede abonnent|for at læse videre|læs videre med|kræver abonnement|
vain tilaajille|tilaajille|jatka lukemista|lue koko juttu|oletko jo tilaaja|pouze pro předplatitele|pro předplatitele|
chcete číst dál|pokračovat ve čtení s|len pre predplatiteľov|pre predplatiteľov|chcete čítať ďalej|csak előfizetőknek|
előfizetőink számára|olvasson tovább|a folytatáshoz|pentru abonați|doar pentru abonați|continuă să citești|само за абонати|
продължете да четете|только для подписчиков|доступно по подписке|чтобы прочитать целиком|читать далее по подписке|
тільки для передплатників|лише для передплатників|samo za pretplatnike|za nastavak čitanja|samo za naročnike|
μόνο για συνδρομητές|για συνδρομητές|abonelere özel|devamını okumak için|有料会員|この記事は有料|続きを読むには|
订阅后继续|付费阅读|仅限订阅|仅限会员|仅对订阅|訂閱以繼續|僅限訂戶|訂戶專屬|會員專屬|только подписчикам|للمشتركين فقط|למנויים בלבד|
केवल सब्सक्राइबर|केवल सदस्यों के लिए|เฉพาะสมาชิก|구독하시면|유료회원|회원 전용|chỉ dành cho thuê bao|khusus pelanggan|
tik prenumeratoriams|abonentiem|tikai abonentiem|ainult tellijatele|tellijale|només per a subscriptors"""

# Parts of words by which a sentence speaks of consent to tracking.
CONSENT = """cookie|consent|einwillig|zustimm|datenschutz|personenbezogen|privacy|personal data|your data|our partners|vendors|
legitimate interest|berechtigte|werbepartner|drittanbieter|unsere partner|tracking|tracker|traceur|données personnelles|
nos partenaires|consentement|confidentialité|consentimiento|privacidad|datos personales|nuestros socios|consentimento|
dados pessoais|privacidade|consenso|dati personali|toestemming|persoonsgegevens|onze partners|zgod|danych osobowych|
prywatności|samtycke|personuppgifter|samtykke|personopplysninger|personoplysninger|suostumus|evästeet|evästei|souhlas|
osobních údajů|súhlas|osobných údajov|hozzájárul|sütik|adatvédel|consimțământ|date cu caracter personal|privola|
osobnih podataka|piškotk|soglasj|съгласие|бисквитк|лични данни|согласие|персональных данных|файлы cookie|згод|персональних|
συγκατάθεση|προσωπικών δεδομένων|çerez|kişisel veri|クッキー|個人情報|隐私|個資|쿠키|개인정보|slapuk|sīkdat|sīkfail|küpsis|
galetes|iab |opt-out|opt out|storage on a device|speichern von informationen"""

# Short labels of the button that agrees.
AGREE = """accept|accept all|accept all cookies|accept cookies|accept & continue|accept and continue|agree|i agree|agree and continue|
agree & continue|allow all|consent|i accept|ok|got it|continue|akzeptieren|alle akzeptieren|alles akzeptieren|zustimmen|
alle zulassen|einverstanden|akzeptieren und weiter|akzeptieren & weiter|zustimmen und weiter|zustimmen & weiter|
mit werbung weiterlesen|accepter|tout accepter|j'accepte|accepter et continuer|accepter & fermer|accepter et fermer|
continuer sans accepter|aceptar|aceptar todo|aceptar y continuar|acepto|aceitar|aceitar tudo|aceito|concordo|accetta|
accetta tutto|accetto|accetta e continua|accetta tutti|accepteren|alles accepteren|akkoord|ja, ik accepteer|akceptuję|
akceptuj wszystko|zgadzam się|przejdź do serwisu|acceptera|acceptera alla|godkänn|godkänn alla|godta|godta alle|godkend|
tillad alle|accepter alle|hyväksy|hyväksy kaikki|přijmout|přijmout vše|souhlasím|prijať všetko|súhlasím|elfogadom|
elfogadás|accept toate|acceptă|sunt de acord|prihvaćam|prihvati sve|prihvatam|strinjam se|sprejmi|приемам|приеми всички|
принять|принять все|согласен|прийняти|погоджуюсь|αποδοχή|συμφωνώ|kabul et|tümünü kabul et|同意する|同意|接受|동의|sutinku|
piekrītu|nõustun|accepta"""

# Hosts and paths that serve nothing but questions of consent.
CONSENT_HOSTS = "consent privacy-mgmt cmp cookies privacy guce collectconsent cmp-consent"

# Notices of machines that tell readers from robots.
ROBOT = """just a moment|checking your browser|verifying you are human|verify you are human|verify you are a human|
verify that you're not a robot|please verify you are|are you a robot|are you human|i'm not a robot|i am not a robot|not a robot|
checking if the site connection is secure|enable javascript and cookies to continue|please enable cookies|
please enable js and disable any ad blocker|attention required!|access to this page has been denied|
access denied|pardon our interruption|unusual traffic from your|unusual activity|complete the security check|
security check to access|security verification|bot verification|human verification|ddos protection by|
request unsuccessful. incapsula|the requested url was rejected|you have been blocked|sorry, you have been blocked|
performing security verification|press & hold|press and hold to confirm|automated access|please complete the captcha|
solve this captcha|enter the characters you see|one more step|
einen moment, bitte|nur einen moment|überprüfung ihres browsers|sind sie ein roboter|sind sie ein mensch|kein roboter|
zugriff verweigert|un instant…|vérification de votre navigateur|êtes-vous un robot|je ne suis pas un robot|accès refusé|
un momento…|comprobando su navegador|no soy un robot|acceso denegado|verificando se você é humano|não sou um robô|
acesso negado|verifica che tu non sia un robot|non sono un robot|accesso negato|ik ben geen robot|toegang geweigerd|
nie jestem robotem|odmowa dostępu|jag är inte en robot|jeg er ikke en robot|nejsem robot|я не робот|проверка браузера|
вы не робот|доступ запрещен|доступ ограничен|ben robot değilim|ロボットではありません|我不是机器人|人机验证|安全验证|로봇이 아닙니다"""
# Pieces of addresses of scripts and frames that serve such a check.
ROBOT_SCRIPTS = """/cdn-cgi/challenge-platform/|challenges.cloudflare.com|captcha-delivery.com|geo.captcha-delivery|px-captcha|
perimeterx.net|px-cloud.net|_incapsula_resource|hcaptcha.com|recaptcha/api.js|arkoselabs.com|funcaptcha|awswaf|datadome|
perfdrive.com|sucuri.net|distil_r_captcha|kasada|friendlycaptcha|smartcaptcha"""

# What the title or the first heading of an error page says.
ERROR = """page not found|not found|file not found|page cannot be found|page can't be found|page could not be found|
page doesn't exist|page does not exist|page no longer exists|page is no longer available|page isn't available|page unavailable|
oops! that page can|we can't find that page|we can't find the page|we couldn't find that page|we couldn't find the page|
sorry, this page|nothing found|this page isn't working|internal server error|bad gateway|service unavailable|
gateway timeout|bad request|method not allowed|forbidden|site under maintenance|under maintenance|web server is down|
error establishing a database connection|article not found|story not found|content not found|content unavailable|
content no longer available|
seite nicht gefunden|seite wurde nicht gefunden|seite konnte nicht gefunden werden|seite existiert nicht|
seite nicht verfügbar|artikel nicht gefunden|inhalt nicht gefunden|nicht gefunden|dokument nicht gefunden|wartungsarbeiten|
page introuvable|page non trouvée|page inexistante|page demandée n'existe pas|cette page n'existe pas|article introuvable|
erreur serveur|página no encontrada|pagina no encontrada|no se encuentra la página|no se ha encontrado la página|
la página que buscas|esta página no existe|contenido no encontrado|error del servidor|página não encontrada|
pagina nao encontrada|conteúdo não encontrado|pagina non trovata|la pagina non esiste|contenuto non trovato|
pagina niet gevonden|deze pagina bestaat niet|artikel niet gevonden|strona nie istnieje|nie znaleziono strony|
strona nie została znaleziona|nie ma takiej strony|nie znaleziono|sidan hittades inte|sidan kunde inte hittas|
sidan finns inte|siden ble ikke funnet|siden finnes ikke|fant ikke siden|siden blev ikke fundet|siden findes ikke|
siden kunne ikke findes|sivua ei löydy|sivua ei löytynyt|stránka nenalezena|stránka nebyla nalezena|stránka neexistuje|
stránka nenájdená|stránka sa nenašla|az oldal nem található|oldal nem található|pagina nu a fost găsită|
pagina nu există|stranica nije pronađena|stranica ne postoji|strani ni mogoče najti|страницата не е намерена|
страница не найдена|страница не существует|такой страницы нет|сторінку не знайдено|сторінка не знайдена|
η σελίδα δεν βρέθηκε|δεν βρέθηκε|sayfa bulunamadı|aradığınız sayfa|ページが見つかりません|お探しのページ|
页面不存在|找不到页面|页面未找到|找不到網頁|您访问的页面|페이지를 찾을 수 없습니다|halaman tidak ditemukan|
không tìm thấy trang|puslapis nerastas|lapa nav atrasta|lehte ei leitud|pàgina no trobada|الصفحة غير موجودة|הדף לא נמצא|
ไม่พบหน้า"""


def phrases(text: str) -> tuple[str, ...]:
    """The phrases of a list above, in lower case."""
    return tuple(phrase for part in text.replace("\n", "").split("|") if (phrase := " ".join(part.split())))
