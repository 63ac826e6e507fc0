"""What a person can type, write or set is told in the README, the docs or the guide for authors of interviews."""

import io
import re
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import fields
from pathlib import Path

import pytest

from bot.cli.main import main
from bot.dialog.authoring.reading import read
from bot.dialog.flow import Flow, Section
from bot.dialog.kinds.registry import KINDS
from bot.dialog.question import Condition, Meaning, Option, Probe, Question
from tests.support.lexicon import NAMES

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "flows" / "README.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
ALL = "\n".join(
    (README, GUIDE, *(path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").rglob("*.md"))))
)


def helped(*command: str) -> str:
    """The help of a command."""
    told = io.StringIO()
    with redirect_stdout(told), pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", "200")
        with pytest.raises(SystemExit):
            main([*command, "--help"])
    return told.getvalue()


def commands(*above: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every command with its help, without those that only hold others."""
    text = helped(*above)
    names = re.findall(r"^    (\w+)\b", text.partition("COMMAND\n")[2], flags=re.M)
    if not names:
        yield above, text
    for name in names:
        yield from commands(*above, name)


COMMANDS = dict(commands())


def test_the_commands_that_these_tests_find_are_those_there_are() -> None:
    assert {("chat",), ("demo",), ("compare",), ("case", "new"), ("flow", "check")} <= COMMANDS.keys()
    assert len(COMMANDS) >= 13


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_is_told(command: tuple[str, ...]) -> None:
    assert re.search(rf"\banna {' '.join(command)}\b", ALL)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_option_of_a_command_is_told(command: tuple[str, ...]) -> None:
    for option in set(re.findall(r"--[a-z]+", COMMANDS[command])) - {"--help"}:
        assert option in ALL, option


@pytest.mark.parametrize("command", NAMES)
def test_every_command_of_the_conversation_is_told_in_both_languages(command: str) -> None:
    for name in NAMES[command]:
        assert f"`/{name}`" in README


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_question_is_told_to_authors(kind: str) -> None:
    assert f"| `{kind}` |" in GUIDE
    assert f'kind = "{kind}"' in GUIDE


def accepted(key: str, place: str) -> bool:
    """Whether a flow file may have this key in this place."""
    table = {"question": "[[section.question]]", "section": "[[section]]", "flow": ""}.get(place)
    line = f"{key} = 1" if table is not None else f"{place} = {{ {key} = 1 }}"
    table = "[[section.question]]" if table is None else table
    if place in {"when", "options"}:
        line = f"{place} = [{{ {key} = 1 }}]"
    head = "[[section]]\n" if "question" in table else ""
    _, problems = read("probe", f"{head}{table}\n{line}\n", "probe.toml")
    return not any(problem.message.startswith("unknown key") for problem in problems)


PLACES = {
    "flow": Flow,
    "section": Section,
    "question": Question,
    "options": Option,
    "when": Condition,
    "probe": Probe,
    "means": Meaning,
}
KEYS = [
    (place, field.name)
    for place, record in PLACES.items()
    for field in fields(record)
    if accepted(field.name, place)
]


def test_the_keys_that_these_tests_find_are_those_a_file_may_have() -> None:
    assert {("flow", "ending"), ("section", "summary"), ("question", "each_most"), ("means", "field")} <= set(
        KEYS
    )
    assert ("question", "wording") not in KEYS
    assert not accepted("colour", "question")
    assert len(KEYS) > 40


@pytest.mark.parametrize(("place", "key"), KEYS)
def test_every_key_of_a_flow_is_told_to_authors(place: str, key: str) -> None:
    if place in {"flow", "section", "question"}:
        assert f"`{key}`" in GUIDE
    else:
        assert re.search(rf"\b{place}\b.*\b{key}\b|\b{key}\b = |`{key}`", GUIDE)


def test_every_setting_is_told() -> None:
    settings = set(re.findall(r"\bANNA_\w+", (ROOT / "bot" / "settings.py").read_text(encoding="utf-8")))
    assert settings >= {"ANNA_DATABASE", "ANNA_LANGUAGE"}
    for setting in settings:
        assert f"`{setting}`" in ALL


def test_what_the_readme_lets_people_type_exists() -> None:
    known = {" ".join(command) for command in COMMANDS}
    groups = {name.split()[0] for name in known}
    for line in re.findall(r"(?:^|`)(?:uv run )?anna ([a-z][a-z ]*)", README, flags=re.M):
        words = line.split()
        typed = " ".join(words[:2])
        assert typed in known or words[0] in known or (len(words) == 1 and words[0] in groups), line
    for name in re.findall(r"`/(\w+)[` ]", README):
        assert name in {each for both in NAMES.values() for each in both}


def test_files_and_folders_that_the_readme_names_exist() -> None:
    for path in re.findall(r"\]\(([\w./-]+)\)", README):
        assert (ROOT / path).exists(), path


DECISIONS = sorted((ROOT / "docs" / "decisions").glob("0*.md"))


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_every_decision_says_what_why_what_was_given_up_and_when(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith(f"# {path.name[:4]} ")
    assert re.search(r"\b20\d\d-\d\d-\d\d\b", lines[2])
    assert [line for line in lines if line.startswith("## ")] == ["## What", "## Why", "## Given up"]
    assert f"[{path.name[:4]}]({path.name})" in (path.parent / "README.md").read_text(encoding="utf-8")


CHECKS = re.findall(
    r"^uv (?:run|lock) (?!pytest|coverage).*$", (ROOT / ".ci" / "run").read_text(encoding="utf-8"), flags=re.M
)
HOOKS = re.findall(
    r"^ +entry: (.*)$", (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"), flags=re.M
)


def test_what_is_checked_at_a_commit_is_what_is_checked_before_a_change_lands() -> None:
    assert len(HOOKS) > 4
    assert HOOKS == CHECKS


@pytest.mark.parametrize(
    "name", ["CONTRIBUTING.md", "SECURITY.md", "docs/decisions/README.md", "docs/glossary.md"]
)
def test_files_that_other_pages_name_exist(name: str) -> None:
    page = ROOT / name
    text = page.read_text(encoding="utf-8")
    for path in re.findall(r"\]\(([\w./-]+)\)", text):
        assert (page.parent / path).exists(), path
    for path in re.findall(r"`((?:bot|tests|docs|flows|locales|benchmarks|\.ci)/[\w./-]*)`", text):
        if not re.search(r"\b[A-Z]{3,}\b", path):
            assert (ROOT / path).exists(), path
