"""Compiled copies make reading fast, and make no other difference."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bot import settings
from bot.i18n import Catalogues
from bot.languages import catalogue, pack

SHIPPED = settings.read({}).locales
MESSAGE = "There is no case {case}. See: {anna} case list."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the languages that ship with ANNA."""
    return Path(shutil.copytree(SHIPPED, tmp_path / "locales"))


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """Where copies can be kept."""
    return tmp_path / "cache" / "anna"


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were really parsed."""
    names: list[str] = []

    def noted(parse: Callable[[bytes, str], object]) -> Callable[[bytes, str], object]:
        def noting(content: bytes, file: str) -> object:
            names.append(Path(file).name)
            return parse(content, file)

        return noting

    monkeypatch.setattr(catalogue, "parse", noted(catalogue.parse))
    monkeypatch.setattr(pack, "parse", noted(pack.parse))
    return names


def said(folder: Path, cache: Path | None, language: str = "nl") -> tuple[object, ...]:
    """What a new program says in a language, and what it understands."""
    catalogues = Catalogues(folder, cache)
    words, lexicon = catalogues.words(language), catalogues.lexicon
    return words(MESSAGE), words.command("back"), catalogues.names, lexicon.yes, dict(lexicon.commands)


def test_what_was_read_before_is_not_parsed_again(folder: Path, cache: Path, parsed: list[str]) -> None:
    first = said(folder, cache)
    assert sorted(parsed) == ["anna.po", "pack.toml", "pack.toml"]
    parsed.clear()
    assert said(folder, cache) == first == said(folder, None)
    assert sorted(parsed) == ["anna.po", "pack.toml", "pack.toml"]  # those of the program without a cache


def test_a_catalogue_that_was_changed_is_seen_at_once(folder: Path, cache: Path) -> None:
    before = said(folder, cache)
    path = folder / "nl" / "LC_MESSAGES" / "anna.po"
    kept = path.stat()
    path.write_text(path.read_text().replace("Er is geen zaak", "Er is g33n zaak"))
    path.touch()
    assert path.stat().st_size == kept.st_size
    after = said(folder, cache)
    assert (before[0], after[0]) == (
        "Er is geen zaak {case}. Kijk met: anna case list.",
        "Er is g33n zaak {case}. Kijk met: anna case list.",
    )


def test_a_pack_that_was_changed_is_seen_at_once(folder: Path, cache: Path) -> None:
    assert said(folder, cache)[1] == "/terug"
    path = folder / "nl" / "pack.toml"
    path.write_text(path.read_text().replace('back = "terug"', 'back = "eerder"'))
    assert said(folder, cache)[1] == "/eerder"


@pytest.mark.parametrize(
    "damage",
    [
        lambda kept: b"",
        lambda kept: kept[: len(kept) // 2],
        lambda kept: kept[:-1],
        lambda kept: kept.replace(b"geen zaak", b"een zaak"),
        lambda kept: b"{}",
        lambda kept: b"0" * 64 + b'\n{"texts": {}}',
    ],
    ids=["empty", "half", "one byte short", "changed", "of another kind", "with a wrong check"],
)
def test_a_damaged_copy_is_made_anew(
    folder: Path, cache: Path, parsed: list[str], damage: Callable[[bytes], bytes]
) -> None:
    first = said(folder, cache)
    for path in cache.iterdir():
        path.write_bytes(damage(path.read_bytes()))
    parsed.clear()
    assert said(folder, cache) == first
    assert "anna.po" in parsed
    parsed.clear()
    assert said(folder, cache) == first
    assert parsed == []


def test_a_folder_that_cannot_be_written_makes_no_difference(folder: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    assert said(folder, blocked / "anna") == said(folder, None)
    assert said(folder, blocked) == said(folder, None)
    assert blocked.read_text() == "no folder"


def test_nothing_but_whole_copies_is_left_behind_and_old_ones_go(folder: Path, cache: Path) -> None:
    path = folder / "nl" / "LC_MESSAGES" / "anna.po"
    for number in range(12):
        path.write_text(path.read_text() + f"\n# {number}\n")
        said(folder, cache)
    names = [copy.name for copy in cache.iterdir()]
    assert len([name for name in names if name.startswith("nl-")]) == 8
    assert all(name.endswith(".json") and name.startswith(("nl-", "packs-")) for name in names)


def test_a_copy_can_be_read_by_nobody_else(folder: Path, cache: Path) -> None:
    said(folder, cache)
    assert all(path.stat().st_mode & 0o077 == 0 for path in (cache, *cache.iterdir()))
