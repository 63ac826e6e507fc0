"""Cases stand apart: nothing of one is ever seen in another, and one is erased without a trace of it left."""

from bot.dialog.session import Session
from bot.model import Link, Organisation, Topic
from bot.store.contract import Participant, Person, Release, Store
from tests.support.seats import NOW, invite, said, save, seat


def fill(store: Store, part: Participant) -> None:
    """Put all that a case can hold in one, with the same ids in every case."""
    case = part.case
    with store.transaction():
        store.rename_organisation(case, "GEM", f"GEM in {case}")
        store.add_topics(case, [Topic("t1", f"About {case}")])
        store.add_invite(invite(f"code of {case}", case=case))
        store.add_records(case, {"links": [f"imported in {case}", 1, None]})
        store.save(case, part.id, Session("anna", "nl", section=f"at {case}"), [said(f"said in {case}")], NOW)
        store.add_releases(case, [Release(part.id, 1, 1, "partners")], NOW)
        store.add_link(case, Link("a", "b", "same", "confirmed"), NOW)
        store.add_publication(case, {"id": case}, {"of": case}, [part.id], NOW)


def everything(store: Store, case: str) -> tuple[object, ...]:
    """All that can be read of one case."""
    parts = store.participants(case)
    return (
        store.case(case),
        store.organisations(case),
        store.topics(case),
        parts,
        store.records(case),
        store.releases(case),
        store.invite(f"code of {case}"),
        store.case_revision(case),
        store.links(case),
        store.publications(case),
        store.publication_records(case, 1),
        [(store.session_revision(case, part.id), store.session(case, part.id)) for part in parts],
        [store.history(case, part.id) for part in parts],
    )


def test_what_is_in_one_case_is_not_in_another(store: Store) -> None:
    water, air = seat(store, "water"), seat(store, "air")
    assert (water.id, water.person) == (air.id, air.person)
    fill(store, water)
    before = everything(store, "water")
    assert store.topics("air") == []
    assert store.releases("air") == []
    assert store.organisations("air") == [Organisation("GEM", "GEM")]
    assert store.session("air", air.id) is None
    assert store.history("air", air.id) == []
    assert store.records("air") == store.publication_records("air", 1) == {}
    assert store.links("air") == []
    assert store.publications("air") == []
    fill(store, air)
    assert everything(store, "water") == before
    assert [revision.answer.value for revision in store.history("air", air.id)] == ["said in air"]


def test_erasing_a_case_erases_all_of_it_and_nothing_of_another(store: Store) -> None:
    water, air = seat(store, "water"), seat(store, "air")
    fill(store, water)
    fill(store, air)
    before = everything(store, "air")
    with store.transaction():
        store.erase_case("water")
    assert everything(store, "water") == (None, [], [], [], {}, [], None, 0, [], [], {}, [], [])
    assert store.session("water", water.id) is None
    assert store.history("water", water.id) == []
    assert everything(store, "air") == before
    assert store.participants_of(water.person) == [air]
    assert [seat.part for seat in store.person_with_seats("terminal", "1")[1]] == [air]


def test_who_had_chosen_an_erased_case_has_chosen_none(store: Store) -> None:
    parts = [seat(store, "water"), seat(store, "air", address="2")]
    with store.transaction():
        for address, part in zip("12", parts, strict=True):
            assert store.person("terminal", address) == Person(part.person)
            store.set_person(Person(part.person, "en", part.case))
        store.erase_case("water")
    assert [(person.language, person.case) for _, person in store.addresses("terminal")] == [
        ("en", ""),
        ("en", "air"),
    ]


def test_erasing_answers_leaves_those_of_others(store: Store) -> None:
    gem, cor = seat(store), seat(store, organisation="COR", address="2")
    for part in (gem, cor):
        save(store, part, said("mine"), said("more", 2, "self.offer"))
        with store.transaction():
            store.add_releases("water", [Release(part.id, 1, 1, "partners")], NOW)
    kept = store.session("water", cor.id), store.history("water", cor.id)
    with store.transaction():
        store.erase_answers("water", gem.id)
    assert store.session("water", gem.id) is None
    assert store.history("water", gem.id) == []
    assert store.releases("water") == [Release(cor.id, 1, 1, "partners")]
    assert (store.session("water", cor.id), store.history("water", cor.id)) == kept
    assert store.participants("water") == [cor, gem]
