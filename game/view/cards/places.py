"""Where countdown, menu and PIN pad are. Designed at the visitor view's scale, fitted to any page.

``unit`` is how many logical units of the page one of the design's is.
"""

from dataclasses import dataclass
from typing import Final

from game.view.drawing.box import Box
from game.view.large import lettering
from game.view.scene.layout import Layout
from game.view.scene.page import Page
from game.view.visitor.layout import LEAST_HEIGHT, LEAST_WIDTH

# The panels that draw the controls, and the ids of the two that are alone on their page.
ATTRACT: Final = "attract"
COUNTDOWN: Final = "countdown"
MENU: Final = "menu"
PIN: Final = "pin"
TOUCH_TO_TRY: Final = "touch-to-try"
KEEP_GOING: Final = "keep-going"
# Between a card and the window's edges, and between a card and the button that opened it.
EDGE: Final = 16.0

# The countdown, from the top of a design 1080 high: middles and sizes of type.
RING: Final = (316.0, 201.0)
RING_WIDTH: Final = 30.0
SECONDS: Final = 190.0
QUESTION: Final = (634.0, 128.0)
PROMISE: Final = (752.0, 58.0)
OTHERWISE: Final = (828.0, 46.0)
OTHERWISE_PROJECTED: Final = 56.0
PILL: Final = Box(0.0, 894.0, 560.0, 132.0)
PILL_SIZE: Final = 60.0
WORDS_MARGIN: Final = 40.0


@dataclass(frozen=True, slots=True)
class Line:
    """A line of type: the height of its middle, its size and the least size it may shrink to."""

    middle: float
    size: float
    floor: float


@dataclass(frozen=True, slots=True)
class CountdownPlaces:
    """The countdown's parts; ``words`` is the room of all lines."""

    words: Box
    ring: Box
    ring_width: float
    seconds: float
    question: Line
    promise: Line
    otherwise: Line
    pill: Box
    pill_size: float
    pill_floor: float


def countdown_places(layout: Layout) -> CountdownPlaces:
    """In the middle of the window, as large as it allows."""
    unit = min(layout.width / LEAST_WIDTH, layout.height / LEAST_HEIGHT)
    top, middle = (layout.height - LEAST_HEIGHT * unit) / 2, layout.width / 2
    floor = _floor(layout) * unit
    projected = layout.page is Page.PROJECTOR
    otherwise = (OTHERWISE[0], OTHERWISE_PROJECTED) if projected else OTHERWISE

    def line(place: tuple[float, float]) -> Line:
        return Line(top + place[0] * unit, place[1] * unit, floor)

    radius, width = RING[1] * unit, PILL.w * unit
    return CountdownPlaces(
        words=layout.window.inset(WORDS_MARGIN * unit, 0.0),
        ring=Box(middle - radius, top + RING[0] * unit - radius, 2 * radius, 2 * radius),
        ring_width=RING_WIDTH * unit,
        seconds=SECONDS * unit,
        question=line(QUESTION),
        promise=line(PROMISE),
        otherwise=line(otherwise),
        pill=Box(middle - width / 2, top + PILL.y * unit, width, PILL.h * unit),
        pill_size=PILL_SIZE * unit,
        pill_floor=floor,
    )


# ------------------------------------------------------------------ menu

MENU_WIDTH: Final = 780.0
MENU_PADDING: Final = 30.0
MENU_HEADER: Final = 84.0
MENU_CLOSE: Final = 80.0
MENU_ROW: Final = 80.0
MENU_GAP: Final = 12.0
MENU_SECTION: Final = 28.0
# A language's name has room in so much; with more languages there are more columns.
LANGUAGE_WIDTH: Final = 300.0
LEAST_COLUMNS: Final = 2
MOST_COLUMNS: Final = 4


@dataclass(frozen=True, slots=True)
class MenuPlaces:
    """The menu's card and what is on it, in the order of its controls."""

    unit: float
    card: Box
    title: Box
    close: Box
    languages: tuple[Box, ...]
    toggles: tuple[Box, ...]


def menu_places(layout: Layout, languages: int, toggles: int) -> MenuPlaces:
    """Above the button that opens the menu; in the middle of the lab."""
    wanted = lettering.enlargement(layout.page)
    room = layout.window.inset(EDGE)
    columns = LEAST_COLUMNS
    while columns < MOST_COLUMNS and not _menu_fits(room, languages, toggles, columns, wanted):
        columns += 1
    width, height = _menu_size(languages, toggles, columns)
    unit = min(wanted, room.w / width, room.h / height)
    card = _placed(layout, width * unit, height * unit)
    inner = card.inset(MENU_PADDING * unit, MENU_PADDING * unit)
    side, gap, row = MENU_CLOSE * unit, MENU_GAP * unit, MENU_ROW * unit
    top = inner.y + MENU_HEADER * unit + gap
    rows = _rows(languages, columns)
    below = top + rows * (row + gap) + (MENU_SECTION * unit - gap if rows else 0.0)
    return MenuPlaces(
        unit=unit,
        card=card,
        title=Box(inner.x, inner.y, inner.w - side - gap, MENU_HEADER * unit),
        close=Box(inner.right - side, inner.y, side, side),
        languages=_grid(Box(inner.x, top, inner.w, row), gap, languages, columns),
        toggles=_grid(Box(inner.x, below, inner.w, row), gap, toggles, 1),
    )


def _menu_fits(room: Box, languages: int, toggles: int, columns: int, unit: float) -> bool:
    return _menu_size(languages, toggles, columns)[1] * unit <= room.h


def _menu_size(languages: int, toggles: int, columns: int) -> tuple[float, float]:
    """Width and height of the card in units of the design."""
    names = columns * LANGUAGE_WIDTH + (columns - 1) * MENU_GAP + 2 * MENU_PADDING
    rows = _rows(languages, columns)
    height = 2 * MENU_PADDING + MENU_HEADER + MENU_GAP
    height += rows * (MENU_ROW + MENU_GAP) + toggles * (MENU_ROW + MENU_GAP) - MENU_GAP
    return max(MENU_WIDTH, names), height + (MENU_SECTION - MENU_GAP if rows else 0.0)


def _rows(count: int, columns: int) -> int:
    return -(-count // columns)


def _grid(first: Box, gap: float, count: int, columns: int) -> tuple[Box, ...]:
    """Boxes row by row; ``first`` is the first row."""
    width = (first.w - (columns - 1) * gap) / columns
    return tuple(
        Box(
            first.x + place % columns * (width + gap),
            first.y + place // columns * (first.h + gap),
            width,
            first.h,
        )
        for place in range(count)
    )


def _placed(layout: Layout, width: float, height: float) -> Box:
    """The card above its button, and inside the window; in its middle where there is no button."""
    button = layout.visitor.menu if layout.visitor is not None else None
    if button is None:
        return _centered(layout, width, height)
    left = min(max(button.right - width, EDGE), layout.width - EDGE - width)
    return Box(left, max(button.y - EDGE - height, EDGE), width, height)


def _centered(layout: Layout, width: float, height: float) -> Box:
    return Box((layout.width - width) / 2, (layout.height - height) / 2, width, height)


# ------------------------------------------------------------------ PIN pad

PIN_PADDING: Final = 30.0
PIN_KEY: Final = (176.0, 100.0)
PIN_GAP: Final = 14.0
PIN_TITLE: Final = 60.0
PIN_DOTS: Final = 56.0
PIN_MESSAGE: Final = 60.0
ERASE: Final = "erase"
CLOSE: Final = "close"
# As on a telephone.
PIN_KEYS: Final = ("1", "2", "3", "4", "5", "6", "7", "8", "9", ERASE, "0", CLOSE)
PIN_COLUMNS: Final = 3


@dataclass(frozen=True, slots=True)
class PinPlaces:
    """The PIN pad's card and what is on it; ``keys`` in the order of PIN_KEYS."""

    unit: float
    card: Box
    title: Box
    dots: Box
    message: Box
    keys: tuple[Box, ...]


def pin_places(layout: Layout) -> PinPlaces:
    """In the middle of the window."""
    rows = _rows(len(PIN_KEYS), PIN_COLUMNS)
    width = 2 * PIN_PADDING + PIN_COLUMNS * PIN_KEY[0] + (PIN_COLUMNS - 1) * PIN_GAP
    above = PIN_TITLE + PIN_DOTS + PIN_MESSAGE
    height = 2 * PIN_PADDING + above + rows * PIN_KEY[1] + (rows - 1) * PIN_GAP
    room = layout.window.inset(EDGE)
    unit = min(lettering.enlargement(layout.page), room.w / width, room.h / height)
    card = _centered(layout, width * unit, height * unit)
    inner = card.inset(PIN_PADDING * unit)
    title = Box(inner.x, inner.y, inner.w, PIN_TITLE * unit)
    dots = Box(inner.x, title.bottom, inner.w, PIN_DOTS * unit)
    message = Box(inner.x, dots.bottom, inner.w, PIN_MESSAGE * unit)
    first = Box(inner.x, message.bottom, inner.w, PIN_KEY[1] * unit)
    keys = _grid(first, PIN_GAP * unit, len(PIN_KEYS), PIN_COLUMNS)
    return PinPlaces(unit, card, title, dots, message, keys)


def _floor(layout: Layout) -> float:
    """The least size of type of the page, in units of the design."""
    return lettering.sized(layout.page, lettering.FLOOR)
