"""`anna map`, as the owner of a database uses it."""

import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.people import Ran, app_on, ran
from tests.support.tables import collaboration, kept


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A database with a case of five organisations in it."""
    app = app_on(tmp_path / "anna.db")
    kept(app, collaboration(5))
    app.close()
    return tmp_path / "anna.db"


def mapped(database: Path, *arguments: str) -> Ran:
    return ran("map", "jeugd", *arguments, database=database)


BEGINNINGS = {"pdf": b"%PDF-", "png": b"\x89PNG", "svg": b"<svg "}


@pytest.mark.parametrize("form", BEGINNINGS)
def test_a_map_is_written_in_the_form_that_is_asked(database: Path, tmp_path: Path, form: str) -> None:
    out = tmp_path / "kaart"
    done = mapped(database, "--format", form, "--paper", "a3", "--out", str(out))
    assert (done.status, done.err) == (0, "")
    assert out.read_bytes().startswith(BEGINNINGS[form])
    assert str(out) in done.out


@pytest.mark.parametrize("form", BEGINNINGS)
def test_the_ending_of_the_file_tells_the_form(database: Path, tmp_path: Path, form: str) -> None:
    out = tmp_path / f"kaart.{form}"
    assert mapped(database, "--out", str(out)).status == 0
    assert out.read_bytes().startswith(BEGINNINGS[form])


def test_further_sheets_stand_beside_the_first(tmp_path: Path) -> None:
    app = app_on(tmp_path / "anna.db")
    kept(app, collaboration(16))
    app.close()
    done = ran("map", "jeugd", "--out", str(tmp_path / "kaart.png"), database=tmp_path / "anna.db")
    assert done.status == 0
    sheets = sorted(each.name for each in tmp_path.glob("*.png"))
    assert sheets == [*(f"kaart-{number}.png" for number in range(2, len(sheets) + 1)), "kaart.png"]
    assert len(done.out.splitlines()) == len(sheets) > 1


def test_text_goes_to_the_terminal_or_to_a_file(database: Path, tmp_path: Path) -> None:
    shown = mapped(database, "--format", "text")
    assert shown.status == 0
    assert "Gedeelde ambitie" in shown.out
    out = tmp_path / "kaart.txt"
    assert mapped(database, "--out", str(out)).status == 0
    assert out.read_text(encoding="utf-8") == shown.out


def test_a_map_speaks_the_language_that_is_asked(database: Path) -> None:
    assert "Shared ambition" in mapped(database, "--format", "text", "--lang", "en").out


def test_a_reader_sees_its_own_map(database: Path) -> None:
    coordinator = mapped(database, "--format", "text").out
    organisation = mapped(database, "--format", "text", "--reader", "O1").out
    assert "Nog te toetsen" in coordinator
    assert "Nog te toetsen" not in organisation
    assert mapped(database, "--format", "text", "--reader", "jeugdzorg kreek").out == organisation


@pytest.mark.parametrize("picture", ["overview", "image", "O1", "Jeugdzorg Kreek"])
def test_one_picture_for_a_chat(database: Path, tmp_path: Path, picture: str) -> None:
    out = tmp_path / "beeld.png"
    assert mapped(database, "--picture", picture, "--out", str(out)).status == 0
    assert int.from_bytes(out.read_bytes()[16:20], "big") == 1080
    assert mapped(database, "--picture", picture, "--format", "text").out.strip()


def test_image_and_self_image_is_refused_to_an_organisation(database: Path, tmp_path: Path) -> None:
    done = mapped(database, "--picture", "image", "--reader", "O1", "--out", str(tmp_path / "x.png"))
    assert done.status == 1
    assert done.err == "Dit beeld is alleen voor de coördinator.\n"
    assert not (tmp_path / "x.png").exists()


@pytest.mark.parametrize("wrong", [("--reader", "Nergens"), ("--picture", "Nergens")])
def test_who_takes_no_part_is_named(database: Path, tmp_path: Path, wrong: tuple[str, str]) -> None:
    done = mapped(database, *wrong, "--out", str(tmp_path / "x.pdf"))
    assert done.status == 1
    assert "Nergens" in done.err
    assert len(done.err.splitlines()) == 1


def test_a_picture_needs_a_file(database: Path) -> None:
    done = mapped(database)
    assert done.status == 2
    assert "--out" in done.err


def test_a_file_that_cannot_be_written_is_told(database: Path, tmp_path: Path) -> None:
    done = mapped(database, "--out", str(tmp_path / "nergens" / "kaart.pdf"))
    assert done.status == 1
    assert "nergens" in done.err
    assert len(done.err.splitlines()) == 1


def test_without_what_draws_the_map_comes_in_words_with_what_to_install(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    done = mapped(database, "--out", str(tmp_path / "kaart.pdf"))
    assert done.status == 1
    assert "Gedeelde ambitie" in done.out
    assert "pip install 'anna-bot[documents]'" in done.err
    assert "uv sync --extra documents" in done.err
    assert not (tmp_path / "kaart.pdf").exists()


def test_characters_that_cannot_be_drawn_are_told_aside(tmp_path: Path) -> None:
    app = app_on(tmp_path / "anna.db")
    kept(app, replace(collaboration(3), title="Samen 😀"))
    app.close()
    done = ran("map", "jeugd", "--out", str(tmp_path / "kaart.pdf"), database=tmp_path / "anna.db")
    assert done.status == 0
    assert done.err == "Tekens die niet getekend konden worden: 1. Elk werd □.\n"


def test_a_map_is_a_draft_until_it_is_published_and_again_when_something_changed(database: Path) -> None:
    draft = mapped(database, "--format", "text").out
    assert "Concept van" in draft
    assert ran("publish", "jeugd", database=database).status == 0
    published = mapped(database, "--format", "text").out
    assert "Versie 1" in published
    app = app_on(database)
    linked = app.desk.links("jeugd")[1][0]
    app.desk.link("jeugd", linked.a, linked.b, None)
    app.close()
    assert "Concept van" in mapped(database, "--format", "text").out
    assert mapped(database, "--format", "text", "--version", "1").out == published
    assert mapped(database, "--format", "text", "--version", "2").status == 1


def test_a_map_is_for_its_owner_alone_to_read_and_leaves_nothing_else_behind(
    database: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "maps"
    folder.mkdir()
    for name in ("a.svg", "a.txt"):
        assert ran("map", "jeugd", "--out", str(folder / name), database=database).status == 0
        assert stat.S_IMODE((folder / name).stat().st_mode) == 0o600
    assert {path.suffix for path in folder.iterdir()} == {".svg", ".txt"}
