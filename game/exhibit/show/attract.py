"""The attract show: a session of its own that plays the scenes in turn, for ever the same.

Time is ticks of 1/60 s. Two shows over the same stories are equal tick by tick, and every round
begins as the first one did.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from game.exhibit.show.scenes import MISTAKES, OPENING_TICKS, SCENES, Scene
from game.session.commands import Restart, SelectPreset, TogglePlay
from game.session.guide import changes
from game.session.presentation import TICKS_PER_SECOND
from game.session.presets import Preset
from game.session.session import Session
from game.session.snapshot import Snapshot
from game.view.scene.interface import Attract

SECTION: Final = "attract.show."
# No scene is longer than this, whatever is wanted.
LONGEST_SCENE_TICKS: Final = 30 * TICKS_PER_SECOND
# Only what asks for new weights draws from it, and the show never does.
UNUSED_SEED: Final = 0


@dataclass(frozen=True, slots=True)
class Caption:
    """Keys of two texts, the second line's may be empty, and what fills their placeholders."""

    key: str
    line_key: str = ""
    values: tuple[tuple[str, str], ...] = ()


class AttractShow:
    """Plays the scenes whose stories there are; ``scene_ticks`` cuts each scene short.

    ``run_numbers`` is shared with the visitor's session, so that no picture is mistaken.
    """

    def __init__(
        self,
        stories: Mapping[str, Preset],
        run_numbers: Iterator[int] | None = None,
        scene_ticks: int = LONGEST_SCENE_TICKS,
    ) -> None:
        self.scenes = _scenes_of(stories)
        self._scene_ticks = max(min(scene_ticks, LONGEST_SCENE_TICKS), 1)
        first = stories[self.scenes[0].story]
        self.session = Session(stories, first, np.random.default_rng(UNUSED_SEED), run_numbers)
        self.begin()

    @property
    def scene_index(self) -> int:
        """Which scene is on, counted from 0."""
        return self._index

    @property
    def scene(self) -> Scene:
        """The scene that is on."""
        return self.scenes[self._index]

    @property
    def ticks_of_scene(self) -> int:
        """How long the scene has been on, in ticks."""
        return self._tick

    @property
    def caption(self) -> Caption:
        """What is said about the snapshot of now."""
        snapshot = self.snapshot()
        saying = self.scene.saying(snapshot)
        values = tuple(saying.values(snapshot).items())
        return Caption(SECTION + saying.caption, SECTION + saying.line, values)

    def begin(self) -> None:
        """From the first scene on."""
        self._open(0)

    def tick(self) -> None:
        """1/60 s passes."""
        self._tick += 1
        if self._tick >= min(self.scene.ticks, self._scene_ticks):
            self._open((self._index + 1) % len(self.scenes))
            return
        if self._tick == OPENING_TICKS:
            self.session.apply(TogglePlay())
        if self._tick >= OPENING_TICKS:
            self._keep_tempo()
            self.session.tick()

    def snapshot(self) -> Snapshot:
        """What is to be seen."""
        return self.session.snapshot()

    def _open(self, index: int) -> None:
        self._index, self._tick = index, 0
        # Nobody will want the scene before back: what has been restarted is not kept.
        self.session.apply(Restart())
        self.session.apply(SelectPreset(self.scene.story))

    def _keep_tempo(self) -> None:
        session = self.session
        tempo = self.scene.stretch_at(session.epoch).tempo(session.moment.phase)
        for command in changes(session.settings, tempo):
            session.apply(command)


def _scenes_of(stories: Mapping[str, Preset]) -> tuple[Scene, ...]:
    """The scenes that can be played; with none of their stories, another one learns, too."""
    found = tuple(s for s in SCENES if {s.story, s.beside or s.story} <= stories.keys())
    return found or (replace(MISTAKES, story=next(iter(stories))),)


def words_of(show: AttractShow) -> Attract:
    """The caption of this moment."""
    caption = show.caption
    return Attract(
        show.scene_index, caption.key, caption.line_key, caption.values, show.ticks_of_scene
    )
