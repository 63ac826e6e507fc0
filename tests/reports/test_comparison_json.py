"""The comparison as JSON has the shape that other programs rely on."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bot.analysis.comparison import compare
from bot.casefile import read
from bot.model import (
    Belief,
    BelievedRating,
    Case,
    Coverage,
    Decision,
    Inner,
    Organisation,
    Rating,
    Response,
    Statement,
    Topic,
)
from bot.reports.comparison_json import comparison_json
from tests.support.lexicon import LEXICON

PRACTICE = read(
    json.loads((Path(__file__).parents[2] / "flows" / "practice.json").read_text(encoding="utf-8"))
)


def data(
    case: Case, reader: str = "coordinator", say: Callable[[str], str] = lambda template: template
) -> dict[str, Any]:
    return comparison_json(case, compare(case, LEXICON), reader, say)


def test_the_practice_case_is_plain_json() -> None:
    found = data(PRACTICE)
    assert json.loads(json.dumps(found, allow_nan=False)) == found
    assert (found["format"], found["case"], found["reader"]) == (
        "anna-comparison/1",
        "practice",
        "coordinator",
    )


def test_the_example_of_the_method_in_json() -> None:
    found = data(
        Case(
            "c",
            "t",
            organisations=tuple(Organisation(name, name) for name in ("GEM", "COR", "DEU", "ZOR")),
            topics=(Topic("t1", "T"),),
            ratings=(Rating("GEM", "t1", 2), Rating("COR", "t1", -1, 3), Rating("DEU", "t1", None)),
            believed_ratings=(BelievedRating("GEM", "COR", "t1", 1), BelievedRating("COR", "GEM", "t1", 2)),
        )
    )
    (topic,) = found["topics"]
    assert (topic["positions"], topic["weights"]) == ({"GEM": 2, "COR": -1}, {"COR": 3})
    assert (topic["unknown"], topic["unanswered"]) == (["DEU"], ["ZOR"])
    assert topic["pairs"][0] == {
        "a": "GEM",
        "b": "COR",
        "gap": 3,
        "a_congruency": 1,
        "a_accuracy": 2,
        "a_state": "false consensus",
        "b_congruency": 3,
        "b_accuracy": 0,
        "b_state": "dissensus",
    }
    assert topic["pairs"][1]["gap"] is None
    assert topic["pairs"][1]["a_state"] == "unknown"
    assert found["pairs"][0] == {"a": "GEM", "b": "COR", "convergence": 0, "divergence": 2.5}
    assert found["degree_of_convergence"] == 0
    assert found["ambivalence"] == {"GEM": 0, "COR": 0, "DEU": None, "ZOR": None}
    assert found["implication"] == {"GEM": 2, "COR": 3, "DEU": 0, "ZOR": 0}
    assert found["mobilisation"] == [{"objective": "t1", "sum": 5}]
    assert "truncated" not in found
    assert "truncated" not in topic


def test_mismatches_are_ranked_and_told_in_the_reader_s_language() -> None:
    found = data(PRACTICE, say=lambda template: f"<{template}>")
    assert [mismatch["rank"] for mismatch in found["mismatches"]] == list(
        range(1, len(found["mismatches"]) + 1)
    )
    assert all(mismatch["text"].startswith("<") for mismatch in found["mismatches"] + found["chances"])
    assert all("{" not in mismatch["text"] for mismatch in found["mismatches"] + found["chances"])
    assert sum(found["mismatch_counts"].values()) == len(found["mismatches"])
    assert [chance["kind"] for chance in found["chances"]] == ["weight"]


def test_every_id_of_evidence_is_in_the_case() -> None:
    rows: tuple[Topic | Statement | Belief | Inner | Decision, ...]
    rows = (*PRACTICE.topics, *PRACTICE.statements, *PRACTICE.beliefs, *PRACTICE.inner, *PRACTICE.decisions)
    known = {row.id for row in rows}
    found = data(PRACTICE)
    evidence = [mismatch["evidence"] for mismatch in found["mismatches"] + found["chances"]]
    related = [assumption["related"] for assumption in found["assumptions"]]
    assert all(evidence)
    assert {name for ids in evidence + related for name in ids} <= known


def test_exchange_assumptions_and_shared_ambition_have_the_agreed_keys() -> None:
    found = data(PRACTICE)
    assert {"need": "GEM09", "offer": "WON07", "giver": "WON", "status": "confirmed"} in found["exchange"][
        "matches"
    ]
    assert {"need": "ZOR10", "offer": None, "giver": "GEM", "status": "confirmed"} in found["exchange"][
        "matches"
    ]
    assert {"need": "ZOR10", "offer": "GEM07", "giver": "GEM", "status": "proposed"} in found["exchange"][
        "matches"
    ]
    assert {"offer": "ZOR08", "organisation": "WON"} in found["exchange"]["takers"]
    assert found["exchange"]["unmet_needs"] == ["GEM10", "ZOR09", "WON09"]
    assert found["exchange"]["unused_offers"] == ["GEM07", "GEM08", "ZOR07", "WON08"]
    assert found["assumptions"][0] | {"related": [], "question": ""} == {
        "belief": "b1",
        "verdict": "open",
        "related": [],
        "organisation": "GEM",
        "about": "ZOR",
        "kind": "interest",
        "text": "Wilgenboog wil vooral meer uren kunnen declareren.",
        "source": "guess",
        "confidence": 4,
        "question": "",
        "ask": "de bestuurder van Wilgenboog",
        "heard": [],
        "declined": False,
        "changes": None,
    }
    assert found["assumptions"][0]["related"][0] == "ZOR06"
    assert found["shared_ambition"][0] == {
        "statements": ["WON01"],
        "organisations": ["GEM", "ZOR", "WON"],
        "minimum": 2,
        "silent": [],
        "status": "confirmed",
    }


def test_statements_stand_with_the_reactions_to_them_and_without_who_spoke() -> None:
    found = data(
        Case(
            "c",
            "t",
            organisations=(Organisation("A", "A"), Organisation("B", "B")),
            statements=(Statement("s", "A", "risk", "R", weight=1, participant="A-1"),),
            responses=(Response("B", "s", -1, "Nou", participant="B-1"),),
            decisions=(Decision("d", "B", "De baas", participant="B-1"),),
            coverage=(Coverage("A", 1, 2, released=True),),
        )
    )
    assert found["statements"] == [
        {
            "id": "s",
            "organisation": "A",
            "kind": "risk",
            "text": "R",
            "detail": "",
            "department": None,
            "weight": 1,
            "firmness": None,
            "responses": [{"organisation": "B", "position": -1, "declined": False, "remarks": ["Nou"]}],
        }
    ]
    assert found["conditions"] == [
        {"id": "s", "organisation": "A", "kind": "risk", "text": "R"},
        {"id": "d", "organisation": "B", "kind": "decision", "text": "De baas"},
    ]
    assert found["coverage"] == [{"organisation": "A", "answered": 1, "asked": 2, "released": True}]
    assert found["silence"][0]["untold"] == ["ambition", "interest", "offer", "need"]
    assert "A-1" not in json.dumps(found)


def test_many_organisations_say_that_pairs_were_left_out() -> None:
    names = [f"o{number}" for number in range(40)]
    found = data(
        Case(
            "c",
            "t",
            organisations=tuple(Organisation(name, name) for name in names),
            topics=(Topic("t1", "T"),),
            ratings=tuple(Rating(name, "t1", (-2, 2)[place % 2]) for place, name in enumerate(names)),
        )
    )
    assert found["truncated"]
    assert found["topics"][0]["truncated"]
    assert (len(found["pairs"]), len(found["topics"][0]["pairs"])) == (500, 500)
