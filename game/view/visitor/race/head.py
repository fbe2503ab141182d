"""The header of a race: its name, and the moves that are left as pins; at the end the stars."""

from collections.abc import Hashable
from typing import Final

from game.session.race.race import Race, Stage
from game.session.snapshot import Snapshot
from game.view.drawing.box import Box
from game.view.drawing.canvas import ICON_FILL, Canvas
from game.view.large.lettering import BUTTON, FLOOR, enlargement, sized
from game.view.scene.preset_text import preset_text
from game.view.scene.scene import Scene
from game.view.visitor.race.sentences import moves_left, stars
from game.view.visitor.race.shown import race_on
from game.view.visitor.turn.stars import draw_stars

NAME: Final = 46.0
PIN: Final = 62.0
PIN_STEP: Final = 48.0
DOT: Final = 7.0
GAP: Final = 30.0


def shown_head(snapshot: Snapshot) -> Hashable:
    """What the header depends on."""
    race = race_on(snapshot)
    return None if race is None else (race.stage is Stage.END, race.moves_left, race.stars)


def draw_race_head(canvas: Canvas, scene: Scene, box: Box) -> None:
    """Draw the name from the left, pins or stars from the right."""
    race = race_on(scene.snapshot)
    if race is None:
        return
    if race.stage is Stage.END:
        left = draw_stars(canvas, box, stars(race), scene.page)
    else:
        left = _draw_pins(canvas, scene, race, box)
    name, size = preset_text(scene.snapshot.preset, scene.texts).title, sized(scene.page, NAME)
    if box.x + canvas.text_width(name, size, "display") + GAP <= left:
        canvas.text(name, box.x, box.centery, size, canvas.palette.text, "display")


def _draw_pins(canvas: Canvas, scene: Scene, race: Race, box: Box) -> float:
    """A pin for each move that is left, a dot for each that was made; the words before them."""
    larger, palette = enlargement(scene.page), canvas.palette
    icon, step = PIN * larger, PIN_STEP * larger
    x = left = box.right - icon * ICON_FILL / 2 - step * (race.rules.moves - 1)
    for move in range(race.rules.moves):
        if move < race.moves_left:
            canvas.icon("pin", x, box.centery, icon, palette.pink)
        else:
            canvas.disc(x, box.centery, DOT * larger, palette.muted)
        x += step
    left -= icon * ICON_FILL / 2 + GAP
    words, room = moves_left(race, scene.texts), left - box.x
    for size in (sized(scene.page, BUTTON), sized(scene.page, FLOOR)):
        if canvas.text_width(words, size) <= room:
            return canvas.text(words, left, box.centery, size, palette.text, ax=1.0).x
    return left
