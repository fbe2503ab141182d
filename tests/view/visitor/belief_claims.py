"""What the captions of the open square claim, worked out anew from the weights in plain Python."""

import math
from collections.abc import Callable

ROWS = ((0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0))
OPPOSITE = ({1, 2}, {0, 3})
PAIRS = {"upper": {1, 3}, "lower": {0, 2}, "left": {0, 1}, "right": {2, 3}}
LOW, HIGH, STEPS = -0.42, 1.42, 24

Claim = Callable[[object, object], bool]


def bent(name, z):
    if name == "relu":
        return max(z, 0.0)
    return 1.0 / (1.0 + math.exp(-z)) if z > -700.0 else 0.0


def hidden_sum(f, unit, x1, x2):
    w = f.weights
    name = f"h{unit + 1}"
    return w[f"w.x1-{name}"] * x1 + w[f"w.x2-{name}"] * x2 + w[f"b.{name}"]


def answer(f, x1, x2):
    w, settings = f.weights, f.now.settings
    said = [bent(settings.activation, hidden_sum(f, unit, x1, x2)) for unit in (0, 1)]
    z = w["w.h1-o1"] * said[0] + w["w.h2-o1"] * said[1] + w["b.o1"]
    return bent(settings.output_activation, z)


def goals(f):
    return [round(float(goal)) for goal in f.now.dataset.targets[0]]


def open_square(f):
    return f.now.pinned_neuron == (2, 0)


def all_right(f):
    return all(
        (answer(f, *row) > 0.5) == (goal == 1) for row, goal in zip(ROWS, goals(f), strict=True)
    )


def lone(f, unit):
    above = [row for row in range(4) if hidden_sum(f, unit, *ROWS[row]) > 0.0]
    below = [row for row in range(4) if row not in above]
    return next((side[0] for side in (above, below) if len(side) == 1), None)


def two_cuts(beyond: int) -> Claim:
    """Each neuron parts one of two opposite corners; there it says one thing, else the other."""

    def claim(f, n):
        parted = {lone(f, 0), lone(f, 1)}
        inner = [answer(f, 0.5, 0.5), *(answer(f, *ROWS[r]) for r in range(4) if r not in parted)]
        outer = [answer(f, *ROWS[r]) for r in parted if r is not None]
        held = all((a > 0.5) == (beyond == 1) for a in outer)
        held = held and all((a > 0.5) == (beyond == 0) for a in inner)
        return open_square(f) and parted in OPPOSITE and held and all_right(f)

    return claim


def one_cut(f, n):
    """Of the corners one alone is beyond, and around the edge the answer turns twice."""
    steps = [step / STEPS for step in range(STEPS)]
    around = [
        *((s, 0.0) for s in steps),
        *((1.0, s) for s in steps),
        *((1.0 - s, 1.0) for s in steps),
        *((0.0, 1.0 - s) for s in steps),
    ]
    said = [answer(f, *point) > 0.5 for point in around]
    turns = sum(a != b for a, b in zip(said, [*said[1:], said[0]], strict=True))
    ones = [row for row in range(4) if answer(f, *ROWS[row]) > 0.5]
    name = f.now.dataset.sample_names[ones[0]] if len(ones) == 1 else ""
    written = "".join(c for c in n.values["row"].text if c.isdigit())
    return open_square(f) and turns == 2 and written == name and all_right(f)


def on_fence(f):
    return [row for row in range(4) if abs(answer(f, *ROWS[row]) - 0.5) < 0.02 + 1e-9]


def fence(which: str, stuck: bool) -> Claim:
    def claim(f, n):
        near = set(on_fence(f))
        mixed = len({goals(f)[row] for row in near}) == 2
        if which == "all":
            fits = near == {0, 1, 2, 3}
        elif which == "two":
            fits = any(pair <= near for pair in OPPOSITE)
        else:
            fits = PAIRS[which] <= near
        flat = f.now.outcome.state.value == "stuck"
        return open_square(f) and fits and mixed and flat == stuck and not all_right(f)

    return claim


def fence_line(f, n):
    names = f.now.dataset.sample_names
    rows = [
        names.index("".join(c for c in n.values[key].text if c.isdigit())) for key in ("one", "two")
    ]
    first, second = (answer(f, *ROWS[row]) for row in rows)
    near = all(abs(a - 0.5) < 0.02 + 1e-9 for a in (first, second))
    return near and abs(first - second) < 0.02 + 1e-9 and goals(f)[rows[0]] != goals(f)[rows[1]]


def crosses(f, unit):
    corners = [hidden_sum(f, unit, x, y) for x in (LOW, HIGH) for y in (LOW, HIGH)]
    return min(corners) < 0.0 < max(corners)


def made_its_cut(f, n):
    name = n.values["neuron"].text
    unit = int(name[1]) - 1
    slopes = [row.slope[0][unit] for row in f.epoch.rows]
    threshold = f.now.settings.lock_threshold
    return open_square(f) and crosses(f, unit) and 0 < sum(map(abs, slopes)) / 4 < threshold


def undecided(f, n):
    unit = int(n.values["other"].text[1]) - 1
    said = [bent("sigmoid", hidden_sum(f, unit, *row)) for row in ROWS]
    return f.now.settings.activation == "sigmoid" and all(abs(a - 0.5) < 0.1 for a in said)


def everywhere(f):
    steps = [LOW + (HIGH - LOW) * step / STEPS for step in range(STEPS + 1)]
    return [answer(f, x, y) for x in steps for y in steps]


def all_over(value: int) -> Claim:
    def claim(f, n):
        return open_square(f) and all((a > 0.5) == (value == 1) for a in everywhere(f))

    return claim


def two_sides(f, n):
    """Somewhere it says more than one half, somewhere less; or one half itself."""
    said = everywhere(f)
    return open_square(f) and not (all(a > 0.5 for a in said) and all(a < 0.5 for a in said))


def crosswise(f, n):
    """Both diagonals have one goal each, and not the same."""
    first, second, third, fourth = goals(f)
    return open_square(f) and first == fourth != second == third


def always(f, n):
    return open_square(f)


CORNERS = ("upper", "lower", "left", "right", "two", "all")
BELIEF = {
    "belief-two-cuts-1": two_cuts(1),
    "belief-two-cuts-0": two_cuts(0),
    "belief-two-cuts-line": lambda f, n: crosses(f, 0) and crosses(f, 1),
    "belief-one-cut": one_cut,
    "belief-one-cut-line": one_cut,
    "belief-right": lambda f, n: open_square(f) and all_right(f),
    "belief-line": always,
    **{f"belief-stuck-{which}": fence(which, True) for which in CORNERS},
    **{f"belief-fence-{which}": fence(which, False) for which in CORNERS},
    "belief-stuck-line": fence_line,
    "belief-fence-line": fence_line,
    "belief-locked": made_its_cut,
    "belief-undecided-line": undecided,
    "belief-all-0": all_over(0),
    "belief-all-1": all_over(1),
    "belief-sides": two_sides,
    "belief-crosswise-line": crosswise,
    "belief-score-line": lambda f, n: n.values["right"].text == str(f.right),
}
