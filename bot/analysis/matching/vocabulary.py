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
oudere senior bejaarde elderly older
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
bezuinigen bezuiniging besparen besparing save saving cutback
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
""".strip().splitlines()
"""Lines of words from the daily work of public bodies that point at one subject. They are also the word parts
that compounds are taken apart by, beside the words of the statements themselves."""
