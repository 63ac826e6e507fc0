"""Likeness of words proposes what may be related."""

import csv
from itertools import combinations
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.analysis.matching.features import STEM, FeatureExtractor
from bot.analysis.matching.index import Index, Near, StatementPair, related_pairs
from bot.analysis.matching.vocabulary import vocabulary
from bot.model import STATEMENT_KINDS, Statement, StatementKind
from tests.support.lexicon import LEXICON

VOCABULARY = vocabulary(LEXICON.matching)
stem, words = VOCABULARY.stem, VOCABULARY.words
DATA = Path(__file__).parents[2] / "data" / "judged"
SOME = "de wij hulp jeugdhulp jongeren huur huurders achterstand wijkteam budget 2030 ☂ 住房"
SPOKEN = st.lists(st.sampled_from(SOME.split()), max_size=6).map(" ".join)
STATEMENTS = st.lists(
    st.builds(
        Statement,
        st.integers(0, 30).map(str),
        st.sampled_from("ABC"),
        st.sampled_from(STATEMENT_KINDS),
        SPOKEN | st.text(max_size=20),
    ),
    max_size=12,
    unique_by=lambda statement: statement.id,
)


def said(*texts: str, kind: StatementKind = "interest") -> list[Statement]:
    """Each text a statement of an organisation of its own, with its place as id."""
    return [Statement(str(place), f"o{place}", kind, text) for place, text in enumerate(texts)]


def nearest(text: str, *texts: str) -> list[str]:
    return [near.id for near in Index(said(*texts), LEXICON).nearest(text, most=len(texts))]


def likeness(one: Statement, other: Statement, statements: list[Statement]) -> float:
    found = Index(statements, LEXICON).nearest(one.text, one.kind, [other.id])
    return found[0].likeness if found else 0


@pytest.mark.parametrize(
    ("text", "like", "unlike"),
    [
        ("jeugdhulp", "Hulp voor jongeren", "Een nieuwe rotonde"),
        ("hulp voor jongeren", "Betere jeugdhulp", "Betere wegen"),
        ("De huurschuld loopt op", "Schulden aan de verhuurder", "Een opgeruimde straat"),
        ("Huizen bouwen", "Er is een huis gebouwd", "Er is een feest gegeven"),
        ("Een vrijwilliger", "Vrijwilligers in de buurt", "Verkeer in de buurt"),
        ("coördineren", "De coordinatie van zorg", "De kosten van zorg"),
        ("Families waiting for care", "A shorter wait for the family", "A safer road"),
        ("young people", "Services for youth", "Services for farmers"),
        ("Wachttijden korter maken", "The waiting list is too long", "The budget is too small"),
    ],
)
def test_words_that_are_inflected_compound_or_alike_bring_texts_near(
    text: str, like: str, unlike: str
) -> None:
    assert nearest(text, unlike, like)[0] == "1"


@pytest.mark.parametrize(
    "forms",
    [
        ("huis", "huizen"),
        ("raad", "raden"),
        ("praat", "praten"),
        ("plan", "plannen", "plans"),
        ("regeling", "regelingen"),
        ("schuld", "schulden"),
        ("inwoner", "inwoners"),
        ("verwijzing", "verwijzingen"),
        ("house", "houses", "housing"),
        ("betaal", "betaalt", "betalen", "betaalde"),
    ],
)
def test_the_forms_of_a_word_share_a_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


def test_a_compound_is_taken_apart_by_the_words_of_others() -> None:
    marks = FeatureExtractor(VOCABULARY, ["steiger", "kapot"]).features("aanlegsteiger")
    assert STEM + stem("steiger") in marks
    assert STEM + stem("steiger") not in FeatureExtractor(VOCABULARY, []).features("aanlegsteiger")


def test_stop_words_count_only_when_there_is_nothing_else() -> None:
    assert words("Wij willen meer hulp") == ["hulp"]
    assert words("Wij willen meer") == ["wij", "willen", "meer"]
    assert (
        nearest("Wij willen dat de haven open blijft", "Wij willen dat de school sluit", "Havens")[0] == "1"
    )


def test_who_is_spoken_of_does_not_count() -> None:
    index = Index(said("De vereniging heeft een krant", "Elke speeltuin dicht bij huis"), LEXICON)
    belief = "De buurtvereniging wil geen speeltuinen"
    assert index.nearest("De vereniging wil speeltuinen", names="Buurtvereniging Oost")[0].id == "1"
    assert [near.id for near in index.nearest(belief, names="Buurtvereniging")] == ["1"]
    assert [near.id for near in index.nearest("Vereniging", names="Vereniging")] == ["0"]


def test_kinds_that_meet_are_nearer() -> None:
    kinds: tuple[StatementKind, ...] = ("offer", "need", "limit")
    index = Index((Statement(kind, kind, kind, "Ruimte in het buurthuis") for kind in kinds), LEXICON)
    assert [near.id for near in index.nearest("Ruimte in het buurthuis", "need")] == [
        "need",
        "offer",
        "limit",
    ]
    assert index.nearest("Ruimte in het buurthuis", "need")[1].likeness == 1
    assert {near.likeness for near in index.nearest("Ruimte in het buurthuis")} == {1}


def test_no_more_are_given_than_asked_and_only_from_among_these() -> None:
    index = Index(said("zwembad", "zwembaden", "het zwembad"), LEXICON)
    assert len(index.nearest("zwembad", most=2)) == 2
    assert [near.id for near in index.nearest("zwembad", among=["1"])] == ["1"]
    assert index.nearest("zwembad", among=[]) == ()
    with pytest.raises(KeyError):
        index.nearest("zwembad", among=["9"])


def test_pairs_are_of_different_organisations() -> None:
    own = [Statement(name, "A", "interest", "Een veilige straat") for name in "xy"]
    other = Statement("z", "B", "interest", "Een veilige straat")
    assert related_pairs(own, LEXICON) == ()
    assert related_pairs([*own, other], LEXICON) == (StatementPair("x", "z", 1), StatementPair("y", "z", 1))


def test_among_thousands_the_same_words_are_found() -> None:
    chance = Random(1)  # noqa: S311
    letters = "bcdfghklmnprstvw"
    invented = ["".join(chance.choices(letters, k=7)) for _ in range(3000)]
    texts = [" ".join(chance.choices(invented, k=9)) for _ in range(1500)]
    statements = [
        Statement(f"{side}{at}", side, "need", text) for at, text in enumerate(texts) for side in "AB"
    ]
    pairs = related_pairs(statements, LEXICON, 1)
    assert {(pair.a, pair.b) for pair in pairs} == {(f"A{at}", f"B{at}") for at in range(len(texts))}


@given(STATEMENTS)
def test_likeness_is_mutual_and_at_most_one(statements: list[Statement]) -> None:
    for one, other in combinations(statements, 2):
        there = likeness(one, other, statements)
        assert there == likeness(other, one, statements)
        assert 0 <= there <= 1


@given(STATEMENTS)
def test_a_text_is_nearest_to_itself(statements: list[Statement]) -> None:
    index = Index(statements, LEXICON)
    for statement in statements:
        found = index.nearest(statement.text, statement.kind, most=len(statements))
        if words(statement.text):
            assert Near(statement.id, 1) in found
            assert found[0].likeness == 1
        else:
            assert found == ()


@given(STATEMENTS, st.randoms(), SPOKEN)
def test_the_order_of_statements_changes_nothing(
    statements: list[Statement], chance: Random, text: str
) -> None:
    mixed = list(statements)
    chance.shuffle(mixed)
    assert related_pairs(mixed, LEXICON) == related_pairs(statements, LEXICON)
    assert Index(mixed, LEXICON).nearest(text) == Index(statements, LEXICON).nearest(text)


@given(STATEMENTS, st.integers(0, 3))
def test_pairs_come_likest_first_and_once_and_each_statement_has_its_nearest(
    statements: list[Statement], most: int
) -> None:
    pairs = related_pairs(statements, LEXICON, most)
    assert [pair.likeness for pair in pairs] == sorted((pair.likeness for pair in pairs), reverse=True)
    assert len({frozenset((pair.a, pair.b)) for pair in pairs}) == len(pairs)
    assert len(pairs) <= most * len(statements)


@given(st.text())
def test_any_text_can_be_asked_and_held(text: str) -> None:
    index = Index(said(text, "hulp"), LEXICON)
    assert len(index.nearest(text)) <= 2
    assert len(related_pairs(said(text, text), LEXICON)) <= 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "🙂👩‍👩‍👧",
        "2030",
        "???",
        "a",
        "'s",
        "住房补助",
        "жильё",
        "مسكن",
        "x" * 4000,
        "hulp " * 800,
        "\u0301",
        "İ",
    ],
)
def test_odd_texts_are_nothing_special(text: str) -> None:
    index = Index(said(text, "hulp voor jongeren"), LEXICON)
    assert [near.id for near in index.nearest(text)][:1] == (["0"] if words(text) else [])
    assert index.nearest("hulp voor jongeren")[0].id == "1"


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("youth_care", 0.8),
        ("spatial_planning", 0.62),
        ("energy_district", 0.72),
        ("night_safety", 0.55),
        ("parking_mobility", 0.57),
    ],
)
def test_related_statements_of_a_judged_case_are_more_alike_than_others(name: str, least: float) -> None:
    def rows(file: str) -> list[dict[str, str]]:
        return list(csv.DictReader((DATA / name / file).read_text(encoding="utf-8").splitlines()))

    kinds: dict[str, StatementKind] = {kind: kind for kind in STATEMENT_KINDS}
    statements = [
        Statement(row["statement_id"], row["org_id"], kinds[row["slot"]], row["text"])
        for row in rows("statements.csv")
    ]
    judged = {
        frozenset((row["a_id"], row["b_id"])) for row in rows("pairs_gold.csv") if row["gold"] != "unrelated"
    }
    index = Index(statements, LEXICON)
    related: list[float] = []
    others: list[float] = []
    for one, other in combinations(statements, 2):
        if one.organisation != other.organisation:
            alike = sum(near.likeness for near in index.nearest(one.text, one.kind, [other.id]))
            (related if frozenset((one.id, other.id)) in judged else others).append(alike)
    won = sum((one > other) + (one == other) / 2 for one in related for other in others)
    assert won / len(related) / len(others) > least


def test_a_word_of_the_vocabulary_points_at_one_subject() -> None:
    subjects: dict[str, set[str]] = {}
    for name, listed in LEXICON.matching.subjects.items():
        for word in listed:
            subjects.setdefault(stem(word), set()).add(name)
    assert {each: on for each, on in subjects.items() if len(on) > 1} == {}
