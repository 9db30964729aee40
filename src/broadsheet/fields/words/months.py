"""Names of months in the languages of the news: full, abbreviated and in the cases that dates stand in.

Forms of Unicode CLDR (wide and abbreviated, format and stand-alone), and beside them what newspapers write: the genitive of
the South Slavs, the Basque "urriaren", "sept" for "sep", Austria's "Jänner". All folded as `fold_word` in `foldword` folds:
no case, no accents, no dots. A name of two words has a `_` between them.
"""

from __future__ import annotations

from functools import cache

# language: January / February / ... / December, the forms of a month side by side.
_MONTHS = """
en: january jan / february feb / march mar / april apr / may / june jun / july jul / august aug / september sep sept / october
    oct / november nov / december dec
de: januar jan janner jaenner / februar feb feber / marz mar maerz / april apr / mai / juni jun / juli jul / august aug /
    september sept sep / oktober okt / november nov / dezember dez
fr: janvier janv / fevrier fevr fev / mars / avril avr / mai / juin / juillet juil juill / aout / septembre sept sep / octobre
    oct / novembre nov / decembre dec
es: enero ene / febrero feb febr / marzo mar / abril abr / mayo may / junio jun / julio jul / agosto ago / septiembre sept
    setiembre set sep / octubre oct / noviembre nov / diciembre dic
pt: janeiro jan / fevereiro fev / marco mar / abril abr / maio mai / junho jun / julho jul / agosto ago / setembro set /
    outubro out / novembro nov / dezembro dez
it: gennaio gen genn / febbraio feb febbr / marzo mar / aprile apr / maggio mag magg / giugno giu / luglio lug / agosto ago /
    settembre set sett / ottobre ott / novembre nov / dicembre dic
nl: januari jan / februari feb / maart mrt / april apr / mei / juni jun / juli jul / augustus aug / september sep sept /
    oktober okt / november nov / december dec
sv: januari jan / februari feb / mars / april apr / maj / juni jun / juli jul / augusti aug / september sep sept / oktober okt
    / november nov / december dec
da: januar jan / februar feb / marts mar / april apr / maj / juni jun / juli jul / august aug / september sep / oktober okt /
    november nov / december dec
nb: januar jan / februar feb / mars mar / april apr / mai / juni jun / juli jul / august aug / september sep / oktober okt /
    november nov / desember des
fi: tammikuuta tammi tammikuu tammikuun / helmikuuta helmi helmikuu helmikuun / maaliskuuta maalis maaliskuu maaliskuun /
    huhtikuuta huhti huhtikuu huhtikuun / toukokuuta touko toukokuu toukokuun / kesakuuta kesa kesakuu kesakuun / heinakuuta
    heina heinakuu heinakuun / elokuuta elo elokuu elokuun / syyskuuta syys syyskuu syyskuun / lokakuuta loka lokakuu lokakuun
    / marraskuuta marras marraskuu marraskuun / joulukuuta joulu joulukuu joulukuun
is: januar jan / februar feb / mars mar / april apr / mai / juni jun / juli jul / agust agu / september sep / oktober okt /
    november nov / desember des
pl: stycznia sty styczen / lutego lut luty / marca mar marzec / kwietnia kwi kwiecien / maja maj / czerwca cze czerwiec /
    lipca lip lipiec / sierpnia sie sierpien / wrzesnia wrz wrzesien / pazdziernika paz pazdziernik / listopada lis listopad /
    grudnia gru grudzien
cs: ledna led leden / unora uno unor / brezna bre brezen / dubna dub duben / kvetna kve kveten / cervna cvn cerven / cervence
    cvc cervenec / srpna srp srpen / zari zar / rijna rij rijen / listopadu lis listopad / prosince pro prosinec
sk: januara jan januar / februara feb februar / marca mar marec / aprila apr april / maja maj / juna jun / jula jul / augusta
    aug august / septembra sep september / oktobra okt oktober / novembra nov november / decembra dec december
sl: januar jan januarja / februar feb februarja / marec mar marca / april apr aprila / maj maja / junij jun junija / julij jul
    julija / avgust avg avgusta / september sep septembra / oktober okt oktobra / november nov novembra / december dec
    decembra
hr: sijecnja sij sijecanj / veljace velj veljaca / ozujka ozu ozujak / travnja tra travanj / svibnja svi svibanj / lipnja lip
    lipanj / srpnja srp srpanj / kolovoza kol kolovoz / rujna ruj rujan / listopada lis listopad / studenoga stu studeni
    studenog / prosinca pro prosinac
sr: јануар јан јануара / фебруар феб фебруара / март мар марта / април апр априла / мај маја / јун јуна јуни / јул јула јули /
    август авг августа / септембар сеп септембра / октобар окт октобра / новембар нов новембра / децембар дец децембра
sr-Latn: januar jan januara / februar feb februara / mart mar marta / april apr aprila / maj maja / jun juna juni / jul jula
    juli / avgust avg avgusta august augusta / septembar sep septembra / oktobar okt oktobra / novembar nov novembra /
    decembar dec decembra
mk: јануари јан / февруари фев / март мар / април апр / мај / јуни јун / јули јул / август авг / септември сеп / октомври окт
    / ноември ное / декември дек
bg: януари яну ян / февруари фев / март / април апр / маи / юни / юли / август авг / септември сеп септ / октомври окт /
    ноември ное / декември дек
ru: января янв январь / февраля февр февраль фев / марта мар март / апреля апр апрель / мая маи / июня июн июнь / июля июл
    июль / августа авг август / сентября сент сентябрь сен / октября окт октябрь / ноября нояб ноябрь ноя / декабря дек
    декабрь
uk: січня січ січень / лютого лют лютии / березня бер березень / квітня квіт квітень / травня трав травень / червня черв
    червень / липня лип липень / серпня серп серпень / вересня вер вересень / жовтня жовт жовтень / листопада лист листопад /
    грудня груд грудень
be: студзеня сту студзень / лютага лют люты / сакавіка сак сакавік / красавіка кра красавік / мая маи / чэрвеня чэр чэрвень /
    ліпеня ліп ліпень / жніуня жні жнівень / верасня вер верасень / кастрычніка кас кастрычнік / лістапада ліс лістапад /
    снежня сне снежань
ro: ianuarie ian / februarie feb / martie mar / aprilie apr / mai / iunie iun / iulie iul / august aug / septembrie sept /
    octombrie oct / noiembrie nov noi / decembrie dec
hu: januar jan januari / februar febr februari / marcius marc marciusi / aprilis apr aprilisi / majus maj majusi / junius jun
    juniusi / julius jul juliusi / augusztus aug augusztusi / szeptember szept szeptemberi / oktober okt oktoberi / november
    nov novemberi / december dec decemberi
el: ιανουαριου ιαν ιανουαριοσ / φεβρουαριου φεβ φεβρουαριοσ / μαρτιου μαρ μαρτιοσ / απριλιου απρ απριλιοσ / μαιου μαι μαιοσ /
    ιουνιου ιουν ιουνιοσ / ιουλιου ιουλ ιουλιοσ / αυγουστου αυγ αυγουστοσ / σεπτεμβριου σεπ σεπτεμβριοσ / οκτωβριου οκτ
    οκτωβριοσ / νοεμβριου νοε νοεμβριοσ / δεκεμβριου δεκ δεκεμβριοσ
tr: ocak oca / subat sub / mart mar / nisan nis / mayis may / haziran haz / temmuz tem / agustos agu / eylul eyl / ekim eki /
    kasim kas / aralik ara
et: jaanuar jaan jaanuaril jaanuari / veebruar veebr veebruaril veebruari / marts martsil martsi / aprill apr aprillil aprilli
    / mai mail / juuni juunil / juuli juulil / august aug augustil augusti / september sept septembril septembri / oktoober
    okt oktoobril oktoobri / november nov novembril novembri / detsember dets detsembril detsembri
lv: janvaris janv janvari janvara / februaris febr februari februara / marts marta / aprilis apr aprili aprila / maijs maija /
    junijs jun junija / julijs jul julija / augusts aug augusta / septembris sept septembri septembra / oktobris okt oktobri
    oktobra / novembris nov novembri novembra / decembris dec decembri decembra
lt: sausio saus sausis / vasario vas vasaris / kovo kov kovas / balandzio bal balandis / geguzes geg geguze / birzelio birz
    birzelis / liepos liep liepa / rugpjucio rugp rugpjutis / rugsejo rugs rugsejis / spalio spal spalis / lapkricio lapkr
    lapkritis / gruodzio gruod gruodis
sq: janar jan janari / shkurt shk / mars mar / prill pri / maj / qershor qer / korrik korr / gusht gush / shtator sht / tetor
    tet / nentor nen / dhjetor dhj
ca: gener gen / febrer febr / marc / abril abr / maig / juny / juliol jul / agost ag / setembre set / octubre oct / novembre
    nov / desembre des
eu: urtarrila urt urtarrilaren urtarrilak / otsaila ots otsailaren otsailak / martxoa mar martxoaren martxoak / apirila api
    apirilaren apirilak / maiatza mai maiatzaren maiatzak / ekaina eka ekainaren ekainak / uztaila uzt uztailaren uztailak /
    abuztua abu abuztuaren abuztuak / iraila ira irailaren irailak / urria urr urriaren urriak / azaroa aza azaroaren azaroak
    / abendua abe abenduaren abenduak
gl: xaneiro xan / febreiro feb / marzo mar / abril abr / maio / xuno / xullo xul / agosto ago / setembro set / outubro out /
    novembro nov / decembro dec
ga: eanair ean / feabhra feabh / marta / aibrean aib / bealtaine beal / meitheamh meith / iuil / lunasa lun / mean_fomhair
    mfomh / deireadh_fomhair dfomh / samhain samh / nollaig noll
cy: ionawr ion / chwefror chwef chw / mawrth maw / ebrill ebr / mai / mehefin meh / gorffennaf gorff gor / awst / medi /
    hydref hyd / tachwedd tach / rhagfyr rhag
id: januari jan / februari feb pebruari / maret mar / april apr / mei / juni jun / juli jul / agustus agu agt agust /
    september sep / oktober okt / november nov nopember nop / desember des
ms: januari jan / februari feb / mac / april apr / mei / jun / julai jul / ogos ogo / september sep / oktober okt / november
    nov / disember dis
th: มกราคม มค / กุมภาพันธ์ กพ / มีนาคม มีค / เมษายน เมย / พฤษภาคม พค / มิถุนายน มิย / กรกฎาคม กค / สิงหาคม สค / กันยายน กย /
    ตุลาคม ตค / พฤศจิกายน พย / ธันวาคม ธค
hi: जनवरी जन / फरवरी फर / मार्च / अप्रैल / मई / जून / जुलाई जुल / अगस्त अग / सितंबर सित सितम्बर / अक्टूबर अक्टू अक्तूबर /
    नवंबर नव नवम्बर / दिसंबर दिस दिसम्बर
bn: জানুযারী জানু জানুযারি / ফেব্রুযারী ফেব ফেব্রুযারি / মার্চ / এপ্রিল এপ্রি / মে / জুন / জুলাই জুল / আগস্ট আগ অগস্ট অগাস্ট /
    সেপ্টেম্বর সেপ / অক্টোবর অক্টো / নভেম্বর নভে / ডিসেম্বর ডিসে
ta: ஜனவரி ஜன / பிப்ரவரி பிப் / மார்ச் மார் / ஏப்ரல் ஏப் / மே / ஜூன் / ஜூலை / ஆகஸ்ட் ஆக / செப்டம்பர் செப் / அக்டோபர் அக் /
    நவம்பர் நவ / டிசம்பர் டிச
te: జనవరి జన / ఫిబ్రవరి ఫిబ్ర / మార్చి / ఏప్రిల్ ఏప్రి / మే / జూన్ / జులై / ఆగస్టు ఆగ / సెప్టెంబర్ సెప్టెం / అక్టోబర్ అక్టో /
    నవంబర్ నవం / డిసెంబర్ డిసెం
mr: जानेवारी जाने / फेब्रुवारी फेब्रु / मार्च / एप्रिल एप्रि / मे / जून / जुलै / ऑगस्ट ऑग / सप्टेंबर सप्टें / ऑक्टोबर ऑक्टो /
    नोव्हेंबर नोव्हें / डिसेंबर डिसें
gu: જાન્યુઆરી જાન્યુ / ફેબ્રુઆરી ફેબ્રુ / માર્ચ / એપ્રિલ / મે / જૂન / જુલાઈ / ઑગસ્ટ / સપ્ટેમ્બર સપ્ટે / ઑક્ટોબર ઑક્ટો /
    નવેમ્બર નવે / ડિસેમ્બર ડિસે
pa: ਜਨਵਰੀ ਜਨ / ਫ਼ਰਵਰੀ ਫ਼ਰ / ਮਾਰਚ / ਅਪ੍ਰੈਲ ਅਪ੍ਰੈ / ਮਈ / ਜੂਨ / ਜੁਲਾਈ ਜੁਲਾ / ਅਗਸਤ ਅਗ / ਸਤੰਬਰ ਸਤੰ / ਅਕਤੂਬਰ ਅਕਤੂ / ਨਵੰਬਰ ਨਵੰ /
    ਦਸੰਬਰ ਦਸੰ
kn: ಜನವರಿ ಜನ / ಫೆಬ್ರವರಿ ಫೆಬ್ರ / ಮಾರ್ಚ್ / ಏಪ್ರಿಲ್ ಏಪ್ರಿ / ಮೇ / ಜೂನ್ / ಜುಲೈ / ಆಗಸ್ಟ್ ಆಗ / ಸೆಪ್ಟೆಂಬರ್ ಸೆಪ್ಟೆಂ / ಅಕ್ಟೋಬರ್ ಅಕ್ಟೋ /
    ನವೆಂಬರ್ ನವೆಂ / ಡಿಸೆಂಬರ್ ಡಿಸೆಂ
ml: ജനുവരി ജനു / ഫെബ്രുവരി ഫെബ്രു / മാർച്ച് മാർ / ഏപ്രിൽ ഏപ്രി / മേയ് / ജൂൺ / ജൂലൈ / ഓഗസ്റ്റ് ഓഗ / സെപ്റ്റംബർ സെപ്റ്റം /
    ഒക്ടോബർ ഒക്ടോ / നവംബർ നവം / ഡിസംബർ ഡിസം
si: ජනවාරි ජන / පෙබරවාරි පෙබ / මාර්තු මාර් / අප්රේල් / මැයි / ජූනි / ජූලි / අගෝස්තු අගෝ / සැප්තැම්බර් සැප් / ඔක්තෝබර් ඔක් /
    නොවැම්බර් නොවැ / දෙසැම්බර් දෙසැ
ne: जनवरी / फेब्रुअरी / मार्च / अप्रिल / मे / जुन / जुलाई / अगस्ट / सेप्टेम्बर / अक्टोबर / नोभेम्बर / डिसेम्बर
ur: جنوری / فروری / مارچ / اپریل / ميی / جون / جولايی / اگست / ستمبر / اکتوبر / نومبر / دسمبر
ar: يناير / فبراير / مارس / ابريل / مايو / يونيو يونيه / يوليو يوليه / اغسطس / سبتمبر / اكتوبر / نوفمبر / ديسمبر
ar-SY: كانون_الثاني / شباط / اذار / نيسان / ايار / حزيران / تموز / اب / ايلول / تشرين_الاول / تشرين_الثاني / كانون_الاول
ar-DZ: جانفي / فيفري / مارس / افريل / ماي / جوان / جويلية / اوت / سبتمبر / اكتوبر / نوفمبر / ديسمبر
ar-MA: يناير / فبراير / مارس / ابريل / ماي / يونيو / يوليوز / غشت / شتنبر / اكتوبر / نونبر / دجنبر
fa: ژانویه / فوریه / مارس / اوریل / مه می / ژوين / ژويیه جولای / اوت اگوست / سپتامبر / اکتبر / نوامبر / دسامبر
he: ינואר ינו / פברואר פבר / מרץ / אפריל אפר / מאי / יוני / יולי / אוגוסט אוג / ספטמבר ספט / אוקטובר אוק / נובמבר נוב / דצמבר
    דצמ
ka: იანვარი იან იანვრის / თებერვალი თებ თებერვლის / მარტი მარ მარტის / აპრილი აპრ აპრილის / მაისი მაი მაისის / ივნისი ივნ
    ივნისის / ივლისი ივლ ივლისის / აგვისტო აგვ აგვისტოს / სექტემბერი სექ სექტემბრის / ოქტომბერი ოქტ ოქტომბრის / ნოემბერი ნოე
    ნოემბრის / დეკემბერი დეკ დეკემბრის
hy: հունվարի հնվ հունվար / փետրվարի փտվ փետրվար / մարտի մրտ մարտ / ապրիլի ապր ապրիլ / մայիսի մյս մայիս / հունիսի հնս հունիս /
    հուլիսի հլս հուլիս / օգոստոսի օգս օգոստոս / սեպտեմբերի սեպ սեպտեմբեր / հոկտեմբերի հոկ հոկտեմբեր / նոյեմբերի նոյ նոյեմբեր /
    դեկտեմբերի դեկ դեկտեմբեր
kk: қаңтар қаң қаңтарда / ақпан ақп ақпанда / наурыз нау наурызда / сәуір сәу сәуірде / мамыр мам мамырда / маусым мау
    маусымда / шілде шіл шілдеде / тамыз там тамызда / қыркүиек қыр қыркүиекте / қазан қаз қазанда / қараша қар қарашада /
    желтоқсан жел желтоқсанда
ky: январь янв / февраль фев / март мар / апрель апр / маи / июнь июн / июль июл / август авг / сентябрь сен / октябрь окт /
    ноябрь ноя / декабрь дек
sw: januari jan / februari feb / machi mac / aprili apr / mei / juni jun / julai jul / agosti ago / septemba sep / oktoba okt
    / novemba nov / desemba des
fil: enero ene / pebrero peb / marso mar / abril abr / mayo may / hunyo hun / hulyo hul / agosto ago / setyembre set / oktubre
    okt / nobyembre nob / disyembre dis
af: januarie jan / februarie feb / maart mrt / april apr / mei / junie jun / julie jul / augustus aug / september sep /
    oktober okt / november nov / desember des
lb: januar jan / februar feb / maerz mae / abrell abr / mee / juni jun / juli jul / august aug / september sep / oktober okt /
    november nov / dezember dez
fo: januar jan / februar feb / mars mar / april apr / mai / juni jun / juli jul / august aug / september sep / oktober okt /
    november nov / desember des
mt: jannar jan / frar fra / marzu mar / april apr / mejju mej / gunju gun / lulju lul / awwissu aww / settembru set / ottubru
    ott / novembru nov / dicembru dic
so: janaayo jan jannaayo / febraayo feb / maarso mar / abriil abr / maayo may / juun jun / luulyo lul / agosto ogs ogosto /
    sebtembar seb sebteembar / oktoobar okt / noofeembar nof / diseembar dis
am: ጃንዋሪ ጃን / ፌብሩዋሪ ፌብ / ማርች / ኤፕሪል ኤፕሪ / ሜይ / ጁን / ጁላይ / ኦገስት ኦገስ / ሴፕቴምበር ሴፕቴ / ኦክቶበር ኦክቶ / ኖቬምበር ኖቬም / ዲሴምበር ዲሴም
my: ဇန်နဝါရီ ဇန် / ဖေဖော်ဝါရီ ဖေ / မတ် / ဧပြီ ဧ / မေ / ဇွန် / ဇူလိုင် ဇူ / ဩဂုတ် ဩ / စက်တင်ဘာ စက် / အောက်တိုဘာ အောက် /
    နိုဝင်ဘာ နို / ဒီဇင်ဘာ ဒီ
km: មករា / កុម្ភៈ / មីនា / មេសា / ឧសភា / មិថុនា / កក្កដា / សីហា / កញ្ញា / តុលា / វិច្ឆិកា / ធ្នូ
lo: ມັງກອນ ມກ / ກຸມພາ ກພ / ມີນາ ມນ / ເມສາ ມສ / ພຶດສະພາ ພພ / ມິຖຸນາ ມິຖ / ກໍລະກົດ ກລ / ສິງຫາ ສຫ / ກັນຍາ ກຍ / ຕຸລາ ຕລ / ພະຈິກ ພຈ
    / ທັນວາ ທວ
eo: januaro jan / februaro feb / marto mar / aprilo apr / majo maj / junio jun / julio jul / augusto aug / septembro sep /
    oktobro okt / novembro nov / decembro dec
fy: jannewaris jan / febrewaris feb / maart mrt / april apr / maaie mai / juny jun / july jul / augustus aug / septimber sep /
    oktober okt / novimber nov / desimber des
ku: rebendan rbn rebendana / sibat sbt sibata / adar adr adara / nisan nsn nisana / gulan gln gulana / heziran hzr hezirana /
    tirmeh trm tirmeha / tebax tbx tebaxa / ilon iln ilona / cotmeh cot cotmeha / mijdar mjd mijdara / berfanbar brf berfanbara
ckb: کانوونی_دووەم کانوونی_دووەمی / شوبات شوباتی / يازار يازاری / نیسان نیسانی / يایار يایاری / حوزەیران حوزەیرانی / تەمووز
    تەمووزی / ياب يابی / يەیلوول يەیلوولی / تشرینی_یەکەم تشرینی_یەکەمی / تشرینی_دووەم تشرینی_دووەمی / کانونی_یەکەم کانونی_یەکەمی
sd: جنوري / فيبروري / مارچ / اپريل / ميي / جون / جولاء / اگسٽ / سيپٽمبر / اڪٽوبر / نومبر / ڊسمبر
ug: يانۋار / فېۋرال / مارت / ياپرېل / ماي / يىيۇن / يىيۇل / ياۋغۇست / سېنتەبىر / يۆكتەبىر / نويابىر / دېكابىر
yi: יאַנואַר יאנואר / פֿעברואַר פעברואר / מערץ / אַפּריל אפריל / מיי / יוני / יולי / אויגוסט / סעפּטעמבער סעפטעמבער / אקטאבער /
    נאוועמבער / דעצעמבער
or: ଜାନୁଆରୀ / ଫେବୃଆରୀ ଫେବ୍ରୁଆରୀ / ମାର୍ଚ୍ଚ / ଅପ୍ରେଲ / ମଇ / ଜୁନ / ଜୁଲାଇ / ଅଗଷ୍ଟ / ସେପ୍ଟେମ୍ବର / ଅକ୍ଟୋବର / ନଭେମ୍ବର / ଡିସେମ୍ବର
as: জানুৱাৰী / ফেব্ৰুৱাৰী / মাৰ্চ / এপ্ৰিল / মে’ মে / জুন / জুলাই / আগষ্ট / ছেপ্তেম্বৰ / অক্টোবৰ / নৱেম্বৰ / ডিচেম্বৰ
mn: нэгдүгээр / хоердугаар / гуравдугаар / дөрөвдүгээр / тавдугаар / зургаадугаар / долоодугаар / наимдугаар / есдүгээр /
    аравдугаар / арван_нэгдүгээр / арван_хоердугаар
tt: гыинвар / февраль / март / апрель / маи / июнь / июль / август / сентябрь / октябрь / ноябрь / декабрь
gd: fhaoilleach faoilleach / ghearran gearran / mhart / ghiblean giblean / cheitean ceitean / ogmhios / iuchar / lunastal /
    sultain / damhair / samhain / dubhlachd
br: genver / c'hwevrer cʼhwevrer c’hwevrer / meurzh / ebrel / mae / mezheven / gouere / eost / gwengolo / / / kerzu
rm: schaner / favrer / mars / avrigl / matg / zercladur / fanadur / avust / settember / october / november / december
ps: جنوري / فبروري فېبروري / مارچ / اپریل / مۍ / جون / جولای / اګست / سېپتمبر سپتمبر / اکتوبر / نومبر / دسمبر
tg: январ янв / феврал фев / март мар / апрел апр / маи / июн / июл / август авг / сентябр сен / октябр окт / ноябр ноя /
    декабр дек
tk: yanwar yan / fewral few / mart mar / aprel apr / may / iyun / iyul / awgust awg / sentyabr sen / oktyabr okt / noyabr noy
    / dekabr dek
ha: janairu jan / faburairu fab / maris mar / afirilu afi / mayu may / yuni yun / yuli yul / agusta agu / satumba sat / oktoba
    okt / nuwamba nuw / disamba dis
xh: janyuwari / februwari / matshi / epreli / meyi / juni / julayi / agasti / septemba / okthobha okthoba / novemba / disemba
st: pherekgong / hlakola / hlakubele / mmesa / motsheanong / phupjane / phupu / phato / lwetse / mphalane / pudungwana / tshitwe
tn: ferikgong / tlhakole / mopitlo / moranang / motsheganong / seetebosigo / phukwi / phatwe / lwetse / diphalane / ngwanatsele
    / sedimonthole
sn: ndira / kukadzi / kurume / kubvumbi / chivabvu / chikumi / chikunguru / nyamavhuvhu / gunyana / gumiguru / mbudzi / zvita
ny: januwale / febuluwale / malichi / epulo / mei / juni / julai / ogasiti / seputemba / okutoba / novemba / disemba
lg: janwaliyo / febwaliyo / marisi / apuli / maayi / juuni / julaayi / agusito / sebuttemba / okitobba / novemba / desemba
rw: mutarama / gashyantare / werurwe / mata / gicurasi / kamena / nyakanga / kanama / nzeri / ukwakira / ugushyingo / ukuboza
ig: jenuwari / februwari / maachi / epreel / mee / jun / julai / ogoost / septemba / oktoba / novemba / disemba
wo: samwiyee / fewriyee / mars / awril / mee / suwe / sulet / / sattumbar / oktoobar / nowambar / desambar
om: amajjii / guraandhala / bitootessa / eebila / caamsaa / waxabajjii / adoolessa / hagayya / fulbaana / onkoloolessa / sadaasa
    / mudde
ti: ጥሪ / ለካቲት / መጋቢት / ሚያዝያ / ጉንበት / ሰነ / ሓምለ / ነሓሰ / መስከረም / ጥቅምቲ / ሕዳር / ታሕሳስ
mg: janoary / febroary / martsa / aprily / mey / jona / jolay / aogositra / septambra / oktobra / novambra / desambra
mi: hanuere / pepuere / maehe / aperira / mei / hune / hurae / akuhata / hepetema / oketopa / noema / tihema
zu: januwari jan / februwari feb / mashi mas / ephreli eph / meyi mey / juni jun / julayi jul / agasti aga / septhemba sep /
    okthoba okt / novemba nov / disemba dis
oc: genier gen / febrier feb / marc / abril abr / mai / junh / julhet jul / agost ago / setembre set / octobre oct / novembre
    nov / decembre dec
ast: xineru xin / febreru feb / marzu mar / abril abr / mayu may / xunu xun / xunetu xnt / agostu ago / setiembre set /
    ochobre och / payares pay / avientu avi
uz: yanvar yan январ / fevral fev феврал / mart mar март / aprel apr апрел / may маи / iyun iyn июн / iyul iyl июл / avgust
    avg август / sentabr sen сентябр / oktabr okt октябр / noyabr noy ноябр / dekabr dek декабр
az: yanvar yan / fevral fev / mart mar / aprel apr / may / iyun iyn / iyul iyl / avqust avq / sentyabr sen / oktyabr okt /
    noyabr noy / dekabr dek
"""

# The solar calendar of Iran, from Farvardin (the month of the spring equinox) to Esfand; Dari and Pashto names of the same months.
_PERSIAN = """
فروردین حمل / اردیبهشت ثور / خرداد جوزا / تیر سرطان / مرداد امرداد اسد / شهریور سنبله
/ مهر میزان / ابان ابان عقرب / اذر اذر قوس / دی جدی / بهمن دلو / اسفند حوت
"""


def _columns(text: str) -> dict[str, int]:
    return {form: month for month, forms in enumerate(text.split("/"), 1) for form in forms.split()}


@cache
def months() -> dict[str, dict[str, int]]:
    """Form of a month's name -> language -> month, 1 to 12. Most forms mean one month in every language; a few do not
    (`listopad` is October in Croatian and November in Polish)."""
    table: dict[str, dict[str, int]] = {}
    for entry in _MONTHS.replace("\n    ", " ").strip().split("\n"):
        language, _, columns = entry.partition(": ")
        for form, month in _columns(columns).items():
            table.setdefault(form, {})[language] = month
    return table


@cache
def persian_months() -> dict[str, int]:
    """Name of a month of the Persian solar calendar -> 1 to 12."""
    return _columns(_PERSIAN)
