"""How many of the stories have come to their end, and how many are left: the title between them."""

from typing import Final

from game.view.scene.scene import Scene

# Up to so many have words of their own.
WORDS: Final = 3


def stories_done(scene: Scene) -> str:
    """The title; empty as long as none has."""
    names = {story.name for story in scene.features.stories.values()}
    done = len(names & scene.snapshot.finished)
    left = len(names) - done
    if not done:
        return ""
    if not left:
        return scene.texts("visitor.stories.done-all")
    return f"{_counted(scene, 'done', done)} {_counted(scene, 'left', left)}"


def _counted(scene: Scene, what: str, count: int) -> str:
    form = str(count) if count <= WORDS else "more"
    return scene.texts(f"visitor.stories.{what}-{form}", count=count)
