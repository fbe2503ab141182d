"""``shot``: draw one picture without a window."""

import argparse
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np
import pygame

from game.app import paths
from game.app.commands.asked import Usual, refuse_idle
from game.app.commands.race_options import add_race_options, chosen_race, raced_to
from game.app.commands.run_options import (
    DEFAULT_EPOCHS,
    RANDOM_START,
    RUN_OPTIONS,
    add_run_options,
    chosen_preset,
    chosen_sample,
    number,
    picture_size,
    whole_number,
)
from game.app.commands.train import train
from game.app.commands.turn_options import (
    OPTIONS,
    TurnShot,
    add_turn_options,
    asked_of_a_class,
    chosen_story,
    chosen_turn,
    taken_to,
)
from game.app.commands.view_options import add_view_options, chosen_configuration, first_preset
from game.app.commands.what_if.branch_option import take_branches
from game.app.commands.what_if.by_hand_option import OPTION as BY_HAND
from game.app.commands.what_if.by_hand_option import chosen_hand
from game.app.commands.what_if.hold_rate_option import held_rate, holding
from game.app.files.picture_file import check_picture_path, save_picture
from game.app.program.assembly import features_of, home_interface
from game.engine.topology import NETWORK_2_2_1, NeuronId, ParameterId, Topology
from game.engine.what_if.any_input import PROBE_HIGH, PROBE_LOW
from game.exhibit.configuration.keys import Configuration
from game.exhibit.show.attract import AttractShow, words_of
from game.session import commands
from game.session.presentation import TICKS_PER_SECOND, Mode
from game.session.presets import Preset, load_stories
from game.session.problem import ProblemError, unknown_choice
from game.session.session import Session
from game.session.tape.recording import MOST_EPOCHS
from game.session.terms.stations import stations_of
from game.view.scene.actions import Tab
from game.view.scene.features import Features
from game.view.scene.interface import Countdown, Interface, PinPad
from game.view.scene.page import View
from game.view.scene.texts import Texts
from game.view.screen import Screen
from game.view.visitor.turn.shown import DRAWN_KINDS

DEFAULT_SIZE: Final = Usual("1920x1080")
MOST_SECONDS: Final = 600.0
# What changes nothing in the show.
NOT_IN_THE_SHOW: Final = (
    *RUN_OPTIONS,
    *("profile", "view", "text", "epochs", "progress", "connection", "neuron", "sample"),
    *("probe", "tab", "branch", "by-hand", "hold-rate", "race", "term"),
    *OPTIONS,
)
# With a question the run is the story's own, and goes as far as the question's stage.
NOT_WITH_A_QUESTION: Final = (
    *(*RUN_OPTIONS, "epochs", "progress", "connection", "neuron", "probe", "branch", "by-hand"),
    *("hold-rate", "term"),
)
NOT_WITH_A_RACE: Final = (*NOT_WITH_A_QUESTION, "sample", "question", "answer")
SETTINGS: Final = "settings"
# The sheet of the gradient check, in the lab.
CHECK: Final = "check"
# The room behind the answer, in the visitor view.
BELIEF: Final = "belief"
# Its other page.
CURVE: Final = "curve"
# What ``--open`` opens. The countdown and the PIN pad are shown in the middle of things.
OPENINGS: Final[Mapping[str, Callable[[Interface], Interface]]] = {
    SETTINGS: lambda interface: replace(interface, settings_open=True),
    CHECK: lambda interface: replace(interface, check_open=True),
    "help": lambda interface: replace(interface, help_open=True),
    "menu": lambda interface: replace(interface, menu_open=True),
    "countdown": lambda interface: replace(interface, countdown=Countdown(14, 0.7)),
    BELIEF: lambda interface: interface,
    CURVE: lambda interface: replace(interface, answer_curve=True),
    "pin": lambda interface: replace(interface, pin_pad=PinPad(2, "pin.ask")),
}


def add_options(parser: argparse.ArgumentParser) -> None:
    """The command's own options."""
    parser.add_argument("out", metavar="OUT.png")
    add_run_options(parser)
    add_view_options(parser)
    add_turn_options(parser)
    add_race_options(parser)
    parser.add_argument("--epochs", metavar="N", default=Usual(DEFAULT_EPOCHS))
    parser.add_argument("--size", metavar="WxH", default=DEFAULT_SIZE)
    parser.add_argument("--branch", metavar="loss=cross-entropy@120", action="append")
    parser.add_argument("--by-hand", metavar="h1-o1=-1.8")
    parser.add_argument("--hold-rate", metavar="0.5")
    parser.add_argument("--progress", metavar="0..1")
    parser.add_argument("--term", metavar="1..19")
    parser.add_argument("--connection", metavar="h1-o1")
    parser.add_argument("--neuron", metavar="h1")
    parser.add_argument("--sample", metavar="01")
    parser.add_argument("--probe", metavar="0.3,0.8")
    parser.add_argument("--tab", metavar="loss")
    parser.add_argument("--open", metavar="|".join(OPENINGS))
    parser.add_argument("--attract", metavar="SECONDS")


def run(arguments: argparse.Namespace, presets: dict[str, Preset], texts: Texts) -> int:
    """Train to the epoch asked for and draw it; or play the attract show up to a moment."""
    out = Path(arguments.out)
    configuration = chosen_configuration(arguments)
    _refuse_idle_options(arguments, configuration)
    stories = load_stories(paths.STORIES, configuration.stories.offered)
    size = picture_size(arguments.size)
    interface = _interface(arguments, configuration)
    features = features_of(configuration, stories, texts, sound=True)
    check_picture_path(out)
    if arguments.attract is not None:
        session, interface = _in_the_show(arguments, stories, interface)
    elif arguments.race is not None:
        session, interface = _in_a_race(arguments, stories, interface)
    elif (shot := chosen_turn(arguments, stories)) is not None:
        session, interface = _at_a_question(
            arguments, shot, presets, stories, interface, features.leads
        )
    else:
        session = _session(arguments, configuration, presets, stories, texts)
    save_picture(out, draw(session, interface, presets, size, texts, features))
    return 0


def _in_the_show(
    arguments: argparse.Namespace, stories: Mapping[str, Preset], interface: Interface
) -> tuple[Session, Interface]:
    """A moment of the attract show."""
    seconds = number("--attract", arguments.attract)
    if not 0.0 <= seconds <= MOST_SECONDS:
        raise ProblemError(
            "out-of-range", name="--attract", value=seconds, low=0, high=MOST_SECONDS
        )
    show = AttractShow(stories)
    show.begin()
    for _ in range(round(seconds * TICKS_PER_SECOND)):
        show.tick()
    return show.session, replace(interface, attract=words_of(show))


def _in_a_race(
    arguments: argparse.Namespace, stories: Mapping[str, Preset], interface: Interface
) -> tuple[Session, Interface]:
    """A story's race after some moves."""
    race = chosen_race(arguments, stories)
    refuse_idle(arguments, NOT_WITH_A_RACE, "--race")
    session = Session({race.story.name: race.story}, race.story, np.random.default_rng())
    raced_to(session, race)
    return session, replace(interface, view=View.VISITOR)


def _at_a_question(
    arguments: argparse.Namespace,
    shot: TurnShot,
    presets: Mapping[str, Preset],
    stories: Mapping[str, Preset],
    interface: Interface,
    leads: bool,
) -> tuple[Session, Interface]:
    """A question of a story, as far as it has come; ``leads``: somebody leads."""
    refuse_idle(arguments, NOT_WITH_A_QUESTION, "--question")
    if shot.votes is not None:
        # Hands are counted on a projector.
        refuse_idle(arguments, ["text"], "--votes")
        interface = replace(interface, large_text=True)
    elif leads and interface.large_text:
        shot = asked_of_a_class(arguments, shot)
    known = {**presets, **{story.name: story for story in stories.values()}}
    session = Session(known, shot.story, np.random.default_rng())
    taken_to(session, shot)
    return session, replace(interface, view=View.VISITOR)


def _refuse_idle_options(arguments: argparse.Namespace, configuration: Configuration) -> None:
    """ProblemError where an option would change nothing in the picture."""
    if arguments.attract is not None:
        refuse_idle(arguments, NOT_IN_THE_SHOW, "--attract")
        view = "--attract"
    else:
        view = f"--view {configuration.view.start}"
        settings_shown = arguments.open == SETTINGS
        refuse_idle(arguments, idle_options(arguments, configuration, settings_shown), view)
    if arguments.open in (BELIEF, CURVE):
        if arguments.attract is not None or view == f"--view {View.LAB.value}":
            refuse_idle(arguments, ["open"], view)
        refuse_idle(arguments, ["connection", "neuron"], f"--open {arguments.open}")
    if arguments.open == CHECK:
        # It lies where the graphs would be.
        refuse_idle(arguments, ["tab"], f"--open {CHECK}")
    if arguments.open in (SETTINGS, CHECK) and view != f"--view {View.LAB.value}":
        refuse_idle(arguments, ["open"], view)


def idle_options(
    arguments: argparse.Namespace, configuration: Configuration, settings_shown: bool
) -> list[str]:
    """The options that a picture of the network at rest does not show."""
    in_lab = configuration.view.start == View.LAB.value
    in_the_lab = ["pace", "tab", "probe", "branch", "by-hand", "hold-rate", "term"]
    idle = ["text"] if in_lab else in_the_lab
    if not (in_lab and settings_shown):
        idle.append("animation-speed")
        # The settings tell what other weights would start from.
        idle += [] if arguments.start is None else RANDOM_START
    return idle


def _session(
    arguments: argparse.Namespace,
    configuration: Configuration,
    presets: dict[str, Preset],
    stories: Mapping[str, Preset],
    texts: Texts,
) -> Session:
    """The run, trained to the moment asked for."""
    first = chosen_story(arguments, stories)
    if first is None:
        first = beginning(arguments, configuration, presets, stories)
    else:
        refuse_idle(arguments, RUN_OPTIONS, "--story")
    preset = chosen_sample(arguments, first)
    epochs = whole_number("--epochs", arguments.epochs, 0, MOST_EPOCHS)
    progress = _progress(arguments.progress)
    network = preset.settings.topology
    connection = _connection(arguments.connection, network)
    neuron = _neuron(arguments.neuron, network)
    if connection is not None:
        # One card is open at a time.
        refuse_idle(arguments, ["neuron"], "--connection")
    hand = chosen_hand(arguments.by_hand, network)
    if hand is not None:
        # It has the card, and stands at the beginning of an epoch.
        refuse_idle(arguments, ["connection", "neuron", "progress", "term"], BY_HAND)
    rate = held_rate(arguments.hold_rate)
    probe = _probe(arguments.probe)
    term = _term(arguments.term, network)
    if term is not None:
        # It is a moment of the epoch by itself, and of a row that has a target.
        refuse_idle(arguments, ["progress", "probe"], "--term")
    known = presets | {story.name: story for story in stories.values()}
    session = Session(known, preset, np.random.default_rng())
    train(session, epochs, texts)
    take_branches(session, arguments.branch or ())
    if progress is not None:
        last = min(epochs, session.recording.last_epoch)
        session.apply(commands.Seek(last, progress))
        if progress and session.moment.mode is not Mode.STAGED:
            raise ProblemError("no-moment", name="--progress", epoch=last)
    if term is not None:
        session.apply(commands.GoToTerm(term))
        if session.snapshot().inside is None:
            last = min(epochs, session.recording.last_epoch)
            raise ProblemError("no-moment", name="--term", epoch=last)
    if connection is not None:
        session.apply(commands.SelectConnection(connection))
    if neuron is not None:
        session.apply(commands.SelectNeuron(neuron))
    if hand is not None:
        session.apply(hand)
    if rate is not None:
        session.apply(rate)
    if probe is not None:
        session.apply(commands.ProbeInput(probe))
    if arguments.open in (BELIEF, CURVE):
        session.apply(commands.SelectNeuron(NETWORK_2_2_1.neurons[-1]))
    if configuration.view.start == View.VISITOR.value:
        # As the program does, which has its stories ask; nothing is asked without a tick.
        session.apply(commands.AskQuestions(True, kinds=DRAWN_KINDS))
    return session


def beginning(
    arguments: argparse.Namespace,
    configuration: Configuration,
    presets: dict[str, Preset],
    stories: Mapping[str, Preset],
) -> Preset:
    """The run that a window would begin with."""
    first = first_preset(arguments, presets, configuration)
    if first is None:
        first = stories.get(configuration.stories.boot) or chosen_preset(arguments, presets)
    return first


def draw(
    session: Session,
    interface: Interface,
    presets: dict[str, Preset],
    size: tuple[int, int],
    texts: Texts,
    features: Features | None = None,
) -> pygame.Surface:
    """The session's picture at a size, drawn without a display."""
    pygame.font.init()
    surface = pygame.Surface(size)
    screen = Screen(paths.FONTS, texts, presets, features=features)
    screen.draw(surface, session.snapshot(), interface)
    return surface


def _progress(word: str | None) -> float | None:
    if word is None:
        return None
    value = number("--progress", word)
    if not 0.0 <= value <= 1.0:
        raise ProblemError("out-of-range", name="--progress", value=word, low=0, high=1)
    return value


def _term(word: str | None, network: Topology) -> int | None:
    if word is None:
        return None
    return whole_number("--term", word, 1, len(stations_of(network)))


def _connection(word: str | None, network: Topology) -> ParameterId | None:
    if word is None:
        return None
    names = network.by_name
    if word not in names:
        raise unknown_choice("--connection", word, names)
    return names[word]


def _neuron(word: str | None, network: Topology) -> NeuronId | None:
    if word is None:
        return None
    names = {network.neuron_name(neuron): neuron for neuron in network.neurons}
    if word not in names:
        raise unknown_choice("--neuron", word, names)
    return names[word]


def _probe(word: str | None) -> tuple[float, float] | None:
    """An input of one's own, x1 and x2, inside the square; ProblemError where it is none."""
    if word is None:
        return None
    parts = word.split(",")
    if len(parts) != len(NETWORK_2_2_1.inputs):
        raise ProblemError("not-a-pair", name="--probe", value=word)
    first, second = (number("--probe", part) for part in parts)
    for value in (first, second):
        if not PROBE_LOW <= value <= PROBE_HIGH:
            raise ProblemError(
                "out-of-range", name="--probe", value=word, low=PROBE_LOW, high=PROBE_HIGH
            )
    return first, second


def _interface(arguments: argparse.Namespace, configuration: Configuration) -> Interface:
    interface = home_interface(configuration)
    if arguments.tab is not None:
        tabs = {tab.value: tab for tab in Tab}
        if arguments.tab not in tabs:
            raise unknown_choice("--tab", arguments.tab, tabs)
        interface = replace(interface, tab=tabs[arguments.tab])
    # Whoever names several wants to see them beside each other.
    interface = replace(interface, all_futures=len(arguments.branch or ()) > 1)
    if arguments.hold_rate is not None:
        interface = holding(interface)
    if arguments.open is None:
        return interface
    if arguments.open not in OPENINGS:
        raise unknown_choice("--open", arguments.open, OPENINGS)
    return OPENINGS[arguments.open](interface)
