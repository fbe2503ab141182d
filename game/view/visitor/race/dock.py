"""The dock's left end in a race; while the machine trains, that it does."""

from collections.abc import Hashable
from typing import Final

from game.session.race.race import Stage
from game.view.drawing.box import Box
from game.view.drawing.canvas import ICON_FILL, Canvas
from game.view.large.lettering import BUTTON, FLOOR, enlargement, sized
from game.view.scene.scene import Scene
from game.view.visitor.dock.ends import left_end
from game.view.visitor.dock.push_buttons import draw_button
from game.view.visitor.dock.turn_panel import draw_your_turn
from game.view.visitor.race.buttons import RACE, YOUR_MOVE
from game.view.visitor.race.shown import race_on
from game.view.widgets.appearance import appearances_in
from game.view.widgets.controls_panel import inside

AIR: Final = 12.0
ICON: Final = 66.0
GAP: Final = 12.0


class RacePanel:
    """The panel "race"."""

    name = "race"

    def box_of(self, scene: Scene) -> Box | None:
        """The dock's left end; None while no race is on, and on other pages."""
        boxes = scene.layout.large
        if boxes is None or not scene.page.is_visitor_view:
            return None
        place = left_end(boxes) if scene.snapshot.races else None
        return None if place is None else inside(place.inset(-AIR), scene.layout)

    def key(self, scene: Scene) -> Hashable:
        """The buttons, and whose turn it is."""
        race = race_on(scene.snapshot)
        stage = None if race is None else race.stage
        return scene.page, scene.texts.language, stage, appearances_in(scene, RACE)

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw the buttons, or what trains."""
        race, boxes = race_on(scene.snapshot), scene.layout.large
        if race is None or boxes is None:
            return
        if race.stage is Stage.MACHINE and boxes.play is not None:
            _draw_machine(canvas, scene, boxes.play)
        for button in appearances_in(scene, RACE):
            if button.id == YOUR_MOVE:
                draw_your_turn(canvas, button, scene.page)
            else:
                draw_button(canvas, button, scene.page)


def _draw_machine(canvas: Canvas, scene: Scene, box: Box) -> None:
    """The machine's mark and its name where somebody's move stands else."""
    palette, larger = canvas.palette, enlargement(scene.page)
    icon, gap = ICON * larger, GAP * larger
    word, size = scene.texts("visitor.race.machine"), sized(scene.page, BUTTON + 4.0)
    drawn, floor = icon * ICON_FILL, sized(scene.page, FLOOR)
    room = box.w - drawn - gap
    width = min(canvas.text_width(word, size, "semibold"), room)
    left = box.centerx - (drawn + gap + width) / 2
    canvas.icon("machine", left + drawn / 2, box.centery, icon, palette.text)
    x = left + drawn + gap
    canvas.fitted_text(word, x, box.centery, size, palette.text, room, "semibold", floor=floor)
