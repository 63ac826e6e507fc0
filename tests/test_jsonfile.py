"""A JSON file from outside is read whole, or refused with one sentence that says where and why."""

from pathlib import Path

import pytest

from bot import jsonfile
from bot.errors import CaseFault


def test_a_file_comes_in_as_the_values_in_it(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"één": [1, 2.5, null, true, "\\u00e9"]}', encoding="utf-8")
    assert jsonfile.read(path) == {"één": [1, 2.5, None, True, "é"]}


@pytest.mark.parametrize(("spare", "fits"), [(0, True), (-1, False)])
def test_a_file_may_be_as_large_as_the_limit_and_no_larger(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spare: int, fits: bool
) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"[1, 2, 3]")
    monkeypatch.setattr(jsonfile, "LARGEST", 9 + spare)
    if fits:
        assert jsonfile.read(path) == [1, 2, 3]
    else:
        with pytest.raises(CaseFault, match="is larger than"):
            jsonfile.read(path)


@pytest.mark.parametrize("name", ["missing.json", "a\x00b.json", "."])
def test_a_file_that_cannot_be_read_is_refused_with_the_reason(tmp_path: Path, name: str) -> None:
    with pytest.raises(CaseFault, match="cannot be read: "):
        jsonfile.read(tmp_path / name)


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"\xef\xbb\xbf{}", "begins with a byte order mark"),
        (b"\xff\xfe{\x00}\x00", "begins with a byte order mark"),
        (b"\xfe\xff\x00{\x00}", "begins with a byte order mark"),
        (b'{"a": "\xe9"}', "not in UTF-8: byte 8 "),
        (b'{"a":\n  }', "line 2, column 3 "),
        (b"", "line 1, column 1 "),
        (b"[" * 100_000, "nested too deep"),
        (b"1" * 5_000, "too long to be one"),
        (b'{"a": 1, "a": 2}', "a: this key stands here twice."),
        (b'{"list": [0, {"a": {"b": 1, "c": 2, "b": 3}}]}', "list[1].a.b: this key stands here twice."),
        (b'{"a": 1, "b": 2, "a": 3, "b": 4}', "b: this key stands here twice."),
    ],
)  # fmt: skip
def test_what_is_no_plain_json_is_refused_where_it_goes_wrong(raw: bytes, sentence: str) -> None:
    with pytest.raises(CaseFault) as refused:
        jsonfile.parse(raw)
    assert sentence in str(refused.value)


@pytest.mark.parametrize("value", ["", " ", 5, None, ["nl"]])
def test_an_optional_value_is_checked_unless_it_is_null(value: object) -> None:
    check = jsonfile.or_null(jsonfile.language)
    assert check(None) is None
    assert check("nl") == "nl"
    if value is not None:
        with pytest.raises(CaseFault):
            check(value)
