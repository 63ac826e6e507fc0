"""`anna report`: every kind of paper in every format, written whole, and one sentence for what cannot be."""

import stat
from pathlib import Path

import pytest

from tests.support.people import Person, Ran, Robot, app_on, ran

ORGANISATIONS = ("--organisation", "Gemeente A", "Zorg B")
NEW = ("case", "new", "--title", "Jeugd", *ORGANISATIONS, "--topic", "Een toegang", "--meeting", "2027-05-14")


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case in which the municipality answered and released, and the other did not begin."""
    path = tmp_path_factory.mktemp("report") / "anna.db"
    assert ran(*NEW, database=path).status == 0
    app = app_on(path)
    for address, seat in (("een", "GEM"), ("twee", "ZOR")):
        person = Person(app, address)
        person.enters(app.desk.invite("jeugd", seat).code)
        if seat == "GEM":
            person.answers(Robot("GEM"))
            person.releases()
    app.close()
    return path


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def made(database: Path, *options: str) -> Ran:
    return ran("report", "jeugd", *options, database=database)


BEGINNINGS = {"pdf": b"%PDF-", "docx": b"PK", "odt": b"PK", "xlsx": b"PK", "ods": b"PK", "csv": b"PK"}


@pytest.mark.parametrize("form", ["pdf", "docx", "odt"])
@pytest.mark.parametrize(
    "kind", [("prep", "--as", "gem"), ("prep", "--participant", "gem-1"), ("comparison",)]
)
def test_documents_are_made_in_every_format(database: Path, kind: tuple[str, ...], form: str) -> None:
    told = made(database, "--kind", *kind, "--format", form, "--out", "paper")
    assert (told.status, told.out, told.err) == (0, "Geschreven naar paper.\n", "")
    assert Path("paper").read_bytes().startswith(BEGINNINGS[form])


@pytest.mark.parametrize("form", ["xlsx", "ods", "csv"])
@pytest.mark.parametrize("reader", ["coordinator", "GEM", "Zorg B"])
def test_workbooks_are_made_in_every_format_for_every_reader(database: Path, reader: str, form: str) -> None:
    told = made(database, "--kind", "workbook", "--format", form, "--reader", reader, "--out", "paper")
    assert (told.status, told.err) == (0, "")
    assert Path("paper").read_bytes().startswith(BEGINNINGS[form])


def test_the_name_of_the_file_tells_its_format(database: Path) -> None:
    assert made(database, "--out", "a.DOCX").status == 0
    assert made(database, "--kind", "workbook", "--out", "b.zip").status == 0
    assert b"word/document.xml" in Path("a.DOCX").read_bytes()
    assert b".csv" in Path("b.zip").read_bytes()


def test_without_a_name_a_file_gets_one_that_no_other_file_has(database: Path) -> None:
    told = [made(database, "--format", "odt").out for _ in range(2)]
    assert told == ["Geschreven naar rapport-jeugd.odt.\n", "Geschreven naar rapport-jeugd-2.odt.\n"]
    assert Path("rapport-jeugd.odt").is_file()
    assert Path("rapport-jeugd-2.odt").is_file()


def test_papers_are_for_their_owner_alone_to_read_and_leave_nothing_else_behind(database: Path) -> None:
    made(database, "--format", "odt", "--out", "a.odt")
    assert stat.S_IMODE(Path("a.odt").stat().st_mode) == 0o600
    assert [path.name for path in Path().iterdir()] == ["a.odt"]


def test_a_theme_is_taken_from_its_file(database: Path) -> None:
    Path("look.toml").write_text('name = "Regio"\ncolour = "#ffe000"', encoding="utf-8")
    assert made(database, "--theme", "look.toml", "--out", "a.odt").status == 0


@pytest.mark.parametrize(
    ("options", "status", "words"),
    [
        (("--kind", "prep"), 2, "--as ORGANISATIE of met --participant"),
        (("--kind", "prep", "--as", "GEM", "--participant", "GEM-1"), 2, "--as ORGANISATIE"),
        (("--kind", "prep", "--as", "GEM", "--reader", "GEM"), 2, "geen --reader"),
        (("--kind", "workbook", "--as", "GEM"), 2, "--reader"),
        (("--kind", "prep", "--participant", "GEM-9"), 1, "GEM-1"),
        (("--kind", "prep", "--participant", "coordinator-1"), 1, "GEM-1"),
        (("--kind", "prep", "--as", "Politie"), 1, "Politie"),
        (("--kind", "prep", "--as", "ZOR"), 1, "Beantwoord eerst"),
        (("--reader", "Politie"), 1, "Politie"),
        (("--format", "xlsx"), 2, "pdf, docx, odt"),
        (("--kind", "workbook", "--format", "pdf"), 2, "xlsx, ods, csv"),
        (("--kind", "workbook", "--out", "a.pdf"), 2, "xlsx, ods, csv"),
        (("--theme", "niet.toml"), 1, "niet.toml"),
        (("--theme", "."), 1, "thema"),
        (("--out", "."), 1, "map"),
        (("--out", ""), 1, "map"),
        (("--out", "niet/hier.pdf"), 1, "niet/hier.pdf"),
        (("--out", "a\nb.pdf"), 1, "verborgen tekens"),
        (("--out", "a\x00b.pdf"), 1, "verborgen tekens"),
        (("--out", "a\u202eb.pdf"), 1, "verborgen tekens"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_leaves_nothing(
    database: Path, options: tuple[str, ...], status: int, words: str
) -> None:
    told = made(database, *options)
    assert (told.status, told.out) == (status, "")
    assert words in told.err
    assert told.err.count("\n") == 1
    assert list(Path().iterdir()) == []


def test_a_case_that_does_not_exist_is_told(database: Path) -> None:
    assert "nergens" in ran("report", "nergens", database=database).err


def test_what_stood_under_a_name_stays_when_the_new_file_cannot_be_written(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("a.odt").write_text("oud", encoding="utf-8")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    told = made(database, "--format", "odt", "--out", "a.odt")
    assert told.status == 1
    assert "No space left" in told.err
    assert Path("a.odt").read_text(encoding="utf-8") == "oud"
    assert [path.name for path in Path().iterdir()] == ["a.odt"]


def test_a_link_is_replaced_and_not_followed(database: Path) -> None:
    Path("elders").write_text("oud", encoding="utf-8")
    Path("a.odt").symlink_to("elders")
    assert made(database, "--format", "odt", "--out", "a.odt").status == 0
    assert Path("elders").read_text(encoding="utf-8") == "oud"
    assert not Path("a.odt").is_symlink()


def test_several_people_of_one_organisation_are_told_apart(database: Path) -> None:
    app = app_on(database)
    Person(app, "drie").enters(app.desk.invite("jeugd", "ZOR").code)
    app.close()
    told = made(database, "--kind", "prep", "--as", "ZOR")
    assert told.status == 1
    assert "ZOR-1, ZOR-2" in told.err


def test_what_was_imported_for_an_organisation_can_be_on_a_prep_sheet_too(tmp_path: Path) -> None:
    path = tmp_path / "oefenen.db"
    app = app_on(path)
    Person(app).sends(button="menu:practice")
    app.close()
    told = ran("report", "practice", "--kind", "prep", "--as", "ZOR", "--format", "odt", database=path)
    assert told.out == "Geschreven naar voorbereiding-practice-ZOR.odt.\n"
