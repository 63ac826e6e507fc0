"""Every noun of the model stands in the glossary, and every code name in it exists."""

import ast
import re
from importlib import import_module
from pathlib import Path
from typing import Any, get_args

import pytest

from bot import model

ROOT = Path(__file__).parents[1]
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in GLOSSARY.splitlines()
    if line.startswith("| ") and not line.startswith("| Dutch ")
]
CODES = sorted({row[2].strip("`") for row in ROWS})


def nouns() -> list[str]:
    """The public classes of the model, and its aliases of literals and types."""
    found = []
    for node in ast.parse((ROOT / "bot" / "model.py").read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef):
            found.append(node.name)
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            found.append(node.targets[0].id)
    return found


def test_the_nouns_that_these_tests_find_are_those_of_the_model() -> None:
    assert {"Case", "Statement", "Share", "StatementKind", "Spoken", "CarryLevel"} <= set(nouns())
    assert len(ROWS) > 60
    assert all(len(row) == 4 for row in ROWS)


@pytest.mark.parametrize("noun", nouns())
def test_every_noun_of_the_model_stands_in_the_glossary(noun: str) -> None:
    assert f"model.{noun}" in CODES


LITERALS = {noun: words for noun in nouns() if (words := get_args(getattr(model, noun)))}


@pytest.mark.parametrize("noun", LITERALS)
def test_every_word_of_a_literal_is_explained_in_its_rows(noun: str) -> None:
    told = "\n".join(row[3] for row in ROWS if row[2] == f"`model.{noun}`")
    for word in LITERALS[noun]:
        assert f"`{word}`" in told


@pytest.mark.parametrize("code", CODES)
def test_every_code_name_exists(code: str) -> None:
    assert re.fullmatch(r"[\w.]+", code)
    names = code.split(".")
    for length in range(len(names), 0, -1):
        try:
            here: Any = import_module(".".join(("bot", *names[:length])))
        except ModuleNotFoundError:
            continue
        for name in names[length:]:
            fields = getattr(here, "__dataclass_fields__", {})
            here = fields[name] if name in fields else getattr(here, name)
        return
    pytest.fail(code)


def test_no_english_word_stands_for_two_things() -> None:
    words = [row[1] for row in ROWS]
    assert sorted(words) == sorted(set(words))
