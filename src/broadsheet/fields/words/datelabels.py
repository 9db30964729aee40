"""Words that stand beside a date and say what it dates, folded as `fold_word` folds (no case, no accents).

Each list holds stems: a word that begins with one counts, `_` is a space. Languages stand side by side: a stem that says
"published" in one language and "changed" in another is not in here.
"""

# The moment the article came out.
PUBLISHED = """
publish published publi publie publiee publicad publicat publicacion publicacao publicerad publicerat publikovan publikuar publicirano
pubblicat pubblicazione gepubliceerd geplaatst plaatste veroffentlicht erstellt erschienen verfasst geschrieben eingestellt online_seit online_gestellt
posted issued released written created added submitted uploaded
ecrit poste postee paru parue redige mis_en_ligne en_ligne creee_le cree_le
escrito creado enviado subido postado criado publicou
scritto inserito creato
udgivet oprettet offentliggjort publisert publiserad skapad opprettet lagt
julkaistu luotu kirjoitettu
opublikowan dodan utworzon zamieszczon
publikovano vydano zverejnen zverejnene vytvoreno pridan vlozeno publikovane vydane
objavljen objavlen postavljen napisan
megjelen kozzetev letrehozv kozzetet publikalv
publicate postat adaugat scris
δημοσιευ αναρτη δημιουργ καταχωρ
опубликован размещен добавлен создан публикац вышел
опублікован розміщен додан створен публікац
публикуван публикувано добавен
објављен постављен објавен
публикуван апублікаван
avaldatud lisatud publicets publiceta paskelbta publikuota ikelta
yayinlan yayimlan eklenme giris olusturul olusturma
nashr chop joylangan dercedilib yayimlanib
diterbitkan dipublikasi terbit tayang diposting ditayangkan disiarkan dikemaskini_pada
dang xuat_ban ngay_dang
เผยแพร่ โพสต์ ลงเมื่อ
प्रकाशित पोस्ट प्रकाशन প্রকাশ প্রকাশিত பதிவு வெளியிடப்பட்ட ప్రచురణ
نشر نشرت نشرها تاريخ_النشر منتشر انتشار تاریخ_انتشار شائع اشاعت
פורסם פרסום הועלה
გამოქვეყნ հրապարակ
公開 配信 投稿 掲載 发布 發布 发表 發表 刊登 发稿 發稿 上架 입력 등록 게재 작성 승인
argitaratu publicado publicada publicades publicad
chapishwa imechapishwa
birt utgefid
derc_olun dərc_olun жарияланды жарияланган gepubliseer ippubblikat foilsithe cyhoeddwyd
पब्लिश ප්‍රකාශිත പ്രസിദ്ധീകരിച്ച પ્રકાશિત ಪ್ರಕಟಿಸ ਪ੍ਰਕਾਸ਼ਿਤ ចេញផ្សាយ ថ្ងៃផ្សាយ ထုတ်ဝေ inilathala
""".split()

# The moment it was last changed.
MODIFIED = """
updated update modified revised edited amended reviewed refreshed
aktualisiert aktualisierung geandert bearbeitet uberarbeitet
mis_a_jour mise_a_jour maj_le modifie modification actualise actualisation
actualizad actualizacion modificad editado
atualizad atualizacao
aggiornat aggiornamento modificat
bijgewerkt gewijzigd aangepast
uppdaterad uppdaterat andrad opdateret oppdatert endret andret redigeret
paivitetty muokattu
zaktualizowan aktualizacja zmienion modyfikacja
aktualizovan aktualizovane upraven zmeneno
azuriran izmenjen izmijenjen posodobljen spremenjen
frissit frissul modosit
actualizat
ενημερω τροποποι
обновлен обновлено изменен отредактирован
оновлен змінен
обновен актуализ променен
ажуриран ажурирано измењен
абноулен
uuendatud muudetud atjaunots atjauninats labots atnaujint
guncelle duzenle yenilen
diperbarui diubah diupdate kemaskini kemas_kini dikemas
uppfært perditesua yenilənib жаңартылды жаңартылган imesasishwa opgedateer aġġornat aggornat nuashonrait diweddar
اپ_ڈیٹ نظر_ثانی अद्यावधिक నవీకర යාවත්කාලීන പുതുക്കിയ અપડેટ અદ્યતન ನವೀಕರಿಸ ਅੱਪਡੇਟ ਅਪਡੇਟ ធ្វើបច្ចុប្បន្នភាព ပြင်ဆင် in-update
cap_nhat
อัปเดต แก้ไข
अपडेट अद्यतन संशोधित আপডেট புதுப்பிக்க
تحديث تعديل آخر_تحديث اخر_تحديث به_روز بروزرسانی ویرایش
עודכן עדכון
განახლ թարմաց
更新 修正 変更 改訂 수정 최종수정 업데이트
eguneratu actualitzat atualizado
yangilan yenilenib
""".split()

# Something else than the article: when it happens, ends, was said, or when somebody was born.
OTHER = """
expires expiry until deadline born died birthday event starts starting begins ends closes joined registered member since copyright
gultig bis geboren gestorben anmeldeschluss mitglied seit dabei inscrit membre depuis miembro desde registrado
read gelesen abgerufen retrieved accessed consulte consultado viewed comment commented kommentar
""".split()
