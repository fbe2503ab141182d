"""Where the stations are: pure functions of the strip's box and of how many there are."""

from typing import Final, NamedTuple

from game.session.presentation import Phase
from game.session.terms.stations import Kind, Station
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.scene.layout import Fold

BUTTON: Final = float(theme.HIT_MINIMUM)
BUTTON_GAP: Final = 8.0
# Between the edge above and a button.
BUTTON_AIR: Final = 4.0
# A word needs more room than a symbol.
WORD_SHARE: Final = 1.5
# From the top of the strip: baselines of symbols, rails, and middles of the phases' words.
BASELINE: Final = {Fold.WIDE: 28.0, Fold.COMPACT: 26.0, Fold.STACK: 28.0}
RAIL: Final = {Fold.WIDE: 50.0, Fold.COMPACT: 40.0, Fold.STACK: 39.0}
WORDS: Final = {Fold.WIDE: 63.0, Fold.COMPACT: 52.0, Fold.STACK: 49.0}
# Between the rails of two phases.
RAIL_GAP: Final = 3.0
STRIP_INSET: Final = {Fold.WIDE: 0.0, Fold.COMPACT: 0.0, Fold.STACK: 12.0}


class StripPlaces(NamedTuple):
    """The buttons at both ends, the line between them, and the box of each station on it."""

    back: Box
    on: Box
    line: Box
    stations: tuple[Box, ...]

    def rail(self, first: int, last: int) -> tuple[float, float]:
        """Left and right end of the rail under some stations, counted from 0."""
        return self.stations[first].x + RAIL_GAP, self.stations[last].right - RAIL_GAP

    def term_at(self, share: float) -> int:
        """The number of the station at a share of the line."""
        x = self.line.x + share * self.line.w
        return next((n for n, box in enumerate(self.stations, 1) if x < box.right), self.last)

    def share_of(self, term: int) -> float:
        """At which share of the line the middle of a station is."""
        return (self.stations[term - 1].centerx - self.line.x) / self.line.w

    @property
    def last(self) -> int:
        """The number of the last station."""
        return len(self.stations)


def strip_places(strip: Box, fold: Fold, stations: tuple[Station, ...]) -> StripPlaces:
    """The places of the stations in the strip."""
    inset, top = STRIP_INSET[fold], strip.y + (RAIL[fold] - BUTTON) / 2
    back = Box(strip.x + inset, max(top, strip.y + BUTTON_AIR), BUTTON, BUTTON)
    on = back._replace(x=strip.right - inset - BUTTON)
    left, right = back.right + BUTTON_GAP, on.x - BUTTON_GAP
    shares = [WORD_SHARE if station.kind is Kind.MEAN else 1.0 for station in stations]
    unit = (right - left) / sum(shares)
    boxes, x = [], left
    for share in shares:
        boxes.append(Box(x, strip.y, share * unit, RAIL[fold]))
        x += share * unit
    line = Box(left, strip.y, right - left, max(strip.h, float(theme.HIT_MINIMUM)))
    return StripPlaces(back, on, line, tuple(boxes))


def phases_of(stations: tuple[Station, ...]) -> dict[Phase, tuple[int, int]]:
    """The first and the last station of each phase, counted from 0."""
    found: dict[Phase, tuple[int, int]] = {}
    for number, station in enumerate(stations):
        first = found.get(station.phase, (number, number))[0]
        found[station.phase] = (first, number)
    return found
