"""Places: houses and public space, roads and transport, energy, water, nature and farming."""

PLACES = """
huis woning wonen huisvesting appartement house housing dwelling
huur huurder verhuurder rent tenant landlord
bouwen nieuwbouw bouwer build builder construction
grond bodem perceel soil ground
water regen neerslag rain flood
natuur groen landschap nature green landscape
boer landbouw agrarisch weiland akker farm farmer agriculture
verkeer vervoer auto fiets mobiliteit traffic transport road bicycle
klimaat energie duurzaam warmte climate energy sustainable heat
afval grondstof recycling waste
winkel ondernemer bedrijf middenstand shop business company entrepreneur
dorp kern wijk buurt village neighbourhood district
ruimte ruimtelijk spatial space
locatie plek terrein location
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
voorziening buurthuis dorpshuis wijkcentrum facility amenity
spelen speeltuin speelplek play playground
slopen sloop demolish demolition
renoveren renovatie verbouwen verbouwing renovate renovation
onderhoud onderhouden beheer maintenance upkeep
leegstand leegstaand braakliggend vacant squatter
eigenaar eigendom koopwoning hypotheek owner ownership mortgage
betaalbaar goedkoop affordable cheap
kopen aankoop verkopen verkoop buy purchase sell
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
materiaal hout beton baksteen material timber brick
kabel buis ondergronds graven graafschade cable pipeline underground
afstand nabij nabijheid dichtbij distance proximity nearby
stad stedelijk binnenstad centrum city urban
platteland buitengebied ruraal countryside rural
regio regionaal streek region regional
lokaal plaatselijk decentraal decentralisatie local
verdichten verdichting dichtheid compact inbreiding density
plein straatmeubilair zitbank bankje fontein square bench
toilet urinoir sanitair wildplassen restroom
reclame billboard adverteren advertentie advertising advertisement
voertuig wagenpark bestelwagen vehicle fleet
zomer winter seizoen lente herfst summer season
omleiding wegwerkzaamheden afsluiting afsluiten detour roadworks
aanleg aanleggen inrichten inrichting herinrichten layout
""".strip().splitlines()
"""Lines as `subjects.ALIKE` has them."""
