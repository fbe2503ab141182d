"""What can be used on the check's sheet: every parameter, to pin it, and the cross."""

from typing import Final

from game.session.commands import SelectConnection
from game.view.chain_rule.check.boxes import places
from game.view.scene.actions import ToggleCheck
from game.view.scene.control import Control, Kind
from game.view.scene.control_context import ControlContext
from game.view.widgets.push_buttons import close_box

PANEL: Final = "check"
ROW: Final = "check-row."


def check_controls(context: ControlContext) -> list[Control]:
    """The rows, then the cross; none while the sheet is closed."""
    sheet, snapshot = context.layout.check, context.snapshot
    if sheet is None:
        return []
    topology = snapshot.topology
    boxes = places(sheet, len(topology.parameters)).rows
    rows = [
        Control(
            id=ROW + topology.parameter_name(parameter),
            kind=Kind.ROW,
            target=box,
            panel=PANEL,
            tip=context.tip("check-row"),
            action=SelectConnection(parameter),
            selected=parameter == snapshot.pinned,
            group=PANEL,
        )
        for parameter, box in zip(topology.parameters, boxes, strict=True)
    ]
    cross = Control(
        id="check-close",
        kind=Kind.CLOSE,
        target=close_box(sheet),
        panel=PANEL,
        tip=context.tip("check-close"),
        icon="close",
        action=ToggleCheck(),
    )
    return [*rows, cross]
