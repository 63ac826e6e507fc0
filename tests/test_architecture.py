"""The house: who may import whom, what stays pure, and how a room is kept."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FILES = sorted((ROOT / "bot").rglob("*.py"))

LAW = {
    "__init__": "",
    "__main__": "cli",
    "errors": "",
    "lexicon": "",
    "model": "",
    "settings": "",
    "jsonfile": "",
    "outputs": "model",
    "messages": "model outputs",
    "access": "model",
    "casefile": "jsonfile model",
    "phrases": "model",
    "dialog": "model",
    "analysis": "model",
    "languages": "",
    "i18n": "dialog languages",
    "store": "dialog messages model",
    "reports": "analysis phrases outputs model",
    "interviews": "store dialog access phrases i18n model",
    "cases": "interviews store dialog analysis access casefile i18n outputs model",
    "results": "cases interviews store analysis reports access phrases i18n messages outputs model",
    "conversation": "results cases interviews store dialog access phrases i18n messages model",
    "delivery": "conversation interviews store i18n messages model",
    "channels": "messages settings",
    "app": "delivery conversation results cases interviews store reports analysis dialog channels access casefile "
    "phrases i18n jsonfile messages outputs model settings",
    "cli": "__init__ app channels dialog i18n messages outputs model settings",
}
"""The import law: a room, and the rooms it may import beside itself; `errors` and `lexicon` are free to all.
`__init__` holds the version."""

PARTS = {
    "reports": {
        "contrast": "",
        "font_files": "",
        "glyphs": "",
        "json_types": "",
        "mismatch_sentences": "",
        "compared_case": "",
        "comparison_json": "json_types mismatch_sentences",
        "text": "compared_case mismatch_sentences",
        "map": "text font_files glyphs",
        "papers": "text compared_case mismatch_sentences contrast font_files glyphs json_types",
    },
    "reports/map": {
        "content": "",
        "shapes": "",
        "layout": "content shapes",
        "drawing": "shapes",
        "files": "content shapes layout drawing",
    },
    "reports/papers": {
        "theme": "",
        "document": "theme",
        "workbook": "theme",
        "content": "document workbook theme",
        "writers": "document workbook theme",
        "formats": "document workbook writers",
    },
}
"""Who may import whom within a room: a part of it, and the parts it may import beside itself."""

NARROWER = {
    "reports/map/layout": "phrases",
    "reports/map/shapes": "phrases",
    "reports/map/drawing": "outputs",
    "reports/papers/writers": "",
}
"""Parts that may import fewer other rooms than their room: what lays out, draws or writes knows no case."""

PURE = (
    "dialog",
    "analysis",
    "access",
    "lexicon",
    "reports/map/content",
    "reports/map/shapes",
    "reports/map/layout",
)
"""The rooms, and parts of rooms, that touch no clock, network, file or database."""

HARMLESS = frozenset(
    {
        "abc",
        "array",
        "bisect",
        "collections",
        "dataclasses",
        "datetime",
        "functools",
        "hashlib",
        "heapq",
        "itertools",
        "math",
        "operator",
        "re",
        "statistics",
        "struct",
        "tomllib",
        "types",
        "typing",
        "unicodedata",
        "zlib",
    }
)
"""What a pure room may import from the standard library: nothing here reaches outside the process. Of `datetime`
only what computes with dates."""

REACHING = frozenset({"open", "input", "print", "exec", "eval", "compile", "__import__", "breakpoint"})
CLOCKS = frozenset({"now", "utcnow", "today", "fromtimestamp"})

ONLY_IN = {
    "transitions": "dialog/machine.py",
    "sqlite3": "store",
    "sqlite_utils": "store",
    "telegram": "channels",
    "babel": "languages",
    "typst": "reports",
    "platformdirs": "settings.py",
}
"""A library, and the only place that knows it."""


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def room(path: Path) -> str:
    return path.relative_to(ROOT / "bot").parts[0].removesuffix(".py")


def short(path: Path) -> str:
    return path.relative_to(ROOT / "bot").as_posix()


def part(path: Path, of: str) -> str:
    """The part that a file belongs to, of a folder that it lies in."""
    return path.relative_to(ROOT / "bot" / of).parts[0].removesuffix(".py")


def within(path: Path, place: str) -> bool:
    """Whether a file is this module, or lies in this folder."""
    return short(path).removesuffix(".py") == place or short(path).startswith(f"{place}/")


def module(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)


MODULES = {module(path): path for path in FILES}


def imports(path: Path) -> Iterator[str]:
    """Everything a file imports, wherever in the file and under whatever condition, by its full dotted name."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{short(path)}: a relative import hides its room"
            inner = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (name if name in MODULES else str(node.module) for name in inner)


def own(path: Path) -> set[str]:
    """The modules of this program that a file imports."""
    return {name for name in imports(path) if name in MODULES}


def test_every_room_has_its_line_in_the_law() -> None:
    assert {room(path) for path in FILES} == set(LAW)


@pytest.mark.parametrize("path", FILES, ids=short)
def test_a_room_imports_only_what_the_law_allows(path: Path) -> None:
    allowed = {room(path), "errors", "lexicon", *LAW[room(path)].split()}
    forbidden = {name for name in own(path) if room(MODULES[name]) not in allowed}
    assert not forbidden


@pytest.mark.parametrize("folder", PARTS)
def test_a_part_of_a_room_imports_only_the_parts_it_may(folder: str) -> None:
    files = [path for path in FILES if within(path, folder) and part(path, folder) != "__init__"]
    assert {part(path, folder) for path in files} == set(PARTS[folder])
    for path in files:
        allowed = {part(path, folder), *PARTS[folder][part(path, folder)].split()}
        inner = {part(MODULES[name], folder) for name in own(path) if within(MODULES[name], folder)}
        assert inner <= allowed, short(path)


@pytest.mark.parametrize("folder", NARROWER)
def test_what_lays_out_draws_or_writes_knows_no_case(folder: str) -> None:
    allowed = {room(ROOT / "bot" / folder), "errors", *NARROWER[folder].split()}
    for path in FILES:
        if within(path, folder):
            assert {room(MODULES[name]) for name in own(path)} <= allowed, short(path)


def test_no_import_goes_round_in_a_circle() -> None:
    order = list(TopologicalSorter({name: own(path) for name, path in MODULES.items()}).static_order())
    assert order.index("bot.errors") < order.index("bot.dialog.engine") < order.index("bot.app")


def test_the_law_itself_has_no_circle() -> None:
    order = list(TopologicalSorter({name: allowed.split() for name, allowed in LAW.items()}).static_order())
    assert order.index("model") < order.index("conversation") < order.index("cli")


@pytest.mark.parametrize(("library", "place"), ONLY_IN.items())
def test_a_library_is_known_in_one_place(library: str, place: str) -> None:
    knowing = {short(path) for path in FILES if any(name.split(".")[0] == library for name in imports(path))}
    assert all(name == place or name.startswith(f"{place}/") for name in knowing)


def test_the_machine_is_where_the_transitions_are() -> None:
    assert any(name.split(".")[0] == "transitions" for name in imports(ROOT / "bot/dialog/machine.py"))


def reads_environment(path: Path) -> bool:
    names = {"environ", "environb", "getenv", "getenvb"}
    return any(
        (isinstance(node, ast.Attribute) and node.attr in names)
        or (
            isinstance(node, ast.ImportFrom)
            and node.module == "os"
            and names & {one.name for one in node.names}
        )
        for node in ast.walk(tree(path))
    )


def test_the_environment_is_read_in_one_place() -> None:
    assert [short(path) for path in FILES if reads_environment(path)] == ["settings.py"]


@pytest.mark.parametrize(
    "path", [path for path in FILES if any(within(path, place) for place in PURE)], ids=short
)
def test_a_pure_room_touches_no_clock_network_file_or_database(path: Path) -> None:
    for name in imports(path):
        library = name.split(".")[0]
        assert library in {"bot", *HARMLESS} or ONLY_IN.get(library) == short(path), name
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Attribute):
            assert node.attr not in CLOCKS
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            assert node.id not in REACHING


def test_only_channels_and_turn_batches_wait() -> None:
    waiting = {
        short(path)
        for path in FILES
        if any(isinstance(node, ast.AsyncFunctionDef) for node in ast.walk(tree(path)))
    }
    assert all(name.startswith("channels/") or name == "delivery/turn_batch.py" for name in waiting)


def knows_telegram(path: Path) -> bool:
    """Whether a file says Telegram. A column of the databases that exist goes by that name."""
    text = path.read_text(encoding="utf-8")
    return "Telegram" in text or "TELEGRAM" in text or ("telegram" in text and room(path) != "store")


def test_only_its_channel_and_the_settings_know_telegram() -> None:
    knowing = {short(path) for path in FILES if knows_telegram(path)}
    assert {name for name in knowing if not name.startswith("channels/")} == {"settings.py"}


@pytest.mark.parametrize("path", [path for path in FILES if path.name != "__init__.py"], ids=short)
def test_a_module_opens_with_one_sentence(path: Path) -> None:
    said = ast.get_docstring(tree(path))
    assert said
    assert said.endswith(".")
    assert not re.search(r"[.!?]\s+[A-Z`]", said), said


@pytest.mark.parametrize("path", [path for path in FILES if path.name == "__init__.py"], ids=short)
def test_the_face_of_a_package_hands_on_nothing(path: Path) -> None:
    assert not list(imports(path))


def lengths() -> dict[str, int]:
    """Every function with its number of lines."""
    return {
        f"{short(path)}: {node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for path in FILES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def test_functions_are_small() -> None:
    found = lengths()
    assert {name: length for name, length in found.items() if length > 60} == {}
    assert sum(length >= 30 for length in found.values()) <= len(found) / 10


def test_files_are_small() -> None:
    found = {short(path): len(path.read_text(encoding="utf-8").splitlines()) for path in FILES}
    assert {name: length for name, length in found.items() if length > 350} == {}
