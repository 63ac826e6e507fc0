"""What organisations noted of what was agreed stands side by side, with where the notes differ, and no verdict."""

from bot.analysis.agreements import AgreementGroup, agreement_groups
from bot.model import Agreement, Case, Organisation
from tests.support.lexicon import LEXICON

ONE = Agreement("a", "A", "Een meldpunt openen voor de regio", "Gemeente", "1 mei")


def found(*notes: Agreement) -> tuple[AgreementGroup, ...]:
    organisations = tuple(Organisation(name, name) for name in "ABC")
    return agreement_groups(Case("c", "t", organisations=organisations, agreements=notes), LEXICON)


def test_nothing_noted_is_nothing_agreed() -> None:
    assert found() == ()


def test_notes_in_like_words_stand_together_and_what_differs_is_named() -> None:
    other = Agreement("b", "B", "Het meldpunt voor de regio openen", "De gemeente", " 1  MEI ")
    assert found(other, ONE) == (AgreementGroup(("a", "b"), ("who",), ()),)


def test_what_one_left_open_does_not_differ() -> None:
    assert found(ONE, Agreement("b", "B", ONE.text, None, "2 mei")) == (
        AgreementGroup(("a", "b"), ("when",), ()),
    )


def test_who_noted_other_things_is_named_as_missing_and_who_noted_nothing_is_not() -> None:
    other = Agreement("b", "B", "Dure gevallen samen betalen")
    assert found(ONE, other) == (AgreementGroup(("a",), (), ("B",)), AgreementGroup(("b",), (), ("A",)))


def test_two_notes_of_one_organisation_stay_two() -> None:
    again = Agreement("a2", "A", ONE.text)
    theirs = Agreement("b", "B", ONE.text)
    assert [each.notes for each in found(ONE, again, theirs)] == [("a", "b"), ("a2",)]
