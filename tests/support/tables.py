"""Collaborations of any size as they could be: invented organisations in youth care, with what passes and rubs."""

from dataclasses import replace
from datetime import date
from itertools import cycle
from random import Random

from bot import access
from bot.analysis.comparison import Comparison, compare
from bot.app import App
from bot.cases.importing import records
from bot.i18n import Words
from bot.model import (
    COORDINATOR,
    Belief,
    BelievedRating,
    Case,
    Link,
    Organisation,
    Rating,
    Response,
    Statement,
    StatementKind,
    Topic,
)
from bot.outputs import Edition
from bot.reports.map.content.builder import map_content
from bot.reports.map.content.model import MapContent
from bot.reports.map.drawing.typeface import typeface
from bot.reports.map.layout.pages import MapSheets, map_sheets
from bot.reports.map.shapes.marks import Group, Mark, Page, Text
from bot.reports.map.shapes.text_metrics import Cleaner
from bot.store.contract import CaseRow
from tests.support.lexicon import LEXICON
from tests.support.people import BEGIN, app_on

MADE = Edition(date(2027, 3, 1))

_KINDS = (
    "Gemeente",
    "Jeugdzorg",
    "Welzijn",
    "Huisartsengroep",
    "Schoolbestuur",
    "Zorgverzekeraar",
    "Woningcorporatie",
    "GGD",
    "Wijkteam",
    "Sportbedrijf",
)
_NAMES = (
    "Waterrijk",
    "Heidestad",
    "Oevers",
    "Terp",
    "Gaard",
    "Polder",
    "Brink",
    "Kreek",
    "Veen",
    "Duin",
    "Zand",
    "Linde",
    "Vaart",
    "Horst",
    "Rade",
)
_AMBITIONS = (
    "Geen kind wacht langer dan vier weken op jeugdhulp.",
    "Jongeren groeien op in hun eigen buurt, ook als het thuis moeilijk is.",
    "Passende hulp op tijd, door mensen die lang genoeg blijven.",
    "Minder instroom in de specialistische jeugd-ggz.",
    "Elk gezin heeft iemand in de buurt die op tijd meekijkt.",
    "Elke leerling zit op school en voelt zich daar veilig.",
)
_INTERESTS = (
    "Grip op de jeugdhulpuitgaven binnen de meerjarenbegroting",
    "Minder uithuisplaatsingen buiten de regio",
    "Eén aanspreekpunt voor huisartsen en scholen",
    "Uitvoeringsverantwoordelijkheid die past bij een kleine organisatie",
    "Preventie boven zware zorg",
    "Verantwoording die de gemeenteraad begrijpt",
    "Stabiele tarieven voor meerdere jaren",
    "Minder registratielast door arbeidsmarktkrapteproblematiek",
    "Ruimte voor professioneel oordeel",
    "Voorspelbare zorgkosten na het achttiende jaar",
    "Gegevensuitwisselingsovereenkomst zonder privacyrisico’s",
    "Erkenning als volwaardige partner, niet als voorportaal",
    "Korte lijnen met de wijkagent en de school",
)
_OFFERS = (
    "Regionaal inkoopbudget en contractmanagement",
    "Wijkteams met toegang tot schoolmaatschappelijk werk",
    "Leegstaand schoolgebouw voor een inlooppunt",
    "Subsidie voor preventieprojecten",
    "Ervaren jeugdzorgprofessionals",
    "Wachttijdenregistratiesysteem met wekelijkse cijfers",
    "Innovatiebudget voor domeinoverstijgende proeven",
    "Data over de overgang van 18- naar 18+",
    "Vroegsignalering door buurtwerkers en vrijwilligers",
    "Lichte gezinsondersteuning zonder indicatie",
    "Een zaal met keuken, doordeweeks na vijf uur",
)
_NEEDS = (
    "Actueel inzicht in wachttijden per zorgaanbieder",
    "Lichte ondersteuning dicht bij huis",
    "Contractmanagement dat we niet zelf kunnen dragen",
    "Een vaste jeugdzorgprofessional in de wijk",
    "Meerjarige bekostiging",
    "Snelle afschaling naar lichte hulp",
    "Vroegsignalering in de wijk",
    "Aantoonbaar resultaat binnen twee jaar",
    "Een plek in de wijk die altijd open is",
    "Financiering langer dan één jaar",
    "Iemand die ’s avonds bereikbaar is voor ouders",
)
_TOPICS = (
    "Eén toegang voor de hele regio",
    "Dure gevallen samen betalen",
    "Gegevens over wachttijden openbaar maken",
)
_QUESTIONS = (
    "Onder welke voorwaarde betalen jullie mee voordat de besparing vaststaat?",
    None,
    "Welke cijfers over wachttijden delen jullie nu al, en met wie?",
    "Wat zien jullie als het werk van vrijwilligers, en wat niet?",
    None,
)


def collaboration(size: int, seed: int = 1) -> Case:
    """A case of so many organisations; the same seed gives the same case."""
    chance = Random(seed)  # noqa: S311
    kinds, names = cycle(_KINDS), list(_NAMES)
    organisations = tuple(
        Organisation(f"O{place}", f"{next(kinds)} {names[(place * 7 + place // 15) % len(names)]}")
        for place in range(size)
    )
    statements: list[Statement] = []
    pools = {"interest": cycle(_INTERESTS), "offer": cycle(_OFFERS), "need": cycle(_NEEDS)}
    for place, one in enumerate(organisations):
        statements.append(Statement(f"{one.id}a", one.id, "ambition", _AMBITIONS[place % len(_AMBITIONS)]))
        for kind, count in (("interest", 3), ("offer", 2), ("need", 2)):
            for nth in range(count):
                kept: StatementKind = kind  # type: ignore[assignment]
                weight = chance.randint(1, 4)
                statements.append(
                    Statement(f"{one.id}{kind[0]}{nth}", one.id, kept, next(pools[kind]), weight=weight)
                )
    case = Case(
        "jeugd",
        "Samen voor de jeugd in de regio",
        meeting="2027-03-12",
        organisations=organisations,
        topics=tuple(Topic(f"t{nth}", text) for nth, text in enumerate(_TOPICS)),
        statements=tuple(statements),
    )
    return replace(case, **_said(case, chance))  # type: ignore[arg-type]


def _said(case: Case, chance: Random) -> dict[str, object]:
    """What they say to each other and believe of each other, and what people linked."""
    ids = [one.id for one in case.organisations]
    shared = case.statements[0]
    links = []
    for one in ids:
        other = chance.choice([each for each in ids if each != one])
        status = "proposed" if chance.random() < 0.25 else "confirmed"
        links.append(Link(f"{one}o{chance.randint(0, 1)}", f"{other}n0", "complements", status))  # type: ignore[arg-type]
        if chance.random() < 0.4:
            third = chance.choice([each for each in ids if each != one])
            links.append(Link(f"{one}o0", f"{third}n1", "complements", "confirmed"))
    for one, other in zip(ids[::4], ids[2::4] or ids[1:], strict=False):
        links.append(Link(f"{one}i0", f"{other}i1", "conflicts", "confirmed"))
    ratings = [
        Rating(one, topic.id, 1 if topic.id != "t1" or chance.random() < 0.8 else -2, chance.randint(1, 4))
        for one in ids
        for topic in case.topics
    ]
    thoughts = [
        BelievedRating(one, other, topic.id, chance.randint(-2, 2), "guess", chance.randint(1, 5))
        for one in ids
        for other in ids
        for topic in case.topics
        if other != one and chance.random() < 4 / len(ids)
    ]
    beliefs = [
        Belief(
            f"b{nth}",
            one,
            other,
            "interest",
            "wil vooral bezuinigen",
            "heard",
            3,
            _QUESTIONS[nth % 5],
            enquire=True,
        )
        for nth, one in enumerate(ids[:10])
        for other in [chance.choice([each for each in ids if each != one])]
    ]
    said = [Response(one, shared.id, chance.randint(1, 2)) for one in ids if one != shared.organisation]
    return {
        "links": tuple(dict.fromkeys(links)),
        "ratings": tuple(ratings),
        "believed_ratings": tuple(thoughts),
        "beliefs": tuple(beliefs),
        "responses": tuple(said),
    }


def words(language: str = "nl") -> Words:
    """The texts of a language."""
    return app_on().words(language)


def seen(case: Case, reader: str = COORDINATOR) -> tuple[Case, Comparison]:
    """What a reader may see of a case, compared."""
    shown = access.visible(case, reader)
    return shown, compare(shown, LEXICON)


def mapped(
    case: Case, reader: str = COORDINATOR, language: str = "nl", edition: Edition = MADE
) -> MapContent:
    """What stands on the map of a case for a reader, ready to be drawn."""
    return map_content(*seen(case, reader), reader, words(language), edition, Cleaner(typeface()))


def laid(case: Case, reader: str = COORDINATOR, language: str = "nl") -> MapSheets:
    """The sheets of the map of a case."""
    return map_sheets(mapped(case, reader, language), typeface(), words(language))


LONG_WORD = "verantwoordelijkheidsverdeling" * 4 + "verantwoordelijkheid"
"""A word of 140 letters."""


def wild(size: int, seed: int) -> Case:
    """A case in which texts are anything from a letter to a page, words up to 140 letters, and lines many."""
    chance = Random(seed)  # noqa: S311
    case = collaboration(size, seed)

    def text(mark: str) -> str:
        length = chance.choice((1, 3, 8, 8, 15, 40, 120) if size <= 16 else (1, 3, 8))
        pool = ("samen", "jeugd", "‘s avonds", "#import", "W" * 30, LONG_WORD, "i", "18-plus", "één")
        weights = (30, 30, 10, 5, 2, 1, 30, 10, 10)
        return " ".join([mark, *chance.choices(pool, weights, k=length)])

    return replace(
        case,
        title=text("titel"),
        organisations=tuple(replace(one, name=text(f"naam{one.id}")[:200]) for one in case.organisations),
        statements=tuple(replace(each, text=text(f"tekst{each.id}")) for each in case.statements),
        beliefs=tuple(
            replace(each, question=each.question and text(f"vraag{each.id}")) for each in case.beliefs
        ),
    )


def kept(app: App, case: Case) -> Case:
    """The case, put into the database of a program."""
    row = CaseRow(case.id, case.title, case.language, case.meeting, practice=False, created=BEGIN)
    with app.store.transaction():
        app.store.add_case(row)
        app.store.add_organisations(case.id, case.organisations)
        app.store.add_topics(case.id, case.topics)
        app.store.add_records(case.id, records(case))
    return case


def flat(page: Page) -> list[Mark]:
    """Every shape and text of a page."""
    return [mark for each in page.marks for mark in (each.shapes if isinstance(each, Group) else (each,))]


def texts(page: Page, *, signs: bool = True) -> list[Text]:
    """The texts of a page."""
    return [
        mark
        for mark in flat(page)
        if isinstance(mark, Text) and mark.lines and (signs or mark.role != "sign")
    ]


def bare(text: str) -> str:
    """A text without what breaking it into lines may add or take away."""
    return text.replace(" ", "").replace("-", "")
