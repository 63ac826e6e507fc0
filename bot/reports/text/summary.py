"""The summary of the text report: what is shared, what does not fit, the best exchange, what to ask first."""

from collections.abc import Sequence

from bot.analysis.assumptions import Assumption
from bot.analysis.exchange import Match
from bot.analysis.mismatch import Mismatch
from bot.errors import fill
from bot.phrases import plain
from bot.reports.compared_case import ComparedCase
from bot.reports.text.mismatches import add_mismatch, parted
from bot.reports.text.outline import Outline
from bot.reports.text.quotes import add_quotes

_ON_A_TOPIC = ("sure but wrong", "false consensus", "false conflict", "opposed topic")
_ON_A_STATEMENT = ("opposed interest", "limit")


def add_summary(outline: Outline, compared: ComparedCase) -> None:
    """Add half a page that can be read on its own."""
    say, comparison = compared.say, compared.comparison
    first, _ = parted(comparison.mismatches)
    outline.heading(say("In short"))
    if comparison.coverage:
        released = sum(each.released for each in comparison.coverage)
        template = say.plural(
            "Answers released: {released} of {count} organisation.",
            "Answers released: {released} of {count} organisations.",
            len(comparison.coverage),
        )
        outline.line(fill(template, {"released": released}), mark="-")
    _shared_ambition(outline, compared)
    _exchange(outline, compared)
    if not first:
        outline.line(say("The answers so far show nothing that does not fit."), mark="-")
    else:
        outline.line(say("What does not fit, the most telling first:"), mark="-")
    for number, mismatch in enumerate(first, 1):
        add_mismatch(outline, compared, mismatch, number)
    _first_question(outline, compared, first)


def _shared_ambition(outline: Outline, compared: ComparedCase) -> None:
    say, candidates = compared.say, compared.comparison.shared_ambition
    if not candidates:
        outline.line(say("The reactions do not point to a shared ambition yet."), mark="-")
        return
    texts = {"texts": compared.quoted(candidates[0].statements)}
    outline.line(fill(say("Closest to a shared ambition: {texts}"), texts), mark="-")
    add_quotes(outline, compared, candidates[0].statements, list(compared.names), indent=1)


def _exchange(outline: Outline, compared: ComparedCase) -> None:
    """The match that people said most of, about the need that weighs most; else who can use an offer."""
    say, exchange = compared.say, compared.comparison.exchange
    best = max(exchange.matches, key=lambda match: _strength(compared, match), default=None)
    if best is not None:
        _match(outline, compared, best)
    elif exchange.takers:
        taker = exchange.takers[0]
        offer = compared.statements[taker.offer]
        values = {"name": compared.names[taker.organisation], "owner": compared.names[offer.organisation]}
        values |= {"offer": plain(offer.text)}
        template = say("Best exchange: {name} can use what {owner} brings: “{offer}”")
        outline.line(fill(template, values), [offer.id], mark="-")
        add_quotes(outline, compared, [offer.id], [taker.organisation], indent=1)
    else:
        outline.line(say("No wish has met an offer yet."), mark="-")


def _strength(compared: ComparedCase, match: Match) -> tuple[bool, int, bool]:
    weight = compared.statements[match.need].weight
    return match.status == "confirmed", 1 if weight is None else weight, match.offer is not None


def _match(outline: Outline, compared: ComparedCase, match: Match) -> None:
    say, need = compared.say, compared.statements[match.need]
    evidence = [match.need, match.offer] if match.offer else [match.need]
    values = {"giver": compared.names[match.giver], "owner": compared.names[need.organisation]}
    values |= {"need": plain(need.text)}
    if match.offer:
        values["offer"] = plain(compared.statements[match.offer].text)
    template = say("Best exchange: {owner} needs “{need}” and {giver} says it can bring this.")
    if match.status == "proposed":
        template = say("Perhaps an exchange, so ask: {owner} needs “{need}” and {giver} brings “{offer}”")
    elif match.offer:
        template = say("Best exchange: {owner} needs “{need}” and {giver} brings “{offer}”")
    outline.line(fill(template, values), evidence, mark="-")
    add_quotes(outline, compared, evidence, [match.giver, need.organisation], indent=1)


def _first_question(outline: Outline, compared: ComparedCase, first: Sequence[Mismatch]) -> None:
    """The question to ask first, and to whom: about a belief, else a mismatch, else an unmet need."""
    say = compared.say
    outline.line(say("To ask first:"), mark="-")
    assumption = _unchecked(compared, first)
    mismatch = next((each for each in first if each.kind in (*_ON_A_TOPIC, *_ON_A_STATEMENT)), None)
    if assumption is not None:
        _question_of_belief(outline, compared, assumption)
    elif mismatch is not None:
        _question_of_mismatch(outline, compared, mismatch)
    elif compared.comparison.exchange.unmet_needs:
        need = compared.statements[compared.comparison.exchange.unmet_needs[0]]
        values = {"a": compared.names[need.organisation], "need": plain(need.text)}
        outline.line(fill(say("{a} asks everyone who can bring this: “{need}”"), values), [need.id], indent=1)
    else:
        outline.line(say("Nothing stands out yet."), indent=1)


def _unchecked(compared: ComparedCase, first: Sequence[Mismatch]) -> Assumption | None:
    """The belief to check first, with its question: about those of a mismatch first, then the one held surest."""
    pairs = {mismatch.organisations for mismatch in first}
    unchecked = [
        each for each in compared.comparison.assumptions if each.verdict == "open" and each.belief.question
    ]
    return max(
        unchecked,
        key=lambda each: (
            (each.belief.organisation, each.belief.about) in pairs,
            each.belief.confidence or 0,
        ),
        default=None,
    )


def _question_of_belief(outline: Outline, compared: ComparedCase, assumption: Assumption) -> None:
    say, belief = compared.say, assumption.belief
    values = {"a": compared.names[belief.organisation], "b": compared.names[belief.about]}
    values |= {"question": plain(belief.question or ""), "ask": plain(belief.ask or "")}
    template = say("{a} asks {b}: “{question}”")
    if belief.ask:
        template = say("{a} asks {b} ({ask}): “{question}”")
    outline.line(fill(template, values), [belief.id], indent=1)
    add_quotes(outline, compared, [belief.id], [], indent=2)


def _question_of_mismatch(outline: Outline, compared: ComparedCase, mismatch: Mismatch) -> None:
    say, who = compared.say, mismatch.organisations
    values = {"a": compared.names[who[0]], "b": compared.names[who[-1]]}
    if mismatch.kind in _ON_A_TOPIC:
        values["about"] = plain(str(mismatch.values["topic"]))
        template = say("{a} asks {b}: what makes you think so about “{about}”?")
    else:
        values["about"] = plain(str(mismatch.values["text"]))
        template = say("{a} asks {b}: what clashes for you in “{about}”?")
    outline.line(fill(template, values), mismatch.evidence, indent=1)
