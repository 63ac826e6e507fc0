"""Setting up a case: its id, its organisations and its topics."""

import re
import secrets
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.dialog.kinds.cleaning import clean
from bot.dialog.refusals import InputRefusal
from bot.errors import CaseFault
from bot.model import Organisation, Topic
from bot.store.contract import CaseRow, Store

LONGEST_NAME = 120
LONGEST_TITLE = 200
_HIDDEN = {"Cc", "Cf", "Zl", "Zp"}


def draft(store: Store, language: str, now: datetime) -> CaseRow:
    """A case that is still to be set up: it has an id and no title."""
    row = CaseRow(free_id(store, "zaak-" + secrets.token_hex(3)), "", language, None, False, now)
    store.add_case(row)
    return row


@dataclass(frozen=True, slots=True)
class CaseDescription:
    """A case to be set up, as somebody describes it: names of organisations, texts of topics, and the ISO date of
    the meeting, None when it is not known."""

    title: str
    organisations: Sequence[str]
    topics: Sequence[str]
    meeting: str | None
    language: str


def create(store: Store, wanted: CaseDescription, now: datetime) -> CaseRow:
    """A whole case at once. Raises `CaseFault` when a text or date cannot be used."""
    title = name(wanted.title, LONGEST_TITLE)
    meeting = _meeting(wanted.meeting)
    row = CaseRow(free_id(store, _slug(title)), title, wanted.language, meeting, False, now)
    store.add_case(row)
    fill(store, row, wanted.organisations, wanted.topics)
    return row


def fill(store: Store, case: CaseRow, organisations: Sequence[str], topics: Sequence[str]) -> None:
    """Add the organisations and topics that a case does not have yet. Raises `CaseFault`."""
    known = store.organisations(case.id)
    store.add_organisations(case.id, new_organisations(known, organisations))
    texts = [topic.text for topic in store.topics(case.id)]
    fresh = [text for text in (name(topic, LONGEST_TITLE) for topic in topics) if text not in texts]
    store.add_topics(
        case.id, [Topic(f"t{at}", text) for at, text in enumerate(dict.fromkeys(fresh), len(texts) + 1)]
    )


def new_organisations(known: Sequence[Organisation], names: Iterable[str]) -> list[Organisation]:
    """The organisations with a name that is not there yet, with ids of their own.

    Raises `CaseFault` for two names that look the same.
    """
    present = {organisation.name for organisation in known}
    looks = {_look(each) for each in present}
    ids = {organisation.id for organisation in known}
    added: list[Organisation] = []
    for text in names:
        wanted = name(text, LONGEST_NAME)
        if wanted in present:
            continue
        if _look(wanted) in looks:
            raise _twice(wanted)
        looks.add(_look(wanted))
        added.append(Organisation(_organisation_id(wanted, ids), wanted))
        ids.add(added[-1].id)
    return added


def distinguish(organisations: Iterable[Organisation]) -> None:
    """Raises `CaseFault` for two organisations whose names look the same."""
    seen = set[str]()
    for organisation in organisations:
        look = _look(organisation.name)
        if look in seen:
            raise _twice(organisation.name)
        seen.add(look)


def _twice(wanted: str) -> CaseFault:
    return CaseFault("The organisation {name} is there twice. Give each its own name.", name=wanted)


def name(text: str, longest: int) -> str:
    """A name or title fit to stand anywhere. Raises `CaseFault` for what is empty, too long or hidden."""
    kept = clean(text)
    if isinstance(kept, InputRefusal) or any(unicodedata.category(part) in _HIDDEN for part in kept):
        raise CaseFault("A name is empty or has hidden characters. Type it anew.")
    if len(kept.strip()) > longest:
        raise CaseFault("A name has more than {most} characters. Make it shorter.", most=longest)
    return kept.strip()


def _meeting(text: str | None) -> str | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise CaseFault(
            "{date} is no date. Write year, month and day, such as 2027-03-12.", date=text
        ) from error


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-") or "zaak"


def free_id(store: Store, wanted: str) -> str:
    """An id for a new case: the wanted one, with a number when it is taken."""
    number, free = 1, wanted
    while store.case(free) is not None:
        number += 1
        free = f"{wanted}-{number}"
    return free


def _organisation_id(text: str, taken: set[str]) -> str:
    """Three letters of the name, with a number when another organisation has them."""
    letters = re.sub(r"[^A-Z0-9]", "", _slug(text).upper())[:3] or "ORG"
    number, free = 1, letters
    while free in taken:
        number += 1
        free = f"{letters}{number}"
    return free


def _look(text: str) -> str:
    """How a name looks: the same for names that only differ in capitals, spaces or forms of letters."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).strip().casefold()
