"""The lines over the table, like a metro map: ports at the edge, lanes beside it, none through the middle."""

from bisect import insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

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

Kind = Literal["gives", "rubs", "takes"]
_ORDER: tuple[Kind, ...] = ("gives", "rubs", "takes")
Side = Literal["top", "bottom"]
Zone = Literal["top edge", "top lane", "bottom lane", "bottom edge"]


@dataclass(frozen=True, slots=True)
class SeatPlace:
    """Where a seat is along the table."""

    x: float
    width: float
    side: Side


@dataclass(frozen=True, slots=True)
class Connection:
    """What is to be joined, seat by seat: a passing from the first to the second, or a tension, in which one
    seat may stand opposite more than one other and has one port for all of them."""

    number: int
    tension: bool
    pairs: tuple[tuple[int, int], ...]
    thin: bool = False


@dataclass(frozen=True, slots=True)
class Port:
    """Where a line ends at the table's edge."""

    connection: Connection
    kind: Kind
    seat: int
    side: Side
    x: float


@dataclass(frozen=True, slots=True)
class Route:
    """A line between two ports; `stops` are its corners: an x, a zone, and the number of the lane in it."""

    connection: Connection
    ends: tuple[Port, Port]
    stops: tuple[tuple[float, Zone, int], ...]


@dataclass(frozen=True, slots=True)
class Routing:
    """All lines, with the number of lanes along the top and the bottom edge."""

    ports: tuple[Port, ...]
    routes: tuple[Route, ...]
    lanes: Mapping[Side, int]

    def room(self, side: Side) -> float:
        """How much the table needs between this edge and the box in its middle, in millimetres."""
        return PORT + LANE * (self.lanes[side] + 1)

    def points(
        self, route: Route, top: float, bottom: float, box: tuple[float, float]
    ) -> list[tuple[float, float]]:
        """The corners of a line on a table from `top` to `bottom` with its box from `box[0]` to `box[1]`."""
        height = {"top edge": top + DEPTH, "bottom edge": bottom - DEPTH}
        found = []
        for x, zone, lane in route.stops:
            if zone == "top lane":
                step = min(WIDEST_LANE, (box[0] - top - PORT) / (self.lanes["top"] + 1))
                y = top + PORT + step * (lane + 0.5)
            elif zone == "bottom lane":
                step = min(WIDEST_LANE, (bottom - box[1] - PORT) / (self.lanes["bottom"] + 1))
                y = bottom - PORT - step * (lane + 0.5)
            else:
                y = height[zone]
            found.append((x, y))
        return found


def routing(
    places: Sequence[SeatPlace], joints: Sequence[Connection], width: float, box: tuple[float, float]
) -> Routing | None:
    """Every line, on a table `width` wide with its box from `box[0]` to `box[1]` across; None when a seat is too
    narrow for its ports, or no free column is left to cross at."""
    ports: list[Port] = []
    for seat, place in enumerate(places):
        wanted = sorted(_wanted(seat, places, joints), key=lambda each: (_ORDER.index(each[0]), each[1]))
        slots = _slots(place, width)
        if len(wanted) > len(slots):
            return None
        desired = _desired(place, [kind for kind, _, _ in wanted])
        for (kind, _, joint), x in zip(wanted, _nearest(desired, slots), strict=True):
            ports.append(Port(joint, kind, seat, place.side, x))
    used = {port.x for port in ports}
    free = [x for x in _columns(width) if x not in used and not box[0] - CLEAR < x < box[1] + CLEAR]
    return _Lines(ports, free, (box[0] - CLEAR, box[1] + CLEAR)).routing(joints)


def _wanted(
    seat: int, places: Sequence[SeatPlace], joints: Sequence[Connection]
) -> Iterator[tuple[Kind, float, Connection]]:
    """The ports that a seat needs, each with where along the table its line goes."""
    for joint in joints:
        others = [other for pair in joint.pairs if seat in pair for other in pair if other != seat]
        if others:
            kind: Kind = "rubs" if joint.tension else "gives" if joint.pairs[0][0] == seat else "takes"
            middles = [places[each].x + places[each].width / 2 for each in others]
            yield kind, sum(middles) / len(middles), joint


def _columns(width: float) -> list[float]:
    return [PITCH / 2 * step for step in range(3, int(width / PITCH * 2) - 2)]


def _slots(place: SeatPlace, width: float) -> list[float]:
    first = 0 if place.side == "top" else 1
    return [
        x
        for step, x in enumerate(_columns(width))
        if step % 2 == first and place.x + INSET <= x <= place.x + place.width - INSET
    ]


def _desired(place: SeatPlace, kinds: Sequence[Kind]) -> list[float]:
    """Where ports would lie best: what is given spread over the left half, what is taken over the right."""
    found = []
    for kind in _ORDER:
        count = kinds.count(kind)
        for nth in range(count):
            if kind == "rubs":
                found.append(place.x + place.width / 2 + (nth - (count - 1) / 2) * PITCH)
            else:
                half = place.x + (place.width / 2 if kind == "takes" else 0)
                found.append(half + place.width / 2 * (nth + 1) / (count + 1))
    return found


def _nearest(desired: Sequence[float], slots: Sequence[float]) -> list[float]:
    """A slot for each, in the same order, with the least distance in all."""
    best: list[tuple[float, tuple[float, ...]]] = [(0.0, ())] * (len(slots) + 1)
    for done, x in enumerate(desired, 1):
        row: list[tuple[float, tuple[float, ...]]] = [(float("inf"), ())] * (len(slots) + 1)
        for upto in range(done, len(slots) + 1):
            before, chosen = best[upto - 1]
            row[upto] = min(row[upto - 1], (before + abs(slots[upto - 1] - x), (*chosen, slots[upto - 1])))
        best = row
    return list(best[-1][1])


class _Lines:
    """Gives every joint its way, then every stretch along an edge its lane."""

    def __init__(self, ports: Sequence[Port], free: Sequence[float], box: tuple[float, float]) -> None:
        self.ports, self.box = ports, box
        self.free = list(free)
        self.stretches: dict[Side, list[tuple[int, float, float]]] = {"top": [], "bottom": []}
        self.ways: list[tuple[Connection, Port, Port, list[tuple[float, Zone]]]] = []

    def routing(self, joints: Iterable[Connection]) -> Routing | None:
        ends = {(port.connection, port.seat): port for port in self.ports}
        for joint in joints:
            for one, other in joint.pairs:
                if not self._join(joint, ends[joint, one], ends[joint, other]):
                    return None
        lanes = {side: _lanes(rows) for side, rows in self.stretches.items()}
        routes = tuple(
            Route(joint, (one, other), tuple(self._stops(way, number, lanes)))
            for number, (joint, one, other, way) in enumerate(self.ways)
        )
        count = {side: max(found.values(), default=-1) + 1 for side, found in lanes.items()}
        return Routing(tuple(self.ports), routes, count)

    def _join(self, joint: Connection, one: Port, other: Port) -> bool:
        edge: dict[Side, Zone] = {"top": "top edge", "bottom": "bottom edge"}
        lane: dict[Side, Zone] = {"top": "top lane", "bottom": "bottom lane"}
        number = len(self.ways)
        if one.side == other.side or self._beside(other.x):
            turns: list[tuple[float, Zone]] = [(one.x, lane[one.side]), (other.x, lane[one.side])]
            self.stretches[one.side].append((number, one.x, other.x))
        elif self._beside(one.x):
            turns = [(one.x, lane[other.side]), (other.x, lane[other.side])]
            self.stretches[other.side].append((number, one.x, other.x))
        else:
            if not self.free:
                return False
            x = min(self.free, key=lambda each: abs(each - one.x) + abs(each - other.x))
            self.free.remove(x)
            turns = [
                (one.x, lane[one.side]),
                (x, lane[one.side]),
                (x, lane[other.side]),
                (other.x, lane[other.side]),
            ]
            self.stretches[one.side].append((number, one.x, x))
            self.stretches[other.side].append((number, x, other.x))
        self.ways.append((joint, one, other, [(one.x, edge[one.side]), *turns, (other.x, edge[other.side])]))
        return True

    def _beside(self, x: float) -> bool:
        return not self.box[0] < x < self.box[1]

    def _stops(
        self, way: Sequence[tuple[float, Zone]], number: int, lanes: Mapping[Side, Mapping[int, int]]
    ) -> Iterator[tuple[float, Zone, int]]:
        for x, zone in way:
            side: Side = "top" if zone.startswith("top") else "bottom"
            yield x, zone, lanes[side][number] if zone.endswith("lane") else 0


def _lanes(stretches: Iterable[tuple[int, float, float]]) -> dict[int, int]:
    """A lane for each, the shortest nearest the edge, so that two in one lane never meet (greedy colouring)."""
    rows: list[list[tuple[float, float]]] = []
    found: dict[int, int] = {}
    for number, one, other in sorted(stretches, key=lambda each: (abs(each[1] - each[2]), each)):
        low, high = min(one, other) - _APART, max(one, other) + _APART
        for lane, row in enumerate(rows):
            if all(high <= start or low >= end for start, end in row):
                insort(row, (low, high))
                found[number] = lane
                break
        else:
            rows.append([(low, high)])
            found[number] = len(rows) - 1
    return found
