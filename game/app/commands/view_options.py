"""The options that say how the program looks, shared by playing and drawing a picture; and those of
its window.
"""

import argparse
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple

from game.app import paths
from game.app.commands.asked import is_asked
from game.app.commands.run_options import RUN_OPTIONS, chosen_preset, picture_size
from game.exhibit.configuration.file import check_there, load
from game.exhibit.configuration.installed import installed
from game.exhibit.configuration.keys import PROFILES, Configuration, of_profile
from game.session.presets import Preset
from game.session.problem import ProblemError, unknown_choice
from game.view.scene.page import View

# On somebody's own machine all stays as it is left; the lab comes first.
WINDOWED_PROFILE: Final = "classroom"
# Options and the key of the view's configuration that each sets.
CHOICES: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "view": ("start", tuple(view.value for view in View)),
    "theme": ("theme", ("dark", "high-contrast")),
    "text": ("text", ("normal", "large")),
}
PROFILE_VIEWS: Final[Mapping[str, View]] = {
    "classroom": View.LAB,
    "projector": View.VISITOR,
    "kiosk": View.VISITOR,
}


WINDOW_OPTIONS: Final = ("fullscreen", "size", "video")
FIRST_VIDEO: Final = "auto"


class WindowChoice(NamedTuple):
    """``size`` None: as large as the screen has room for; ``video`` is how it is drawn."""

    size: tuple[int, int] | None
    fullscreen: bool
    video: str


def add_view_options(parser: argparse.ArgumentParser) -> None:
    """``--profile`` ... ``--theme``; values are checked by :func:`chosen_configuration`."""
    parser.add_argument("--profile", metavar="NAME")
    parser.add_argument("--config", metavar="FILE.toml")
    for name in CHOICES:
        parser.add_argument(f"--{name}", metavar="NAME")
    parser.add_argument("--reduced-motion", action="store_true")


def add_window_options(parser: argparse.ArgumentParser) -> None:
    """``--fullscreen`` ... ``--video``; values are checked by :func:`chosen_window`."""
    parser.add_argument("--fullscreen", action="store_true")
    parser.add_argument("--size", metavar="WxH")
    parser.add_argument("--video", metavar="auto|software|gpu")


def chosen_window(arguments: argparse.Namespace) -> WindowChoice:
    """The window that the options describe; ProblemError for a bad value."""
    from game.app.window.display import VIDEO_CHOICES

    size = None if arguments.size is None else picture_size(arguments.size)
    video = FIRST_VIDEO if arguments.video is None else arguments.video
    if video not in VIDEO_CHOICES:
        raise unknown_choice("--video", video, VIDEO_CHOICES)
    return WindowChoice(size, arguments.fullscreen, video)


def chosen_configuration(arguments: argparse.Namespace) -> Configuration:
    """The configuration that the options describe; options win over the file."""
    configuration = _base(arguments)
    changes: dict[str, object] = {}
    for option, (key, allowed) in CHOICES.items():
        value = getattr(arguments, option)
        if value is None:
            continue
        if value not in allowed:
            raise unknown_choice(f"--{option}", value, allowed)
        changes[key] = value
    if arguments.reduced_motion:
        changes["reduced_motion"] = True
    if arguments.lang is not None:
        changes["language"] = arguments.lang
    return replace(configuration, view=replace(configuration.view, **changes))  # type: ignore[arg-type]


def first_preset(
    arguments: argparse.Namespace, presets: Mapping[str, Preset], configuration: Configuration
) -> Preset | None:
    """The run to begin with; None: the visitor view begins with its own story."""
    asked = any(is_asked(arguments, option) for option in RUN_OPTIONS)
    if not asked and configuration.view.start == View.VISITOR.value:
        return None
    preset = chosen_preset(arguments, presets)
    if configuration.view.start == View.VISITOR.value and not preset.settings.topology.has_hidden:
        name = f"--preset {preset.name}" if arguments.hidden is None else "--hidden off"
        raise ProblemError("hidden-in-the-lab-only", name=name)
    return preset


def unlocked(configuration: Configuration) -> Configuration:
    """The same, but whoever opened the window can close it: only an exhibit is locked."""
    return replace(configuration, staff=replace(configuration.staff, locked_exit=False))


def configuration_of(file: str | None) -> Configuration:
    """The configuration of a file without a fault, else a ProblemError; the kiosk's without one."""
    if file is None:
        return Configuration()
    path = Path(file)
    check_there(path)
    loaded = load(path, installed(paths.ASSETS))
    if loaded.faults:
        fault = loaded.faults[0]
        raise ProblemError("configuration-fault", path=path, line=fault.line, reason=fault.problem)
    return loaded.configuration


def _base(arguments: argparse.Namespace) -> Configuration:
    if arguments.config is not None:
        if arguments.profile is not None:
            raise ProblemError("config-and-profile")
        return configuration_of(arguments.config)
    name = WINDOWED_PROFILE if arguments.profile is None else arguments.profile
    if name not in PROFILES:
        raise unknown_choice("--profile", name, PROFILES)
    configuration = of_profile(name)
    return replace(configuration, view=replace(configuration.view, start=PROFILE_VIEWS[name].value))
