"""The shapes of a page as SVG; it holds no text, so nothing that people wrote."""

from collections.abc import Iterable, Iterator, Sequence

from bot.reports.map.shapes.marks import Box, Diamond, Disc, Group, Mark, Page, Shape, Text

_HALO = 2.4
"""How much wider the halo under a line is than the line, in millimetres."""


def svg(page: Page) -> str:
    """Every shape of a page in millimetres, in the order in which they lie on each other."""
    shapes = "".join(_element(shape) for shape in _all_shapes(page.marks))
    size = f'width="{_n(page.width)}mm" height="{_n(page.height)}mm"'
    box = f"0 0 {_n(page.width)} {_n(page.height)}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="{box}">{shapes}</svg>'


def _all_shapes(marks: Iterable[Mark | Group]) -> Iterator[Shape]:
    for mark in marks:
        if isinstance(mark, Group):
            yield from mark.shapes
        elif not isinstance(mark, Text):
            yield mark


def _element(shape: Shape) -> str:
    match shape:
        case Box():
            place = (
                f'x="{_n(shape.x)}" y="{_n(shape.y)}" width="{_n(shape.width)}" height="{_n(shape.height)}"'
            )
            paint = _paint(shape.fill, shape.stroke, shape.thickness, shape.dashed)
            return f'<rect {place} rx="{_n(min(shape.radius, shape.height / 2))}" {paint}/>'
        case Disc():
            paint = _paint(shape.fill, shape.stroke, shape.thickness, False)
            return f'<circle cx="{_n(shape.x)}" cy="{_n(shape.y)}" r="{_n(shape.radius)}" {paint}/>'
        case Diamond():
            left, top, right, bottom = shape.bounds
            corners = ((left, shape.y), (shape.x, top), (right, shape.y), (shape.x, bottom))
            points = " ".join(f"{_n(x)},{_n(y)}" for x, y in corners)
            return f'<polygon points="{points}" fill="{shape.fill}"/>'
    path = " ".join(_rounded(shape.points, shape.radius))
    halo = (
        f'<path d="{path}" {_paint("", shape.halo, shape.thickness + _HALO, False)}/>' if shape.halo else ""
    )
    return f'{halo}<path d="{path}" {_paint("", shape.colour, shape.thickness, shape.dashed)}/>'


def _paint(fill: str, stroke: str, thickness: float, dashed: bool) -> str:
    if not stroke:
        return f'fill="{fill or "none"}"'
    dashes = f' stroke-dasharray="{_n(2.6 * thickness)} {_n(1.7 * thickness)}"' if dashed else ""
    return f'fill="{fill or "none"}" stroke="{stroke}" stroke-width="{_n(thickness)}"{dashes}'


def _rounded(points: Sequence[tuple[float, float]], radius: float) -> Iterator[str]:
    """A path along points, its corners rounded by a curve of no more than half of either stretch."""
    yield f"M{_n(points[0][0])} {_n(points[0][1])}"
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        bend = min(radius, _length(before, corner) / 2, _length(corner, after) / 2)
        start, end = _toward(corner, before, bend), _toward(corner, after, bend)
        yield f"L{_n(start[0])} {_n(start[1])}Q{_n(corner[0])} {_n(corner[1])} {_n(end[0])} {_n(end[1])}"
    yield f"L{_n(points[-1][0])} {_n(points[-1][1])}"


def _length(one: tuple[float, float], other: tuple[float, float]) -> float:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _toward(one: tuple[float, float], other: tuple[float, float], distance: float) -> tuple[float, float]:
    part = distance / (_length(one, other) or 1)
    return one[0] + (other[0] - one[0]) * part, one[1] + (other[1] - one[1]) * part


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
