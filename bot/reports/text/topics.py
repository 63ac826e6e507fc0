"""The part of the text report about the topics: who stands where, and how they see each other."""

from bot.analysis.coorientation import Pair, TopicComparison, agreement
from bot.analysis.coorientation import View as Seen
from bot.errors import fill
from bot.phrases import Translate, number_text, plain, position_text
from bot.reports.mismatch_sentences import mismatch_sentence
from bot.reports.text.page import Page
from bot.reports.text.quotes import quote
from bot.reports.view import View

MOST_PAIRS = 10
"""How many pairs of organisations one topic names; the others are counted."""


def topics(page: Page, view: View) -> None:
    """Every topic, then how much pulls the same way over all of them and the interests, then the chances."""
    say = view.say
    page.heading(say("Where they stand on the topics"))
    if not view.case.topics:
        page.line(say("This case has no topics."))
    for place, (topic, compared) in enumerate(zip(view.case.topics, view.comparison.topics, strict=True), 1):
        page.gap()
        page.line(plain(topic.text), [topic.id], mark=f"{place}.")
        _stances(page, view, compared)
        _pairs(page, view, compared)
    _pulls(page, view)
    if view.comparison.chances:
        page.heading(say("Room to give and take"))
    for chance in view.comparison.chances:
        page.line(mismatch_sentence(chance, view.names, say), chance.evidence, mark="-")
        quote(page, view, chance.evidence, chance.organisations, indent=1)


def _stances(page: Page, view: View, topic: TopicComparison) -> None:
    say = view.say
    places = {stance.position for stance in topic.stances.values() if stance.position is not None}
    for place in sorted(places, reverse=True):
        there = []
        for name, stance in topic.stances.items():
            if stance.position == place:
                values = {"name": view.names[name], "weight": number_text(stance.weight or 0, say)}
                there.append(
                    view.names[name]
                    if stance.weight is None
                    else fill(say("{name} (weight {weight} of 4)"), values)
                )
        page.line(f"{position_text(place, say)}: {'; '.join(there)}", [topic.topic], indent=1)
    if topic.unknown:
        unknown = {"names": view.joined(topic.unknown)}
        page.line(fill(say("Does not know: {names}"), unknown), [topic.topic], indent=1)
    if topic.unanswered:
        unanswered = {"names": view.joined(topic.unanswered)}
        page.line(fill(say("No answer here: {names}"), unanswered), [topic.topic], indent=1)


def _pairs(page: Page, view: View, topic: TopicComparison) -> None:
    """The pairs of which both positions are known, furthest apart first, each with how the two see each other."""
    say = view.say
    known = sorted((pair for pair in topic.pairs if pair.gap is not None), key=lambda pair: -(pair.gap or 0))
    for pair in known[:MOST_PAIRS]:
        values = {"a": view.names[pair.a], "b": view.names[pair.b], "gap": number_text(pair.gap or 0, say)}
        page.line(fill(_distance(pair, say), values), [topic.topic], indent=1, mark="-")
        _seen(page, view, pair, topic.topic)
        if pair.of_a.congruency is not None or pair.of_b.congruency is not None:
            quote(page, view, [topic.topic], [pair.a, pair.b], indent=2)
    if len(known) > MOST_PAIRS:
        more = len(known) - MOST_PAIRS
        others = say.plural(
            "And {count} other pair, no further apart.", "And {count} other pairs, no further apart.", more
        )
        page.line(others, indent=1)


def _distance(pair: Pair, say: Translate) -> str:
    agree = agreement(pair.gap)
    if pair.gap == 0:
        return say("{a} and {b} say the same.")
    if agree is None:
        return say("{a} and {b} lie between close and far apart (gap {gap}).")
    return (
        say("{a} and {b} lie close together (gap {gap}).")
        if agree
        else say("{a} and {b} lie far apart (gap {gap}).")
    )


def _seen(page: Page, view: View, pair: Pair, topic: str) -> None:
    """How the two see each other on the topic, in one sentence where both see it the same way."""
    say, a, b = view.say, view.names[pair.a], view.names[pair.b]
    if pair.of_a.state == pair.of_b.state != "unknown":
        both = {
            "consensus": say("Both think they agree. That is so."),
            "false consensus": say("Both think they agree. That is not so."),
            "false conflict": say("Both think they disagree. That is not so."),
            "dissensus": say("Both think they disagree. That is so."),
        }[pair.of_a.state]
        off = say("The picture that {a} has of {b} is {accuracy} points off.")
        sentences = [both, _off(pair.of_a, a, b, off, say), _off(pair.of_b, b, a, off, say)]
    else:
        sentences = [_sees(pair.of_a, a, b, say), _sees(pair.of_b, b, a, say)]
    for words in filter(None, sentences):
        page.line(words, [topic], indent=2)


def _sees(seen: Seen, a: str, b: str, say: Translate) -> str:
    if seen.congruency is None:  # no picture, or none that this reader may see
        return ""
    words = {
        "consensus": say("{a} thinks it agrees with {b}. That is so."),
        "false consensus": say("{a} thinks it agrees with {b}. That is not so."),
        "false conflict": say("{a} thinks it disagrees with {b}. That is not so."),
        "dissensus": say("{a} thinks it disagrees with {b}. That is so."),
        "unknown": say("Where {a} thinks {b} stands here is not clear."),
    }[seen.state]
    off = _off(seen, a, b, say("Its picture of {b} is {accuracy} points off."), say)
    return f"{fill(words, {'a': a, 'b': b})} {off}".rstrip()


def _off(seen: Seen, a: str, b: str, template: str, say: Translate) -> str:
    """That the picture is wrong, when it is further off than two who agree lie apart."""
    if seen.accuracy is None or agreement(seen.accuracy):
        return ""
    return fill(template, {"a": a, "b": b, "accuracy": number_text(seen.accuracy, say)})


def _pulls(page: Page, view: View) -> None:
    """Who pulls the same way and opposite ways, over all topics and interests."""
    say, field = view.say, view.comparison.convergence
    if field.degree is None:
        return
    page.heading(say("All topics and interests together"))
    page.line(
        fill(
            say(
                "Of everything on which two organisations both take a side, counted by weight, "
                "{degree}% goes the same way. Per pair, the most opposed first:"
            ),
            {"degree": f"{field.degree:.0f}"},
        )
    )
    met = [pair for pair in field.pairs if pair.convergence or pair.divergence]
    met.sort(key=lambda pair: (-pair.divergence, -pair.convergence))
    for pair in met[:MOST_PAIRS]:
        values = {
            "a": view.names[pair.a],
            "b": view.names[pair.b],
            "same": number_text(pair.convergence, say),
            "opposite": number_text(pair.divergence, say),
        }
        page.line(fill(say("{a} and {b}: same way {same}, opposite ways {opposite}."), values), mark="-")
    if len(met) > MOST_PAIRS:
        more = len(met) - MOST_PAIRS
        page.line(say.plural("And {count} other pair.", "And {count} other pairs.", more))
