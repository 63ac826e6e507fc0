"""Files of a map: the sheets for a printer, pictures for a chat, each with its text for who does not see it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Literal

from bot.analysis.comparison import Comparison
from bot.model import Case
from bot.reports.glyphs import MISSING
from bot.reports.map.content.as_text import image_text, map_text, organisation_text, overview_text
from bot.reports.map.content.builder import map_content
from bot.reports.map.content.model import Edition, MapContent, Words
from bot.reports.map.drawing.fonts import typeface
from bot.reports.map.drawing.render import MEDIA_TYPES, Format, render
from bot.reports.map.layout.chat_canvas import PIXELS
from bot.reports.map.layout.chat_pictures import MOST_IN_OVERVIEW, organisation_page, overview_page
from bot.reports.map.layout.image_and_self_image import image_gaps, image_page
from bot.reports.map.layout.pages import map_sheets
from bot.reports.map.shapes.marks import Page
from bot.reports.map.shapes.text_metrics import Cleaner

Paper = Literal["a0", "a1", "a3"]
PAPERS: dict[str, float] = {"a0": 1.0, "a1": 594 / 841, "a3": 297 / 841}
"""Paper by its name, with its size as a part of A0."""
WIDE = 3300
"""Pixels in the width of a sheet drawn as PNG."""


@dataclass(frozen=True, slots=True)
class File:
    """A file with its media type; `tell` gives the same content in words."""

    name: str
    media_type: str
    content: bytes
    tell: Callable[[], str]

    @property
    def said(self) -> str:
        """The same in words, for who does not see it."""
        return self.tell()


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture for a chat: a name for its file, what draws it, and what tells the same in words."""

    name: str
    draw: Callable[[], File]
    tell: Callable[[], str]


class Maps:
    """The maps of one case for one reader, who sees all of it: it has passed `access.visible` for them."""

    def __init__(self, case: Case, comparison: Comparison, reader: str, say: Words, edition: Edition) -> None:
        self._given = case, comparison, reader, say, edition
        self._case, self._reader = case, reader
        self._say = say
        self._cleaner = Cleaner(typeface())

    @cached_property
    def _content(self) -> MapContent:
        found = map_content(*self._given, self._cleaner)
        return replace(found, notices=(*found.notices, *filter(None, [self.replaced()])))

    @cached_property
    def _plain(self) -> MapContent:
        """For text, which needs no letters."""
        return map_content(*self._given)

    def replaced(self) -> str:
        """A sentence on the characters that could not be drawn in what was drawn so far, "" when all could."""
        say, count = self._say, self._cleaner.replaced
        return (
            say("Characters that cannot be drawn: {count}. Each became {sign}.", count=count, sign=MISSING)
            if count
            else ""
        )

    def text(self) -> str:
        """The whole map in words."""
        return map_text(self._plain, self._say)

    def files(self, picture: str | None, form: Format, paper: Paper) -> list[File]:
        """The sheets on paper; or one picture: "overview", "image", or that of an organisation by its id."""
        if picture is None:
            return self.sheets(form, paper)
        if picture == "overview":
            return [self.overview(form)]
        return [self.image(form) if picture == "image" else self.organisation(picture, form)]

    def said(self, picture: str | None) -> str:
        """The same in words, which takes nothing that has to be installed."""
        if picture is None:
            return self.text()
        if picture == "overview":
            return self.overview_text()
        return self.image_text() if picture == "image" else self.organisation_text(picture)

    def overview_text(self) -> str:
        """The overview in words."""
        return overview_text(self._plain, self._say)

    def organisation_text(self, organisation_id: str) -> str:
        """The picture of one organisation in words."""
        return organisation_text(self._plain, self._place(organisation_id), self._say)

    def image_text(self) -> str:
        """Image and self-image in words. Raises `AccessFault` for any reader but the coordinator."""
        return image_text(image_gaps(self._case, self._reader), self._say)

    def pictures(self) -> list[Picture]:
        """What a chat sends to the reader, in order: an organisation gets the overview and its own picture, the
        coordinator the overview, and image and self-image when there is something to compare. With more
        organisations than a telephone can show there is no overview."""
        case, reader = self._case, self._reader
        found = [Picture("overview", self.overview, self.overview_text)]
        if not 2 <= len(case.organisations) <= MOST_IN_OVERVIEW:
            found = []
        if any(each.id == reader for each in case.organisations):
            own = partial(self.organisation, reader), partial(self.organisation_text, reader)
            return [*found, Picture(reader, *own)]
        compared = [Picture("image", self.image, self.image_text)] if image_gaps(case, reader).gaps else []
        return [*found, *compared]

    def sheets(self, form: Format, paper: Paper) -> list[File]:
        """The map on paper: one PDF, or a picture of each sheet. Raises `CaseFault` and `ExtraFault`."""
        pages = map_sheets(self._content, typeface(), self._say).pages
        made = self._rendered(pages, form, PAPERS[paper], WIDE)
        names = [
            f"{self._case.id}-map{'' if nth == 1 else f'-{nth}'}.{form}" for nth in range(1, len(made) + 1)
        ]
        return [
            File(name, MEDIA_TYPES[form], each, self.text) for name, each in zip(names, made, strict=True)
        ]

    def overview(self, form: Format = "png") -> File:
        """The overview for a telephone. Raises `CaseFault` with too many organisations, and `ExtraFault`."""
        return self._picture(overview_page(self._content, typeface(), self._say), form, self.overview_text)

    def organisation(self, organisation_id: str, form: Format = "png") -> File:
        """How it lies on the table for one organisation, by its id. Raises `ExtraFault`."""
        page = organisation_page(self._content, self._place(organisation_id), typeface(), self._say)
        return self._picture(page, form, lambda: self.organisation_text(organisation_id))

    def image(self, form: Format = "png") -> File:
        """Image and self-image. Raises `AccessFault` for any reader but the coordinator, and `ExtraFault`."""
        found = image_gaps(self._case, self._reader, self._cleaner)
        return self._picture(image_page(found, typeface(), self._say), form, self.image_text)

    def _place(self, organisation_id: str) -> int:
        return next(nth for nth, each in enumerate(self._case.organisations) if each.id == organisation_id)

    def _picture(self, page: Page, form: Format, tell: Callable[[], str]) -> File:
        name = f"{self._case.id}-{page.name}.{form}"
        return File(name, MEDIA_TYPES[form], self._rendered([page], form, 1, PIXELS)[0], tell)

    def _rendered(self, pages: Sequence[Page], form: Format, scale: float, pixels: float) -> list[bytes]:
        return render(pages, form, self._content.title, self._say.language, scale, pixels)
