"""What the attract show says, as the view takes it."""

from game.exhibit.show.attract import AttractShow
from game.view.scene.interface import Attract


def words_of(show: AttractShow) -> Attract:
    """The caption of this moment."""
    caption = show.caption
    return Attract(
        show.scene_index, caption.key, caption.line_key, caption.values, show.ticks_of_scene
    )
