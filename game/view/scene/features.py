"""What the program offers to whoever sits in front of it: the same for as long as it runs."""

from collections.abc import Mapping
from dataclasses import field
from typing import Final

from game.engine.value_type import fixed_type
from game.session.commands import PoseQuestion
from game.session.presets import Preset
from game.view.scene.actions import Quit, SavePicture, ToggleFullscreen
from game.view.scene.texts import Texts

# What a kiosk does not do for visitors, whatever is pressed.
NOT_AT_A_KIOSK: Final = (ToggleFullscreen, SavePicture, Quit, PoseQuestion)


@fixed_type
class Features:
    """``kiosk``: nothing that leaves the program, writes a file or is a teacher's; ``lab``:
    visitors may go there.

    ``languages``: the texts to choose from, by code; ``stories``: the presets of the visitor
    view's cards; ``sound``: there is sound that can be muted. ``questions``: the stories' questions
    are asked in the visitor view, and go away by themselves unless somebody ``leads``.
    """

    kiosk: bool = False
    lab: bool = True
    sound: bool = False
    questions: bool = False
    leads: bool = False
    languages: Mapping[str, Texts] = field(default_factory=dict)
    stories: Mapping[str, Preset] = field(default_factory=dict)
