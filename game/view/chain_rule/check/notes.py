"""What is said at the foot of the check's sheet: why some numbers differ, or that none do."""

from collections.abc import Sequence
from typing import Final

from game.engine.gradient_check.check import Cause, GradientCheck, NudgeTest
from game.engine.topology import ParameterId, Topology
from game.session.snapshot import Snapshot
from game.view.chain_rule.symbols import BIAS
from game.view.drawing import theme
from game.view.drawing.box import Box
from game.view.drawing.canvas import LINE_SPACING, Canvas
from game.view.drawing.text.fitting import fit_lines
from game.view.numbers.figures import figure
from game.view.numbers.readout import row_name
from game.view.scene.texts import Texts

# So many parameters with the same cause are named; of more it is said how many.
MOST_NAMES: Final = 2


def notes(snapshot: Snapshot, check: GradientCheck, texts: Texts) -> tuple[str, ...]:
    """What the foot may say, what says most first. Each cause of a difference has its sentence,
    that of the pinned one before others; of what is left out it is told how many.
    """
    apart = [test for test in check.tests if not test.agrees]
    if not apart:
        smaller = any(test.divisor > 1 for test in check.tests)
        return (texts("check.note.smaller" if smaller else "check.note.fine"),)
    causes = _causes(apart, snapshot.pinned)
    if len(causes) == 1:
        return (_sentence(snapshot, causes[0], texts, "note"),)
    lines = [_sentence(snapshot, tests, texts, "brief") for tests in causes]
    tries = []
    if all(test.cause is Cause.KINK for test in apart):
        tries.append("\n".join((*lines, texts("check.sides"))))
    tries += ["\n".join(lines), " ".join(lines)]
    for told in range(len(lines) - 1, 0, -1):
        left = sum(len(tests) for tests in causes[told:])
        more = texts("check.left-out", count=left)
        tries += ["\n".join(lines[:told]) + f" {more}", " ".join((*lines[:told], more))]
    return tuple(tries)


def draw_notes(canvas: Canvas, foot: Box, tries: Sequence[str]) -> None:
    """The first that fits in a type that can be read; else the last, as small as it must be."""
    room, measure = (foot.w, foot.h), canvas.text_width
    for note in tries:
        fitted = fit_lines(note, theme.TYPE_SMALL, room, LINE_SPACING, measure)
        if fitted.size >= theme.TYPE_FLOOR:
            break
    canvas.wrapped_text(note, foot, theme.TYPE_SMALL, canvas.palette.muted, ay=0.5)


def ends(topology: Topology, parameter: ParameterId) -> tuple[str, str]:
    """From where to where: the names of the neurons, or b."""
    source, names = parameter.source_neuron, topology.neuron_name
    return BIAS if source is None else names(source), names(parameter.target_neuron)


def _causes(apart: Sequence[NudgeTest], pinned: ParameterId | None) -> list[list[NudgeTest]]:
    """The tests that fail for the same reason, together."""
    first = sorted(apart, key=lambda test: test.parameter != pinned)
    together: dict[object, list[NudgeTest]] = {}
    for test in first:
        together.setdefault((test.cause, test.kink), []).append(test)
    return list(together.values())


def _sentence(snapshot: Snapshot, tests: Sequence[NudgeTest], texts: Texts, form: str) -> str:
    """Why these tests fail, at length or in brief."""
    names = ", ".join(" → ".join(ends(snapshot.topology, t.parameter)) for t in tests[:MOST_NAMES])
    if len(tests) > MOST_NAMES:
        names = texts("check.and-more", names=names, count=len(tests) - MOST_NAMES)
    kink, cause = tests[0].kink, tests[0].cause
    if kink is None:
        key = "rounding" if cause is Cause.ROUNDING else "unknown"
        return texts(f"check.{form}.{key}", parameter=names)
    return texts(
        f"check.{form}.kink",
        parameter=names,
        row=row_name(snapshot.dataset.sample_names[kink.sample]),
        neuron=snapshot.topology.neuron_name(kink.neuron),
        z=figure(kink.pre_activation).text,
    )
