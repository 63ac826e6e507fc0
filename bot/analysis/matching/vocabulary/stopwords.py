"""Dutch and English words that say nothing of a subject."""

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
