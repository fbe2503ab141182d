"""A fact: something drawn that tells about itself in a note when it is touched or pointed at.

All facts of a picture are one stop of Tab; arrows go from one to the next.
"""

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from game.view.drawing.box import Box
from game.view.scene.actions import ShowBubble
from game.view.scene.control import Control, Kind
from game.view.scene.control_context import ControlContext
from game.view.scene.interface import Interface

FACTS: Final = "facts"


class Told(NamedTuple):
    """What is told: the text ``told.{key}``, and what fills it."""

    key: str
    values: Mapping[str, object] = {}


def fact_control(
    context: ControlContext,
    name: str,
    label: str,
    place: tuple[str, Box],
    told: Callable[[], Told],
) -> Control:
    """The control of a fact; ``place`` is its panel and its target. What it tells is put together
    only while somebody asks: the numbers change with every frame.
    """
    panel, target = place
    tip = ""
    if is_asked(context.interface, name):
        key, values = told()
        tip = context.texts(f"told.{key}", **values)
    return Control(
        id=name,
        kind=Kind.FACT,
        target=target,
        panel=panel,
        label=label,
        tip=tip,
        action=ShowBubble(name),
        group=FACTS,
    )


def is_asked(interface: Interface, name: str) -> bool:
    """Whether somebody has touched it, points at it, or is there with the keyboard."""
    bubble = interface.bubble
    return interface.active_connection == name or (bubble is not None and bubble.control == name)
