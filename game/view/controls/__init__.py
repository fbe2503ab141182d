"""Which controls there are, where they lie, and what each of them does: tables of values.

``build_controls`` (or a ``ControlTable``, which keeps what is costly) gives the controls of a
picture; ``setting_captions`` and ``help_box`` say where the words around them stand.
"""

from game.view.controls.selectors import close_box, help_box
from game.view.controls.settings import Caption, setting_captions
from game.view.controls.sliding import setting_shown
from game.view.controls.surroundings import Measure
from game.view.controls.table import ControlTable, build_controls
from game.view.controls.top import preset_text

__all__ = [
    "Caption",
    "ControlTable",
    "Measure",
    "build_controls",
    "close_box",
    "help_box",
    "preset_text",
    "setting_captions",
    "setting_shown",
]
