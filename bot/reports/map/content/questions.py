"""The questions of a map: untested assumptions as questions to whom they are about, without who asks."""

import re
from collections.abc import Iterable, Mapping

from bot.analysis.assumptions import Assumption
from bot.model import Belief
from bot.phrases import Language, open_question
from bot.reports.map.content.model import Clean, OpenQuestion


def open_questions(
    assumptions: Iterable[Assumption], names: Mapping[str, str], clean: Clean, say: Language
) -> tuple[OpenQuestion, ...]:
    """Every untested assumption about one of the organisations of which `names` holds the name by id, in the order of
    their seats; the same question to the same organisation stands once."""
    place = {organisation: nth for nth, organisation in enumerate(names)}
    questions: dict[tuple[int, str], None] = {}
    for assumption in assumptions:
        belief = assumption.belief
        if assumption.verdict == "open" and belief.about in place:
            questions.setdefault((place[belief.about], _text(belief, names, clean, say)))
    ordered = sorted(questions, key=lambda each: each[0])
    return tuple(OpenQuestion(number, seat, text) for number, (seat, text) in enumerate(ordered, 1))


def _text(belief: Belief, names: Mapping[str, str], clean: Clean, say: Language) -> str:
    """The question of the belief's holder when they let it be put to the other and it does not tell who asks;
    otherwise the neutral one for such a belief."""
    own = clean(belief.question or "")
    if own and belief.enquire and not _identifies(own, belief.organisation, names):
        return own
    return open_question(belief.kind, say)


def _identifies(text: str, organisation: str, names: Mapping[str, str]) -> bool:
    """Whether a text names an organisation: by its id, its name, or a word of its name that is in no other name."""
    others = {word for each, name in names.items() if each != organisation for word in _words(name)}
    distinctive = {word for word in _words(names[organisation]) if len(word) > 3} - others
    words = _words(text)
    by_name = " ".join(_words(names[organisation])) in " ".join(words)
    return by_name or not distinctive.isdisjoint(words) or organisation.casefold() in words


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
