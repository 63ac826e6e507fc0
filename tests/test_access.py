"""Who may see and do what, for every combination of reader, owner and level, and for whole cases at random."""

from dataclasses import replace
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import access
from bot.errors import AccessFault
from bot.model import (
    COORDINATOR,
    SHARES,
    Agreement,
    Belief,
    BelievedRating,
    Case,
    Coverage,
    Decision,
    Finding,
    Inner,
    Link,
    Organisation,
    Rating,
    Response,
    Share,
    Statement,
    Topic,
)

ORGANISATIONS = ("A", "B", "C")
READERS = (COORDINATOR, *ORGANISATIONS)
SEES: dict[str, set[str]] = {
    "me": set(),
    "organisation": {"own"},
    "coordinator": {"own", COORDINATOR},
    "partners": {"own", COORDINATOR, "partner"},
}
"""Who sees what is shared at each level."""


def standing(reader: str, owner: str) -> str:
    return COORDINATOR if reader == COORDINATOR else "own" if reader == owner else "partner"


@pytest.mark.parametrize("level", SHARES)
@pytest.mark.parametrize("reader", READERS)
def test_a_level_discloses_to_exactly_its_readers(reader: str, level: Share) -> None:
    for owner in ORGANISATIONS:
        assert access.sees(reader, owner, level) == (standing(reader, owner) in SEES[level])


def test_a_level_discloses_to_as_many_as_itself_and_all_lower_ones() -> None:
    for place, level in enumerate(SHARES):
        assert [access.at_least(level, other) for other in SHARES] == [at <= place for at in range(4)]


def test_only_a_participant_answers_and_only_a_coordinator_convenes() -> None:
    may = {
        role: {action for action in get_args(access.Action) if access.may(role, action)}
        for role in ("participant", "coordinator", "operator", "")
    }
    assert may == {
        "participant": {"take part", "answer", "release", "prepare"},
        "coordinator": {"take part", "set up", "invite", "compare"},
        "operator": set(),
        "": set(),
    }


def test_what_others_are_believed_and_inner_differences_are_never_released_more_widely() -> None:
    found = {
        record: [access.narrowed(level, record) for level in SHARES]
        for record in ("statement", "belief", "believed_rating", "inner")
    }
    assert found == {
        "statement": [*SHARES],
        "belief": ["me", "organisation", "coordinator", "coordinator"],
        "believed_rating": ["me", "organisation", "coordinator", "coordinator"],
        "inner": ["me", "organisation", "organisation", "organisation"],
    }


OWNER, SHARE = st.sampled_from(ORGANISATIONS), st.sampled_from(SHARES)
NUMBERS = st.integers(0, 7)
FEWER = settings(max_examples=settings().max_examples // 3)


def records(made: Any) -> st.SearchStrategy[tuple[Any, ...]]:
    """A few records of one kind, each with a number of its own."""
    return st.lists(st.tuples(OWNER, OWNER, SHARE), max_size=5).map(
        lambda parts: tuple(made(str(at), *part) for at, part in enumerate(parts))
    )


CASES = st.builds(
    Case,
    id=st.just("c"),
    title=st.just("A case"),
    organisations=st.just(tuple(Organisation(name, name) for name in ORGANISATIONS)),
    topics=st.just((Topic("t", "A topic"),)),
    statements=records(lambda at, owner, _, share: Statement(at, owner, "limit", at, share=share)),
    ratings=records(lambda at, owner, _, share: Rating(owner, "t", 1, share=share, participant=at)),
    beliefs=records(lambda at, owner, about, share: Belief(at, owner, about, "need", at, share=share)),
    believed_ratings=records(
        lambda at, owner, about, share: BelievedRating(owner, about, "t", 1, share=share, participant=at)
    ),
    responses=records(lambda at, owner, _, share: Response(owner, at, 1, share=share)),
    links=st.lists(
        st.builds(Link, NUMBERS.map(str), NUMBERS.map(str), st.just("same"), st.just("proposed")), max_size=3
    ).map(tuple),
    inner=records(lambda at, owner, _, share: Inner(at, owner, at, share)),
    decisions=records(lambda at, owner, _, share: Decision(at, owner, at, share)),
    agreements=records(lambda at, owner, _, share: Agreement(at, owner, at, share=share)),
    coverage=st.tuples(
        *(st.builds(Coverage, st.just(name), NUMBERS, NUMBERS, st.booleans()) for name in "ABC")
    ),
)
KEPT = (
    "statements",
    "ratings",
    "beliefs",
    "believed_ratings",
    "responses",
    "inner",
    "decisions",
    "agreements",
)
WITH_HOLDER = {"beliefs": {COORDINATOR, "own"}, "believed_ratings": {COORDINATOR, "own"}, "inner": {"own"}}
"""Who sees these at most, whatever the level."""


def gate_is_open(case: Case, reader: str) -> bool:
    return reader == COORDINATOR or any(
        part.released for part in case.coverage if part.organisation == reader
    )


@given(CASES, st.sampled_from(READERS))
def test_a_reader_sees_a_record_when_its_level_and_the_gate_say_so_and_only_then(
    case: Case, reader: str
) -> None:
    """Who of an organisation said it is seen by that organisation alone; what several of its people said is mixed for
    others, each organisation in its own places, and everything else keeps its order."""
    seen = access.visible(case, reader)
    known = {statement.id for statement in seen.statements}
    for kind in KEPT:
        wanted = []
        people: dict[str, set[str]] = {}
        for record in getattr(case, kind):
            whose = standing(reader, record.organisation)
            shown = whose in SEES[record.share] & WITH_HOLDER.get(kind, {"own", COORDINATOR, "partner"})
            shown &= whose == "own" or gate_is_open(case, reader)
            if shown and (kind != "responses" or record.statement in known):
                wanted.append(record if whose == "own" else replace(record, participant=""))
                people.setdefault(record.organisation, set()).add(record.participant)
        found = list(getattr(seen, kind))
        assert [record.organisation for record in found] == [record.organisation for record in wanted]
        assert sorted(found, key=repr) == sorted(wanted, key=repr)
        mixed = {name for name, those in people.items() if len(those) > 1 and name != reader}
        assert [record for record in found if record.organisation not in mixed] == [
            record for record in wanted if record.organisation not in mixed
        ]


@FEWER
@given(CASES, st.sampled_from(READERS))
def test_a_link_is_seen_by_who_sees_both_its_ends(case: Case, reader: str) -> None:
    seen = access.visible(case, reader)
    known = {statement.id for statement in seen.statements}
    assert seen.links == tuple(link for link in case.links if link.a in known and link.b in known)


def test_a_finding_is_seen_by_the_holder_of_the_belief_and_the_coordinator_alone() -> None:
    case = Case(
        "c",
        "A case",
        organisations=tuple(Organisation(name, name) for name in ORGANISATIONS),
        beliefs=(Belief("b", "A", "B", "need", "text", share="coordinator", enquire=True),),
        findings=(Finding("b", "B", "refuted", "no", share="partners", participant="B-1"),),
        coverage=tuple(Coverage(name, 1, 1, released=True) for name in ORGANISATIONS),
    )
    seen = {reader: access.visible(case, reader).findings for reader in (COORDINATOR, "A", "B", "C")}
    nameless = replace(case.findings[0], participant="")
    assert seen == {COORDINATOR: (nameless,), "A": (nameless,), "B": (), "C": ()}
    private = replace(case, findings=(replace(case.findings[0], share="coordinator"),))
    assert access.visible(private, "A").findings == ()


@FEWER
@given(CASES, st.sampled_from(READERS))
def test_looking_twice_shows_the_same(case: Case, reader: str) -> None:
    seen = access.visible(case, reader)
    assert access.visible(seen, reader) == seen


@FEWER
@given(CASES, st.sampled_from(ORGANISATIONS), st.sampled_from(ORGANISATIONS))
def test_what_is_not_shared_with_a_reader_changes_nothing_of_what_they_see(
    case: Case, reader: str, owner: str
) -> None:
    if owner == reader:
        return
    partners: dict[str, Any] = {
        kind: tuple(
            record
            for record in getattr(case, kind)
            if record.organisation != owner or record.share == "partners"
        )
        for kind in KEPT
    }
    without = replace(case, **partners)
    assert access.visible(without, reader) == access.visible(case, reader)


@FEWER
@given(CASES, st.text(max_size=5).filter(lambda name: name not in READERS))
def test_who_has_no_part_in_a_case_is_told_the_same_whatever_is_in_it(case: Case, reader: str) -> None:
    told = []
    for each in (case, Case("c", "A case", organisations=case.organisations)):
        with pytest.raises(AccessFault) as raised:
            access.visible(each, reader)
        told.append((raised.value.message, dict(raised.value.values)))
    assert told[0] == told[1]


@pytest.mark.parametrize("reader", [COORDINATOR, "B"])
def test_to_others_the_people_of_an_organisation_speak_in_an_order_that_does_not_tell_them_apart(
    reader: str,
) -> None:
    def said(people: tuple[str, str]) -> Case:
        return Case(
            "c",
            "t",
            organisations=tuple(Organisation(name, name) for name in ORGANISATIONS),
            topics=(Topic("t1", "T"), Topic("t2", "U")),
            statements=tuple(
                Statement(name, "A", "interest", name, participant=person)
                for person, names in zip(people, ("pq", "ac"), strict=True)
                for name in (names if person == "A-1" else reversed(names))
            ),
            ratings=tuple(
                Rating("A", topic, position, participant=person)
                for person, position in zip(people, (2, -1), strict=True)
                for topic in ("t1", "t2")
            ),
            coverage=tuple(Coverage(name, 4, 4, True) for name in ORGANISATIONS),
        )

    ways = [access.visible(said(people), reader) for people in (("A-1", "A-2"), ("A-2", "A-1"))]
    assert ways[0].statements == ways[1].statements
    assert ways[0].ratings == ways[1].ratings
    assert [rating.topic for rating in ways[0].ratings] == ["t1", "t1", "t2", "t2"]
    own = access.visible(said(("A-1", "A-2")), "A")
    assert [statement.participant for statement in own.statements] == ["A-1", "A-1", "A-2", "A-2"]


def test_what_one_person_said_keeps_its_order() -> None:
    case = Case(
        "c",
        "t",
        organisations=tuple(Organisation(name, name) for name in ORGANISATIONS),
        statements=tuple(Statement(name, "A", "interest", name, participant="A-1") for name in "zaq"),
        coverage=tuple(Coverage(name, 4, 4, True) for name in ORGANISATIONS),
    )
    assert [each.id for each in access.visible(case, "B").statements] == ["z", "a", "q"]


def test_what_was_imported_keeps_its_order_beside_what_one_person_said() -> None:
    said = (("z", ""), ("q", "A-1"), ("a", ""), ("b", "A-1"))
    case = Case(
        "c",
        "t",
        organisations=tuple(Organisation(name, name) for name in ORGANISATIONS),
        statements=tuple(Statement(name, "A", "interest", name, participant=who) for name, who in said),
        coverage=tuple(Coverage(name, 4, 4, True) for name in ORGANISATIONS),
    )
    assert [each.id for each in access.visible(case, "B").statements] == ["z", "q", "a", "b"]


def believed(
    share: Share = "coordinator", enquire: bool = True, about: str = "B", released: tuple[str, ...] = ("B",)
) -> Case:
    """A case in which A believes something of another; these organisations have released."""
    return Case(
        "c",
        "t",
        organisations=tuple(Organisation(name, name) for name in ORGANISATIONS),
        beliefs=(Belief("b", "A", about, "need", "text", share=share, enquire=enquire, participant="A-1"),),
        coverage=tuple(Coverage(name, 4, 4, name in released) for name in ORGANISATIONS),
    )


def test_a_belief_is_put_to_the_organisation_it_is_about_without_whose_it_is() -> None:
    (put,) = access.enquiries(believed(), "B")
    assert put == replace(believed().beliefs[0], organisation="", participant="")
    assert access.enquiries(believed(released=("C",)), "C") == ()


@pytest.mark.parametrize("share", SHARES)
def test_a_belief_that_its_holder_keeps_from_the_coordinator_is_put_to_nobody(share: Share) -> None:
    put = access.enquiries(believed(share), "B")
    assert len(put) == (share in {"coordinator", "partners"})


def test_a_belief_is_put_to_nobody_unless_its_holder_allows_it() -> None:
    assert access.enquiries(believed(enquire=False), "B") == ()


def test_nothing_is_put_to_an_organisation_before_its_own_release() -> None:
    assert access.enquiries(believed(released=()), "B") == ()
    assert access.enquiries(believed(released=("A", "C")), "B") == ()


def counted(reader: str, **records: Any) -> Coverage:
    """How far a reader sees A to be, which answered 3 of 4 and released; B released too."""
    case = Case(
        "c",
        "t",
        organisations=tuple(Organisation(name, name) for name in ORGANISATIONS),
        statements=(Statement("b1", "B", "interest", "text"),),
        coverage=tuple(Coverage(name, 3, 4, released=True) for name in ORGANISATIONS),
    )
    return access.visible(replace(case, **records), reader).coverage[0]


@pytest.mark.parametrize(("reader", "counts"), [(COORDINATOR, (3, 4)), ("A", (3, 4)), ("B", (None, None))])
def test_how_much_an_organisation_was_asked_is_for_itself_and_the_coordinator(
    reader: str, counts: tuple[int | None, int | None]
) -> None:
    found = counted(reader)
    assert (found.answered, found.asked) == counts


@pytest.mark.parametrize(
    "records",
    [
        {"statements": (Statement("a1", "A", "interest", "text"),)},
        {"ratings": (Rating("A", "t", 1),)},
        {"responses": (Response("A", "b1", 1),)},
        {"decisions": (Decision("d", "A", "text"),)},
        {"agreements": (Agreement("a", "A", "text"),)},
    ],
    ids=lambda records: next(iter(records)),
)
def test_to_a_partner_an_organisation_has_released_once_that_partner_sees_something_of_it(
    records: dict[str, Any],
) -> None:
    assert counted("B", **records).released
    hidden = {
        name: tuple(replace(one, share="coordinator") for one in rows) for name, rows in records.items()
    }
    assert not counted("B", **hidden).released
    assert counted("A", **hidden).released
    assert counted(COORDINATOR, **hidden).released
