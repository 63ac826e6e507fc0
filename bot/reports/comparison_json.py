"""The comparison as plain JSON, `anna-comparison/1`, for other programs and for the other reports."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from bot.analysis.assumptions import Assumption
from bot.analysis.comparison import Comparison
from bot.analysis.coorientation import Pair, TopicComparison
from bot.analysis.mismatch import Mismatch
from bot.model import Case, Topic
from bot.phrases import Translate, organisation_names
from bot.reports.mismatch_sentences import mismatch_sentence

FORMAT = "anna-comparison/1"

_TOLD = ("id", "organisation", "kind", "text", "detail", "department", "weight", "firmness")
"""What is shown of a statement; who said it within the organisation is not."""
_BELIEVED = ("organisation", "about", "kind", "text", "source", "confidence", "question", "ask", "changes")


def comparison_json(case: Case, comparison: Comparison, reader: str, say: Translate) -> dict[str, Any]:
    """The comparison in plain JSON values. `reader` is whom it was made for; `say` gives the language of `text`.

    None stands for unknown. Texts of people are as they were given, but in `text`, where characters that could
    steer a terminal are replaced.
    """
    called = organisation_names(case)
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
        "mismatches": _ranked(comparison.mismatches, called, say),
        "mismatch_counts": dict(comparison.mismatch_counts),
        "chances": _ranked(comparison.chances, called, say),
        "assumptions": [_assumption(each) for each in comparison.assumptions],
        "exchange": {
            "matches": _rows(comparison.exchange.matches),
            "takers": _rows(comparison.exchange.takers),
            "declined": _rows(comparison.exchange.declined),
            "unmet_needs": list(comparison.exchange.unmet_needs),
            "unused_offers": list(comparison.exchange.unused_offers),
        },
        "links": _rows(comparison.links),
        "conditions": _conditions(case),
        "agreements": _agreements(case, comparison),
        "silence": _rows(comparison.silence),
    }


def _row(record: Any, keys: Iterable[str] = ()) -> dict[str, Any]:
    """The fields of a record, or those named, with lists for tuples."""
    values = {key: getattr(record, key) for key in keys or [field.name for field in fields(record)]}
    return {key: list(value) if isinstance(value, tuple) else value for key, value in values.items()}


def _rows(records: Iterable[Any]) -> list[dict[str, Any]]:
    return [_row(record) for record in records]


def _statements(case: Case, comparison: Comparison) -> list[dict[str, Any]]:
    return [
        _row(statement, _TOLD)
        | {
            "responses": [
                {"organisation": name, **_row(reaction)}
                for name, reaction in comparison.reactions.get(statement.id, {}).items()
            ]
        }
        for statement in case.statements
    ]


def _topic(topic: Topic, compared: TopicComparison) -> dict[str, Any]:
    stances = compared.stances
    return {
        "topic": topic.id,
        "text": topic.text,
        "positions": {name: stance.position for name, stance in stances.items()},
        "weights": {name: stance.weight for name, stance in stances.items() if stance.weight is not None},
        "spreads": {name: list(stance.spread) for name, stance in stances.items() if stance.spread},
        "unknown": list(compared.unknown),
        "unanswered": list(compared.unanswered),
        "pairs": [_pair(pair) for pair in compared.pairs],
        **({"truncated": True} if compared.truncated else {}),
    }


def _pair(pair: Pair) -> dict[str, Any]:
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


def _convergence(comparison: Comparison) -> dict[str, Any]:
    field = comparison.convergence
    return {
        "pairs": _rows(field.pairs),
        **({"truncated": True} if field.truncated else {}),
        "degree_of_convergence": field.degree,
        "ambivalence": dict(field.ambivalence),
        "implication": dict(field.implication),
        "mobilisation": [{"objective": objective, "sum": total} for objective, total in field.mobilisation],
    }


def _ranked(
    mismatches: Iterable[Mismatch], called: Mapping[str, str], say: Translate
) -> list[dict[str, Any]]:
    return [
        {
            "rank": rank,
            **_row(mismatch, ("kind", "organisations", "evidence")),
            "text": mismatch_sentence(mismatch, called, say),
        }
        for rank, mismatch in enumerate(mismatches, 1)
    ]


def _assumption(assumption: Assumption) -> dict[str, Any]:
    belief = assumption.belief
    return {
        "belief": belief.id,
        "verdict": assumption.verdict,
        "heard": list(assumption.heard),
        "declined": assumption.declined,
        "related": list(assumption.related),
        **_row(belief, _BELIEVED),
    }


def _conditions(case: Case) -> list[dict[str, Any]]:
    """Conditions and risks, then who decides, as they were told and without a verdict."""
    keys = ("id", "organisation", "kind", "text")
    told = [_row(each, keys) for each in case.statements if each.kind in ("condition", "risk")]
    return told + [
        {**_row(each, ("id", "organisation", "text")), "kind": "decision"} for each in case.decisions
    ]


def _agreements(case: Case, comparison: Comparison) -> list[dict[str, Any]]:
    """What may well be one agreement, each with the notes of it."""
    notes = {note.id: _row(note, ("id", "organisation", "text", "who", "when")) for note in case.agreements}
    return [_row(each) | {"notes": [notes[name] for name in each.notes]} for each in comparison.agreed]
