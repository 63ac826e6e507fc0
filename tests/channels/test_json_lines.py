"""The conversation for programs: one object per line, one out for each one in, and a bad one changes nothing."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.json_lines import talk_jsonl
from bot.channels.terminal import Phrases
from bot.messages import AskedQuestion, Attachment, Button, Incoming, Progress, Reply
from tests.support.files import makes_nothing
from tests.support.people import Program, Robot, app_on, program, ran

Jsonl = Callable[..., list[dict[str, Any]]]
KINDS = {"text", "list", "choice", "several", "scale", "yes_no", "number", "date"}


@pytest.fixture
def jsonl(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Jsonl:
    """What `anna chat --jsonl` writes for these raw lines."""

    def jsonl(*lines: bytes, options: tuple[str, ...] = (), status: int = 0) -> list[dict[str, Any]]:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"".join(lines)), encoding="utf-8"))
        told = ran("chat", "--jsonl", *options, database=tmp_path / "anna.db")
        assert (told.status, told.err) == (status, "")
        return [json.loads(line) for line in told.out.splitlines()]

    return jsonl


def line(**given: str) -> bytes:
    return json.dumps(given).encode() + b"\n"


PRACTISE = line(button="menu:practice")


def checked(said: dict[str, Any]) -> dict[str, Any]:
    """A line in the form that programs can count on."""
    assert list(said) == ["text", "question", "buttons", "attachments", "progress", "ended"]
    assert isinstance(said["text"], str)
    assert said["text"]
    assert isinstance(said["ended"], bool)
    assert said["attachments"] == []
    if said["question"] is not None:
        assert list(said["question"]) == ["id", "kind", "item", "optional"]
        assert said["question"]["kind"] in KINDS
        assert isinstance(said["question"]["optional"], bool)
        assert not said["ended"]
    if said["progress"] is not None:
        assert list(said["progress"]) == ["done", "of"]
        assert 0 <= said["progress"]["done"] <= said["progress"]["of"]
    for button in said["buttons"]:
        assert list(button) == ["id", "label"]
        assert button["id"]
        assert button["label"]
    assert len({button["id"] for button in said["buttons"]}) == len(said["buttons"])
    return said


def test_a_whole_interview_keeps_to_the_form_in_every_line(tmp_path: Path) -> None:
    kinds, done = set(), 0
    with program("--full", database=tmp_path / "anna.db") as talking:
        checked(talking.said)
        checked(talking.sends({"button": "menu:practice"}))
        robot = Robot("robot", lambda of: of - 1)
        while not talking.said["ended"]:
            said = checked(talking.said)
            kinds.add(said["question"]["kind"] if said["question"] else "")
            if said["question"] and not said["question"]["id"].startswith("release."):
                assert said["progress"]["done"] >= done
                done = said["progress"]["done"]
            talking.sends(robot.answer(said))
        checked(talking.said)
        assert talking.closes() == 0
    assert kinds >= {"text", "list", "choice", "several", "scale", ""}


def test_everything_a_reply_holds_reaches_a_program(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(line(text="x"))))
    replies = [
        [Reply("Hello", buttons=(Button("old", "Old"),))],
        [
            Reply("One", attachments=(Attachment("map.pdf", "application/pdf", b"%PDF"),)),
            Reply(
                "Two",
                question=AskedQuestion("q", "choice", "A/t1", optional=True),
                buttons=(Button("id", "Label", "1"),),
                progress=Progress(3, 9),
                ended=True,
            ),
        ],
    ]
    given = iter(replies)
    assert (
        talk_jsonl(
            lambda _: next(given), [Incoming("terminal", "local")], Phrases("", "", "bad"), makes_nothing
        )
        == 0
    )
    assert json.loads(capsys.readouterr().out.splitlines()[1]) == {
        "text": "One\n\nTwo",
        "question": {"id": "q", "kind": "choice", "item": "A/t1", "optional": True},
        "buttons": [{"id": "id", "label": "Label"}],
        "attachments": [{"name": "map.pdf", "media_type": "application/pdf", "content": "JVBERg=="}],
        "progress": {"done": 3, "of": 9},
        "ended": True,
    }


def test_the_first_line_comes_unasked_and_then_one_for_each_line(jsonl: Jsonl) -> None:
    said = jsonl(
        PRACTISE, b"\n", b"  \r\n", line(text="1"), line(text="Een laatste regel zonder einde").strip()
    )
    assert len(said) == 4
    assert [one["question"] and one["question"]["id"] for one in said] == [
        None,
        "start.behalf",
        "self.ambition",
        "self.values",
    ]


BAD = {
    "no json": b"hallo",
    "half an object": b'{"text": "a"',
    "a list": b'["text"]',
    "a string": b'"text"',
    "nothing": b"null",
    "an empty object": b"{}",
    "two fields": b'{"text": "a", "button": "b"}',
    "an unknown field": b'{"say": "a"}',
    "a number": b'{"text": 1}',
    "no text": b'{"text": null}',
    "an object in a field": b'{"command": {"back": 1}}',
    "bytes that are no text": b'{"text": "\xff\xfe"}',
    "a depth without end": b"[" * 100_000,
    "a number without end": b'{"text": ' + b"9" * 5000 + b"}",
    "two objects": b'{"text": "a"} {"text": "b"}',
    "a byte of nothing": b"\x00",
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_a_bad_line_gets_a_reason_and_changes_nothing(jsonl: Jsonl, bad: bytes) -> None:
    greeting = line(command="bestaatniet")
    *_, asked, refused, again = jsonl(PRACTISE, greeting, bad + b"\n", greeting)
    assert list(refused) == ["error"]
    assert '{"text": "..."}' in refused["error"]
    assert again == asked


ODD = {
    "nothing": line(text=""),
    "a white line": line(text=" \n\t "),
    "half a character": b'{"text": "\\ud800"}\n',
    "a control character": line(text="a\x00b\x1b[31m"),
    "a megabyte": line(text="a" * 1_000_000),
    "an unknown button": line(button=""),
    "half a character in a button": b'{"button": "\\udfff"}\n',
}


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_what_is_no_answer_is_refused_in_words_and_asked_again(jsonl: Jsonl, odd: bytes) -> None:
    _, asked, refused = jsonl(PRACTISE, odd)
    assert checked(refused)["question"] == asked["question"]
    assert refused["buttons"] == asked["buttons"]
    assert refused["text"].endswith(asked["text"].split("\n")[-1])


def test_commands_take_their_argument_with_or_without_a_slash(jsonl: Jsonl) -> None:
    said = jsonl(PRACTISE, line(command="/taal en"), line(command="language nl"), line(command=" volledig "))
    assert said[2]["text"] != said[1]["text"]
    assert said[3]["text"].split("\n")[-1] == said[1]["text"].split("\n")[-1]
    assert said[4]["progress"]["of"] > said[3]["progress"]["of"]


def test_text_of_every_script_comes_back_as_it_was_typed(jsonl: Jsonl) -> None:
    text = "Ænna — ‘één’ 要求 مرحبا 👩\u200d👧 {partner} %s <b>"
    said = jsonl(PRACTISE, line(text="1"), line(text=text), line(text="/overzicht"))
    assert text in said[-1]["text"]


def test_an_invitation_that_does_not_work_is_told_as_an_error(jsonl: Jsonl) -> None:
    (said,) = jsonl(line(text="1"), options=("--invite", "abcdefgh23456789"), status=1)
    assert list(said) == ["error"]


@settings(max_examples=settings().max_examples // 2)
@given(st.lists(st.binary(max_size=30).filter(lambda raw: b"\n" not in raw), max_size=6))
def test_whatever_bytes_come_in_as_many_lines_go_out(lines: list[bytes]) -> None:
    told = io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"".join(raw + b"\n" for raw in lines))))
        patch.setattr("sys.stdout", told)
        talk_jsonl(
            lambda _: [Reply("x")], [Incoming("terminal", "local")], Phrases("", "", "bad"), makes_nothing
        )
    said = [json.loads(one) for one in told.getvalue().splitlines()]
    assert len(said) == 1 + sum(bool(raw.strip()) for raw in lines)


def test_what_was_acknowledged_survives_a_program_that_is_killed(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """A robot is answered; at some line, before or after its answer leaves, the program is killed."""
    database, robot = tmp_path / "anna.db", Robot("robot", lambda of: of - 1)
    acknowledged: set[str] = set()
    done = 0
    for number in range(12 if request.config.getoption("--full") else 4):
        talking = Program("--full", database=database)
        try:
            if not number:
                talking.sends({"button": "menu:practice"})
            assert talking.said["progress"]["done"] >= done
            for _ in range(3 + number % 4):
                talking.sends(robot.answer(talking.said))
                done = talking.said["progress"]["done"]
                acknowledged = set(robot.said.values())
            talking.writes(json.dumps(robot.answer(talking.said)).encode() + b"\n")
            if number % 2:
                talking.hears()
        finally:
            talking.process.kill()
            talking.process.communicate()
    app = app_on(database)
    kept = json.dumps([str(each.answer.value) for each in app.store.history("practice", "GEM-1")])
    app.close()
    assert len(acknowledged) > 5
    assert all(text in kept for text in acknowledged)
