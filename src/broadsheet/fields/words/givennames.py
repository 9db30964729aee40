"""Given names, folded as `fold_word` folds (no case, no accents) or will be: the commonest of many countries.

They tell a person's name from a heading where no word leads to it. Left out: what is also a place, a month or a plain word in
a language of news ("Paris", "June", "Will", "Grace").
"""

GIVEN = frozenset(
    """
bence balazs gergely mate matyas levente zsofia eszter reka orsolya agoston moses mariam kwame kofi ama chidi ngozi emeka tunde
amina abebe dawit wanjiru kamau ahmet mehmet zainab haruto sakura yuto yusuke ryota mei wei ming hao jing xin minh linh thi
thanh nguyen rohit arvind deepika divya kiran lakshmi nisha pooja pradeep rahul ramesh sachin shreya shruti sneha vivek siti
budi dewi putri agus aaron abby abdul abdullah abigail achim ada adam adele adelheid adolf adrian adriana adrien agata agathe
agnes agnieszka ahmad ahmed aidan aileen aino aisha akiko akira alain alan alana alastair albert alberto albrecht aldo
aleksander aleksandr aleksandra aleksei alejandra alejandro alena ales alessandra alessandro alessia alex alexa alexander
alexandra alexandre alexandros alexei alexia alexis alfons alfonso alfred alfredo ali alice alicia alina alison alistair allan
allen allison alma alois alvaro alyssa amalia amanda amelia amelie amine amir amit amy ana anabel anais anand anastasia andre
andrea andreas andree andreea andrei andrej andres andrew andrey andrzej andy ane anette angela angelica angelika angelina
angelo angie angus anil anita anja anjali anke ann anna annabel annabelle anne annegret anneke anneliese annemarie annett
annette annie annika anouk anselm ansgar anthony antje antoine antoinette anton antonella antoni antonia antonina antonino
antonio anupam anya aoife ariana arjun arkadiusz armin arnaud arnd arne arnold arnulf arthur arturo artur arun asha ashish
ashley ashok asmaa astrid attila audrey auguste augustin aurelie aurelien avery axel aya ayesha ayse baptiste barbara barbora
barry bart bartosz bastian bea beat beata beate beatrice beatrix beatriz becky belen belinda ben benedetta benedict benedikt
bengt benjamin benno benoit bernadette bernard bernardo bernd bernhard bernie bert berta bertha berthold bertrand beryl beth
bethany betsy betty bettina bianca birger birgit birgitta birgitte birte bjarne bjorn blanca bob bobby bodo bogdan bojan boris
branislav branko brandon brenda brendan brent bret brett brian bridget brigitta brigitte brita britta brittany bronwyn bruce
bruno bryan brynn burkhard caitlin callum calvin cameron camila camilla camille candice carina carl carla carlo carlos carlotta
carly carmen carol carola carole carolin carolina caroline carolyn carrie carsten casey caspar cassandra cassidy catalina
catarina caterina catharina catherine cathy catriona cecile cecilia cecilie cedric celeste celia celine cesar chantal charles
charlie charlotte chelsey cheryl chiara chloe chris christa christel christelle christer christian christiane christina
christine christof christoph christophe christopher christos christy cillian cindy claas claire clara clare clarissa claude
claudia claudine claudio claus clemens clement clementine clive cody colette colin colleen concetta connie connor conny conrad
constance constantin constanze cora cordula corey corina corinna corinne cornelia cornelius cosima courtney craig cristian
cristiana cristiano cristina cristobal curt cynthia cyril cyrille dagmar daisuke damian damien damir dan dana daniel daniela
daniele daniella danielle daniil danilo danny danuta daphne dara daria dario dariusz darko darren darryl dave david davide dean
debbie debora deborah debra declan deepa deepak deirdre delphine denis denise dennis derek desiree detlef detlev devin diana
diane didier diego dieter dietmar dietrich dimitri dimitris dimitrios dina dinesh dino dirk dmitri dmitriy dmitry dolores
domenico dominic dominik dominika dominique donald donatella donna dora doreen dorina doris dorota dorothea dorothee dorothy
doug douglas duncan dusan dustin dwight dylan eamon ebba eberhard ebru eckart eckhard eddie edgar edith edmund edoardo eduard
eduarda eduardo edward edwin egon eileen einar ekaterina ekkehard elaine elena eleni eleonora eleonore elfriede eli elias elif
elijah elin elina elisa elisabet elisabeth elisabetta elise elizabeth elke ella ellen elliot elliott elmar elsa elvira elzbieta
emanuel emanuela emanuele emil emile emilia emilie emilio emily emiliano emine emma emmanuel emmanuelle emre enrico enrique enzo
eric erica erich erik erika erin ernest ernesto ernst erwin esra estelle esteban esther ethan etienne eugen eugene eugenia
eugenio eunice eva evan evangelos eve evelin evelyn evelyne ewa ewald fabian fabiana fabien fabienne fabio fabiola fabrice
fabrizio fatih fatima fatma federica federico felicia felicitas felicity felipe felix ferdinand ferenc fernanda fernando fiona
flavia flavio florent florian florin fotis frances francesca francesco francine francis francisca francisco franck franco
francois francoise frank franka frankie franz franziska fred freddie frederic frederick frederik frederike frederique fredrik
freya frida frieda friederike friedhelm friedrich fritz gabor gabriel gabriela gabriele gabriella gabrielle gaetan galina ganesh
gareth gary gavin gemma genevieve geoff geoffrey georg georges georgina georgios gerald geraldine gerard gerardo gerd gerda
gereon gerhard gerlinde germain gernot gero gert gertrud gertraud giacomo gian gianluca gianna gianni gilbert gilberto giles
gilles gina ginevra giorgia giorgio giorgos giovanna giovanni giselle gisela gitta giulia giuliana giuliano giulio giuseppe
gladys glenn goran gordon gosta gottfried graham greg gregoire gregor gregory greta gretchen grigory grzegorz gudrun guenter
guido guilherme guillaume guillermo gunnar gunter gunther gustav gustavo guy gwen gwendolyn gyorgy hakan halina hamid hana hanna
hannah hanne hannelore hannes hannu hans hansjorg harald haris harold harriet harry hartmut hartwig hasan hassan haruka hayley
hector hedwig heide heidi heike heiko heiner heinrich heinz helen helena helene helga helge helmut hendrik henri henriette
henrik henrike henry henryk herbert heribert herman hermann hernan herve hilary hilda hilde hildegard hilke hiroshi hiroko
holger horst hossein howard hubert hubertus hugh hugo humberto hussein ian ibrahim ida ignacio igor ilaria ildiko ilias ilka
ilona ilse ilya imke imran ina ines inga inge ingeborg ingmar ingo ingrid inka ioana ioannis ira irene irina iris irma irmgard
isaac isabel isabell isabella isabelle isidora ismail istvan ivan ivana ivo iwona izabela jack jackie jacob jacopo jacqueline
jacques jacek jaime jake jakob jakub james jamie jan jana jane janet janice janina janine janis janne jannik jannis janusz
jaroslav jaroslaw jasmin jason jasper javier jay jean jeanette jeanne jeannette jeff jeffrey jelena jen jennie jennifer jenny
jens jeremie jeremy jerome jerry jerzy jesper jess jesse jessica jessie jill jim jimena jimmy jiri joachim joan joana joann
joanna joanne joao joaquin jochen jodie jody joe joel joelle joerg johan johann johanna johannes john johnny jolanta jon jonah
jonas jonathan joost joran jordi jorg jorge jorgen jorn josa josef josefin josefina joseph josephine josh joshua josie josip joy
joyce juan juana juanita judith judy juha juhani jule jules juli julia julian juliana juliane julianna julianne julie julien
juliet julieta juliette julio julius jurgen juri jussi justin justina justine justyna jutta kai kaisa kaitlin kaitlyn kalle
kamal kamil kamila karel karen kari karim karin karina karl karla karlheinz karol karola karolin karolina karoline karsten
karthik kasia kaspar katalin katarina katarzyna kate katerina katharina katherina katherine kathleen kathrin kathryn kathy katie
katja katrin katrina katy kavita kay kayla kazimierz keiko keith kelly kelsey ken kenji kenneth kenny kentaro kerry kerstin
kevin khaled kiara kieran kim kimberly kira kirsten kirsti kirsty kjell klara klaus klemens knut konrad konstantin konstantina
konstantinos kostas krishna kristen kristian kristiina kristin kristina kristine kristof krzysztof kunal kurt kyle kyra lachlan
lars larissa larry lasse laszlo laura laure lauren laurence laurent laurie lea leah leander leif leigh leila lena lene leni
lenka leo leon leona leonard leonardo leonhard leonid leonie leonora leopold leslie leticia lewis lia liam liane lidia liesbeth
lieselotte lila lili lilian liliana lilli lillian lilly lina linda lindsay lindsey linus lionel lisa lisbeth liselotte livia liv
liz lizzie ljubica lluis logan lois lola lorena lorenz lorenza lorenzo loretta lori lorraine lothar lotta lotte lou louis louisa
louise luc luca lucas lucia luciana luciano lucie lucien lucinda lucio lucy ludger ludmila ludovic ludwig luis luisa luise luiz
lukas lukasz luke lutz lydia lydie lyndsey lynn mackenzie maciej maddie madeleine madelyn mads magali magda magdalena maggie
magnus mahmoud maia maike maja makoto malcolm malgorzata malin malte mandy manfred manish manoj manon manuel manuela marc marcel
marcela marcella marcello marcelo marcia marcin marco marcos marcus marek maren margaret margarete margarita margarethe margaux
margit margot margret margrit marguerite maria mariana mariane marianna marianne maribel marie mariella marija marijana marika
marilyn marina mario marion maris marisa marisol marissa marita marius marjorie mark marketa marko markus marlen marlene marlies
marlis marta marten martha marti martin martina martine martyna mary maryam masha massimo mateo mateus mateusz mathias mathieu
mathilda mathilde mats matt matteo matthew matthias matthieu mattia mattias maud maura maureen maurice mauricio maurizio mauro
max maxime maximilian maya megan meghan mehdi meike meinolf mel melanie melinda melissa melvin meredith merle merlin merve mette
mia micaela michael michaela michail michal michalis michel michela michele michelle michelangelo michiel miguel mika mikael
mike mikhail mikko milana milena milica milos mina mira miranda mireille miren mirela miriam mirja mirjam mirko miroslav misha
mitchell miya mladen moa mohamed mohammad mohammed mohit moira molly mona monica monika monique morgane moritz morten mostafa
muhammad murat mustafa myriam nadia nadine nadja naomi narendra natacha natalia natalie nataliya natasa natasha nate nathalie
nathan nathaniel neha neil nele nelson nia niall niamh nicholas nick nicki nicky nico nicola nicolai nicolas nicole niels nigel
nikita nikki niko nikola nikolai nikolaos nikolas nikolaus nikos nils nina nino noah noel noelia noemi noor nora norah norbert
norma norman nuno octavia octavio odile ola olaf olav oleg oleksandr oleksii olena olga oli oliver olivia olivier olof omar
oriol orla ornella oskar osman ossi otto owain owen ozan ozge pablo pamela paola paolo pascal pascale pat patric patrice
patricia patrick patrik patrizia patrycja patryk patti patty paul paula paulina pauline paulo pavel pawel pedro peggy penelope
perrine peter petr petra petros petter phil philip philipp philippa philippe phillip phoebe phyllis pia pierre piero pieter
pietro pilar piotr pirjo polina polly poul prakash priscilla priya przemyslaw quentin quinn rachael rachel radek radoslav
radoslaw rafael rafaela raffaele rafal ragnar rahel raimund rainer raissa rajesh raj rakesh ralf ralph ramiro ramon ramona
randall randy raoul raphael raphaelle raquel rashid rasmus ravi raymond rebecca rebekka reetta regina regine regula reiner
reinhard reinhold reinier remco remi remy renata renate renato rene renee renzo reto rhiannon rhonda rhys riccardo ricarda
ricardo richard rick ricky riina rishi rita rob robbie robert roberta roberto robin robyn rocio roderick rodney rodolfo rodrigo
roger rohan roland rolf romain romana romina romy ron ronald ronja ronny rosa rosalie rosalind rosanna rosemarie rosie ross
roswitha rowan roxana roxane roy ruben rudi rudiger rudolf rudy rui rune rupert russell ruth ryan saad sabina sabine sabrina
sadie salma salome salvador salvatore sam samantha samir sammy sampo samuel samuele samuli sandeep sandra sandrine sandro sandy
sanjay sanna sanne sara sarah sascha sasha saskia satoshi satu saul saverio scott sean sebastian sebastiano sebastien selim
selina selma serena serge sergei sergej sergey sergi sergio severin severine shane shannon sharon shaun shauna shawn sheila
sheri shirley shiv siegfried sieglinde siegmund sigrid sigrun silas silke silvana silvia silvio simon simona simone simonetta
sina siobhan sita slavko slawomir sofia sofie soile sonia sonja sonya sophia sophie soren sorin spyros srinivas stacey stacy
stan stanislav stanislaw stavros stefan stefani stefania stefanie stefano steffen steffi stella stelios stephan stephane
stephanie stephen steve steven stewart stig stijn stina stuart sujata sunil sunita suresh susan susana susann susanna susanne
susi susie suzan suzanne svein sven svenja svetlana swantje sybille sylvain sylvester sylvia sylvie szymon tabea tabitha tadeusz
takashi takeshi tamar tamara tania tanja tanya tara tariq taro tatiana tatjana teemu tereza terence teresa terri terry tess
tessa thaddeus thea theo theodor theodora theres therese theresa theresia thibault thierry thilo thomas thorsten tiago tibor
tilman tilo tim timm timo timothy tina tino titus tobias tobin todd tom tomas tomasz tommaso tommy toni tonja toralf torben
torsten tove tracey tracy trevor tricia trine tristan tuomas tyler tyrone udo ugo ulf uli ulla ulrich ulrik ulrika ulrike ursula
uschi uta ute uwe vaclav valentin valentina valeria valerie valerio vanessa vasilis vassilis veit vera verena veronica veronika
veronique vesna vicente vicki vicky victor vijay vikram viktor viktoria vilma vincent vincenzo vincenz viola violeta violetta
virginie vishal vito vittoria vittorio viviana vivian viviane vivien vivienne vladimir vlad vojtech volker volkmar waldemar
walter waltraud wanda wayne wenche wendy werner wibke wiebke wieland wilfried wilhelm wilhelmina willem willi william willy
winfried winston wojciech wolf wolfgang wolfram xaver xavier yael yan yang yann yannick yannis yasemin yasmin yasmine yasuko
yoko yolanda yuki yuko yulia yuri yusuf yvan yves yvette yvonne zachary zara zbigniew zdenek zeynep zoe zoltan zofia zsolt
zuzana александр александра алексей алена алина алиса алла анастасия анатолий андрей анна антон антонина арсений артем богдан
борис вадим валентин валентина валерий валерия варвара василий вера вероника виктор виктория виталий владимир владислав вячеслав
галина геннадий георгий григорий дарья денис дмитрий евгений евгения егор екатерина елена елизавета жанна зинаида иван игорь
илья инна ирина кирилл константин ксения лариса лев леонид лидия любовь людмила максим маргарита марина мария марк михаил
надежда наталия наталья никита николай нина оксана олег олеся ольга павел петр полина роман руслан светлана семен сергей софия
станислав степан тамара татьяна тимур федор эдуард юлия юрий яна ярослав олександр олександра олексій олена андрій дмитро сергій
ігор ірина наталія михайло микола тетяна юлія ανδρεασ αννα αντωνησ βασιλησ γεωργια γεωργιοσ γιαννησ γιωργοσ δημητρησ ειρηνη
ελενη ευαγγελια ιωαννα ιωαννησ κατερινα κωνσταντινοσ κωστασ μαρια μιχαλησ νικοσ παναγιωτησ σοφια σπυροσ σταυροσ χρηστοσ pierce
toby ellie becca ruairi saoirse ciaran maeve sinead eoin padraig gwilym rhodri
""".split()
)
