"""The prep sheet of one participant: the meeting on one sheet, from nothing but this participant's own answers."""

from collections.abc import Iterable, Sequence

from bot.errors import fill
from bot.model import Belief, Case, Rating, Statement, StatementKind
from bot.phrases import (
    Translate,
    firmness_text,
    kind_text,
    organisation_names,
    outcome_text,
    plain,
    position_text,
    source_text,
)
from bot.reports.papers.content.document import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Item,
    Line,
    Listing,
    Paragraph,
    Room,
    Run,
    Table,
    cell,
    line,
)
from bot.reports.papers.content.edition import LACKING, Edition

MOST_ACROSS, MOST_TOPICS = 4, 7
"""With as many partners, they stand beside each other above the topics. More stand under each other, beside as many
topics at once as an interview has; further topics get a table of their own."""

_ROOM, _ROOM_LEFT, _ROOM_FOR_ALL = 2, 3, 9
"""Lines to write on: under each question, at the end, and for all questions when none is there yet."""


def prep_document(case: Case, organisation: str, edition: Edition) -> Document:
    """The sheet for `organisation`, whose answers are all that `case` holds beside the names of its partners."""
    say, called = edition.say, organisation_names(case)
    meeting = fill(say("Meeting: {date}."), {"date": edition.day(case.meeting)}) if case.meeting else ""
    blocks: list[Block] = []
    for part in (_wanted, _exchanged, _limits, _deciding, _topics, _pictures, _questions):
        blocks += part(case, organisation, say)
    return Document(
        language=edition.language,
        title=say("My meeting on one sheet"),
        subtitle=f"{plain(case.title)} – {called[organisation]}. {meeting}".removesuffix(". "),
        made=edition.made,
        blocks=tuple(blocks),
        foot=fill(
            say("Made on {date} from your own answers, for your eyes only."),
            {"date": edition.day(edition.made.isoformat())},
        ),
        plain=True,
        lacking=say(LACKING),
        theme=edition.theme,
    )


def _told(case: Case, *kinds: StatementKind) -> list[Statement]:
    return [statement for statement in case.statements if statement.kind in kinds]


def _wanted(case: Case, organisation: str, say: Translate) -> Iterable[Block]:
    """The ambition, the values behind it, and the interests by weight, heaviest first."""
    yield Heading(say("What we want"))
    ambitions = _told(case, "ambition")
    for ambition in ambitions:
        yield Paragraph(line(_full(ambition, say), bold=True))
    if not ambitions:
        yield Paragraph(line(say("There is no ambition here yet.")))
    values = _told(case, "value")
    if values:
        yield Paragraph(_labelled(say("Important to us:"), [plain(value.text) for value in values]))
    yield Heading(say("Our interests, the heaviest first"), 2)
    interests = _heaviest(_told(case, "interest"))
    if interests:
        yield Listing(tuple(Item(line(_weighed(each, say))) for each in interests))
    else:
        yield Paragraph(line(say("There is no interest here yet.")))


def _heaviest(interests: Sequence[Statement]) -> list[Statement]:
    return sorted(interests, key=lambda each: -1 if each.weight is None else each.weight, reverse=True)


def _labelled(label: str, texts: Iterable[str]) -> Line:
    """What belongs under a label, each text between its own quotation marks."""
    return (Run(f"{label} ", bold=True), Run(" ".join(f"“{text}”" for text in texts)))


def _full(statement: Statement, say: Translate) -> str:
    text = plain(statement.text)
    return f"{text} ({plain(statement.detail)})" if plain(statement.detail) else text


def _weighed(statement: Statement, say: Translate) -> str:
    if statement.weight is None:
        return _full(statement, say)
    weight = fill(say("(weight {weight} of 4)"), {"weight": statement.weight})
    return f"{_full(statement, say)} {weight}"


def _exchanged(case: Case, organisation: str, say: Translate) -> Iterable[Block]:
    """What we bring beside what we want in return."""
    offers, needs = ([_full(each, say) for each in _told(case, kind)] for kind in ("offer", "need"))
    yield Heading(say("What we bring and what we want"))
    nothing = say("nothing here yet")
    cells = tuple(
        cell(*[f"– {text}" for text in texts]) if texts else cell(nothing) for texts in (offers, needs)
    )
    yield Table((Column(say("We bring")), Column(say("We want in return"))), (cells,))


def _limits(case: Case, organisation: str, say: Translate) -> Iterable[Block]:
    """Our limits, what we do otherwise, and where we differ among ourselves."""
    yield Heading(say("Our limits, for my eyes only"))
    items = [
        Item((Run(_full(limit, say)), Run(f" ({firmness_text(limit.firmness, say)})", italic=True)))
        for limit in _told(case, "limit")
    ]
    for label, texts in (
        (say("If it does not go through:"), [_full(each, say) for each in _told(case, "alternative")]),
        (say("Differences among ourselves:"), [plain(each.text) for each in case.inner]),
    ):
        if texts:
            items.append(Item(_labelled(label, texts)))
    yield Listing(tuple(items)) if items else Paragraph(line(say("There is no limit here yet.")))


def _topics(case: Case, organisation: str, say: Translate) -> Iterable[Block]:
    """Where we stand on each topic, and where I think the partners stand."""
    if not case.topics:
        return
    yield Heading(say("Where we stand, and where I think they stand"))
    own = {rating.topic: rating for rating in case.ratings}
    believed = {(each.about, each.topic): each.position for each in case.believed_ratings}
    partners = [(name, called) for name, called in organisation_names(case).items() if name != organisation]

    def thought(partner: str, topic: str) -> Cell:
        return cell(_stand(believed[partner, topic], say) if (partner, topic) in believed else "")

    if len(partners) <= MOST_ACROSS:
        heads = [Column(called) for _, called in partners]
        rows = [
            (
                cell(plain(topic.text)),
                _own(own.get(topic.id), say),
                *(thought(name, topic.id) for name, _ in partners),
            )
            for topic in case.topics
        ]
        yield Table((Column(say("Topic"), 2), Column(say("We"), 1.2), *heads), tuple(rows))
        return
    for start in range(0, len(case.topics), MOST_TOPICS):
        across = case.topics[start : start + MOST_TOPICS]
        ours = (cell(say("We")), *(_own(own.get(topic.id), say) for topic in across))
        theirs = [(cell(called), *(thought(name, topic.id) for topic in across)) for name, called in partners]
        topics = [Column(plain(topic.text)) for topic in across]
        yield Table((Column(say("Who"), 3), *topics), (ours, *theirs))


def _stand(place: int | None, say: Translate) -> str:
    return say("don't know") if place is None else position_text(place, say)


def _own(rating: Rating | None, say: Translate) -> Cell:
    if rating is None:
        return cell("")
    if rating.weight is None:
        return cell(_stand(rating.position, say))
    weight = fill(say("(weight {weight} of 4)"), {"weight": rating.weight})
    return cell(_stand(rating.position, say), weight)


def _pictures(case: Case, organisation: str, say: Translate) -> Iterable[Block]:
    """Per partner, each named once: what I believe, and how I know it."""
    yield Heading(say("What I think of the others, and how I know it"))
    if not case.beliefs:
        yield Paragraph(line(say("There is nothing here yet about the partners.")))
        return
    found = [
        (called, [_thought(belief, say) for belief in case.beliefs if belief.about == partner])
        for partner, called in organisation_names(case).items()
    ]
    yield Listing(tuple(_picture(called, thoughts) for called, thoughts in found if thoughts))


def _picture(called: str, thoughts: Sequence[Line]) -> Item:
    """One thought stands behind the name, more stand under it."""
    if len(thoughts) == 1:
        return Item((Run(f"{called} – ", bold=True), *thoughts[0]))
    return Item(line(called, bold=True), (Listing(tuple(map(Item, thoughts))),))


def _thought(belief: Belief, say: Translate) -> Line:
    known = source_text(belief.source, say)
    if belief.confidence is not None:
        values = {"source": known, "confidence": belief.confidence}
        known = fill(say("{source}, sure: {confidence} of 5"), values)
    return Run(f"{kind_text(belief.kind, say)}: {plain(belief.text)}"), Run(f" ({known})", italic=True)


def _deciding(case: Case, organisation: str, say: Translate) -> Iterable[Block]:
    """What is needed for a decision that holds: who decides, conditions, risks."""
    items = [
        Item(_labelled(label, texts))
        for label, texts in (
            (say("Who decides with us:"), [plain(each.text) for each in case.decisions]),
            (say("Conditions:"), [_full(each, say) for each in _told(case, "condition")]),
            (say("Risks:"), [_full(each, say) for each in _told(case, "risk")]),
        )
        if texts
    ]
    if items:
        yield Heading(say("Deciding, conditions and risks"))
        yield Listing(tuple(items))


def _questions(case: Case, organisation: str, say: Translate) -> Iterable[Block]:
    """The questions to ask, of whom, with room for the answer."""
    called = organisation_names(case)
    yield Heading(say("The questions I will ask"))
    asked = [belief for belief in case.beliefs if plain(belief.question or "")]
    if not asked:
        yield Paragraph(line(say("There is no question here yet. Write one down before you go.")))
        yield Room(say("My questions:"), _ROOM_FOR_ALL)
    for number, belief in enumerate(asked, 1):
        values = {
            "name": called[belief.about],
            "ask": plain(belief.ask or ""),
            "text": plain(belief.text),
        }
        to = say("To {name}, {ask}.") if values["ask"] else say("To {name}.")
        because = fill(say("I now think: “{text}”"), values)
        under = (Paragraph(line(f"{fill(to, values)} {because}")), _answer(belief, say))
        yield Listing((Item(line(plain(belief.question or ""), bold=True), under),), number)
    yield Room(say("Something else to ask, or to remember:"), _ROOM_LEFT)


def _answer(belief: Belief, say: Translate) -> Block:
    """What was heard, or room for it."""
    if not plain(belief.heard or ""):
        return Room(say("Answer:"), _ROOM)
    heard = fill(say("I heard: “{text}”"), {"text": plain(belief.heard or "")})
    return Paragraph(line(f"{heard} {outcome_text(belief.outcome, say)}"))
