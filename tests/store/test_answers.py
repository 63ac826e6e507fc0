"""Sessions, answers and releases come back as they were kept, every revision of them, and only ever grow."""

from dataclasses import replace
from datetime import timedelta
from itertools import count
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialog.session import Answer, Element, ItemPath, Session, Value
from bot.errors import StoreFault
from bot.model import SHARES, Organisation, Share, Topic
from bot.store.contract import Release, Revision, Store, StoredSession
from tests.support.sayings import ANSWERS, SESSIONS, TEXTS, lawful
from tests.support.seats import NOW, case_row, said, save, seat

NUMBERS = count()
ALL_VALUES: list[Value | None] = [
    "",
    "text\nin two lines",
    "yes",
    "2027-04-01",
    0,
    -2,
    10**15,
    0.1,
    1.0,
    (),
    (Element(3, "first"), Element(1, "")),
    ("option-1", "option-2"),
    None,
]


def holding(answer: Answer) -> Session:
    return Session("anna", "nl", answers={answer.key: answer})


@lawful
@given(session=SESSIONS)
def test_any_session_comes_back_as_it_was_kept(store: Store, session: Session) -> None:
    part = seat(store, f"case-{next(NUMBERS)}")
    save(store, part, *session.answers.values(), session=session)
    kept = store.session(part.case, part.id)
    assert kept == StoredSession(session, 1)
    assert list(kept.session.answers) == list(session.answers)


@pytest.mark.parametrize("value", ALL_VALUES)
def test_every_kind_of_value_comes_back_as_itself(store: Store, value: Value | None) -> None:
    part, answer = seat(store), replace(said(""), value=value)
    save(store, part, answer)
    (found,) = store.history("water", part.id)
    assert found == Revision(answer, NOW)
    assert repr(found.answer.value) == repr(value), "1 is not 1.0"


@lawful
@given(text=TEXTS)
def test_any_text_reads_back_letter_by_letter(store: Store, text: str) -> None:
    case, channel = f"case-{next(NUMBERS)}", f"channel-{next(NUMBERS)}"
    part = seat(store, case)
    with store.transaction():
        store.set_case(replace(case_row(case), title=text))
        store.add_organisations(case, [Organisation("A", text, text)])
        store.add_topics(case, [Topic("t1", text)])
        store.add_records(case, {"statements": [text, {text: text}]})
        person = store.add_person(channel, text)
        answer = replace(
            said(text), item=ItemPath.parse(text), question=text, detail=text, wording=text, language=text
        )
        store.save(case, part.id, Session("anna", "nl"), [answer], NOW)
    assert store.cases()[-1].title == text
    assert store.organisations(case)[-1] == Organisation("A", text, text)
    assert store.topics(case) == [Topic("t1", text)]
    assert store.records(case) == {"statements": [text, {text: text}]}
    assert store.person(channel, text) == person
    assert store.history(case, part.id) == [Revision(answer, NOW)]


@lawful
@given(texts=st.lists(st.tuples(st.sampled_from("abc"), TEXTS), max_size=12))
def test_the_newest_revision_counts_and_every_older_one_stays(
    store: Store, texts: list[tuple[str, str]]
) -> None:
    part, revisions, wanted = seat(store, f"case-{next(NUMBERS)}"), dict[str, int](), list[Revision]()
    with store.transaction():
        for turn, (question, text) in enumerate(texts):
            revisions[question] = revisions.get(question, 0) + 1
            answer = said(text, ord(question), question, revisions[question])
            at = NOW + timedelta(microseconds=turn)
            assert store.save(part.case, part.id, Session("anna", "nl"), [answer], at) == turn + 1
            wanted.append(Revision(answer, at))
    assert store.history(part.case, part.id) == wanted
    kept = store.session(part.case, part.id)
    newest = {revision.answer.key: revision.answer for revision in wanted}
    assert (kept.session.answers if kept else {}) == newest


def test_no_revision_of_an_answer_is_kept_twice(store: Store) -> None:
    part = seat(store)
    save(store, part, said("first"))
    with pytest.raises(StoreFault):
        save(store, part, said("another"), session=Session("anna", "en"))
    assert store.session("water", part.id) == StoredSession(holding(said("first")), 1)


def test_a_session_revision_grows_at_each_save_and_goes_on_after_erasing(store: Store) -> None:
    part = seat(store)
    assert store.session_revision("water", part.id) == 0
    assert store.session("water", part.id) is None
    assert [save(store, part), save(store, part, said("one"))] == [1, 2]
    with store.transaction():
        store.erase_answers("water", part.id)
    assert store.session_revision("water", part.id) == 3
    assert store.session("water", part.id) is None
    assert save(store, part, said("anew")) == 4
    assert store.session("water", part.id) == StoredSession(holding(said("anew")), 4)


@pytest.mark.parametrize("answers", [[], [said("lost")]])
def test_nothing_is_kept_of_somebody_who_takes_no_part(store: Store, answers: list[Answer]) -> None:
    seat(store)
    for case, name in (("water", "GEM-2"), ("air", "GEM-1")):
        with pytest.raises(StoreFault), store.transaction():
            store.save(case, name, Session("anna", "nl"), answers, NOW)
        assert store.session(case, name) is None
        assert store.history(case, name) == []


@lawful
@given(st.lists(st.tuples(st.integers(1, 3), st.integers(1, 3), st.sampled_from(SHARES)), max_size=10))
def test_the_newest_release_of_each_answer_counts(store: Store, levels: list[tuple[int, int, Share]]) -> None:
    case = f"case-{next(NUMBERS)}"
    parts = [seat(store, case), seat(store, case, address="2")]
    newest: dict[tuple[str, int], Release] = {}
    with store.transaction():
        for at, (answer, revision, level) in enumerate(levels):
            release = Release(parts[at % 2].id, answer, revision, level)
            newest.pop((release.participant, answer), None)
            newest[release.participant, answer] = release
            store.add_releases(case, [release], NOW)
    assert store.releases(case) == list(newest.values())
    for part in parts:
        mine = [release for release in newest.values() if release.participant == part.id]
        assert store.releases(case, part.id) == mine
    assert store.releases(case, "") == []


def test_of_two_releases_at_once_the_last_counts(store: Store) -> None:
    part = seat(store)
    with store.transaction():
        levels = [Release(part.id, 1, 1, level) for level in ("partners", "me")]
        store.add_releases("water", levels, NOW)
    assert store.releases("water") == [Release(part.id, 1, 1, "me")]


@lawful
@given(
    answers=st.lists(ANSWERS, min_size=1, max_size=3, unique_by=lambda answer: (answer.key, answer.revision))
)
def test_one_turn_keeps_all_its_answers_in_their_order(store: Store, answers: list[Answer]) -> None:
    part = seat(store, f"case-{next(NUMBERS)}")
    save(store, part, *answers)
    assert [revision.answer for revision in store.history(part.case, part.id)] == answers


def test_it_is_known_whether_others_released_something_that_still_stands(store: Store) -> None:
    own, other = seat(store), seat(store, organisation="ZOR", address="2")

    def told(participant: str, level: Share) -> tuple[bool, int]:
        with store.transaction():
            store.add_releases("water", [Release(participant, 1, 1, level)], NOW)
        return store.others_released("water", "GEM"), store.last_release("water")

    assert (store.others_released("water", "GEM"), store.last_release("water")) == (False, 0)
    assert told(own.id, "partners") == (False, 1)
    assert told(other.id, "coordinator") == (False, 2)
    assert told(other.id, "partners") == (True, 3)
    assert told(other.id, "me") == (False, 4)
    with store.transaction():
        store.add_records("water", {"statements": []})
    assert store.others_released("water", "GEM")


def test_a_level_of_disclosure_that_does_not_exist_is_refused(store: Store) -> None:
    part, level = seat(store), cast("Share", "everybody")
    with pytest.raises(StoreFault), store.transaction():
        store.add_releases(part.case, [Release(part.id, 1, 1, level)], NOW)
    assert store.releases(part.case) == []
