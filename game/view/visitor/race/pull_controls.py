"""The lines that can be pulled in a race, as controls: a number to drag, an arrow for each way."""

from typing import Final

from game.engine.topology import ParameterId, Topology
from game.session.race.race import Race, Stage
from game.view.large.lettering import enlargement
from game.view.scene.actions import NudgeTargets
from game.view.scene.control import Choosing, Control, Kind
from game.view.scene.control_context import ControlContext
from game.view.visitor.race.places import PullPlaces, Way, ground_in, pull_places
from game.view.visitor.race.pulling import PullBy, PullNotch
from game.view.visitor.race.shown import race_on

PULLS: Final = "pulls"


def pull_id(line: ParameterId, topology: Topology) -> str:
    """The id of the control of a line's number."""
    return f"pull.{topology.parameter_name(line)}"


def notch_id(line: ParameterId, topology: Topology, way: Way) -> str:
    """The id of the control of one of its arrows."""
    return f"{pull_id(line, topology)}.{way.name.lower()}"


def pull_controls(context: ControlContext) -> list[Control]:
    """What can be pulled now: three controls for each line."""
    race = race_on(context.snapshot)
    if race is None or race.stage is not Stage.MOVE:
        return []
    placed = pull_places(context.layout, ground_in(context.wires), race.rules.lines)
    return [
        control
        for line, places in placed.items()
        for control in _of_line(context, race, line, places)
    ]


def _of_line(
    context: ControlContext, race: Race, line: ParameterId, places: PullPlaces
) -> list[Control]:
    topology = context.snapshot.topology
    value = context.snapshot.trace.parameters.value(line)
    pulled = race.pull is not None and race.pull.line == line
    before = race.pull.before if race.pull is not None and pulled else value
    drag = PullBy(line, value, before, race.rules.reach, enlargement(context.layout.page))
    step = PullNotch(line, value)
    number = Control(
        id=pull_id(line, topology),
        kind=Kind.PULL,
        target=places.label,
        panel=PULLS,
        label=topology.parameter_name(line),
        action=NudgeTargets(),
        pulling=drag,
    )
    arrows = [
        Control(
            id=notch_id(line, topology, way),
            kind=Kind.NOTCH,
            target=places.arrow(way),
            panel=PULLS,
            label=topology.parameter_name(line),
            action=step(0, way.value),
            selected=pulled,
            group=PULLS,
            pulling=drag,
            choosing=Choosing(lambda _x, _y: step(0, 0), step, step(0, way.value)),
        )
        for way in Way
    ]
    return [number, *arrows]
