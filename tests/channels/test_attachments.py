"""Files that come with a reply are put down where the person is: under a safe name, over no other file."""

import base64
import io
import json
import stat
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.json_lines import talk_jsonl
from bot.channels.terminal import Phrases, talk
from bot.errors import CaseFault
from bot.messages import Attachment, FileOrder, Incoming, Make, Reply
from tests.support.files import makes, makes_nothing, order

PHRASES = Phrases("Or type:", "bye", "bad line", "Kept: {file}", "Not kept: {file}, {reason}", "Busy")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def shown(
    monkeypatch: pytest.MonkeyPatch,
    *files: Attachment,
    orders: tuple[FileOrder, ...] = (),
    make: Make = makes_nothing,
) -> str:
    """What the terminal shows of a reply with these files."""
    out = io.StringIO()
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    monkeypatch.setattr(sys, "stdout", out)
    replies = iter([[Reply("Here it is.", attachments=files, orders=orders)], [Reply("bye", paused=True)]])
    assert talk(lambda _: next(replies), [Incoming("terminal", "local")], PHRASES, make) == 0
    return out.getvalue()


def file(name: str, content: bytes = b"%PDF") -> Attachment:
    return Attachment(name, "application/pdf", content)


def test_a_file_is_kept_where_the_person_is_for_them_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Here it is.\nKept: a.pdf\n" in shown(monkeypatch, file("a.pdf"))
    assert Path("a.pdf").read_bytes() == b"%PDF"
    assert stat.S_IMODE(Path("a.pdf").stat().st_mode) == 0o600


def test_no_file_is_written_over(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.pdf").write_text("mine", encoding="utf-8")
    Path("a-2.pdf").symlink_to("elsewhere")
    assert "Kept: a-3.pdf" in shown(monkeypatch, file("a.pdf"))
    assert Path("a.pdf").read_text(encoding="utf-8") == "mine"
    assert not Path("elsewhere").exists()


@given(st.text(max_size=200))
def test_whatever_a_file_is_called_it_lands_in_this_folder(name: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        before = set(Path().iterdir())
        assert "Kept: " in shown(patch, file(name))
        (made,) = set(Path().iterdir()) - before
        assert not made.name.startswith((".", "-"))
        assert len(made.name.encode()) < 256
        made.unlink()


@pytest.mark.parametrize("name", ["../../etc/x", "/etc/passwd", "a\x00b", "CON", "a\nb", "..", "", ".bashrc"])
def test_a_name_that_means_something_to_the_system_is_made_plain(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    shown(monkeypatch, file(name))
    (made,) = Path().iterdir()
    assert made.read_bytes() == b"%PDF"


def test_a_folder_that_takes_no_files_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.open", refuses)
    assert "Not kept: a.pdf, " in shown(monkeypatch, file("a.pdf"))


def test_a_file_that_cannot_be_drawn_is_told_and_the_talk_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails() -> bytes:
        raise CaseFault("The PDF file cannot be drawn: {reason}.", reason="ink")

    make = makes({"a.pdf": fails, "b.pdf": lambda: b"%PDF"})
    told = shown(monkeypatch, orders=(order("a.pdf"), order("b.pdf")), make=make)
    assert "Not kept: a.pdf, The PDF file cannot be drawn: ink.\nKept: b.pdf\n" in told


def waits_for(screen: io.StringIO, words: str) -> Make:
    """Makes files, which takes until these words stand on the screen."""

    def make(_: FileOrder) -> bytes:
        until = time.monotonic() + 10
        while words not in screen.getvalue():
            assert time.monotonic() < until, "nothing was said"
            time.sleep(0.005)
        return b"%PDF"

    return make


def test_who_waits_for_a_file_is_told_below_what_was_said_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.channels.delay_notice.PATIENCE", 0.01)
    screen = io.StringIO()
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    monkeypatch.setattr(sys, "stdout", screen)
    replies = iter(
        [[Reply("Here it is.", orders=(order("a.pdf"), order("a.pdf")))], [Reply("bye", paused=True)]]
    )
    talk(lambda _: next(replies), [Incoming("terminal", "local")], PHRASES, waits_for(screen, "Busy"))
    assert "Here it is.\nBusy\nKept: a.pdf\nKept: a-2.pdf\n" in screen.getvalue()


def test_of_a_file_that_is_there_at_once_nothing_more_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Busy" not in shown(monkeypatch, file("a.pdf"))


def test_a_program_gets_the_content_of_a_file_and_no_word_of_waiting_for_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.channels.delay_notice.PATIENCE", 0.0)
    out = io.StringIO()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    monkeypatch.setattr(sys, "stdout", out)

    def slowly(_: FileOrder) -> bytes:
        time.sleep(0.05)
        return b"%PDF"

    reply = Reply("x", orders=(order("a.pdf"),))
    talk_jsonl(lambda _: [reply], [Incoming("terminal", "local")], PHRASES, slowly)
    (said,) = json.loads(out.getvalue())["attachments"]
    assert said == {
        "name": "a.pdf",
        "media_type": "application/pdf",
        "content": base64.b64encode(b"%PDF").decode(),
    }
    assert list(Path().iterdir()) == []


def test_why_a_file_cannot_be_drawn_is_told_in_the_language_of_the_person(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def never(_: FileOrder) -> bytes:
        raise CaseFault("A map needs at least two organisations.")

    monkeypatch.chdir(tmp_path)
    alone = Reply("Hier", orders=(order("kaart.pdf"),))
    output = io.StringIO()
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    monkeypatch.setattr("sys.stdout", output)
    phrases = Phrases("", "", "", not_kept="{file}: {reason}", explain=lambda _: "Er zijn er te weinig.")
    talk(lambda _: [alone], [Incoming("terminal", "a")], phrases, never)
    assert "kaart.pdf: Er zijn er te weinig." in output.getvalue()
    assert list(tmp_path.iterdir()) == []
