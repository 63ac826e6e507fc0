"""The comparison as plain JSON, `anna-comparison/1`, for other programs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING

from bot.analysis.assumptions import Assumption
from bot.analysis.comparison import Comparison
from bot.analysis.coorientation import OrganisationPair, TopicComparison
from bot.analysis.exchange import Exchange
from bot.analysis.mismatch import Mismatch
from bot.model import Case, Topic
from bot.phrases import Translate, organisation_names
from bot.reports.json_types import Json, JsonObject
from bot.reports.mismatch_sentences import mismatch_sentence

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

FORMAT = "anna-comparison/1"

_STATEMENT = ("id", "organisation", "kind", "text", "detail", "department", "weight", "firmness")
"""What is shown of a statement; which person made it is not."""
_BELIEF = ("organisation", "about", "kind", "text", "source", "confidence", "question", "ask", "changes")


def comparison_json(case: Case, comparison: Comparison, reader: str, say: Translate) -> JsonObject:
    """The comparison in plain JSON values. `reader` is whom it was made for; `say` gives the language of `text`.

    None stands for unknown. Texts of people are as they were given, except in `text`, where characters that could
    control a terminal are replaced.
    """
    names = organisation_names(case)
    return {
        "format": FORMAT,
        "case": comparison.case,
        "reader": reader,
        "organisations": [{"id": each.id, "name": each.name} for each in case.organisations],
        "coverage": _rows(comparison.coverage),
        "statements": _statements(case, comparison),
        "shared_ambition": _rows(comparison.shared_ambition),
        "topics": [_topic(topic, each) for topic, each in zip(case.topics, comparison.topics, strict=True)],
        **_convergence(comparison),
        "mismatches": _ranked(comparison.mismatches, names, say),
        "mismatch_counts": _object(comparison.mismatch_counts.items()),
        "chances": _ranked(comparison.chances, names, say),
        "assumptions": [_assumption(each) for each in comparison.assumptions],
        "exchange": _exchange(comparison.exchange),
        "links": _rows(comparison.links),
        "conditions": _conditions(case),
        "agreements": _agreements(case, comparison),
        "silence": _rows(comparison.silence),
    }


def _row(record: "DataclassInstance", keys: Sequence[str] = ()) -> JsonObject:
    """The fields of a record, or those named, with lists for tuples."""
    values = {key: getattr(record, key) for key in keys or [field.name for field in fields(record)]}
    return {key: list(value) if isinstance(value, tuple) else value for key, value in values.items()}


def _rows(records: "Iterable[DataclassInstance]") -> list[Json]:
    return [_row(record) for record in records]


def _object(items: Iterable[tuple[str, float | None]]) -> JsonObject:
    return dict(items)


def _list(values: Iterable[str]) -> list[Json]:
    return list(values)


def _statements(case: Case, comparison: Comparison) -> list[Json]:
    return [
        _row(statement, _STATEMENT)
        | {
            "responses": [
                {"organisation": organisation, **_row(reaction)}
                for organisation, reaction in comparison.reactions.get(statement.id, {}).items()
            ]
        }
        for statement in case.statements
    ]


def _topic(topic: Topic, compared: TopicComparison) -> JsonObject:
    stances = compared.stances
    return {
        "topic": topic.id,
        "text": topic.text,
        "positions": {name: stance.position for name, stance in stances.items()},
        "weights": {name: stance.weight for name, stance in stances.items() if stance.weight is not None},
        "spreads": {name: list(stance.spread) for name, stance in stances.items() if stance.spread},
        "unknown": _list(compared.unknown),
        "unanswered": _list(compared.unanswered),
        "pairs": [_pair(pair) for pair in compared.pairs],
        **({"truncated": True} if compared.truncated else {}),
    }


def _pair(pair: OrganisationPair) -> JsonObject:
    return {
        "a": pair.a,
        "b": pair.b,
        "gap": pair.gap,
        "a_congruency": pair.of_a.congruency,
        "a_accuracy": pair.of_a.accuracy,
        "a_state": pair.of_a.state,
        "b_congruency": pair.of_b.congruency,
        "b_accuracy": pair.of_b.accuracy,
        "b_state": pair.of_b.state,
    }


def _convergence(comparison: Comparison) -> JsonObject:
    convergence = comparison.convergence
    return {
        "pairs": _rows(convergence.pairs),
        **({"truncated": True} if convergence.truncated else {}),
        "degree_of_convergence": convergence.degree,
        "ambivalence": _object(convergence.ambivalence.items()),
        "implication": _object(convergence.implication.items()),
        "mobilisation": [
            {"objective": objective, "sum": total} for objective, total in convergence.mobilisation
        ],
    }


def _ranked(mismatches: Iterable[Mismatch], names: Mapping[str, str], say: Translate) -> list[Json]:
    return [
        {
            "rank": rank,
            **_row(mismatch, ("kind", "organisations", "evidence")),
            "text": mismatch_sentence(mismatch, names, say),
        }
        for rank, mismatch in enumerate(mismatches, 1)
    ]


def _assumption(assumption: Assumption) -> JsonObject:
    belief = assumption.belief
    return {
        "belief": belief.id,
        "verdict": assumption.verdict,
        "heard": _list(assumption.heard),
        "declined": assumption.declined,
        "related": _list(assumption.related),
        **_row(belief, _BELIEF),
    }


def _exchange(exchange: Exchange) -> JsonObject:
    return {
        "matches": _rows(exchange.matches),
        "takers": _rows(exchange.takers),
        "declined": _rows(exchange.declined),
        "unmet_needs": _list(exchange.unmet_needs),
        "unused_offers": _list(exchange.unused_offers),
    }


def _conditions(case: Case) -> list[Json]:
    """Conditions and risks, then who decides, as they were said and without a verdict."""
    keys = ("id", "organisation", "kind", "text")
    conditions = [_row(each, keys) for each in case.statements if each.kind in ("condition", "risk")]
    decisions = [
        {**_row(each, ("id", "organisation", "text")), "kind": "decision"} for each in case.decisions
    ]
    return [*conditions, *decisions]


def _agreements(case: Case, comparison: Comparison) -> list[Json]:
    """The agreements, each with the notes that may well be of it."""
    notes = {note.id: _row(note, ("id", "organisation", "text", "who", "when")) for note in case.agreements}
    return [
        _row(group) | {"notes": [notes[each] for each in group.notes]}
        for group in comparison.agreement_groups
    ]
