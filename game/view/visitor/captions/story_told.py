"""The story that is told, where it is more than its puzzle: its title and its sentence."""

from game.session.presets import PresetText
from game.view.scene.preset_text import preset_text
from game.view.scene.scene import Scene


def story_told(scene: Scene) -> PresetText | None:
    """The words of the chosen story; None where there are none that hold.

    A story that bears its puzzle's name (XOR, AND) tells the puzzle's rule, which is said anyway. A
    race says what it is in words of its own.
    """
    snapshot = scene.snapshot
    preset = snapshot.preset
    names = {story.name for story in scene.features.stories.values()}
    if preset.name not in names or preset.race is not None or not snapshot.as_preset:
        return None
    words = preset_text(preset, scene.texts)
    plain = words.title == scene.texts(f"visitor.puzzle.{snapshot.dataset.name}.name")
    return None if plain or not words.story else words
