"""Dutch and English words that say nothing of a subject, and words that say the same of one."""

_SAYING_LITTLE = """
aan achter al alle alleen als altijd ander andere anders beide bij binnen boven buiten daar daarin daarna
daarom dan dat de deze die dit doen doet door dus echt een eens eerst eigen elk elkaar elke en enkel er erg
ergens even gaan gaat gedaan geen gemaakt geven geweest goed goede graag haar had hadden heb hebben heeft heel
hem hen het hier hij hoe hoeft hoeven hoort horen hun ieder iedere iedereen iemand iets ik in is ja je jij jou
jouw jullie kan komen komt kon konden krijgen krijgt kunnen laat laten liever maak maakt maar maken mag meer
meest men met mij mijn minder moet moeten mogelijk mogen na naar naast nee neemt nemen net niemand niet niets
nieuw nodig nog nooit nu of om omdat onder ons onze ook op over per rond sommige staan staat steeds te tegen
ten ter terug terwijl tijdens toch toe tot tussen twee u uit uw vaak van vanuit vanwege veel ver via vindt
vinden voor vooraf vooral voordat waar waarom waarop wanneer want waren was wat weer wel welke werd werden
weten wie wij wil wilde willen wilt word worden wordt ze zeer zelf zich zien zij zijn zo zoals zodat zodra
zonder zou zouden zowel zullen zult mens mensen persoon personen jaar jaren dag dagen keer manier deel
a about after all also always an and any are as at be because been before being between both but by can could
did do does done down each every for from get gets give gives go goes good had has have he her here him his how
i if in into is it its just like make makes many may me might more most must my need needs never new no nor not
nothing now of off often on once one only or other our out over own per please put same she should since so
some something such take takes than that the their them then there these they this those through to too under
until up us very want wants was we well were what when where which while who whose why will with within without
would you your people person persons year years day days way time
"""
STOP_WORDS = frozenset(_SAYING_LITTLE.split())
"""Left out of a text, unless nothing else is in it."""

ALIKE = """
jeugd jeugdige jongere kind tiener youth child children teenager
senior bejaarde elderly older
gezin familie ouder moeder vader family parent
inwoner bewoner burger resident citizen inhabitant
gemeente wethouder gemeenteraad municipality council
school onderwijs leerling leraar docent klas les education pupil teacher
huis woning wonen huisvesting appartement house housing dwelling
huur huurder verhuurder rent tenant landlord
hulp hulpverlener ondersteuning steun begeleiding begeleider bijstaan help support assistance guidance
zorg verzorging verpleging behandeling behandelaar therapie care treatment nursing
arts dokter huisarts ziekenhuis doctor hospital physician
geld budget begroting financiering financieel subsidie money funding finance
kosten uitgaven tarief prijs duur cost price expense
betalen betaling vergoeden vergoeding bekostigen pay payment reimburse
bezuinigen bezuiniging besparen besparing cutback
werk baan arbeid werkgever werknemer work job employment labour
personeel medewerker collega staff employee colleague
bouwen nieuwbouw bouwer build builder construction
grond bodem perceel soil ground
water regen neerslag rain flood
natuur groen landschap nature green landscape
boer landbouw agrarisch weiland akker farm farmer agriculture
verkeer vervoer auto fiets mobiliteit traffic transport road bicycle
klimaat energie duurzaam warmte climate energy sustainable heat
afval grondstof recycling waste
veilig veiligheid politie criminaliteit overlast safe safety police crime nuisance
cultuur kunst museum bibliotheek culture art library
sport bewegen sportclub exercise
winkel ondernemer bedrijf middenstand shop business company entrepreneur
digitaal computer software online automatisering digital
asielzoeker vluchteling statushouder nieuwkomer refugee migrant newcomer
wachten wachtlijst wachttijd wait waiting queue
snel vlug tijdig vroeg vroegtijdig spoed fast quick early soon
traag laat vertraging vertragen slow late delay
melden melding signaal signaleren waarschuwen report alert signal
contact aanspreekpunt contactpersoon bereikbaar liaison
gegevens informatie dossier privacy data information record
delen uitwisselen doorgeven share exchange
besluit beslissen beslissing keuze kiezen decision decide choice choose
samen samenwerken samenwerking gezamenlijk partner together cooperation collaboration joint
regel wet wettelijk voorschrift rule law legal
formulier administratie administratief papierwerk bureaucratie form paperwork administrative
verwijzen doorverwijzen verwijzing refer referral
inspraak participatie meepraten meebeslissen meedoen participation involvement
toestemming instemming akkoord consent approval agreement
vrijwilliger mantelzorger volunteer
dorp kern wijk buurt village neighbourhood district
contract inkoop aanbesteding procurement tender
plan planning ontwerp schets design
gezond gezondheid vitaal leefstijl health healthy lifestyle
ziek ziekte aandoening chronisch disease illness sick
voeding voedsel maaltijd eten dieet food meal nutrition diet
psychisch psychiatrie psychiater psycholoog mentaal depressie verward mental psychiatric psychological
verslaafd verslaving alcohol drugs gokken roken vapen addiction gambling smoking
gehandicapt handicap rolstoel toegankelijk disability disabled wheelchair accessible invalide
eenzaam eenzaamheid isolement lonely loneliness isolation
dementie alzheimer vergeetachtig dementia
medicijn geneesmiddel apotheek medicine pharmacy
zwanger geboorte baby kraamzorg pregnant pregnancy birth
herstellen herstel revalidatie recover recovery rehabilitation
zelfstandig zelfredzaam onafhankelijk afhankelijk independent
voorkomen preventie preventief prevention
geweld mishandeling misbruik huiselijk violence abuse
brand brandweer ramp crisis noodgeval fire emergency disaster
beveiligen beveiliging cyber hacken hacker phishing datalek security
handhaven handhaving handhaver boa toezicht toezichthouder inspectie boete bekeuring enforcement inspection
vergunning ontheffing permit licence
fraude ondermijning corruptie oplichting witwassen fraud corruption
rechtbank rechtspraak justitie officier advocaat juridisch jurist court judge lawyer gerecht gerechtelijk
gevangenis detentie reclassering prison detention probation
uitkering bijstandsuitkering participatiewet toeslag inkomen benefit allowance income welfare
werkloos werkzoekende vacature unemployed jobseeker vacancy
opleiding bijscholing omscholing cursus training stage internship
taal taalachterstand laaggeletterd analfabeet schrijven language literacy
kinderopvang peuter kleuter childcare nursery toddler
student studeren studie universiteit hogeschool campus university
onderzoek wetenschap innovatie innovatief research science innovation
deskundig kennis expertise vakmanschap knowledge expert
kwaliteit norm standaard quality standard
tekort schaarste schaars gebrek overschot shortage scarcity lack surplus
werkdruk overbelast overbelasting werklast workload overload
capaciteit bezetting bezettingsgraad benutting capacity
vertrouwen betrouwbaar trust reliable
verantwoordelijk verantwoordelijkheid aansprakelijk responsible responsibility accountable
coordineren coordinatie afstemming afstemmen coordinate coordination
doel doelstelling resultaat opbrengst goal target outcome result
evalueren evaluatie meetbaar monitoren monitor evaluate evaluation measure monitoring
risico gevaar gevaarlijk risk danger
klacht bezwaar bezwaarschrift beroepschrift ombudsman complaint objection appeal
afspraak overeenkomst convenant appointment covenant
vergadering vergaderen overleg overleggen bijeenkomst gesprek bespreken bespreking consultation
termijn deadline uitstel uitstellen postpone
proef pilot experiment proeftuin trial
methode werkwijze procedure method approach
eenvoudig makkelijk begrijpelijk duidelijk helder ingewikkeld moeilijk simple clear easy difficult complicated
flexibel maatwerk flexible tailor adapt
communicatie voorlichting campagne nieuwsbrief communication campaign newsletter
loket balie dienstverlening counter service
belasting heffing ozb aanslagbiljet tax levy
verzekering verzekeraar insurance insurer
lenen lening loan lend
provincie provinciaal province provincial
rijksoverheid ministerie minister landelijk nationaal ministry national
overheid bestuur bestuurder bestuurlijk government board administrator
verkiezing stembureau stembus stemrecht election vote voter ballot
gelijk gelijkheid ongelijkheid discriminatie racisme equality inequality discrimination
divers diversiteit inclusie inclusief diversity inclusion inclusive
vrouw meisje gender emancipatie woman girl
religie kerk moskee faith religion church mosque religieus gelovig
media krant pers journalist newspaper
internet wifi glasvezel breedband broadband
ruimte ruimtelijk spatial space
locatie plek terrein location
openbaar publiek particulier privaat privatiseren private
trein spoorweg spoorlijn perron bus tram metro station rail
parkeren parkeerplaats parkeergarage parkeervergunning
voetganger stoep trottoir voetpad wandelen pedestrian pavement walking
snelweg rijbaan asfalt kruispunt rotonde highway junction roundabout
vracht vrachtwagen logistiek truck lorry freight logistics
vliegveld luchthaven luchtvaart vliegtuig vliegen airport aircraft flight
haven schip scheepvaart kade port harbour ship shipping
geluid lawaai herrie geluidsoverlast geluidhinder stil stilte rust rustig noise quiet silence
lucht uitstoot stikstof fijnstof emissie air emission nitrogen
geur stank odour smell
zonnepaneel zonneweide zonnepark zonnedak zonnestroom solar
wind windmolen windpark turbine
isolatie isoleren insulation insulate
stroom elektriciteit elektrisch stroomnet netbeheerder laadpaal electricity electric grid charging
gas aardgas aardgasvrij gasloos gaswinning
riool riolering afvalwater sewer sewage
dijk polder gemaal overstroming
droogte hitte droog drought
kust strand duin zeespiegel noordzee zeewering coast beach
boom bomenkap bos bosbouw tree woodland
dier diersoort veehouderij veestapel dierenwelzijn huisdier animal livestock cattle
biodiversiteit ecologie ecologisch vogel insect vleermuis biodiversity ecology species bird
circulair hergebruik hergebruiken circular reuse
erfgoed monument historisch heritage historic
evenement festival kermis braderie
toerisme toerist recreatie recreant tourism tourist recreation
horeca cafe restaurant terras kroeg catering pub
markt marktplein marktkoopman kraam market
industrie fabriek bedrijventerrein industry factory
leefbaar leefbaarheid liveable liveability
welzijn welbevinden levensgeluk wellbeing happiness
voorziening buurthuis dorpshuis wijkcentrum facility amenity
ontmoeten ontmoeting ontmoetingsplek encounter
spelen speeltuin speelplek play playground
dakloos dakloze thuisloos nachtopvang zwerver homeless shelter
slopen sloop demolish demolition
renoveren renovatie verbouwen verbouwing renovate renovation
onderhoud onderhouden beheer maintenance upkeep
leegstand leegstaand braakliggend vacant squatter
eigenaar eigendom koopwoning hypotheek owner ownership mortgage
betaalbaar goedkoop affordable cheap
kopen aankoop verkopen verkoop buy purchase sell
bevolking krimp vergrijzing population ageing
grens internationaal europees international european
paspoort rijbewijs identiteit identiteitskaart burgerzaken passport identity
huwelijk bruiloft trouwlocatie echtscheiding marriage divorce
overlijden overleden sterven uitvaart begraven begraafplaats crematie nabestaande funeral death cemetery burial
verhuizen verhuizing verplaatsen verplaatsing uitplaatsing relocate relocation
adres postcode huisnummer straatnaam address
inschrijven inschrijving aanmelden aanmelding registreren registratie enrol registration
aanvraag aanvragen aanvrager application applicant apply
toekennen toekenning afwijzen afwijzing weigeren weigering reject rejection refuse refusal
openingstijd openingsuur spreekuur openstelling sluitingstijd closure
brief envelop correspondentie postbezorging mail email
telefoon telefonisch smartphone telephone phone telefoneren opbellen
website webpagina portaal portal
armoede minima bestaansminimum bestaanszekerheid voedselbank rondkomen poverty
schuld schuldeiser schuldsanering incasso deurwaarder aanmaning debt creditor
pleegzorg pleeggezin adoptie voogdij uithuisplaatsing foster guardian adoption
opvoeden opvoeding opvoedkundig pedagogisch upbringing
kwetsbaar weerbaar weerbaarheid vulnerable resilient resilience
gemeenschap samenleving gemeenschapszin saamhorigheid verbondenheid society community cohesion
hulpmiddel scootmobiel traplift prothese hoortoestel
blind slechtziend doof slechthorend gebarentaal braille deaf
autisme autistisch adhd dyslexie hoogbegaafd autism dyslexia
tand tandarts gebit mondzorg dentist dental
vaccin vaccinatie vaccineren inenten virus besmetting infectie epidemie pandemie vaccine infection epidemic pandemic
bloed bloedbank donor transplantatie blood transplant
operatie opereren chirurg narcose surgery surgeon
diagnose diagnostiek screening bevolkingsonderzoek diagnosis
palliatief hospice levenseinde euthanasie terminaal palliative
ambulance spoedeisend reanimatie reanimeren aed paramedic
patient client zorgvrager zorgmijder
overgewicht obesitas zwaarlijvig overweight obesity
slaap slapen nachtrust slapeloosheid sleep
avond avondklok nacht nachtelijk night
verzuim ziekteverzuim ziekmelding absenteeism absence
stress burnout overspannen uitputting exhaustion
suicide suicidaal zelfdoding zelfmoord
seksueel seksualiteit anticonceptie abortus soa sexual contraception abortion
kanker tumor oncologie chemotherapie cancer
spijbelen leerplicht schooluitval thuiszitter truancy dropout
diploma certificaat examen getuigschrift exam
leren leerproces leervraag leerdoel learn
mbo vmbo beroepsonderwijs praktijkschool vocational
ontplooien ontplooiing potentie potential
achterstand onderwijsachterstand inhaalslag inhalen backlog
kans kansrijk kansarm opportunity chance
techniek technisch technicus technologie technology technical technician engineer
gebouw pand vastgoed bouwwerk accommodatie
pesten pestgedrag treiteren bully bullying
loon salaris beloning cao bezoldiging salary
pensioen gepensioneerd pensionering aow pension retire retirement
ontslag ontslaan boventallig reorganisatie dismissal redundancy layoff
sollicitatie solliciteren sollicitant werven werving recruit recruitment
freelancer uitzendkracht flexwerker inhuren inhuur detachering freelance
kantoor werkplek thuiswerken office workplace desk
reintegratie reintegreren dagbesteding activering reintegration
verlof vakantie ouderschapsverlof vakantiedag holiday vacation
rooster dienstrooster ploegendienst overwerk werktijd roster schedule
vakbond ondernemingsraad medezeggenschap staking staken union
leidinggevende leiderschap directeur directie manager leader leadership director
koopkracht inflatie welvaart welvarend inflation prosperity
kwijtschelden kwijtschelding vrijstelling vrijstellen exemption waiver
inbraak inbreken inbreker diefstal dief overval burglary theft robbery
terrorisme terrorist radicalisering extremisme extremist aanslag terrorism radicalisation extremism
wapen vuurwapen steekincident steekwapen weapon knife firearm
slachtoffer slachtofferhulp getuige aangifte victim witness
dader verdachte delict misdrijf overtreding strafbaar suspect offence
straf straffen taakstraf sanctie punish punishment sanction
conflict ruzie geschil bemiddelen bemiddeling mediation dispute mediator quarrel
demonstratie demonstreren betoging demonstrant protest protesteren demonstration
vuurwerk jaarwisseling oudejaarsnacht carbidschieten firework
camera cameratoezicht bewaken bewaking surveillance
vandalisme vernieling vernielen graffiti vandalism
mensenhandel uitbuiting prostitutie sekswerker trafficking exploitation prostitution
ontruimen ontruiming evacueren evacuatie evacuate evacuation eviction
alarm alarmeren meldkamer hulpdienst piket
leger defensie militair kazerne oorlog vrede veteraan army military defence peace
agressie agressief bedreigen bedreiging intimidatie intimideren aggression threat threaten
angst bang vrees bevreesd fear afraid anxiety
file doorstroming opstopping congestie congestion
hardrijden hardrijder snelheidslimiet flitspaal speed speeding
ongeluk ongeval aanrijding botsing letsel accident collision injury
stoplicht verkeerslicht zebrapad oversteken oversteekplaats crossing
brug tunnel viaduct aquaduct bridge
straat laan wegdek rijweg berm fietspad street
bewegwijzering wegwijzer verkeersbord bord signage
toegang ingang entree ontsluiten ontsluiting entrance
reizen reis reiziger passagier travel traveller passenger commuter journey
halte dienstregeling overstappen overstap timetable
scooter brommer bromfiets motorfiets moped motorcycle
taxi deelauto deelmobiliteit carpool
veerpont veerboot pont overzetveer ferry
boot vaarweg watersport pleziervaart sailing boat
accu batterij opladen energieopslag battery
kerncentrale kernenergie nucleair radioactief nuclear
waterstof biomassa biogas geothermie aardwarmte hydrogen geothermal
verwarmen verwarming warmtepomp radiator ketel stoken boiler
fossiel olie steenkool benzine diesel brandstof fuel oil fossil
broeikasgas co2 koolstof methaan carbon methane
verbruik verbruiken verbruiker meterstand consumption
koel koelte verkoelen verkoeling airco schaduw shade
adaptatie klimaatadaptief klimaatbestendig adaptation
verduurzamen verduurzaming energielabel energiezuinig retrofit
storm onweer hagel blikseminslag rukwind lightning
sneeuw ijs gladheid glad strooien strooiwagen snow slippery
milieu vervuiling vervuilen verontreiniging lozing environment pollution pollute contamination
giftig vergiftiging chemisch chemie pfas asbest pesticide bestrijdingsmiddel toxic chemical asbestos
schoon schoonmaken schoonhouden reinigen reiniging vuil vies hygiene clean dirty
inzamelen inzameling container vuilnis prullenbak zwerfvuil rommel opruimen litter
plastic verpakking verpakken statiegeld packaging
gft compost composteren groencontainer
licht verlichting lantaarn lantaarnpaal lamp donker duisternis light lighting dark
aardbeving trilling verzakking bodemdaling earthquake subsidence
straling zendmast antenne radiation
drinkwater kraanwater waterleiding drinken drink
rivier sloot gracht oever uiterwaard watergang waterloop river canal ditch pond
waterpeil waterstand grondwaterstand peilbesluit groundwater
waterschap hoogheemraadschap dijkgraaf waterbeheerder
zwemmen zwembad zwemwater zwemles swim swimming
verharding verhard tegel bestrating bestraten onttegelen paving
afwatering ontwatering ontwateren afvoer drainage drain
bloem struik heg beplanting flower shrub hedge
maaien snoeien onkruid gras gazon mow grass lawn
tuin plantsoen stadspark moestuin volkstuin garden
jagen jacht jager wolf zwijn fauna hunting wildlife
plaag plaagdier ongedierte rat muis mug rups exoot invasive
hond hondenpoep uitlaatplek losloopgebied kat dog
heide veen moeras habitat wetland peat heath
vis vissen visser visserij hengel fish fisherman
mest bemesten bemesting kunstmest manure fertiliser
koe melk zuivel varken kip geit pluimvee cow pig dairy milk
gewas oogst oogsten tuinbouw glastuinbouw kas crop harvest horticulture greenhouse
biologisch streekproduct kringlooplandbouw organic
bestemmingsplan bestemming omgevingsplan omgevingswet omgevingsvisie zoning
woonwagen woonwagenkamp standplaats caravan
hoogbouw toren flat verdieping etage tower storey
mooi fraai lelijk welstand aantrekkelijk beautiful ugly attractive
architect architectuur stedenbouw stedenbouwkundig architecture
funderingsherstel fundament heipaal paalrot scheurvorming
dak gevel muur raam kozijn roof facade window
lift trap trappenhuis hellingbaan elevator stair
corporatie woningcorporatie woningstichting woningbouwvereniging
starter woningzoekende loting urgentieverklaring
urgent urgentie dringend acuut prioriteit voorrang priority urgency
tijdelijk voorlopig interim permanent blijvend structureel langdurig incidenteel temporary provisional
materiaal hout beton baksteen material timber brick
kabel buis ondergronds graven graafschade cable pipeline underground
afstand nabij nabijheid dichtbij distance proximity nearby
stad stedelijk binnenstad centrum city urban
platteland buitengebied ruraal countryside rural
regio regionaal streek region regional
lokaal plaatselijk decentraal decentralisatie local
schaal schaalvergroting opschalen kleinschalig grootschalig omvang scale size
verdichten verdichting dichtheid compact inbreiding density
toename toenemen stijgen stijging groei groeien verhogen uitbreiden uitbreiding increase growth expand
afname afnemen dalen daling verlagen verminderen vermindering terugdringen inperken reduce reduction decrease
plein straatmeubilair zitbank bankje fontein square bench
toilet urinoir sanitair wildplassen restroom
reclame billboard adverteren advertentie advertising advertisement
economie economisch bedrijvigheid vestigingsklimaat economy economic
investeren investering investeerder invest investment
winst omzet rendement profit revenue turnover
export exporteren import importeren douane
failliet faillissement surseance bankrupt bankruptcy
leverancier supplier supply delivery toelevering bezorgdienst
concurrentie concurreren concurrent mededinging competition competitor
mkb ambacht ambachtelijk kleinbedrijf craft
hotel logies overnachten overnachting camping vakantiepark vakantiewoning lodging
geldautomaat bankrekening contant pinpas cash
klant consument consumer customer
muziek muzikant zang orkest concert music musician
film bioscoop documentaire cinema movie
theater toneel podium dans dansen theatre dance
boek literatuur auteur book literature author
archief archiveren archivering archivaris archive
archeologie archeologisch opgraving archaeology excavation
traditie carnaval sinterklaas volksfeest feest tradition celebration celebrate
vereniging club stichting lidmaatschap association
hobby ontspanning ontspannen vrijetijdsbesteding leisure
voetbal tennis hockey atletiek kunstgras gymzaal football
bezoeker bezoek bezoeken dagjesmens visitor visit
route pad ruiterpad wandelroute trail path
inburgeren inburgering integratie integreren naturalisatie integration
verblijf verblijfsvergunning illegaal ongedocumenteerd uitzetting undocumented deportation
opvang noodopvang opvanglocatie azc reception
afkomst herkomst nationaliteit etniciteit etnisch origin nationality ethnic
ontheemde oekrainer oekraine displaced ukrainian
tolk vertalen vertaling vertaler interpreter translate translation
lhbti homo homoseksueel lesbisch transgender queer gay
slavernij koloniaal kolonie slavery colonial
politiek politicus raadslid fractie coalitie politics political politician
burgemeester college commissaris mayor alderman
ambtenaar ambtelijk ambtenarij servant
referendum burgerberaad burgerpanel burgerforum
enquete vragenlijst opiniepeiling survey questionnaire
mening standpunt zienswijze opvatting opinion viewpoint
luisteren gehoor gehoord aanhoren
betrekken betrokken betrokkenheid involve engage engagement
initiatief initiatiefnemer bewonersinitiatief burgerinitiatief initiative
draagvlak acceptatie accepteren weerstand acceptance accept resistance
transparant transparantie openheid openbaarmaking transparent transparency
zichtbaar onzichtbaar zichtbaarheid herkenbaar visible visibility
onbekend bekendheid naamsbekendheid vindbaar vindbaarheid findable
eerlijk rechtvaardig rechtvaardigheid onrecht billijk fair unfair justice
integer integriteit ethiek ethisch belangenverstrengeling integrity ethics ethical
plicht verplicht verplichting verplichten obligation mandatory compulsory
vertegenwoordigen vertegenwoordiger vertegenwoordiging afgevaardigde represent representative representation
omwonende buurman buurvrouw neighbour
belanghebbende belangenbehartiging lobby lobbyist stakeholder
strategie strategisch visie missie strategy strategic vision
uitvoeren uitvoering implementatie implementeren implement implementation
haalbaar haalbaarheid uitvoerbaar realistisch feasible feasibility realistic
opdracht opdrachtgever opdrachtnemer contractor assignment
fase faseren fasering stap stapsgewijs phase step
agenda agenderen datum calendar vergaderagenda
tempo doorlooptijd versnellen versnelling accelerate
mandaat bevoegd bevoegdheid delegeren volmacht mandate authority
invloed beinvloeden zeggenschap meebepalen influence
taak taakverdeling rolverdeling takenpakket task
verantwoorden verantwoording rapporteren rapportage jaarverslag jaarrekening accountant audit
controle controleren steekproef verifieren verify check
vergelijken vergelijking benchmark compare comparison
cijfer statistiek indicator dashboard kengetal statistic
voorspellen voorspelling voorspelbaar prognose scenario forecast predict predictable
toekomst toekomstig toekomstbestendig generatie future generation
veranderen verandering wijzigen wijziging transitie change transition aanpassen aanpassing
behouden behoud bewaren instandhouding preserve preservation retain keep
beschermen bescherming beschermd protect protection
stoppen beeindigen beeindiging afschaffen opheffen abolish terminate
continu continuiteit voortzetten voortzetting continuity continue
verdelen verdeling spreiden spreiding evenredig distribution distribute
efficient efficientie doelmatig effectief doeltreffend efficiency effective
verspilling verspillen dubbelwerk wasteful
integraal samenhang samenhangend versnippering versnipperd coherent coherence fragmented
ontschotten ontschotting verkokering verkokerd silo
keten ketenpartner netwerk network chain
overdragen overdracht handover transfer
antwoord beantwoorden reageren reactie reactietijd answer reply response respond
terugkoppelen terugkoppeling terugmelding feedback
uitleggen uitleg toelichten toelichting explain explanation
advies adviseren adviseur advisering advice advise adviser
bewust bewustwording bewustzijn besef awareness aware conscious
stimuleren stimulans aanmoedigen motiveren motivatie encourage motivate incentive stimulate
erkenning erkennen respect respecteren compliment recognition appreciate appreciation
gedrag gedragsverandering gedragsregel gedragscode behaviour
fout foutief vergissing onjuist corrigeren correctie error mistake
nauwkeurig zorgvuldig zorgvuldigheid precies accurate accuracy precise
volledig onvolledig compleet ontbreken incomplete complete missing
actueel actualiseren actualisatie verouderd bijwerken update outdated
zekerheid onzeker onzekerheid garantie garanderen guarantee certainty uncertain uncertainty
vertrouwelijk geheim geheimhouding anoniem anonimiteit confidential secret anonymous
ict applicatie koppeling koppelen interface database
storing uitval defect kapot repareren reparatie outage failure broken repair
algoritme kunstmatig robot chatbot algorithm artificial
inloggen wachtwoord digid authenticatie login password
drone sensor meetnet smart
foto fotograferen video beeldmateriaal photo photograph
desinformatie nepnieuws misleiding misleiden disinformation fake
imago reputatie beeldvorming stigma stigmatiseren reputation image
verordening apv richtlijn protocol beleidsregel ordinance guideline regulation directive
verbieden verbod verboden toegestaan prohibit prohibition forbidden allow
uitzondering uitzonderen uitzonderlijk hardheidsclausule exception exceptional
schade beschadigen schadevergoeding compensatie compenseren nadeelcompensatie damage compensation compensate
onteigenen onteigening erfpacht pacht pachter leasehold expropriation
certificeren certificering keurmerk keuring accreditatie certification
polarisatie tegenstelling verdeeldheid tweedeling kloof polarisation divide
reserve buffer weerstandsvermogen spaargeld
factuur factureren declaratie declareren invoice
fonds sponsor sponsoring donatie doneren crowdfunding donation donate
voertuig wagenpark bestelwagen vehicle fleet
gastvrij gastvrijheid welkom vriendelijk hospitality welcome friendly
gezellig levendig levendigheid bruisend sfeer lively atmosphere
trots eigenheid authentiek karakteristiek pride proud authentic
beschikbaar beschikbaarheid voorraad voorradig available availability
drempel laagdrempelig belemmering belemmeren obstakel barriere barrier obstacle
comfort comfortabel gerieflijk comfortable convenient
taxatie taxeren woz marktwaarde value valuation
zomer winter seizoen lente herfst summer season
omleiding wegwerkzaamheden afsluiting afsluiten detour roadworks
combineren combinatie multifunctioneel meervoudig combine combination multifunctional
commercieel commercie verdienmodel commercial
fusie fuseren herindeling samenvoegen samenvoeging merge merger
periodiek jaarlijks maandelijks wekelijks dagelijks frequentie annual monthly weekly
uniform uniformiteit eenduidig harmoniseren harmonisatie consistent
robuust stabiel stabiliteit bestendig robust stable stability
drukte drukbezocht overvol crowd crowded busy
aanleg aanleggen inrichten inrichting herinrichten layout
onderhandelen onderhandeling compromis negotiate negotiation compromise
ingrijpen ingreep interventie intervene intervention
naleven naleving nakomen nakoming comply compliance
aansluiten aansluiting netcongestie connect connection
evenwicht balans afwegen afweging balance
""".strip().splitlines()
"""Lines of words from the daily work of public bodies that point at one subject, or at opposites of it: a likeness
tells the subject and not the direction. They are also the word parts that compounds are taken apart by, beside the
words of the statements themselves. A word stands on one line; one that has two senses, or the stem of another common
word, on none."""
