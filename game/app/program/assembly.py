"""From a configuration to the running program: the same for a kiosk, a class, and a laptop."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Final

import numpy as np

from game.app import paths
from game.app.program.application import Application
from game.app.program.attendant import Attendant, Rules
from game.app.program.playback import Playback
from game.app.window.events import EventTranslator
from game.exhibit.configuration.keys import Configuration
from game.exhibit.lock_memory import LockMemory
from game.exhibit.show.attract import AttractShow
from game.exhibit.sound.player import Player
from game.exhibit.status.memory import give_freed_memory_back
from game.session.presentation import TICKS_PER_SECOND
from game.session.presets import Preset, load_stories
from game.session.problem import ProblemError
from game.session.replay.logged_run import LoggedRun
from game.session.replay.replay import Replay, session_of
from game.session.replay.run_log import RunLog
from game.session.session import Session
from game.view.drawing.text.text_log import TextBox
from game.view.scene.features import Features
from game.view.scene.interface import Interface
from game.view.scene.page import View
from game.view.scene.texts import Texts, load_texts
from game.view.screen import Screen

# The four kinds of input, as the configuration names them.
INPUT_KINDS: Final = ("mouse", "touch", "keyboard", "gamepad")


@dataclass(frozen=True, slots=True)
class Extras:
    """What commands and tests add: the ``preset`` to begin with instead of the boot story, the
    ``rng`` that draws new seeds, whether there is ``sound`` at all, a fixed ``packet_count``,
    a ``log`` of every text drawn, and the ``memory`` of the PIN pad's lock. ``records``: all that
    is done is kept, also what was before everything started over; ``replay``: a run to be played
    again at first.
    """

    preset: Preset | None = None
    rng: np.random.Generator = field(default_factory=np.random.default_rng)
    sound: bool = True
    packet_count: int | None = None
    log: list[TextBox] | None = None
    memory: LockMemory | None = None
    records: bool = False
    replay: LoggedRun | None = None


def assemble(
    configuration: Configuration,
    presets: Mapping[str, Preset],
    texts: Texts,
    extras: Extras | None = None,
) -> Attendant:
    """The program that the configuration describes, ready for its first frame."""
    extras = extras or Extras()
    give_freed_memory_back()
    all_stories = load_stories(paths.STORIES)
    stories = load_stories(paths.STORIES, configuration.stories.offered)
    features = features_of(configuration, stories, texts, extras.sound)
    known = dict(presets) | {story.name: story for story in stories.values()}
    run_numbers = count(1)
    playback = None
    if extras.replay is None:
        first = _first(configuration, presets, stories, extras)
        session = Session(known, first, extras.rng, run_numbers)
    else:
        session = session_of(extras.replay, known, run_numbers)
        playback = Playback(Replay(extras.replay, session))
    # What visitors do at a kiosk is nobody's to keep.
    log = None if features.kiosk else RunLog(session, keeps_all=extras.records)
    screen = Screen(
        paths.FONTS,
        texts,
        presets,
        packet_count=extras.packet_count,
        log=extras.log,
        features=features,
    )
    home = home_interface(configuration)
    application = Application(session, texts, screen, home, features, log, playback)
    sound = configuration.sound
    return Attendant(
        application,
        EventTranslator(accepted_inputs(configuration), configuration.inputs.buttons),
        rules_of(configuration),
        lambda: AttractShow(all_stories, run_numbers, _ticks(configuration.times.attract_scene)),
        Player(sound.volume, mute=not sound.on) if extras.sound else None,
        extras.memory,
    )


def home_interface(configuration: Configuration) -> Interface:
    """How everything looks at the beginning."""
    view = configuration.view
    return Interface(
        view=View(view.start),
        large_text=view.text == "large",
        high_contrast=view.theme == "high-contrast",
        reduced_motion=view.reduced_motion,
        muted=not configuration.sound.on,
    )


def features_of(
    configuration: Configuration, stories: Mapping[str, Preset], texts: Texts, sound: bool
) -> Features:
    """What visitors may do. A language whose texts are missing is not offered."""
    languages = {texts.language: texts}
    for code in configuration.view.languages:
        if code not in languages:
            try:
                languages[code] = load_texts(paths.TEXTS, code, texts)
            except ProblemError:
                continue
    return Features(
        kiosk=configuration.staff.locked_exit,
        lab=configuration.view.lab or configuration.view.start == View.LAB.value,
        sound=sound,
        questions=True,
        # Where nobody is ever taken for gone, somebody leads.
        leads=not configuration.times.idle,
        languages=languages,
        stories=stories,
    )


def accepted_inputs(configuration: Configuration) -> frozenset[str]:
    """Which kinds of input count."""
    return frozenset(kind for kind in INPUT_KINDS if getattr(configuration.inputs, kind))


def rules_of(configuration: Configuration) -> Rules:
    """When somebody counts as gone, and how staff leave."""
    staff = configuration.staff
    return Rules(configuration.times, locked=staff.locked_exit, pin=staff.pin)


def _first(
    configuration: Configuration,
    presets: Mapping[str, Preset],
    stories: Mapping[str, Preset],
    extras: Extras,
) -> Preset:
    if extras.preset is not None:
        return extras.preset
    boot = stories.get(configuration.stories.boot)
    return boot or next(iter((*stories.values(), *presets.values())))


def _ticks(seconds: float) -> int:
    return round(seconds * TICKS_PER_SECOND)
