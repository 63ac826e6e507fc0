"""Files of a map: the sheets for a printer, and pictures for a chat, each with a text of the same content."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial

from bot.analysis.comparison import Comparison
from bot.model import Case
from bot.outputs import Edition, MapFormat, PaperSize
from bot.phrases import Language
from bot.reports.glyphs import MISSING
from bot.reports.map.content.as_text import image_text, map_text, organisation_text, overview_text
from bot.reports.map.content.builder import map_content
from bot.reports.map.content.image_gaps import image_gaps
from bot.reports.map.content.model import MapContent
from bot.reports.map.drawing.render import MEDIA_TYPES, render
from bot.reports.map.drawing.typeface import typeface
from bot.reports.map.layout.chat_canvas import PIXELS
from bot.reports.map.layout.chat_pictures import MOST_IN_OVERVIEW, organisation_page, overview_page
from bot.reports.map.layout.image_gaps import image_page
from bot.reports.map.layout.pages import map_sheets
from bot.reports.map.shapes.marks import Page
from bot.reports.map.shapes.text_metrics import Cleaner

_SCALES: Mapping[PaperSize, float] = {"a0": 1.0, "a1": 594 / 841, "a3": 297 / 841}
"""Sizes of paper as a part of A0."""
WIDE = 3300
"""The width in pixels of a sheet drawn as PNG."""


@dataclass(frozen=True, slots=True)
class File:
    """A file with its media type."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture for a chat: a name for its file, what draws it, and what tells its content in words."""

    name: str
    draw: Callable[[], File]
    tell: Callable[[], str]


class Maps:
    """The maps of one case for one reader, who sees all of it: it has passed `access.visible` for them.

    A `picture` is "overview", "image" (image and self-image), or an organisation's id; None is the whole map. What
    draws raises `ExtraFault` when the program that draws is not installed; texts need none.
    """

    def __init__(
        self, case: Case, comparison: Comparison, reader: str, say: Language, edition: Edition
    ) -> None:
        self._case, self._comparison, self._reader = case, comparison, reader
        self._say, self._edition = say, edition
        self._cleaner = Cleaner(typeface())

    @cached_property
    def _content(self) -> MapContent:
        """The content in characters that can be drawn."""
        found = map_content(
            self._case, self._comparison, self._reader, self._say, self._edition, self._cleaner
        )
        return replace(found, notices=(*found.notices, *filter(None, [self.replaced()])))

    @cached_property
    def _plain(self) -> MapContent:
        """The content for text, which can hold any character."""
        return map_content(self._case, self._comparison, self._reader, self._say, self._edition)

    def replaced(self) -> str:
        """A sentence on the characters that could not be drawn in what was drawn so far, "" when all could."""
        say, count = self._say, self._cleaner.replaced
        if not count:
            return ""
        return say("Characters that cannot be drawn: {count}. Each became {sign}.", count=count, sign=MISSING)

    def files(self, picture: str | None, form: MapFormat, paper: PaperSize) -> list[File]:
        """The sheets on paper, or one picture."""
        match picture:
            case None:
                return self.sheets(form, paper)
            case "overview":
                return [self.overview(form)]
            case "image":
                return [self.image(form)]
        return [self.organisation(picture, form)]

    def text(self, picture: str | None = None) -> str:
        """The content of the map, or of one picture, in words."""
        match picture:
            case None:
                return map_text(self._plain, self._say)
            case "overview":
                return overview_text(self._plain, self._say)
            case "image":
                return image_text(image_gaps(self._case, self._reader), self._say)
        return organisation_text(self._plain, self._place(picture), self._say)

    def overview_text(self) -> str:
        """The overview in words."""
        return self.text("overview")

    def pictures(self) -> list[Picture]:
        """What a chat sends to the reader, in order: an organisation gets the overview and its own picture, the
        coordinator the overview, and image and self-image when there is something to compare. With more
        organisations than a telephone can show there is no overview."""
        case, reader = self._case, self._reader
        pictures: list[Picture] = []
        if 2 <= len(case.organisations) <= MOST_IN_OVERVIEW:
            pictures.append(Picture("overview", self.overview, partial(self.text, "overview")))
        if any(each.id == reader for each in case.organisations):
            own = Picture(reader, partial(self.organisation, reader), partial(self.text, reader))
            pictures.append(own)
        elif image_gaps(case, reader).gaps:
            pictures.append(Picture("image", self.image, partial(self.text, "image")))
        return pictures

    def sheets(self, form: MapFormat, paper: PaperSize) -> list[File]:
        """The map on paper: one PDF, or a picture of each sheet. Raises `CaseFault` when it cannot be drawn."""
        pages = map_sheets(self._content, typeface(), self._say).pages
        files = self._rendered(pages, form, _SCALES[paper], WIDE)
        stem = f"{self._case.id}-map"
        return [
            File(f"{stem}{'' if nth == 1 else f'-{nth}'}.{form}", MEDIA_TYPES[form], content)
            for nth, content in enumerate(files, 1)
        ]

    def overview(self, form: MapFormat = "png") -> File:
        """The overview for a telephone. Raises `CaseFault` with too many organisations."""
        return self._picture(overview_page(self._content, typeface(), self._say), form)

    def organisation(self, organisation_id: str, form: MapFormat = "png") -> File:
        """The picture of one organisation."""
        place = self._place(organisation_id)
        return self._picture(organisation_page(self._content, place, typeface(), self._say), form)

    def image(self, form: MapFormat = "png") -> File:
        """Image and self-image. Raises `AccessFault` for any reader but the coordinator."""
        image = image_gaps(self._case, self._reader, self._cleaner)
        return self._picture(image_page(image, typeface(), self._say), form)

    def _place(self, organisation_id: str) -> int:
        return next(nth for nth, each in enumerate(self._case.organisations) if each.id == organisation_id)

    def _picture(self, page: Page, form: MapFormat) -> File:
        (content,) = self._rendered([page], form, 1, PIXELS)
        return File(f"{self._case.id}-{page.name}.{form}", MEDIA_TYPES[form], content)

    def _rendered(self, pages: Sequence[Page], form: MapFormat, scale: float, pixels: float) -> list[bytes]:
        return render(pages, form, self._content.title, self._say.language, scale, pixels)
