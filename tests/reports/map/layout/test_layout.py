"""Whatever people say, everything on the sheets of a map has its own place, and stands there once."""

from collections import Counter
from collections.abc import Callable
from functools import cache
from itertools import combinations, pairwise

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from bot.reports.contrast import contrast
from bot.reports.map.content.lists import map_lists
from bot.reports.map.content.model import MapContent
from bot.reports.map.layout.pages import MapSheets
from bot.reports.map.layout.poster_fit import BOX, LEAST
from bot.reports.map.layout.routing import PITCH
from bot.reports.map.shapes.marks import Box, Diamond, Disc, Group, Page, Stroke
from bot.reports.map.shapes.text_metrics import PT, Line
from tests.support.tables import bare, collaboration, flat, laid, mapped, texts, wild, words

TOUCHING = 0.05
"""Millimetres by which what is drawn may touch."""
SIZES = (2, 3, 5, 8, 12, 16, 17, 30)

some = settings(max_examples=max(10, settings().max_examples // 5), phases=[Phase.explicit, Phase.generate])


def apart(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    """Whether two places do not overlap."""
    return (
        one[2] <= other[0] + TOUCHING
        or other[2] <= one[0] + TOUCHING
        or one[3] <= other[1] + TOUCHING
        or other[3] <= one[1] + TOUCHING
    )


def inside(inner: tuple[float, ...], outer: tuple[float, ...]) -> bool:
    """Whether a place lies in another."""
    return (
        inner[0] >= outer[0] - TOUCHING
        and inner[1] >= outer[1] - TOUCHING
        and inner[2] <= outer[2] + TOUCHING
        and inner[3] <= outer[3] + TOUCHING
    )


Place = tuple[float, float, float, float]


def lines(page: Page) -> list[tuple[Line, Place]]:
    """Every line of every text with its place."""
    found = []
    for text in texts(page):
        left, top, right, _ = text.bounds
        for nth, line in enumerate(text.lines):
            start = {"left": left, "center": (left + right - line.width) / 2, "right": right - line.width}
            high = text.size * PT
            y = top + nth * text.leading
            bottom = y + (0.72 if text.role == "sign" else 0.95) * high
            place = (start[text.align], y, start[text.align] + line.width, bottom)
            found.append((line, place))
    return found


def overlapping(page: Page) -> list[str]:
    """What on a page overlaps with what it is no part of, or sticks out."""
    said = lines(page)
    boxes = [mark.bounds for mark in flat(page) if isinstance(mark, Box)]
    signs = [mark.bounds for mark in flat(page) if isinstance(mark, Disc | Diamond)]
    found = [
        f"off the page: {text}" for text, place in said if not inside(place, (0, 0, page.width, page.height))
    ]
    found += [f"{one[0]} / {other[0]}" for one, other in combinations(said, 2) if not apart(one[1], other[1])]
    found += [
        f"{text} crosses the edge of {shape}"
        for shape in (*boxes, *signs)
        for text, place in said
        if not apart(shape, place) and not inside(place, shape)
    ]
    found += [
        f"{one} / {other}"
        for one, other in combinations(boxes, 2)
        if not (apart(one, other) or inside(one, other) or inside(other, one))
    ]
    return found


@cache
def drawn(size: int, seed: int, language: str = "nl") -> tuple[MapContent, MapSheets]:
    """What stands on the map of a case, and its sheets: an ordinary case for seed 1, else a wild one."""
    case = collaboration(size) if seed == 1 else wild(size, seed)
    return mapped(case, language=language), laid(case, language=language)


def everything_has_its_own_place(content: MapContent, sheets: MapSheets) -> None:
    for page in sheets.pages:
        assert overlapping(page) == []


def letters_can_be_read_from_where_one_stands(content: MapContent, sheets: MapSheets) -> None:
    for page in sheets.pages:
        assert all(text.size >= 22 for text in texts(page, signs=False))
    first = sheets.pages[0]
    small = [text for text in texts(first, signs=False) if text.size < LEAST]
    assert all(text.bounds[1] > above_the_lists(first) for text in small)


def above_the_lists(page: Page) -> float:
    """How far down the seats or the matrix of a first sheet reach."""
    wide = [mark for mark in flat(page) if isinstance(mark, Box) and mark.width > 60]
    return max((mark.bounds[3] for mark in wide), default=0)


def numbers_on_the_table_are_as_large_as_its_text(content: MapContent, sheets: MapSheets) -> None:
    page = sheets.pages[0]
    if sheets.table:
        signs = [text for text in texts(page) if text.role == "sign"]
        above = [text for text in signs if text.bounds[1] < above_the_lists(page)]
        assert above
        # Three figures are too wide for what lies at the end of a line, and are set smaller there.
        assert all(text.size >= LEAST for text in above if len(text.content.lstrip("?")) < 3)


def no_sign_lies_on_another(content: MapContent, sheets: MapSheets) -> None:
    for page in sheets.pages:
        signs = [mark.bounds for mark in flat(page) if isinstance(mark, Disc | Diamond)]
        assert all(apart(one, other) for one, other in combinations(signs, 2))


def middle(page: Page) -> Box:
    """The box with the ambition."""
    return next(mark for mark in flat(page) if isinstance(mark, Box) and mark.width == BOX)


def strokes(sheets: MapSheets) -> list[Stroke]:
    """The lines over the table; a matrix has none."""
    marks = sheets.pages[0].marks if sheets.table else ()
    return [
        shape
        for mark in marks
        if isinstance(mark, Group)
        for shape in mark.shapes
        if isinstance(shape, Stroke)
    ]


def ports_lie_at_least_seven_millimetres_apart(content: MapContent, sheets: MapSheets) -> None:
    ends = {point for stroke in strokes(sheets) for point in (stroke.points[0], stroke.points[-1])}
    across = sorted(x for x, _ in ends)
    assert all(right - left >= PITCH / 2 - 0.001 for left, right in pairwise(across))
    for level in {y for _, y in ends}:
        own = sorted(x for x, y in ends if y == level)
        assert all(right - left >= PITCH - 0.001 for left, right in pairwise(own))


def crosses(stroke: Stroke, box: Box) -> bool:
    """Whether a line comes within its own halo of a box."""
    left, top, right, bottom = box.bounds
    wide = stroke.thickness / 2 + 1.2
    for one, other in pairwise(stroke.points):
        low, high = sorted((one[0], other[0]))
        up, down = sorted((one[1], other[1]))
        if not apart((low - wide, up - wide, high + wide, down + wide), (left, top, right, bottom)):
            return True
    return False


def no_line_crosses_the_ambition(content: MapContent, sheets: MapSheets) -> None:
    assert not [stroke for stroke in strokes(sheets) if crosses(stroke, middle(sheets.pages[0]))]


def at(page: Page, point: tuple[float, float]) -> list[str]:
    """The labels whose middle is where a line ends."""
    return [
        text.content
        for text in texts(page)
        if text.role == "sign"
        and abs(sum(text.bounds[::2]) / 2 - point[0]) < 1
        and abs((text.bounds[1] + text.bounds[3]) / 2 - point[1]) < 3
    ]


def the_same_number_stands_at_both_ends_of_each_line(content: MapContent, sheets: MapSheets) -> None:
    page, lines = sheets.pages[0], strokes(sheets)
    ends = [(at(page, stroke.points[0]), at(page, stroke.points[-1])) for stroke in lines]
    assert all(one == other and len(one) == 1 for one, other in ends)
    if sheets.table:
        passing = [int(one[0]) for (one, _), stroke in zip(ends, lines, strict=True) if not stroke.dashed]
        confirmed = [each.number for each in content.transfers if not each.proposed]
        assert passing in (confirmed, [each.number for each in content.transfers])
        rubbing = {int(one[0]) for (one, _), stroke in zip(ends, lines, strict=True) if stroke.dashed}
        assert rubbing == {each.number for each in content.tensions if each.has_line}


def lanes_never_lie_on_each_other(content: MapContent, sheets: MapSheets) -> None:
    levels: dict[float, list[tuple[float, float]]] = {}
    for stroke in strokes(sheets):
        for one, other in pairwise(stroke.points):
            if one[1] == other[1]:
                low, high = sorted((one[0], other[0]))
                levels.setdefault(round(one[1], 2), []).append((low, high))
    for spans in levels.values():
        assert all(left[1] < right[0] for left, right in pairwise(sorted(spans)))


def listed(sheets: MapSheets) -> list[str]:
    """Every text of the sheets, without what breaking into lines changes."""
    return [bare(text.content) for page in sheets.pages for text in texts(page, signs=False)]


def everything_numbered_or_open_stands_in_a_list_exactly_once(content: MapContent, sheets: MapSheets) -> None:
    said = Counter(listed(sheets))
    signs = Counter(text.content for page in sheets.pages for text in texts(page) if text.role == "sign")
    first = [text.content for text in texts(sheets.pages[0])]
    lists = map_lists(content, words(content.language), both="Dit past" not in first)
    assert [len(each.entries) for each in lists] == [
        len(content.transfers),
        len(content.tensions),
        len(content.questions),
        len(content.unmet) + len(content.unused),
    ]
    entries = [entry for listing in lists[:3] for entry in listing.entries]
    told = [bare(" ".join(phrase.text for phrase in each.phrases)) for each in entries]
    for each, text in zip(entries, told, strict=True):
        # A long text goes on in a text of its own at the top of the next column.
        begun = [known for known in said if len(known) > 60 and text.startswith(known)]
        known = text if said[text] else max(begun, key=len, default="")
        assert known, text
        alike = [other for other in told if other == text or (known != text and other.startswith(known))]
        assert said[known] == len(alike), text
        assert signs[each.label] or signs[f"?{each.label}"]
    for still in [*content.unmet, *content.unused]:
        assert any(bare(still.text).startswith(known) for known in said if known)


LAWS = (
    everything_has_its_own_place,
    letters_can_be_read_from_where_one_stands,
    numbers_on_the_table_are_as_large_as_its_text,
    no_sign_lies_on_another,
    ports_lie_at_least_seven_millimetres_apart,
    no_line_crosses_the_ambition,
    the_same_number_stands_at_both_ends_of_each_line,
    lanes_never_lie_on_each_other,
    everything_numbered_or_open_stands_in_a_list_exactly_once,
)


@given(size=st.integers(2, 30), seed=st.integers(2, 100_000))
@some
def test_every_law_holds_whatever_people_say(size: int, seed: int) -> None:
    content, sheets = drawn(size, seed)
    for law in LAWS:
        law(content, sheets)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
@pytest.mark.parametrize("size", SIZES)
def test_every_law_holds_in_an_ordinary_case(size: int, law: Callable[[MapContent, MapSheets], None]) -> None:
    law(*drawn(size, 1))


@pytest.mark.parametrize("size", SIZES)
def test_nothing_overlaps_in_english_either(size: int) -> None:
    everything_has_its_own_place(*drawn(size, 1, "en"))


@pytest.mark.parametrize("size", SIZES)
def test_up_to_sixteen_sit_at_a_table_and_more_stand_in_a_matrix(size: int) -> None:
    assert drawn(size, 1)[1].table == (size <= 16)


@pytest.mark.parametrize("size", [size for size in SIZES if size > 16])
def test_the_numbers_of_a_matrix_are_as_large_as_a_text_may_be_small(size: int) -> None:
    signs = [text for text in texts(drawn(size, 1)[1].pages[0]) if text.role == "sign"]
    assert len(signs) > size
    # Three figures are too wide for a sign, and are set smaller.
    assert all(text.size >= LEAST for text in signs if len(text.content.lstrip("?")) < 3)


@pytest.mark.parametrize("size", SIZES)
def test_every_text_stands_out_from_what_is_under_it(size: int) -> None:
    for page in drawn(size, 1)[1].pages:
        fills = [mark for mark in flat(page) if isinstance(mark, Box | Disc | Diamond) and mark.fill]
        for line, place in lines(page):
            under = [mark.fill for mark in fills if inside(place, mark.bounds)] or ["#ffffff"]
            assert all(contrast(span.colour, under[-1]) >= 4.5 for span in line.spans), line


def test_without_colour_lines_chips_and_signs_still_differ() -> None:
    sheets = drawn(5, 1)[1]
    assert {(stroke.thickness > 1.5, stroke.dashed) for stroke in strokes(sheets)} == {
        (True, False),
        (False, False),
        (True, True),
    }
    chips = {
        (box.fill == "#ffffff", box.dashed)
        for box in flat(sheets.pages[0])
        if isinstance(box, Box) and 2 < box.radius < 4
    }
    assert chips == {(False, False), (True, False), (True, True)}


def test_an_odd_table_has_an_empty_chair_and_an_even_one_has_none() -> None:
    assert "Lege stoel" in [text.content for text in texts(drawn(5, 1)[1].pages[0])]
    assert "Lege stoel" not in [text.content for text in texts(drawn(8, 1)[1].pages[0])]
