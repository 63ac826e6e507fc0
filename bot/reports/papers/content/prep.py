"""The prep sheet of one participant: the meeting on one sheet, from this participant's own answers alone."""

from collections.abc import Iterable, Sequence

from bot.errors import fill
from bot.model import Belief, Case, Statement, StatementKind
from bot.phrases import (
    Translate,
    firmness_text,
    kind_text,
    organisation_names,
    outcome_text,
    plain,
    source_text,
)
from bot.reports.papers.content.imprint import LACKING, Imprint
from bot.reports.papers.content.prep_topics import topic_blocks
from bot.reports.papers.document import (
    Block,
    Column,
    Document,
    Heading,
    Item,
    ItemList,
    Line,
    Paragraph,
    Run,
    Table,
    WritingLines,
    cell,
    line,
)

_ROOM, _ROOM_LEFT, _ROOM_FOR_ALL = 2, 3, 9
"""Lines to write on: under each question, at the end, and for all questions when there are none yet."""


def prep_document(case: Case, organisation: str, imprint: Imprint) -> Document:
    """The sheet for `organisation`, whose answers are all that `case` holds beside the names of its partners."""
    say, name = imprint.say, organisation_names(case)[organisation]
    blocks: list[Block] = []
    for part in (_ambitions, _exchange, _limits, _decisions, topic_blocks, _beliefs, _questions):
        blocks += part(case, organisation, say)
    return Document(
        language=imprint.language,
        title=say("My meeting on one sheet"),
        subtitle=f"{plain(case.title)} – {name}. {imprint.meeting(case)}".removesuffix(". "),
        made=imprint.made,
        blocks=tuple(blocks),
        foot=fill(
            say("Made on {date} from your own answers, for your eyes only."),
            {"date": say.day(imprint.made.isoformat())},
        ),
        plain=True,
        lacking_note=say(LACKING),
        theme=imprint.theme,
    )


def _statements(case: Case, *kinds: StatementKind) -> list[Statement]:
    return [statement for statement in case.statements if statement.kind in kinds]


def _ambitions(case: Case, organisation: str, say: Translate) -> Iterable[Block]:
    """The ambition, the values behind it, and the interests by weight, heaviest first."""
    yield Heading(say("What we want"))
    ambitions = _statements(case, "ambition")
    for ambition in ambitions:
        yield Paragraph(line(_full(ambition, say), bold=True))
    if not ambitions:
        yield Paragraph(line(say("There is no ambition here yet.")))
    values = _statements(case, "value")
    if values:
        yield Paragraph(_labelled(say("Important to us:"), [plain(value.text) for value in values]))
    yield Heading(say("Our interests, the heaviest first"), 2)
    interests = _heaviest(_statements(case, "interest"))
    if interests:
        yield ItemList(tuple(Item(line(_weighed(each, say))) for each in interests))
    else:
        yield Paragraph(line(say("There is no interest here yet.")))


def _heaviest(interests: Sequence[Statement]) -> list[Statement]:
    return sorted(interests, key=lambda each: -1 if each.weight is None else each.weight, reverse=True)


def _labelled(label: str, texts: Iterable[str]) -> Line:
    """A label with texts behind it, each between quotation marks."""
    return (Run(f"{label} ", bold=True), Run(" ".join(f"“{text}”" for text in texts)))


def _full(statement: Statement, say: Translate) -> str:
    text = plain(statement.text)
    return f"{text} ({plain(statement.detail)})" if plain(statement.detail) else text


def _weighed(statement: Statement, say: Translate) -> str:
    if statement.weight is None:
        return _full(statement, say)
    weight = fill(say("(weight {weight} of 4)"), {"weight": statement.weight})
    return f"{_full(statement, say)} {weight}"


def _exchange(case: Case, organisation: str, say: Translate) -> Iterable[Block]:
    """What we bring beside what we want in return."""
    offers, needs = ([_full(each, say) for each in _statements(case, kind)] for kind in ("offer", "need"))
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
        for limit in _statements(case, "limit")
    ]
    for label, texts in (
        (say("If it does not go through:"), [_full(each, say) for each in _statements(case, "alternative")]),
        (say("Differences among ourselves:"), [plain(each.text) for each in case.inner]),
    ):
        if texts:
            items.append(Item(_labelled(label, texts)))
    yield ItemList(tuple(items)) if items else Paragraph(line(say("There is no limit here yet.")))


def _beliefs(case: Case, organisation: str, say: Translate) -> Iterable[Block]:
    """Per partner, each named once: what I believe, and how I know it."""
    yield Heading(say("What I think of the others, and how I know it"))
    if not case.beliefs:
        yield Paragraph(line(say("There is nothing here yet about the partners.")))
        return
    partners = [
        (name, [_belief(belief, say) for belief in case.beliefs if belief.about == partner])
        for partner, name in organisation_names(case).items()
    ]
    yield ItemList(tuple(_partner(name, beliefs) for name, beliefs in partners if beliefs))


def _partner(name: str, beliefs: Sequence[Line]) -> Item:
    """The name of a partner with one belief behind it, or with more under it."""
    if len(beliefs) == 1:
        return Item((Run(f"{name} – ", bold=True), *beliefs[0]))
    return Item(line(name, bold=True), (ItemList(tuple(map(Item, beliefs))),))


def _belief(belief: Belief, say: Translate) -> Line:
    """What is believed, and how it is known."""
    basis = source_text(belief.source, say)
    if belief.confidence is not None:
        values = {"source": basis, "confidence": belief.confidence}
        basis = fill(say("{source}, sure: {confidence} of 5"), values)
    return Run(f"{kind_text(belief.kind, say)}: {plain(belief.text)}"), Run(f" ({basis})", italic=True)


def _decisions(case: Case, organisation: str, say: Translate) -> Iterable[Block]:
    """What is needed for a decision that holds: who decides, conditions, risks."""
    items = [
        Item(_labelled(label, texts))
        for label, texts in (
            (say("Who decides with us:"), [plain(each.text) for each in case.decisions]),
            (say("Conditions:"), [_full(each, say) for each in _statements(case, "condition")]),
            (say("Risks:"), [_full(each, say) for each in _statements(case, "risk")]),
        )
        if texts
    ]
    if items:
        yield Heading(say("Deciding, conditions and risks"))
        yield ItemList(tuple(items))


def _questions(case: Case, organisation: str, say: Translate) -> Iterable[Block]:
    """The questions to ask, of whom, with room for the answer."""
    names = organisation_names(case)
    yield Heading(say("The questions I will ask"))
    beliefs = [belief for belief in case.beliefs if plain(belief.question or "")]
    if not beliefs:
        yield Paragraph(line(say("There is no question here yet. Write one down before you go.")))
        yield WritingLines(say("My questions:"), _ROOM_FOR_ALL)
    for number, belief in enumerate(beliefs, 1):
        values = {
            "name": names[belief.about],
            "ask": plain(belief.ask or ""),
            "text": plain(belief.text),
        }
        to = say("To {name}, {ask}.") if values["ask"] else say("To {name}.")
        because = fill(say("I now think: “{text}”"), values)
        under = (Paragraph(line(f"{fill(to, values)} {because}")), _answer(belief, say))
        yield ItemList((Item(line(plain(belief.question or ""), bold=True), under),), number)
    yield WritingLines(say("Something else to ask, or to remember:"), _ROOM_LEFT)


def _answer(belief: Belief, say: Translate) -> Block:
    """What was heard, or room for it."""
    if not plain(belief.heard or ""):
        return WritingLines(say("Answer:"), _ROOM)
    heard = fill(say("I heard: “{text}”"), {"text": plain(belief.heard or "")})
    return Paragraph(line(f"{heard} {outcome_text(belief.outcome, say)}"))
