"""The options that describe a run, shared by playing, training and drawing a picture."""

import argparse
import math
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from game.app import paths
from game.engine.dataset import DATASETS
from game.session.presets import FULL_WORD, Preset, parse_sample, read_presets
from game.session.problem import ProblemError, unknown_choice
from game.session.settings import FULL_PACE, HIDDEN_OFF, START_SETTINGS, Settings, check_setting
from game.session.start_file import load_start
from game.view.scene.layout import LEAST_SIDE, MOST_SIDE

DEFAULT_PRESET = "xor"
LONGEST_SIDE = 100
DEFAULT_EPOCHS = 500
LARGEST_SEED = 2**63 - 1
NUMBER_SETTINGS = (
    "learning-rate",
    "weight-init",
    "bias-init",
    "lock-threshold",
    "pace",
    "animation-speed",
)
# What an explicit start leaves without effect.
RANDOM_START = ("weight-init", "bias-init")
CHOICE_SETTINGS = ("hidden", "activation", "output-activation", "loss")


RUN_OPTIONS = (
    *("preset", "scenario", "seed", "start"),
    *(*CHOICE_SETTINGS, *NUMBER_SETTINGS),
)


def add_run_options(parser: argparse.ArgumentParser) -> None:
    """``--preset`` ... ``--seed`` and ``--start``; values are checked by :func:`chosen_preset`."""
    parser.add_argument("--preset", metavar="NAME")
    parser.add_argument("--scenario", metavar="and|xor")
    for name in CHOICE_SETTINGS + NUMBER_SETTINGS:
        parser.add_argument(f"--{name}", metavar="VALUE")
    parser.add_argument("--seed", metavar="N")
    parser.add_argument("--start", metavar="FILE.json")


def chosen_preset(arguments: argparse.Namespace, presets: Mapping[str, Preset]) -> Preset:
    """The run that the options describe; options of their own win over those of the preset."""
    base = _base(arguments, presets)
    settings = _settings(arguments, base.settings)
    if settings.hidden == HIDDEN_OFF and arguments.activation is not None:
        # It is that of the hidden neurons.
        raise ProblemError("idle-option", name="--activation", beside=f"--hidden {HIDDEN_OFF}")
    preset = replace(base, settings=settings)
    if arguments.seed is not None:
        seed = whole_number("--seed", arguments.seed, 0, LARGEST_SEED)
        preset = replace(preset, seed=seed, start=None)
    elif _begins_otherwise(arguments, base.settings, settings):
        preset = replace(preset, start=None)
    if arguments.start is not None:
        if arguments.seed is not None:
            raise ProblemError("seed-and-start")
        preset = replace(preset, start=load_start(Path(arguments.start), settings.topology))
    return preset


def _begins_otherwise(arguments: argparse.Namespace, base: Settings, settings: Settings) -> bool:
    """Whether an option asks for another start than the one that the preset spells out."""
    asked = START_SETTINGS - {"hidden"}
    if any(getattr(arguments, name) is not None for name in asked):
        return True
    return settings.topology != base.topology


def _base(arguments: argparse.Namespace, presets: Mapping[str, Preset]) -> Preset:
    if arguments.preset is not None and arguments.scenario is not None:
        raise ProblemError("preset-and-scenario")
    if arguments.scenario is not None:
        if arguments.scenario not in DATASETS:
            raise unknown_choice("--scenario", arguments.scenario, DATASETS)
        return Preset(
            name=arguments.scenario,
            order=0,
            dataset=DATASETS[arguments.scenario],
            settings=Settings(),
            seed=1,
            start=None,
            sample=None,
        )
    name = DEFAULT_PRESET if arguments.preset is None else arguments.preset
    if name not in presets:
        _say_why_not(name, presets)
        raise unknown_choice("--preset", name, presets)
    return presets[name]


def _say_why_not(name: str, presets: Mapping[str, Preset]) -> None:
    """ProblemError where a preset's file is there and was left out, and where all were."""
    for fault in read_presets(paths.PRESETS).faults:
        if not presets or fault.values["path"] == paths.PRESETS / f"{name}.toml":
            raise fault


def _settings(arguments: argparse.Namespace, settings: Settings) -> Settings:
    changes: dict[str, Any] = {}
    for option in CHOICE_SETTINGS + NUMBER_SETTINGS:
        name = option.replace("-", "_")
        word = getattr(arguments, name)
        if word is None:
            continue
        value: float | str = word
        if option in NUMBER_SETTINGS:
            full = option == "pace" and word == FULL_WORD
            value = FULL_PACE if full else number(f"--{option}", word)
        _check_option(option, value)
        changes[name] = value
    relu_asked = changes.get("output_activation") == "relu"
    if changes.get("loss") == "cross-entropy" and not relu_asked:
        # The rule of the controls: cross-entropy brings the output back to the sigmoid.
        changes["output_activation"] = "sigmoid"
    return replace(settings, **changes)


def _check_option(option: str, value: float | str) -> None:
    try:
        check_setting(option.replace("-", "_"), value)
    except ProblemError as problem:
        # Said of the option, as it was typed.
        raise ProblemError(problem.key, **problem.values | {"name": f"--{option}"}) from problem


def chosen_sample(arguments: argparse.Namespace, preset: Preset) -> Preset:
    """The preset with the row that ``--sample`` names."""
    if arguments.sample is None:
        return preset
    return replace(preset, sample=parse_sample(arguments.sample, preset.dataset))


def number(name: str, word: str) -> float:
    """A finite number; ProblemError names the option."""
    try:
        value = float(word)
    except ValueError as error:
        raise ProblemError("not-a-number", name=name, value=word) from error
    if not math.isfinite(value):
        raise ProblemError("not-finite", name=name, value=word)
    return value


def whole_number(name: str, word: str, low: int, high: int) -> int:
    """A whole number inside its limits; ProblemError names the option."""
    try:
        value = int(word)
    except ValueError as error:
        raise ProblemError("not-a-whole-number", name=name, value=word) from error
    if not low <= value <= high:
        raise ProblemError("out-of-range", name=name, value=word, low=low, high=high)
    return value


def picture_size(word: str) -> tuple[int, int]:
    """``1920x1080`` to a pair; ProblemError where it is none or too small or large to draw."""
    width, _, height = word.lower().partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise ProblemError("not-a-size", value=word)
    # What has so many digits need not be read.
    size = int(width[:LONGEST_SIDE]), int(height[:LONGEST_SIDE])
    if not all(LEAST_SIDE <= side <= MOST_SIDE for side in size):
        raise ProblemError("size-out-of-range", value=word, low=LEAST_SIDE, high=MOST_SIDE)
    return size
