"""A bad flow is refused when it is read, with everything that is wrong with it, a line each."""

import ast
from pathlib import Path

import pytest

from bot.dialog.authoring import inspection, reading
from bot.dialog.authoring.inspection import load, untranslated
from bot.dialog.authoring.reading import BadFlow
from tests.support.talking import flow_of

BROKEN = sorted((Path(__file__).parents[2] / "data" / "broken_flows").glob("*.toml"))


def problems(text: str, file: str = "broken.toml") -> BadFlow:
    with pytest.raises(BadFlow) as refused:
        load("broken", text, file)
    return refused.value


def expected(path: Path) -> list[str]:
    """What a broken flow says at its top, after `#!`, that is wrong with it."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [f"{path.name}: {line.removeprefix('#! ')}" for line in lines if line.startswith("#! ")]


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_broken_flow_is_refused_naming_file_question_and_problem(path: Path) -> None:
    found = problems(path.read_text(encoding="utf-8"), path.name)
    assert str(found).splitlines() == expected(path)
    assert all(problem.file == path.name and not problem.warning for problem in found.problems)


def test_every_problem_that_can_be_noted_has_its_broken_flow() -> None:
    noted = {
        call.args[1].value
        for module in (inspection, reading)
        for call in ast.walk(ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "note"
        if isinstance(call.args[1], ast.Constant)
    }
    shown = {
        problem.message
        for path in BROKEN
        for problem in problems(path.read_text(encoding="utf-8"), path.name).problems
    }
    assert len(noted) > 25
    assert noted <= shown


@pytest.mark.parametrize("value", ["9" * 5000, "[" * 20_000], ids=["5000 digits", "20,000 brackets"])
def test_what_the_toml_reader_chokes_on_is_no_valid_toml(value: str) -> None:
    [problem] = problems(f'title = "T"\nlongest = {value}\n').problems
    assert problem.message == "this is no valid TOML: {error}."


def test_the_line_of_a_problem_can_be_in_another_language() -> None:
    [problem] = problems('title = "T"\nlanguage = "nl"\n').problems
    assert problem.line("{key} ontbreekt.") == "broken.toml: section ontbreekt."


def test_a_text_of_a_flow_is_no_template_for_its_problems() -> None:
    """What an author wrote between braces stays as it is in the line that quotes it."""
    text = '[[section]]\nid = "s"\ntitle = "S"\n[[section.question]]\nid = "q"\nkind = "{key}"\ntext = "?"\n'
    [problem] = problems(f'title = "T"\nlanguage = "nl"\n{text}').problems
    assert problem.line(problem.message) == 'broken.toml: q: the kind "{key}" does not exist.'


def test_a_missing_translation_is_a_warning_for_each_text() -> None:
    flow = flow_of(
        """
        intro = "Hello."

        id = "s1.one"
        kind = "choice"
        text = "Which one?"
        options = [{ id = "a", text = "The first" }]
        """
    )
    known = {("talk/title", "Talk"), ("talk/s1/title", "Part 1"), ("talk/s1.one/text", "Which one?")}
    warned = untranslated(flow, "talk.toml", "nl", lambda place, text: (place, text) in known)
    assert [problem.line(problem.message) for problem in warned] == [
        'talk.toml: ending: no translation in "nl": The end.',
        'talk.toml: s1: no translation in "nl": Hello.',
        'talk.toml: s1.one: no translation in "nl": The first',
    ]
    assert all(problem.warning for problem in warned)
    assert untranslated(flow, "talk.toml", "nl", lambda place, text: True) == []


@pytest.mark.parametrize(
    "question",
    [
        'kind = "text"\neach = ["partners"]\ntext = "{partner} and {organisation} in {case} at {meeting}?"',
        'kind = "text"\neach = ["partners", "topics"]\ntext = "{partner}, {topic}?"',
        'kind = "text"\neach = ["partners", "beliefs"]\ntext = "{partner}, {belief}?"',
        'kind = "text"\neach = ["unchecked"]\ntext = "{partner}, {belief}?"',
        'kind = "text"\neach = ["a.list"]\ntext = "{element}?"',
        'kind = "text"\neach = ["a.topics"]\ntext = "{element}, {topic}?"',
        'kind = "text"\neach = ["a.beliefs"]\ntext = "{element}, {belief}, {partner}?"',
        'kind = "text"\neach = ["partners", "a.beliefs_of"]\ntext = "{partner}, {belief}?"',
        'kind = "text"\nwhen = [{ question = "a.number", at_least = 1000 }]\ntext = "?"',
        'kind = "text"\nwhen = [{ question = "a.list", at_least = 2 }]\ntext = "?"',
        'kind = "text"\nwhen = [{ question = "a.open", equals = "own words" }]\ntext = "?"',
        'kind = "text"\nwhen = [{ question = "a.list", answered = false }]\ntext = "?"',
    ],
)
def test_what_an_author_may_write_is_fit_for_use(question: str) -> None:
    flow = flow_of(
        f"""
        id = "a.list"
        kind = "list"
        text = "Things?"

        id = "a.topics"
        kind = "several"
        options_from = "topics"
        text = "Topics?"

        id = "a.beliefs_of"
        kind = "list"
        each = ["partners"]
        means = {{ record = "belief", kind = "interest" }}
        text = "What of {{partner}}?"

        id = "a.beliefs"
        kind = "several"
        options_from = "unchecked"
        text = "Beliefs?"

        id = "a.number"
        kind = "number"
        text = "How many?"

        id = "a.open"
        kind = "choice"
        open = true
        options = [{{ id = "a", text = "A" }}]
        text = "Which?"

        id = "a.last"
        {question}
        """.replace("\n        ", "\n")
    )
    assert flow.by_id["a.last"]
