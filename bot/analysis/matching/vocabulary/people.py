"""People: who they are, their health, learning, work, safety, culture and free time."""

PEOPLE = """
jeugd jeugdige jongere kind tiener youth child children teenager
senior bejaarde elderly older
gezin familie ouder moeder vader family parent
inwoner bewoner burger resident citizen inhabitant
school onderwijs leerling leraar docent klas les education pupil teacher
hulp hulpverlener ondersteuning steun begeleiding begeleider bijstaan help support assistance guidance
zorg verzorging verpleging behandeling behandelaar therapie care treatment nursing
arts dokter huisarts ziekenhuis doctor hospital physician
werk baan arbeid werkgever werknemer work job employment labour
personeel medewerker collega staff employee colleague
veilig veiligheid politie criminaliteit overlast safe safety police crime nuisance
cultuur kunst museum bibliotheek culture art library
sport bewegen sportclub exercise
asielzoeker vluchteling statushouder nieuwkomer refugee migrant newcomer
vrijwilliger mantelzorger volunteer
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
rechtbank rechtspraak justitie officier advocaat juridisch jurist court judge lawyer gerecht gerechtelijk
gevangenis detentie reclassering prison detention probation
uitkering bijstandsuitkering participatiewet toeslag inkomen benefit allowance income welfare
werkloos werkzoekende vacature unemployed jobseeker vacancy
opleiding bijscholing omscholing cursus training stage internship
taal taalachterstand laaggeletterd analfabeet schrijven language literacy
kinderopvang peuter kleuter childcare nursery toddler
student studeren studie universiteit hogeschool campus university
werkdruk overbelast overbelasting werklast workload overload
vrouw meisje gender emancipatie woman girl
religie kerk moskee faith religion church mosque religieus gelovig
leefbaar leefbaarheid liveable liveability
welzijn welbevinden levensgeluk wellbeing happiness
ontmoeten ontmoeting ontmoetingsplek encounter
dakloos dakloze thuisloos nachtopvang zwerver homeless shelter
bevolking krimp vergrijzing population ageing
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
gastvrij gastvrijheid welkom vriendelijk hospitality welcome friendly
gezellig levendig levendigheid bruisend sfeer lively atmosphere
trots eigenheid authentiek karakteristiek pride proud authentic
""".strip().splitlines()
"""Lines as `subjects.ALIKE` has them."""
