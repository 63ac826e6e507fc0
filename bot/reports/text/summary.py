"""The first half page of the text report: what is shared, what does not fit, the best exchange, what to ask first."""

from collections.abc import Sequence

from bot.analysis.assumptions import Assumption
from bot.analysis.exchange import Match
from bot.analysis.mismatch import Mismatch
from bot.errors import fill
from bot.phrases import plain
from bot.reports.mismatch_sentences import mismatch_sentence
from bot.reports.text.page import Page
from bot.reports.text.quotes import quote
from bot.reports.view import View

_ON_A_TOPIC = ("sure but wrong", "false consensus", "false conflict", "opposed topic")
_ON_A_STATEMENT = ("opposed interest", "limit")


def in_short(page: Page, view: View, most: Sequence[Mismatch]) -> None:
    """Half a page; `most` are the most telling mismatches."""
    say, comparison = view.say, view.comparison
    page.heading(say("In short"))
    if comparison.coverage:
        released = sum(each.released for each in comparison.coverage)
        sentence = say.plural(
            "Answers released: {released} of {count} organisation.",
            "Answers released: {released} of {count} organisations.",
            len(comparison.coverage),
        )
        page.line(fill(sentence, {"released": released}), mark="-")
    _shared(page, view)
    _exchange(page, view)
    if not most:
        page.line(say("The answers so far show nothing that does not fit."), mark="-")
    else:
        page.line(say("What does not fit, the most telling first:"), mark="-")
    for number, mismatch in enumerate(most, 1):
        told(page, view, mismatch, number)
    _ask(page, view, most)


def told(page: Page, view: View, mismatch: Mismatch, number: int) -> None:
    """One mismatch as a numbered sentence, with the answers behind it."""
    page.line(
        mismatch_sentence(mismatch, view.names, view.say), mismatch.evidence, indent=1, mark=f"{number}."
    )
    quote(page, view, mismatch.evidence, mismatch.organisations, indent=2)


def _shared(page: Page, view: View) -> None:
    say, found = view.say, view.comparison.shared_ambition
    if not found:
        page.line(say("The reactions do not point to a shared ambition yet."), mark="-")
        return
    texts = {"texts": view.quoted(found[0].statements)}
    page.line(fill(say("Closest to a shared ambition: {texts}"), texts), mark="-")
    quote(page, view, found[0].statements, list(view.names), indent=1)


def _exchange(page: Page, view: View) -> None:
    """The match that people said most of, about the need that weighs most; else who can use an offer."""
    say, exchange = view.say, view.comparison.exchange
    best = max(exchange.matches, key=lambda match: _strength(view, match), default=None)
    if best is not None:
        need = view.statements[best.need]
        evidence = [best.need, best.offer] if best.offer else [best.need]
        values = {"giver": view.names[best.giver], "owner": view.names[need.organisation]}
        values |= {"need": plain(need.text)}
        if best.offer:
            values["offer"] = plain(view.statements[best.offer].text)
        page.line(fill(_match(view, best), values), evidence, mark="-")
        quote(page, view, evidence, [best.giver, need.organisation], indent=1)
    elif exchange.takers:
        taker = exchange.takers[0]
        offer = view.statements[taker.offer]
        values = {"name": view.names[taker.organisation], "owner": view.names[offer.organisation]}
        values |= {"offer": plain(offer.text)}
        used = say("Best exchange: {name} can use what {owner} brings: “{offer}”")
        page.line(fill(used, values), [offer.id], mark="-")
        quote(page, view, [offer.id], [taker.organisation], indent=1)
    else:
        page.line(say("No wish has met an offer yet."), mark="-")


def _strength(view: View, match: Match) -> tuple[bool, int, bool]:
    weight = view.statements[match.need].weight
    return match.status == "confirmed", 1 if weight is None else weight, match.offer is not None


def _match(view: View, match: Match) -> str:
    if match.status == "proposed":
        return view.say("Perhaps an exchange, so ask: {owner} needs “{need}” and {giver} brings “{offer}”")
    if match.offer:
        return view.say("Best exchange: {owner} needs “{need}” and {giver} brings “{offer}”")
    return view.say("Best exchange: {owner} needs “{need}” and {giver} says it can bring this.")


def _ask(page: Page, view: View, most: Sequence[Mismatch]) -> None:
    """The question to ask first, and to whom."""
    say = view.say
    page.line(say("To ask first:"), mark="-")
    assumption = _unchecked(view, most)
    if assumption is not None:
        belief = assumption.belief
        values = {"a": view.names[belief.organisation], "b": view.names[belief.about]}
        values |= {"question": plain(belief.question or ""), "ask": plain(belief.ask or "")}
        template = say("{a} asks {b}: “{question}”")
        if belief.ask:
            template = say("{a} asks {b} ({ask}): “{question}”")
        page.line(fill(template, values), [belief.id], indent=1)
        quote(page, view, [belief.id], [], indent=2)
        return
    mismatch = next((each for each in most if each.kind in (*_ON_A_TOPIC, *_ON_A_STATEMENT)), None)
    if mismatch is not None:
        _ask_of(page, view, mismatch)
    elif view.comparison.exchange.unmet_needs:
        need = view.statements[view.comparison.exchange.unmet_needs[0]]
        values = {"a": view.names[need.organisation], "need": plain(need.text)}
        page.line(fill(say("{a} asks everyone who can bring this: “{need}”"), values), [need.id], indent=1)
    else:
        page.line(say("Nothing stands out yet."), indent=1)


def _unchecked(view: View, most: Sequence[Mismatch]) -> Assumption | None:
    """The belief to check first, with its question: about those of a mismatch first, then the one held surest."""
    pairs = {mismatch.organisations for mismatch in most}
    found = [each for each in view.comparison.assumptions if each.verdict == "open" and each.belief.question]
    return max(
        found,
        key=lambda each: (
            (each.belief.organisation, each.belief.about) in pairs,
            each.belief.confidence or 0,
        ),
        default=None,
    )


def _ask_of(page: Page, view: View, mismatch: Mismatch) -> None:
    say = view.say
    values = {"a": view.names[mismatch.organisations[0]], "b": view.names[mismatch.organisations[-1]]}
    if mismatch.kind in _ON_A_TOPIC:
        values["about"] = plain(str(mismatch.values["topic"]))
        template = say("{a} asks {b}: what makes you think so about “{about}”?")
    else:
        values["about"] = plain(str(mismatch.values["text"]))
        template = say("{a} asks {b}: what clashes for you in “{about}”?")
    page.line(fill(template, values), mismatch.evidence, indent=1)
