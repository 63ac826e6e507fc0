"""The lines over the table, as on a metro map: ports at its edges, lanes beside them, none through the middle."""

from bisect import insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

PITCH = 14.0
"""Millimetres between ports of one side. Those of the other side lie halfway, so that no two lie nearer than
half of this and no two verticals coincide."""
INSET = 8.0
"""How far a port stays from the side of its seat."""
CLEAR = 12.0
"""How far a line stays from the ends of the middle box."""
LANE = 7.0
"""The least distance between two lanes, and between a lane and what lies beside it."""
WIDEST_LANE = 15.0
DEPTH = 8.5
"""How far the middle of a port lies inside the table."""
PORT = DEPTH + PITCH / 2
"""Up to here from the table's edge are the badges of the ports; the lanes come after."""
_APART = 5.0

Kind = Literal["gives", "tension", "takes"]
_ORDER: tuple[Kind, ...] = ("gives", "tension", "takes")
"""The order of the ports of one seat, from left to right."""
Side = Literal["top", "bottom"]
Extent = tuple[float, float]
"""From where to where, in millimetres."""


@dataclass(frozen=True, slots=True)
class SeatPlace:
    """Where a seat is along the table, in millimetres."""

    x: float
    width: float
    side: Side


@dataclass(frozen=True, slots=True)
class Connection:
    """What is to be joined, as pairs of indexes of seats: a transfer from the first to the second, or a tension, in
    which one seat may oppose more than one other and has one port for all of them."""

    number: int
    is_tension: bool
    pairs: tuple[tuple[int, int], ...]
    thin: bool = False


@dataclass(frozen=True, slots=True)
class Port:
    """Where a line ends at the edge of the table."""

    connection: Connection
    kind: Kind
    seat: int
    side: Side
    x: float


class Stop(NamedTuple):
    """A corner of a line: its x, and along which edge it lies, in the lane with this number or at a port."""

    x: float
    side: Side
    lane: int | None


@dataclass(frozen=True, slots=True)
class Route:
    """A line between two ports; `stops` are its ends and its corners, in order."""

    connection: Connection
    ends: tuple[Port, Port]
    stops: tuple[Stop, ...]


@dataclass(frozen=True, slots=True)
class Routing:
    """All lines, with the number of lanes along the top and the bottom edge."""

    ports: tuple[Port, ...]
    routes: tuple[Route, ...]
    lanes: Mapping[Side, int]

    def room(self, side: Side) -> float:
        """How much the table needs between this edge and the box in its middle, in millimetres."""
        return PORT + LANE * (self.lanes[side] + 1)

    def points(self, route: Route, top: float, bottom: float, box: Extent) -> list[tuple[float, float]]:
        """The corners of a line on a table from `top` to `bottom` whose middle box reaches from `box[0]` to `box[1]`
        down."""
        points = []
        for x, side, lane in route.stops:
            if side == "top":
                step = min(WIDEST_LANE, (box[0] - top - PORT) / (self.lanes["top"] + 1))
                y = top + DEPTH if lane is None else top + PORT + step * (lane + 0.5)
            else:
                step = min(WIDEST_LANE, (bottom - box[1] - PORT) / (self.lanes["bottom"] + 1))
                y = bottom - DEPTH if lane is None else bottom - PORT - step * (lane + 0.5)
            points.append((x, y))
        return points


def routing(
    places: Sequence[SeatPlace], connections: Sequence[Connection], width: float, box: Extent
) -> Routing | None:
    """Every line, on a table `width` wide whose middle box reaches from `box[0]` to `box[1]` across; None when a seat
    is too narrow for its ports, or no free column is left to cross at."""
    ports: list[Port] = []
    for seat, place in enumerate(places):
        wanted = sorted(_wanted(seat, places, connections), key=lambda each: (_ORDER.index(each[0]), each[1]))
        slots = _slots(place, width)
        if len(wanted) > len(slots):
            return None
        ideal = _ideal(place, [kind for kind, _, _ in wanted])
        for (kind, _, connection), x in zip(wanted, _nearest(ideal, slots), strict=True):
            ports.append(Port(connection, kind, seat, place.side, x))
    used = {port.x for port in ports}
    free = [x for x in _columns(width) if x not in used and not box[0] - CLEAR < x < box[1] + CLEAR]
    return _Router(ports, free, (box[0] - CLEAR, box[1] + CLEAR)).routing(connections)


def _wanted(
    seat: int, places: Sequence[SeatPlace], connections: Sequence[Connection]
) -> Iterator[tuple[Kind, float, Connection]]:
    """The ports that a seat needs, each with where along the table its line goes."""
    for each in connections:
        others = [other for pair in each.pairs if seat in pair for other in pair if other != seat]
        if others:
            kind: Kind = "tension" if each.is_tension else "gives" if each.pairs[0][0] == seat else "takes"
            middles = [places[other].x + places[other].width / 2 for other in others]
            yield kind, sum(middles) / len(middles), each


def _columns(width: float) -> list[float]:
    return [PITCH / 2 * step for step in range(3, int(width / PITCH * 2) - 2)]


def _slots(place: SeatPlace, width: float) -> list[float]:
    """Where a seat can have ports."""
    first = 0 if place.side == "top" else 1
    return [
        x
        for step, x in enumerate(_columns(width))
        if step % 2 == first and place.x + INSET <= x <= place.x + place.width - INSET
    ]


def _ideal(place: SeatPlace, kinds: Sequence[Kind]) -> list[float]:
    """Where ports would lie best: what is given spread over the left half, what is taken over the right."""
    ideal = []
    for kind in _ORDER:
        count = kinds.count(kind)
        for nth in range(count):
            if kind == "tension":
                ideal.append(place.x + place.width / 2 + (nth - (count - 1) / 2) * PITCH)
            else:
                half = place.x + (place.width / 2 if kind == "takes" else 0)
                ideal.append(half + place.width / 2 * (nth + 1) / (count + 1))
    return ideal


def _nearest(ideal: Sequence[float], slots: Sequence[float]) -> list[float]:
    """A slot for each, in the same order, with the least distance in all (dynamic programming)."""
    best: list[tuple[float, tuple[float, ...]]] = [(0.0, ())] * (len(slots) + 1)
    for done, x in enumerate(ideal, 1):
        row: list[tuple[float, tuple[float, ...]]] = [(float("inf"), ())] * (len(slots) + 1)
        for upto in range(done, len(slots) + 1):
            before, chosen = best[upto - 1]
            row[upto] = min(row[upto - 1], (before + abs(slots[upto - 1] - x), (*chosen, slots[upto - 1])))
        best = row
    return list(best[-1][1])


class _Path(NamedTuple):
    """A line before its lanes are known: `turns` are its corners, each along an edge."""

    connection: Connection
    ends: tuple[Port, Port]
    turns: list[tuple[float, Side]]


class _Router:
    """Gives every connection its path, then every stretch along an edge its lane. `free` are the columns at which a
    line can cross the table, `box` is what a line stays beside."""

    def __init__(self, ports: Sequence[Port], free: Sequence[float], box: Extent) -> None:
        self.ports, self.box = ports, box
        self.free = list(free)
        self.stretches: dict[Side, list[tuple[int, float, float]]] = {"top": [], "bottom": []}
        self.paths: list[_Path] = []

    def routing(self, connections: Iterable[Connection]) -> Routing | None:
        ends = {(port.connection, port.seat): port for port in self.ports}
        for each in connections:
            for one, other in each.pairs:
                if not self._join(each, ends[each, one], ends[each, other]):
                    return None
        lanes = {side: _lanes(rows) for side, rows in self.stretches.items()}
        routes = tuple(
            Route(path.connection, path.ends, tuple(_stops(path, number, lanes)))
            for number, path in enumerate(self.paths)
        )
        count = {side: max(own.values(), default=-1) + 1 for side, own in lanes.items()}
        return Routing(tuple(self.ports), routes, count)

    def _join(self, connection: Connection, one: Port, other: Port) -> bool:
        """Add a path between two ports: along one edge where it can, else across the table at a free column. False
        when there is none."""
        if one.side == other.side or self._beside(other.x):
            turns = [(one.x, one.side), (other.x, one.side)]
            self._stretch(one.side, one.x, other.x)
        elif self._beside(one.x):
            turns = [(one.x, other.side), (other.x, other.side)]
            self._stretch(other.side, one.x, other.x)
        elif not self.free:
            return False
        else:
            x = min(self.free, key=lambda each: abs(each - one.x) + abs(each - other.x))
            self.free.remove(x)
            turns = [(one.x, one.side), (x, one.side), (x, other.side), (other.x, other.side)]
            self._stretch(one.side, one.x, x)
            self._stretch(other.side, x, other.x)
        self.paths.append(_Path(connection, (one, other), turns))
        return True

    def _stretch(self, side: Side, one: float, other: float) -> None:
        """The next path runs along an edge between these."""
        self.stretches[side].append((len(self.paths), one, other))

    def _beside(self, x: float) -> bool:
        return not self.box[0] < x < self.box[1]


def _stops(path: _Path, number: int, lanes: Mapping[Side, Mapping[int, int]]) -> Iterator[Stop]:
    one, other = path.ends
    yield Stop(one.x, one.side, None)
    for x, side in path.turns:
        yield Stop(x, side, lanes[side][number])
    yield Stop(other.x, other.side, None)


def _lanes(stretches: Iterable[tuple[int, float, float]]) -> dict[int, int]:
    """A lane for each path with a stretch along an edge, from where to where: the shortest nearest the edge, so that
    two in one lane never meet (greedy colouring of intervals)."""
    rows: list[list[Extent]] = []
    lanes: dict[int, int] = {}
    for number, one, other in sorted(stretches, key=lambda each: (abs(each[1] - each[2]), each)):
        low, high = min(one, other) - _APART, max(one, other) + _APART
        for lane, row in enumerate(rows):
            if all(high <= start or low >= end for start, end in row):
                insort(row, (low, high))
                lanes[number] = lane
                break
        else:
            rows.append([(low, high)])
            lanes[number] = len(rows) - 1
    return lanes
