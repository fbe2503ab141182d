"""What leads through the stations: one back, one on, and the line itself, which is a slider."""

from functools import partial
from typing import Final

from game.engine.value_type import value_type
from game.session.commands import Command, GoToTerm, StepTerm
from game.session.terms.stations import stations_of
from game.view.lab.inside.places import StripPlaces, strip_places
from game.view.scene.control import Control, Kind, Sliding
from game.view.scene.control_context import ControlContext
from game.view.scene.texts import Texts
from game.view.widgets.sliders.sliding import parse_number

PANEL: Final = "stations"
LINE: Final = "term"
# So many stations a Page key goes on.
PAGE: Final = 4


@value_type
class TermTyped:
    """The command of a typed number of a station; None where it is none."""

    last: int

    def __call__(self, text: str) -> Command | None:
        """The station typed."""
        value = parse_number(text)
        if value is None or value != int(value) or not 1 <= value <= self.last:
            return None
        return GoToTerm(int(value))

    def refusal(self, label: str, texts: Texts) -> str:
        """Why a typed number was not taken, and what would be."""
        return texts("controls.typing.refused", label=label, low="1", high=str(self.last))


def inside_controls(context: ControlContext) -> list[Control]:
    """The two buttons and the line, while somebody walks through an epoch."""
    boxes, inside = context.layout.inside, context.snapshot.inside
    if boxes is None or inside is None:
        return []
    places = strip_places(boxes.strip, context.layout.fold, stations_of(context.snapshot.topology))
    line = Control(
        id=LINE,
        kind=Kind.SLIDER,
        target=places.line,
        panel=PANEL,
        label=context.label("term"),
        tip=context.tip("term"),
        sliding=_sliding(places, inside.term),
        track=(places.line.x, places.line.right),
    )
    back = Control(
        id="term-back",
        kind=Kind.BUTTON,
        target=places.back,
        panel=PANEL,
        tip=context.tip("term-back"),
        icon="previous",
        action=StepTerm(-1),
        enabled=inside.term > 1 or context.snapshot.epoch > 0,
    )
    on = Control(
        id="term-on",
        kind=Kind.BUTTON,
        target=places.on,
        panel=PANEL,
        tip=context.tip("term-on"),
        icon="chevron",
        action=StepTerm(1),
    )
    return [back, line, on]


def _sliding(places: StripPlaces, term: int) -> Sliding:
    return Sliding(
        fraction=places.share_of(term),
        value=str(term),
        at=partial(_at, places),
        step=partial(_stepped, term, places.last),
        page=PAGE,
        typed=TermTyped(places.last),
    )


def _at(places: StripPlaces, fraction: float) -> Command:
    return GoToTerm(places.term_at(fraction))


def _stepped(term: int, last: int, steps: int) -> Command:
    """One leads on into the next epoch, too; several end with this one."""
    if abs(steps) == 1:
        return StepTerm(steps)
    return GoToTerm(min(max(term + steps, 1), last))
