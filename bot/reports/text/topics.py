"""The part of the text report about the topics: who stands where, and how they see each other."""

from bot.analysis.coorientation import OrganisationPair, Perception, TopicComparison, agreement
from bot.errors import fill
from bot.phrases import Translate, number_text, plain, position_text
from bot.reports.compared_case import ComparedCase
from bot.reports.mismatch_sentences import mismatch_sentence
from bot.reports.text.outline import Outline
from bot.reports.text.quotes import add_quotes

MOST_PAIRS = 10
"""How many pairs of organisations one topic names; the others are counted."""


def add_topics(outline: Outline, compared: ComparedCase) -> None:
    """Add every topic, then how much pulls the same way over all of them and the interests, then the chances."""
    say = compared.say
    outline.heading(say("Where they stand on the topics"))
    if not compared.case.topics:
        outline.line(say("This case has no topics."))
    topics = zip(compared.case.topics, compared.comparison.topics, strict=True)
    for number, (topic, result) in enumerate(topics, 1):
        outline.gap()
        outline.line(plain(topic.text), [topic.id], mark=f"{number}.")
        _add_stances(outline, compared, result)
        _add_pairs(outline, compared, result)
    _add_convergence(outline, compared)
    if compared.comparison.chances:
        outline.heading(say("Room to give and take"))
    for chance in compared.comparison.chances:
        outline.line(mismatch_sentence(chance, compared.names, say), chance.evidence, mark="-")
        add_quotes(outline, compared, chance.evidence, chance.organisations, indent=1)


def _add_stances(outline: Outline, compared: ComparedCase, topic: TopicComparison) -> None:
    """Who stands where, most in favour first, then who does not know and who did not answer."""
    say = compared.say
    positions = {stance.position for stance in topic.stances.values() if stance.position is not None}
    for position in sorted(positions, reverse=True):
        names = [
            _weighed(compared.names[organisation], stance.weight, say)
            for organisation, stance in topic.stances.items()
            if stance.position == position
        ]
        outline.line(f"{position_text(position, say)}: {'; '.join(names)}", [topic.topic], indent=1)
    if topic.unknown:
        unknown = {"names": compared.named(topic.unknown)}
        outline.line(fill(say("Does not know: {names}"), unknown), [topic.topic], indent=1)
    if topic.unanswered:
        unanswered = {"names": compared.named(topic.unanswered)}
        outline.line(fill(say("No answer here: {names}"), unanswered), [topic.topic], indent=1)


def _weighed(name: str, weight: float | None, say: Translate) -> str:
    if weight is None:
        return name
    return fill(say("{name} (weight {weight} of 4)"), {"name": name, "weight": number_text(weight, say)})


def _add_pairs(outline: Outline, compared: ComparedCase, topic: TopicComparison) -> None:
    """The pairs of which both positions are known, furthest apart first, each with how the two see each other."""
    say = compared.say
    known = sorted((pair for pair in topic.pairs if pair.gap is not None), key=lambda pair: -(pair.gap or 0))
    for pair in known[:MOST_PAIRS]:
        values = {
            "a": compared.names[pair.a],
            "b": compared.names[pair.b],
            "gap": number_text(pair.gap or 0, say),
        }
        outline.line(fill(_distance(pair, say), values), [topic.topic], indent=1, mark="-")
        _add_perceptions(outline, compared, pair, topic.topic)
        if pair.of_a.congruency is not None or pair.of_b.congruency is not None:
            add_quotes(outline, compared, [topic.topic], [pair.a, pair.b], indent=2)
    if len(known) > MOST_PAIRS:
        text = say.plural(
            "And {count} other pair, no further apart.",
            "And {count} other pairs, no further apart.",
            len(known) - MOST_PAIRS,
        )
        outline.line(text, indent=1)


def _distance(pair: OrganisationPair, say: Translate) -> str:
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


def _add_perceptions(outline: Outline, compared: ComparedCase, pair: OrganisationPair, topic: str) -> None:
    """How the two see each other on the topic, in one sentence where both see it the same way."""
    say, a, b = compared.say, compared.names[pair.a], compared.names[pair.b]
    if pair.of_a.state == pair.of_b.state != "unknown":
        both = {
            "consensus": say("Both think they agree. That is so."),
            "false consensus": say("Both think they agree. That is not so."),
            "false conflict": say("Both think they disagree. That is not so."),
            "dissensus": say("Both think they disagree. That is so."),
        }[pair.of_a.state]
        error = say("The picture that {a} has of {b} is {accuracy} points off.")
        sentences = [both, _error(pair.of_a, a, b, error, say), _error(pair.of_b, b, a, error, say)]
    else:
        sentences = [_perceived(pair.of_a, a, b, say), _perceived(pair.of_b, b, a, say)]
    for words in filter(None, sentences):
        outline.line(words, [topic], indent=2)


def _perceived(perception: Perception, a: str, b: str, say: Translate) -> str:
    if perception.congruency is None:  # no picture, or none that this reader may see
        return ""
    words = {
        "consensus": say("{a} thinks it agrees with {b}. That is so."),
        "false consensus": say("{a} thinks it agrees with {b}. That is not so."),
        "false conflict": say("{a} thinks it disagrees with {b}. That is not so."),
        "dissensus": say("{a} thinks it disagrees with {b}. That is so."),
        "unknown": say("Where {a} thinks {b} stands here is not clear."),
    }[perception.state]
    error = _error(perception, a, b, say("Its picture of {b} is {accuracy} points off."), say)
    return f"{fill(words, {'a': a, 'b': b})} {error}".rstrip()


def _error(perception: Perception, a: str, b: str, template: str, say: Translate) -> str:
    """That the picture is wrong, when it is further off than two that agree lie apart."""
    if perception.accuracy is None or agreement(perception.accuracy):
        return ""
    return fill(template, {"a": a, "b": b, "accuracy": number_text(perception.accuracy, say)})


def _add_convergence(outline: Outline, compared: ComparedCase) -> None:
    """Who pulls the same way and opposite ways, over all topics and interests."""
    say, convergence = compared.say, compared.comparison.convergence
    if convergence.degree is None:
        return
    outline.heading(say("All topics and interests together"))
    outline.line(
        fill(
            say(
                "Of everything on which two organisations both take a side, counted by weight, "
                "{degree}% goes the same way. Per pair, the most opposed first:"
            ),
            {"degree": f"{convergence.degree:.0f}"},
        )
    )
    met = [pair for pair in convergence.pairs if pair.convergence or pair.divergence]
    met.sort(key=lambda pair: (-pair.divergence, -pair.convergence))
    for pair in met[:MOST_PAIRS]:
        values = {
            "a": compared.names[pair.a],
            "b": compared.names[pair.b],
            "same": number_text(pair.convergence, say),
            "opposite": number_text(pair.divergence, say),
        }
        outline.line(fill(say("{a} and {b}: same way {same}, opposite ways {opposite}."), values), mark="-")
    if len(met) > MOST_PAIRS:
        more = len(met) - MOST_PAIRS
        outline.line(say.plural("And {count} other pair.", "And {count} other pairs.", more))
