"""Governing: money and business, rules and decisions, planning, information, and how work is done together."""

GOVERNING = """
gemeente wethouder gemeenteraad municipality council
geld budget begroting financiering financieel subsidie money funding finance
kosten uitgaven tarief prijs duur cost price expense
betalen betaling vergoeden vergoeding bekostigen pay payment reimburse
bezuinigen bezuiniging besparen besparing cutback
digitaal computer software online automatisering digital
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
contract inkoop aanbesteding procurement tender
plan planning ontwerp schets design
beveiligen beveiliging cyber hacken hacker phishing datalek security
handhaven handhaving handhaver boa toezicht toezichthouder inspectie boete bekeuring enforcement inspection
vergunning ontheffing permit licence
fraude ondermijning corruptie oplichting witwassen fraud corruption
onderzoek wetenschap innovatie innovatief research science innovation
deskundig kennis expertise vakmanschap knowledge expert
kwaliteit norm standaard quality standard
tekort schaarste schaars gebrek overschot shortage scarcity lack surplus
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
media krant pers journalist newspaper
internet wifi glasvezel breedband broadband
openbaar publiek particulier privaat privatiseren private
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
urgent urgentie dringend acuut prioriteit voorrang priority urgency
tijdelijk voorlopig interim permanent blijvend structureel langdurig incidenteel temporary provisional
schaal schaalvergroting opschalen kleinschalig grootschalig omvang scale size
toename toenemen stijgen stijging groei groeien verhogen uitbreiden uitbreiding increase growth expand
afname afnemen dalen daling verlagen verminderen vermindering terugdringen inperken reduce reduction decrease
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
beschikbaar beschikbaarheid voorraad voorradig available availability
drempel laagdrempelig belemmering belemmeren obstakel barriere barrier obstacle
comfort comfortabel gerieflijk comfortable convenient
taxatie taxeren woz marktwaarde value valuation
combineren combinatie multifunctioneel meervoudig combine combination multifunctional
commercieel commercie verdienmodel commercial
fusie fuseren herindeling samenvoegen samenvoeging merge merger
periodiek jaarlijks maandelijks wekelijks dagelijks frequentie annual monthly weekly
uniform uniformiteit eenduidig harmoniseren harmonisatie consistent
robuust stabiel stabiliteit bestendig robust stable stability
drukte drukbezocht overvol crowd crowded busy
onderhandelen onderhandeling compromis negotiate negotiation compromise
ingrijpen ingreep interventie intervene intervention
naleven naleving nakomen nakoming comply compliance
aansluiten aansluiting netcongestie connect connection
evenwicht balans afwegen afweging balance
""".strip().splitlines()
"""Lines as `subjects.ALIKE` has them."""
