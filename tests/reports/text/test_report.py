"""The report for the terminal can be read, defended and trusted, whatever people typed."""

import json
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.analysis.comparison import compare
from bot.casefile import read
from bot.model import (
    Belief,
    BelievedRating,
    Case,
    Coverage,
    Decision,
    Inner,
    Link,
    Organisation,
    Outcome,
    Rating,
    Response,
    Source,
    Statement,
    StatementKind,
    Topic,
)
from bot.reports.text.outline import WIDTH
from bot.reports.text.report import comparison_text
from tests.support.lexicon import LEXICON
from tests.support.plain import PLAIN, Plain

PRACTICE = read(
    json.loads((Path(__file__).parents[3] / "flows" / "practice.json").read_text(encoding="utf-8"))
)


def report(case: Case) -> str:
    return comparison_text(case, compare(case, LEXICON), PLAIN)


def flat(case: Case) -> str:
    """The report without line breaks, to find sentences in."""
    return " ".join(report(case).split())


def part(case: Case, heading: str) -> str:
    """One part of the report, without line breaks."""
    lines = report(case).splitlines()
    start = lines.index(heading)
    underlines = [
        place for place, line in enumerate(lines) if line and set(line) <= {"-"} and place > start + 1
    ]
    return " ".join(" ".join(lines[start + 2 : underlines[0] - 1 if underlines else None]).split())


def two(**lists: object) -> Case:
    organisations = (Organisation("A", "Anna"), Organisation("B", "Bart"))
    case = Case("c", "Titel", organisations=organisations, topics=(Topic("t", "Topic"),))
    return replace(case, **lists)  # type: ignore[arg-type]


def test_the_practice_case_starts_with_half_a_page_in_short() -> None:
    lines = report(PRACTICE).splitlines()
    assert lines[0] == PRACTICE.title
    assert (
        "- What does not fit, the most telling first:"
        in lines[lines.index("In short") : lines.index("Who has answered")]
    )
    assert lines.index("Who has answered") - lines.index("In short") <= 27


def test_the_practice_case_has_something_in_every_part_and_of_every_kind() -> None:
    kinds = {mismatch.kind for mismatch in compare(PRACTICE, LEXICON).mismatches}
    assert kinds >= {"sure but wrong", "false consensus", "false conflict", "opposed interest", "unmet need"}
    assert {match.status for match in compare(PRACTICE, LEXICON).exchange.matches} == {
        "confirmed",
        "proposed",
    }
    assert "There is no" not in report(PRACTICE)


def test_every_text_of_the_practice_case_is_quoted_with_its_id() -> None:
    whole = flat(PRACTICE)
    rows: tuple[Statement | Decision | Inner, ...] = (
        *PRACTICE.statements,
        *PRACTICE.decisions,
        *PRACTICE.inner,
    )
    for row in rows:
        assert " ".join(row.text.split()) in whole
        assert f"[{row.id}" in whole or f" {row.id}]" in whole or f" {row.id}," in whole


def test_no_technical_term_reaches_the_reader() -> None:
    for term in ("consensus", "dissensus", "congruency", "accuracy", "false conflict"):
        assert term not in report(PRACTICE)


def test_empty_parts_say_that_there_is_nothing() -> None:
    whole = flat(Case("c", "Titel", organisations=(Organisation("A", "Anna"),)))
    for nothing in (
        "There is no ambition here yet.",
        "There is no value here yet.",
        "There is no interest here yet.",
        "There is no need here yet.",
        "There is no offer here yet.",
        "This case has no topics.",
        "There are no such assumptions here.",
        "There is no condition or risk here yet.",
        "There is nothing here yet about who decides.",
        "The answers so far show nothing that does not fit.",
        "The reactions do not point to a shared ambition yet.",
        "How much of an interview was answered is not known here.",
    ):
        assert nothing in whole
    assert "Limits" not in whole
    assert "What else" not in whole


def test_coverage_tells_who_answered_how_much_and_who_released() -> None:
    case = two(coverage=(Coverage("A", 12, 14, released=True), Coverage("B", 3, 14, released=False)))
    whole = flat(case)
    assert "Answers released: 1 of 2 organisations." in whole
    assert "Anna (A): 12 of 14 questions answered, and released." in whole
    assert "Bart (B): 3 of 14 questions answered, not released yet." in whole


def seen(own: int, believed: int, other: int, believed_back: int | None) -> str:
    back = () if believed_back is None else (BelievedRating("B", "A", "t", believed_back),)
    return part(
        two(
            ratings=(Rating("A", "t", own), Rating("B", "t", other)),
            believed_ratings=(BelievedRating("A", "B", "t", believed), *back),
        ),
        "Where they stand on the topics",
    )


@pytest.mark.parametrize(
    ("own", "believed", "other", "back", "words"),
    [
        (1, 1, 1, 1, "Both think they agree. That is so."),
        (2, 2, 0, 0, "Both think they agree. That is not so."),
        (1, -1, 1, -1, "Both think they disagree. That is not so."),
        (2, 0, 0, 2, "Both think they disagree. That is so."),
        (2, 2, 0, 2, "Anna thinks it agrees with Bart. That is not so. Its picture of Bart is 2 points off."),
        (2, 2, 0, 2, "Bart thinks it disagrees with Anna. That is so. [t]"),
        (1, -1, 1, 1, "Anna thinks it disagrees with Bart. That is not so."),
        (1, 1, 1, None, "Anna thinks it agrees with Bart. That is so."),
        (2, 2, 0, 0, "The picture that Anna has of Bart is 2 points off."),
    ],
)
def test_the_states_are_told_in_plain_words(
    own: int, believed: int, other: int, back: int | None, words: str
) -> None:
    assert words in seen(own, believed, other, back)


def test_of_who_gave_no_picture_nothing_is_told() -> None:
    assert "Bart thinks" not in seen(1, 1, 1, None)
    assert "is not clear" not in seen(1, 1, 1, None)


def test_a_picture_between_agreeing_and_disagreeing_is_not_clear() -> None:
    pictures = tuple(
        BelievedRating("A", "B", "t", believed, participant=f"A-{believed}") for believed in (0, 1)
    )
    case = two(ratings=(Rating("A", "t", 2), Rating("B", "t", 1)), believed_ratings=pictures)
    assert "Where Anna thinks Bart stands here is not clear." in flat(case)


def test_gaps_and_positions_are_told_in_words_and_the_unknown_apart() -> None:
    case = two(
        ratings=(
            Rating("A", "t", 2, 3, participant="A-1"),
            Rating("A", "t", 1, 4, participant="A-2"),
            Rating("B", "t", 0, None),
            Rating("C", "t", None),
            Rating("E", "t", 0, 2),
        )
    )
    more = tuple(Organisation(name, name * 3) for name in "CDE")
    told = part(replace(case, organisations=case.organisations + more), "Where they stand on the topics")
    assert "between in favour (+1) and strongly in favour (+2): Anna (weight 3.5 of 4) [t]" in told
    assert "neutral (0): Bart; EEE (weight 2 of 4) [t]" in told
    assert "Does not know: CCC [t]" in told
    assert "No answer here: DDD [t]" in told
    assert "Anna and Bart lie between close and far apart (gap 1.5)." in told
    assert "Bart and EEE say the same." in told
    assert "A-1" not in told


def test_far_and_close_are_told() -> None:
    assert "Anna and Bart lie far apart (gap 2)." in seen(1, 1, -1, 1)
    assert "Anna and Bart lie close together (gap 1)." in seen(1, 1, 0, 1)


REACTIONS: dict[tuple[StatementKind, int | None, bool], str] = {
    ("interest", -2, False): "Bart: this clashes strongly (-2) “Kijk” [s]",
    ("ambition", 0, False): "Bart: neutral (0) “Kijk” [s]",
    ("value", None, False): "Bart: don't know “Kijk” [s]",
    ("interest", None, True): "Bart: rather not say “Kijk” [s]",
    ("need", 1, False): "Bart says it can bring this. [s]",
    ("need", 0, False): "Bart: neither yes nor no “Kijk” [s]",
    ("need", -1, False): "Bart: no “Kijk” [s]",
    ("offer", 2, False): "Bart says it can use this. [s]",
    ("offer", None, False): "Bart: don't know “Kijk” [s]",
}


@pytest.mark.parametrize(("kind", "position", "declined"), REACTIONS)
def test_reactions_stand_under_what_they_react_to(
    kind: StatementKind, position: int | None, declined: bool
) -> None:
    case = two(
        statements=(Statement("s", "A", kind, "Tekst"),),
        responses=(Response("B", "s", position, "Kijk", declined=declined),),
    )
    assert REACTIONS[kind, position, declined] in flat(case)


def test_matches_are_told_as_certain_as_they_are() -> None:
    statements = (Statement("n", "A", "need", "Wens"), Statement("o", "B", "offer", "Aanbod"))
    confirmed = flat(two(statements=statements, links=(Link("n", "o", "complements", "confirmed"),)))
    assert "Bart can bring this: “Aanbod” [o]" in confirmed
    assert "This meets a need of Anna. [n]" in confirmed
    proposed = flat(two(statements=statements, links=(Link("n", "o", "complements", "proposed"),)))
    assert "Perhaps Bart can bring this; ask: “Aanbod” [o]" in proposed
    assert "Perhaps this meets a need of Anna; ask. [n]" in proposed
    assert "Needs: 0 that somebody can bring, 1 perhaps, 0 that nobody can bring yet." in proposed
    nothing = flat(two(statements=statements))
    assert "Nobody has said yet that they can bring this." in nothing
    assert "Nobody has said yet that they can use this." in nothing


def test_an_offer_to_a_confirmed_need_is_not_told_twice() -> None:
    case = two(
        statements=(Statement("n", "A", "need", "Wens"), Statement("o", "B", "offer", "Aanbod")),
        links=(Link("n", "o", "complements", "confirmed"),),
        responses=(Response("A", "o", 2),),
    )
    assert "says it can use this" not in flat(case)


def test_a_candidate_names_who_stands_behind_it_and_who_was_not_heard() -> None:
    case = two(statements=(Statement("s", "A", "ambition", "Samen"),), responses=(Response("B", "s", 1),))
    case = replace(case, organisations=(*case.organisations, Organisation("C", "Cees")))
    whole = flat(case)
    assert "Closest to a shared ambition: “Samen” [s]" in whole
    assert (
        "Behind it: Anna and Bart. Least favourable answer: this suits us (+1). Not heard yet: Cees. [s]"
        in whole
    )


@pytest.mark.parametrize(
    ("source", "outcome", "words"),
    [
        ("guess", "open", "Rests on: own guess. Sure: 4 of 5. Not checked yet."),
        ("read", "confirmed", "Rests on: read somewhere. Sure: 4 of 5. Checked: it is right."),
        ("heard", "partly", "Rests on: heard from someone else. Sure: 4 of 5. Checked: it is partly right."),
        ("asked", "refuted", "Rests on: asked. Sure: 4 of 5. Checked: it is not right."),
        (None, "changed", "Rests on: not said. Sure: 4 of 5. Checked: it has changed."),
    ],
)
def test_an_assumption_stands_beside_what_the_other_says(
    source: Source | None, outcome: Outcome, words: str
) -> None:
    belief = Belief("b", "A", "B", "interest", "Denk ik", source, 4, "Wat wil je?", "de baas", outcome)
    told = flat(two(beliefs=(belief,), statements=(Statement("s", "B", "interest", "Zelf"),)))
    assert f"Anna about Bart (interest): “Denk ik” [b] {words} Bart itself says: “Zelf” [s]" in told
    assert "To ask: “Wat wil je?” Whom: de baas" in told


def test_an_assumption_without_figures_or_question_is_told_as_it_is() -> None:
    told = flat(two(beliefs=(Belief("b", "A", "B", "limit", "Denk ik"),)))
    assert "Anna about Bart (limit): “Denk ik” [b] Rests on: not said. Not checked yet." in told
    assert "Bart itself says nothing of this kind here." in told


def test_limits_conditions_and_decisions_stand_side_by_side() -> None:
    case = two(
        statements=(
            Statement("l", "A", "limit", "Tot hier", firmness=2),
            Statement("m", "B", "limit", "Niet verder"),
            Statement("w", "B", "alternative", "Alleen"),
            Statement("r", "A", "risk", "Gevaar", department="Bestuur"),
            Statement("v", "B", "condition", "Mits", weight=2, detail="Heus"),
            Statement("i", "A", "interest", "Rust", department="Bestuur", weight=2, detail="Heus"),
        ),
        decisions=(Decision("d", "A", "De raad"), Decision("e", "B", "De baas")),
    )
    whole = flat(case)
    assert "Anna: “Tot hier” (soft: agreed in the team) [l]" in whole
    assert "Bart: “Niet verder” (how firm was not said) [m]" in whole
    assert "Bart: “Alleen” [w]" in whole
    assert "Anna (risk): “Gevaar” [r]" in whole
    assert "Bart (condition): “Mits” [v]" in whole
    assert "“Rust” Added: “Heus” (Bestuur) (weight 2 of 4) [i]" in whole
    assert "Anna: “De raad” [d]" in whole
    assert "Anna and Bart each say in their own words who decides and how." in whole


def test_every_kind_of_mismatch_reads_as_a_sentence() -> None:
    case = two(
        statements=(
            Statement("l", "A", "limit", "Tot hier", firmness=4),
            Statement("k", "A", "limit", "Ook niet", firmness=1),
            Statement("i", "B", "interest", "Snel"),
            Statement("n", "B", "need", "Geld"),
        ),
        ratings=(
            Rating("A", "t", 2, 4, participant="A-1"),
            Rating("A", "t", 0, 4, participant="A-2"),
            Rating("B", "t", -1, 1),
        ),
        believed_ratings=(BelievedRating("A", "B", "t", 2, "guess", 5), BelievedRating("B", "A", "t", -1)),
        responses=(Response("B", "l", -1), Response("A", "i", -2), Response("A", "n", None)),
        links=(Link("n", "k", "conflicts", "confirmed"), Link("i", "n", "same", "rejected")),
        inner=(Inner("v", "B", "Ruzie"),),
    )
    whole = flat(case)
    for sentence in (
        "On “Topic” Anna is quite sure, without having asked, that Bart is strongly in favour (+2). "
        "Bart itself says: against (-1). [t]",
        "Anna has a limit (hard: the law): “Tot hier” Bart answers: this clashes (-1). [l]",
        "Anna has a limit (soft: somebody's own idea): “Ook niet” That goes against what Bart says: “Geld” [k, n]",
        "Bart thinks it agrees with Anna on “Topic”. That is not so: Bart says against (-1), "
        "Anna says in favour (+1). [t]",
        "On “Topic” organisations stand opposite each other. In favour: Anna. Against: Bart. [t]",
        "Bart says: “Snel” Anna answers: this clashes strongly (-2). [i]",
        "Bart needs: “Geld” Nobody has said yet that they can bring this. [n]",
        "Inside Bart there is a difference: “Ruzie” [v]",
        "Inside Anna people differ on “Topic”: from neutral (0) to strongly in favour (+2). [t]",
        "“Topic” weighs heavily for Anna (4 of 4) and lightly for Bart (1 of 4). That leaves room to give and take.",
    ):
        assert sentence in whole


def test_the_same_matter_between_the_same_organisations_is_told_once() -> None:
    case = two(
        ratings=(Rating("A", "t", 2), Rating("B", "t", 0)),
        believed_ratings=(BelievedRating("A", "B", "t", 2, "guess", 5),),
    )
    assert [mismatch.kind for mismatch in compare(case, LEXICON).mismatches] == [
        "sure but wrong",
        "false consensus",
    ]
    assert "thinks it agrees with Bart on" not in flat(case)


def test_silence_tells_its_five_forms_apart() -> None:
    case = two(
        statements=(
            Statement("i", "B", "interest", "1"),
            Statement("n", "B", "need", "2"),
            Statement("o", "B", "offer", "3"),
            Statement("j", "B", "interest", "5"),
            Statement("k", "B", "interest", "6"),
        ),
        ratings=(
            Rating("A", "u", 2, participant="A-1"),
            Rating("A", "u", -1, participant="A-2"),
            Rating("A", "v", 0),
            Rating("B", "t", None),
            Rating("B", "u", 1),
            Rating("B", "v", 1),
        ),
        topics=(Topic("t", "Topic"), Topic("u", "Topic"), Topic("v", "Topic")),
        responses=(
            Response("A", "i", None),
            Response("A", "n", None, declined=True),
            Response("A", "j", 0),
            Response("A", "k", -2),
        ),
    )
    told = part(case, "What is still open")
    assert (
        "Anna: No answer, on these topics: [t] Neutral, on these topics: [v] "
        "Its own people contradict each other, on these topics: [u] "
        "Rather not say, to these statements of others: [n] Does not know, to these statements of others: [i] "
        "Neutral, to these statements of others: [j] Clashes, to these statements of others: [k] "
        "Statements of others without an answer yet: 1. "
        "Nothing here yet about: ambition, interest, what it can bring and what it needs."
    ) in told
    assert "Bart: Does not know, on these topics: [t] Nothing here yet about: ambition." in told
    full = (*case.statements, Statement("a", "B", "ambition", "4"))
    ratings = tuple(Rating("B", topic, 1) for topic in "tuv")
    assert "Bart: nothing was left open." in part(
        replace(case, statements=full, ratings=ratings), "What is still open"
    )


def crowd(count: int) -> Case:
    names = [f"o{number}" for number in range(count)]
    return Case(
        "c",
        "Menigte",
        organisations=tuple(Organisation(name, f"Organisatie {name}") for name in names),
        topics=(Topic("t", "Topic"),),
        statements=tuple(Statement(f"n-{name}", name, "need", "Wens") for name in names),
        ratings=tuple(Rating(name, "t", (-2, 2)[place % 2]) for place, name in enumerate(names)),
    )


def test_many_organisations_are_counted_and_not_all_named() -> None:
    whole = flat(crowd(40))
    assert "Organisatie o12 and 13 others." in whole
    assert "And 490 other pairs, no further apart." in whole
    assert "And 490 other pairs." in whole
    assert "And 8 more, in the data file." in whole


HOSTILE = "\x1b[31m{a}\x07 %s \u202eom\u2069\r\nregel\x9b2J {topic} \U000e0041 {{x}}"


def test_texts_of_people_are_quoted_and_never_obeyed() -> None:
    case = two(
        title=HOSTILE,
        organisations=(Organisation("A", HOSTILE), Organisation("B", "Bart")),
        topics=(Topic("t", HOSTILE),),
        statements=tuple(
            Statement(kind, "A", kind, HOSTILE, department=HOSTILE, detail=HOSTILE)
            for kind in (
                "ambition",
                "value",
                "interest",
                "offer",
                "need",
                "limit",
                "alternative",
                "risk",
                "condition",
            )
        ),
        ratings=(Rating("A", "t", 2, 4), Rating("B", "t", -2, 0)),
        believed_ratings=(BelievedRating("B", "A", "t", -2, "guess", 5),),
        responses=(Response("B", "interest", -2, HOSTILE), Response("B", "ambition", 2, HOSTILE)),
        beliefs=(Belief("b", "B", "A", "interest", HOSTILE, question=HOSTILE, ask=HOSTILE),),
        inner=(Inner("v", "A", HOSTILE),),
        decisions=(Decision("d", "A", HOSTILE), Decision("e", "B", "Anders")),
    )
    whole = report(case)
    assert "�[31m{a}� %s �om� regel�2J {topic} � {{x}}" in flat(case)
    assert not [sign for sign in whole if unicodedata.category(sign) in ("Cc", "Cf", "Cs") and sign != "\n"]
    whole.encode("utf-8")


def test_only_templates_are_asked_for_in_another_language() -> None:
    asked: set[str] = set()

    def noted(template: str) -> str:
        asked.add(template)
        return template.upper() if "{" not in template else template

    comparison_text(PRACTICE, compare(PRACTICE, LEXICON), Plain(noted))
    rows: tuple[Statement | Topic | Belief, ...] = (*PRACTICE.statements, *PRACTICE.topics, *PRACTICE.beliefs)
    texts = [row.text for row in rows]
    texts += [organisation.name for organisation in PRACTICE.organisations]
    assert not [template for template in asked if any(text in template for text in texts)]


def test_every_word_of_its_own_is_in_the_reader_s_language() -> None:
    whole = comparison_text(PRACTICE, compare(PRACTICE, LEXICON), Plain(lambda template: "x" * len(template)))
    left = replace(
        PRACTICE,
        statements=(),
        topics=(),
        ratings=(),
        beliefs=(),
        believed_ratings=(),
        responses=(),
        links=(),
    )
    bare = replace(
        left, inner=(), decisions=(), title="T", meeting=None, organisations=(Organisation("A", "A"),)
    )
    own = comparison_text(bare, compare(bare, LEXICON), Plain(lambda template: "x" * len(template)))
    assert set(own) <= set("xTA=-()[]:, .1\n")
    assert "the" not in whole.split()


def test_one_is_said_in_the_singular() -> None:
    alone = Case("c", "T", organisations=(Organisation("A", "Ant"),), coverage=(Coverage("A", 1, 1, True),))
    told = flat(alone)
    assert "What 1 organisation said." in told
    assert "Answers released: 1 of 1 organisation." in told
    assert "Ant (A): 1 of 1 question answered, and released." in told


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


@settings(max_examples=50)
@given(TEXT, TEXT, TEXT, TEXT)
def test_no_line_is_wider_than_eighty_columns_or_steers_a_terminal(
    title: str, name: str, text: str, topic: str
) -> None:
    case = two(
        title=title,
        organisations=(Organisation("A", name), Organisation("B", "Bart")),
        topics=(Topic("t", topic),),
        statements=(Statement("i", "A", "interest", text, weight=3), Statement("n", "A", "need", text)),
        ratings=(Rating("A", "t", 2, 4), Rating("B", "t", -2, 1)),
        responses=(Response("B", "i", -2, text),),
    )
    whole = report(case)
    assert max(len(line) for line in whole.split("\n")) <= WIDTH
    assert not [sign for sign in whole if unicodedata.category(sign) == "Cc" and sign != "\n"]
