"""A case file is read whole or not at all, and written such that reading it gives the same case."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import model
from bot.casefile import read, write
from bot.errors import CaseFault
from bot.jsonfile import LONGEST_TEXT
from bot.model import Belief, BelievedRating, Case, Decision, Organisation, Rating, Statement, StatementKind

PRACTICE = Path(__file__).parents[1] / "flows" / "practice.json"

SAID = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), min_size=1, max_size=30)
TEXT = SAID.filter(lambda text: text.strip() and not any(0xE0000 <= ord(sign) <= 0xE007F for sign in text))
MAYBE_TEXT = st.none() | TEXT
POSITION = st.none() | st.integers(-2, 2)
WEIGHT = st.none() | st.integers(0, 4)
CONFIDENCE = st.none() | st.integers(1, 5)
SHARE = st.sampled_from(model.SHARES)
PARTICIPANT = st.sampled_from(["", "A-1", "A-2"])
ORGANISATIONS = ("A", "B", "C")
TOPICS = ("t1", "t2")
STATEMENTS = ("s1", "s2", "s3")
NAME = st.sampled_from(ORGANISATIONS)
TOPIC = st.sampled_from(TOPICS)
KIND = st.sampled_from(model.STATEMENT_KINDS)
SOURCE = st.none() | st.sampled_from(model.SOURCES)


def several(rows: st.SearchStrategy[Any], *unique: str) -> st.SearchStrategy[tuple[Any, ...]]:
    found = st.lists(rows, max_size=4, unique_by=lambda row: tuple(getattr(row, key) for key in unique))
    return found.map(tuple)


CASES = st.builds(
    Case,
    id=st.just("case-1"),
    title=TEXT,
    language=st.sampled_from(["nl", "en", "zh-Hans"]),
    meeting=st.none() | st.dates().map(str),
    organisations=st.just((Organisation("A", "Name A", "kind"), Organisation("B", "Name B"), Organisation("C", "C"))),
    topics=st.just(tuple(model.Topic(topic, f"Text\n{topic}") for topic in TOPICS)),
    statements=st.tuples(
        *(
            st.builds(
                model.Statement, st.just(name), st.just(organisation), KIND, TEXT, MAYBE_TEXT, WEIGHT,
                st.none() | st.integers(1, 4), SHARE, st.just("") | TEXT, PARTICIPANT,
            )
            for name, organisation in zip(STATEMENTS, ORGANISATIONS, strict=True)
        )
    ),
    ratings=several(
        st.builds(model.Rating, NAME, TOPIC, POSITION, WEIGHT, SHARE, PARTICIPANT),
        "organisation", "topic", "participant",
    ),
    beliefs=several(
        st.builds(
            model.Belief, st.sampled_from(["b1", "b2", "b3"]), st.just("A"), st.sampled_from(["B", "C"]), KIND,
            TEXT, SOURCE, CONFIDENCE, MAYBE_TEXT, MAYBE_TEXT, st.sampled_from(model.OUTCOMES), MAYBE_TEXT, MAYBE_TEXT,
            st.booleans(), SHARE, PARTICIPANT,
        ),
        "id",
    ),
    believed_ratings=several(
        st.builds(
            model.BelievedRating, st.just("A"), st.sampled_from(["B", "C"]), TOPIC, POSITION, SOURCE, CONFIDENCE,
            SHARE, PARTICIPANT,
        ),
        "about", "topic", "participant",
    ),
    responses=several(
        st.builds(
            model.Response, st.just("A"), st.sampled_from(["s2", "s3"]), POSITION, MAYBE_TEXT, SHARE, PARTICIPANT
        )
        | st.builds(
            model.Response, st.just("B"), st.just("s1"), st.none(), share=SHARE, declined=st.booleans()
        ),
        "organisation", "statement", "participant",
    ),
    links=several(
        st.builds(
            model.Link, st.just("s1"), st.sampled_from(["s2", "s3"]), st.sampled_from(model.RELATIONS),
            st.sampled_from(model.LINK_STATUSES),
        ),
        "b",
    ),
    inner=several(st.builds(model.Inner, st.sampled_from(["i1", "i2"]), NAME, TEXT, SHARE, PARTICIPANT), "id"),
    decisions=several(st.builds(model.Decision, st.sampled_from(["d1", "d2"]), NAME, TEXT, SHARE, PARTICIPANT), "id"),
    agreements=several(
        st.builds(
            model.Agreement, st.sampled_from(["a1", "a2"]), NAME, TEXT, MAYBE_TEXT, MAYBE_TEXT, SHARE, PARTICIPANT
        ),
        "id",
    ),
)  # fmt: skip


@given(CASES, st.none() | st.sampled_from(model.OUTCOMES), MAYBE_TEXT, SHARE, PARTICIPANT)
def test_a_written_case_reads_back_the_same(
    case: Case, outcome: model.Outcome | None, heard: str | None, share: model.Share, participant: str
) -> None:
    told = tuple(
        model.Finding(each.id, each.about, outcome, heard, outcome is None, share, participant)
        for each in case.beliefs
    )
    case = replace(case, findings=told)
    assert read(json.loads(json.dumps(write(case)))) == case


def test_coverage_stays_at_home() -> None:
    case = Case(
        "c", "t", organisations=(Organisation("A", "A"),), coverage=(model.Coverage("A", 3, 4, True),)
    )
    assert read(write(case)).coverage == ()


def test_the_practice_case_is_written_as_it_was_read() -> None:
    data = json.loads(PRACTICE.read_text(encoding="utf-8"))
    assert write(read(data)) == data


def minimal() -> dict[str, Any]:
    return {"format": "anna-case/1", "id": "c", "title": "T", "organisations": [{"id": "A", "name": "A"}]}


def test_what_may_be_absent_gets_its_usual_value() -> None:
    case = read(minimal())
    assert (case.language, case.meeting, case.topics, case.statements) == ("nl", None, (), ())


def test_what_is_not_there_is_left_out_but_for_the_topics() -> None:
    assert write(read(minimal())) == minimal() | {"language": "nl", "topics": []}


def full() -> dict[str, Any]:
    return minimal() | {
        "organisations": [{"id": "A", "name": "A"}, {"id": "B", "name": "B"}],
        "topics": [{"id": "t1", "text": "T"}],
        "statements": [
            {"id": "s1", "organisation": "A", "kind": "need", "text": "N"},
            {"id": "s2", "organisation": "B", "kind": "offer", "text": "O"},
        ],
        "ratings": [{"organisation": "A", "topic": "t1", "position": 1}],
        "beliefs": [{"id": "b1", "organisation": "A", "about": "B", "kind": "interest", "text": "X"}],
        "believed_ratings": [{"organisation": "A", "about": "B", "topic": "t1", "position": -1}],
        "responses": [{"organisation": "B", "statement": "s1", "position": 0}],
        "links": [{"a": "s1", "b": "s2", "relation": "complements", "status": "confirmed"}],
        "inner": [{"id": "i1", "organisation": "A", "text": "I"}],
        "decisions": [{"id": "d1", "organisation": "A", "text": "D"}],
        "findings": [{"belief": "b1", "organisation": "B", "outcome": "partly"}],
        "agreements": [{"id": "a1", "organisation": "A", "text": "G"}],
    }


def test_an_import_is_for_the_partners_unless_it_says_otherwise_but_inner_differences_are_not() -> None:
    case = read(full())
    rows: tuple[Statement | Rating | Belief | Decision, ...]
    rows = (*case.statements, *case.ratings, *case.beliefs, *case.decisions)
    assert {row.share for row in rows} == {"partners"}
    assert case.inner[0].share == "organisation"


def test_a_null_is_the_same_as_an_absent_key_and_a_null_position_is_not_knowing() -> None:
    data = full()
    data["statements"][0] |= {"department": None, "weight": None}
    data["ratings"][0]["position"] = None
    case = read(data)
    assert (case.statements[0].department, case.statements[0].weight, case.ratings[0].position) == (
        None,
        None,
        None,
    )


Place = tuple[str | int, ...]


def put(*place: str | int, value: object) -> Callable[[dict[str, Any]], None]:
    def change(data: Any) -> None:
        for step in place[:-1]:
            data = data[step]
        data[place[-1]] = value

    return change


def without(*place: str | int) -> Callable[[dict[str, Any]], None]:
    def change(data: Any) -> None:
        for step in place[:-1]:
            data = data[step]
        del data[place[-1]]

    return change


def again(name: str) -> Callable[[dict[str, Any]], None]:
    return lambda data: data[name].append(data[name][0])


BROKEN: dict[str, tuple[Callable[[dict[str, Any]], None], str]] = {
    "another format": (put("format", value="anna-case/2"), "format"),
    "no format": (without("format"), "format"),
    "unknown key": (put("colour", value=1), "colour"),
    "unknown key in a row": (put("ratings", 0, "rating", value=1), "ratings[0].rating"),
    "a key that steers a terminal": (put("\x1b[2J", value=1), "\\x1b[2J"),
    "no title": (without("title"), "title"),
    "title of two lines": (put("title", value="a\nb"), "title"),
    "title with a tab": (put("title", value="a\tb"), "title"),
    "a name of two lines": (put("organisations", 0, "name", value="a\nb"), "organisations[0].name"),
    "a kind of organisation of two lines": (
        put("organisations", 0, "kind", value="a\nb"),
        "organisations[0].kind",
    ),
    "a department of two lines": (
        put("statements", 0, "department", value="a\nb"),
        "statements[0].department",
    ),
    "title is a number": (put("title", value=5), "title"),
    "language": (put("language", value="Nederlands!"), "language"),
    "language with a sign": (put("language", value="nl!"), "language"),
    "a key without end": (put("k" * 1000, value=1), "k" * 64),
    "no such day": (put("meeting", value="2027-02-30"), "meeting"),
    "a date written otherwise": (put("meeting", value="20270301"), "meeting"),
    "a date that is a number": (put("meeting", value=20270301), "meeting"),
    "no organisations": (put("organisations", value=[]), "organisations"),
    "organisations is no list": (put("organisations", value={"A": 1}), "organisations"),
    "a row is no object": (put("topics", 0, value="t1"), "topics[0]"),
    "an id with a slash": (put("topics", 0, "id", value="../t"), "topics[0].id"),
    "an id with a space": (put("topics", 0, "id", value="t 1"), "topics[0].id"),
    "an empty id": (put("organisations", 1, "id", value=""), "organisations[1].id"),
    "an organisation called coordinator": (
        put("organisations", 1, "id", value="Coordinator"),
        "organisations[1].id",
    ),
    "the same organisation twice": (again("organisations"), "organisations[2]"),
    "the same statement twice": (again("statements"), "statements[2]"),
    "the same rating twice": (again("ratings"), "ratings[1]"),
    "the same belief twice": (again("beliefs"), "beliefs[1]"),
    "the same believed rating twice": (again("believed_ratings"), "believed_ratings[1]"),
    "the same response twice": (again("responses"), "responses[1]"),
    "the same link the other way round": (
        lambda data: data["links"].append({"a": "s2", "b": "s1", "relation": "same", "status": "proposed"}),
        "links[1]",
    ),
    "unknown organisation": (put("statements", 0, "organisation", value="Z"), "statements[0].organisation"),
    "unknown topic": (put("ratings", 0, "topic", value="t9"), "ratings[0].topic"),
    "unknown statement": (put("responses", 0, "statement", value="s9"), "responses[0].statement"),
    "unknown end of a link": (put("links", 0, "b", value="s9"), "links[0].b"),
    "position 3": (put("ratings", 0, "position", value=3), "ratings[0].position"),
    "position -3": (put("responses", 0, "position", value=-3), "responses[0].position"),
    "position is NaN": (put("ratings", 0, "position", value=float("nan")), "ratings[0].position"),
    "position is true": (put("ratings", 0, "position", value=True), "ratings[0].position"),
    "position is a float": (put("ratings", 0, "position", value=1.0), "ratings[0].position"),
    "position is text": (put("ratings", 0, "position", value="1"), "ratings[0].position"),
    "position is absent": (without("ratings", 0, "position"), "ratings[0].position"),
    "an enormous weight": (put("ratings", 0, "weight", value=10**400), "ratings[0].weight"),
    "weight -1": (put("ratings", 0, "weight", value=-1), "ratings[0].weight"),
    "weight 5": (put("statements", 0, "weight", value=5), "statements[0].weight"),
    "firmness 0": (put("statements", 0, "firmness", value=0), "statements[0].firmness"),
    "firmness 5": (put("statements", 0, "firmness", value=5), "statements[0].firmness"),
    "confidence 0": (put("believed_ratings", 0, "confidence", value=0), "believed_ratings[0].confidence"),
    "confidence 6": (put("beliefs", 0, "confidence", value=6), "beliefs[0].confidence"),
    "unknown kind": (put("statements", 0, "kind", value="wish"), "statements[0].kind"),
    "a kind that is a list": (put("statements", 0, "kind", value=["need"]), "statements[0].kind"),
    "unknown share": (put("ratings", 0, "share", value="everybody"), "ratings[0].share"),
    "empty text": (put("statements", 0, "text", value=" \t\n"), "statements[0].text"),
    "too long a text": (put("statements", 0, "text", value="x" * (LONGEST_TEXT + 1)), "statements[0].text"),
    "a control character": (put("beliefs", 0, "text", value="a\x1b[31mb"), "beliefs[0].text"),
    "a carriage return": (put("beliefs", 0, "text", value="yes\rno"), "beliefs[0].text"),
    "a lone surrogate": (put("responses", 0, "remark", value="a\ud83d"), "responses[0].remark"),
    "a hidden tag": (put("decisions", 0, "text", value="ja\U000e0068"), "decisions[0].text"),
    "declined is 1": (put("responses", 0, "declined", value=1), "responses[0].declined"),
    "declined with a position": (put("responses", 0, "declined", value=True), "responses[0].position"),
    "a belief about itself": (put("beliefs", 0, "about", value="A"), "beliefs[0].about"),
    "a believed rating of itself": (
        put("believed_ratings", 0, "about", value="A"),
        "believed_ratings[0].about",
    ),
    "a finding about a belief that is not there": (
        put("findings", 0, "belief", value="b9"),
        "findings[0].belief",
    ),
    "a finding by whom the belief is not about": (
        put("findings", 0, "organisation", value="A"),
        "findings[0].organisation",
    ),
    "a finding that was declined and has an outcome": (
        put("findings", 0, "declined", value=True),
        "findings[0].outcome",
    ),
    "the same finding twice": (again("findings"), "findings[1]"),
    "the same agreement twice": (again("agreements"), "agreements[1]"),
    "a response to itself": (put("responses", 0, "organisation", value="A"), "responses[0].statement"),
    "a link of a statement with itself": (put("links", 0, "b", value="s1"), "links[0].b"),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_a_fault_is_refused_with_its_path(broken: str) -> None:
    change, path = BROKEN[broken]
    data = full()
    read(data)
    change(data)
    with pytest.raises(CaseFault) as refused:
        read(data)
    assert str(refused.value).startswith(f"{path}: ")
    assert refused.value.values["path"] == path


@pytest.mark.parametrize("data", [None, [], "x", 5, float("nan"), [{"format": "anna-case/1"}]])
def test_what_is_no_object_is_no_case(data: object) -> None:
    with pytest.raises(CaseFault, match=r"^\$: "):
        read(data)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.sampled_from(sorted(full())), ANYTHING)
def test_whatever_stands_in_a_key_ends_in_a_case_or_a_fault(key: str, anything: object) -> None:
    def read_or_fault(data: object) -> Case | CaseFault:
        try:
            return read(data)
        except CaseFault as fault:
            return fault

    found = read_or_fault(full() | {key: anything})
    if isinstance(found, CaseFault):
        assert found.values["path"]
    else:
        assert read(write(found)) == found


def test_a_text_of_the_greatest_length_is_read() -> None:
    data = full()
    data["statements"][0]["text"] = "x" * LONGEST_TEXT
    assert len(read(data).statements[0].text) == LONGEST_TEXT


def test_two_people_of_one_organisation_may_each_rate_a_topic() -> None:
    data = full()
    data["ratings"] = [
        {"organisation": "A", "topic": "t1", "position": position, "participant": f"A-{position}"}
        for position in (1, 2)
    ]
    assert [rating.participant for rating in read(data).ratings] == ["A-1", "A-2"]


def test_every_organisation_in_the_practice_case_tells_enough_to_compare() -> None:
    case = read(json.loads(PRACTICE.read_text(encoding="utf-8")))
    for organisation in case.organisations:
        told = [statement.kind for statement in case.statements if statement.organisation == organisation.id]
        wanted: dict[StatementKind, int] = {"ambition": 1, "value": 2, "interest": 3, "offer": 2, "need": 2}
        assert {kind: told.count(kind) for kind in wanted} == wanted
        assert sum(rating.organisation == organisation.id for rating in case.ratings) == len(case.topics)
    hidden = {statement.share for statement in case.statements if statement.kind == "limit"}
    assert hidden == {"organisation"}
    beliefs: tuple[Belief | BelievedRating, ...] = (*case.beliefs, *case.believed_ratings)
    assert {belief.share for belief in beliefs} == {"coordinator"}
