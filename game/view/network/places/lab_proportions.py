"""The two shapes the lab's network can have: tall enough for bias nodes above, or squat."""

from __future__ import annotations

from typing import Final, NamedTuple

from game.view.network.places.connections import Ports

# The drawing for which sizes in logical units hold; every other one is scaled from it.
FULL_WIDTH: Final = 1150.0
FULL_HEIGHT: Final = 576.0
# Neurons shrink a little later than the rest when the drawing is narrow.
FULL_WIDTH_OF_NEURONS: Final = 1080.0
LARGEST_UNIT: Final = 1.35


class LabProportions(NamedTuple):
    """What differs between a tall drawing and a squat one; shares of its width or height.

    Columns and ``arc_lift`` are shares of the width, ``hidden_radius`` and ``bias_strip`` (kept
    free above and below for the bias nodes) of the height; ``lean`` (how much nearer to each other
    the inputs are than the hidden neurons) of a neuron's radius; ``pill_on_bias`` of the path.
    Angles are in degrees.
    """

    squat: bool
    hidden_radius: float
    bias_strip: float
    margin: float
    output_column: float
    output_bias_column: float
    lean: float
    ports: Ports
    bias_angle: float
    output_arc: tuple[float, float]
    hidden_arc: tuple[float, float]
    arc_lift: float
    pill_on_bias: float


# How connections meet the neurons: they begin and end on the rims.
INTO_OUTPUT: Final = (0.0, -0.26)
INSIDE: Final = 0.0
CURVE_POINTS: Final = 49

INPUT_COLUMN: Final = 0.105
HIDDEN_COLUMN: Final = 0.475
BIAS_COLUMN: Final = 0.285
# A drawing lower than this has no room for bias nodes above the hidden neurons: they go beside.
SQUAT_HEIGHT: Final = 420.0

TALL: Final = LabProportions(
    squat=False,
    hidden_radius=82.0 / 576.0,
    bias_strip=0.085,
    margin=10.0,
    output_column=0.77,
    output_bias_column=0.895,
    lean=0.22,
    ports=Ports((-0.24, -0.22), (0.24, -0.22), INTO_OUTPUT, INSIDE, CURVE_POINTS),
    bias_angle=100.0,
    output_arc=(118.0, 36.0),
    hidden_arc=(146.0, 40.0),
    arc_lift=0.14,
    pill_on_bias=0.38,
)
SQUAT: Final = LabProportions(
    squat=True,
    hidden_radius=0.185,
    bias_strip=0.076,
    margin=0.0,
    output_column=0.735,
    output_bias_column=0.85,
    lean=0.34,
    ports=Ports((-0.14, -0.15), (0.14, -0.15), INTO_OUTPUT, INSIDE, CURVE_POINTS),
    bias_angle=114.0,
    output_arc=(128.0, 30.0),
    hidden_arc=(154.0, 42.0),
    arc_lift=0.085,
    pill_on_bias=0.44,
)
# Without a hidden layer the output stands nearer to the inputs, and its bias nearer to it.
TALL_DIRECT: Final = TALL._replace(
    output_column=0.655, output_bias_column=0.765, output_arc=(124.0, 40.0)
)
SQUAT_DIRECT: Final = SQUAT._replace(
    output_column=0.635, output_bias_column=0.75, output_arc=(128.0, 36.0)
)
# Middles of the target's caption and number, then the raw error's, from the output's middle.
TARGET_ROWS: Final = (-62.0, -29.0, 17.0, 50.0)
LEAST_TARGET: Final = 0.86
