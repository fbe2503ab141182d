"""What each caption of the visitor view claims, worked out anew from the weights alone.

The numbers come from the textbook's network, which shares no line with the engine. ``check`` fails
where a caption or its second line says something that does not hold on the snapshot.
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from math import floor, log10

import numpy as np

from game.session.presentation import Mode, Phase
from game.session.tape.history import Quantity
from game.view.neuron_card.spoken_of import row_of
from game.view.numbers.digits import parse
from game.view.scene.texts import placeholders
from tests.engine.textbook import TextbookNetwork
from tests.view.stage import ENGLISH
from tests.view.visitor.belief_claims import BELIEF

SECTION = "visitor.caption."
HIDDEN = ("h1", "h2")


@dataclass(frozen=True)
class Facts:
    """A snapshot, and what a textbook makes of its weights."""

    now: object

    @cached_property
    def weights(self):
        names = [self.now.topology.column_name(p) for p in self.now.topology.parameters]
        return dict(zip(names, self.now.trace.parameters.vector.tolist(), strict=True))

    def epoch_of(self, w):
        settings = self.now.settings
        network = TextbookNetwork(
            weights=[
                [[w["w.x1-h1"], w["w.x2-h1"]], [w["w.x1-h2"], w["w.x2-h2"]]],
                [[w["w.h1-o1"], w["w.h2-o1"]]],
            ],
            biases=[[w["b.h1"], w["b.h2"]], [w["b.o1"]]],
            activation=settings.activation,
            output_activation=settings.output_activation,
            loss=settings.loss,
        )
        data = self.now.dataset
        return network.epoch(data.inputs.T.tolist(), data.targets.T.tolist())

    @cached_property
    def epoch(self):
        return self.epoch_of(self.weights)

    @cached_property
    def row(self):
        return self.epoch.rows[self.now.moment.sample]

    @cached_property
    def right(self):
        targets = self.now.dataset.targets[0]
        answers = [row.a[-1][0] for row in self.epoch.rows]
        return sum(
            (a > 0.5) == (y == 1) and a != 0.5 for a, y in zip(answers, targets, strict=True)
        )

    @property
    def cancels(self):
        return self.now.settings.loss == "cross-entropy"

    def place(self, name):
        return {"h1": (0, 0), "h2": (0, 1), "o1": (1, 0)}[name]

    def slope(self, name):
        layer, unit = self.place(name)
        return self.row.slope[layer][unit]

    def arrives(self, name):
        layer, unit = self.place(name)
        return self.row.raw_error[0] if layer else self.row.backprop_sum[0][unit]

    def leaves(self, name):
        layer, unit = self.place(name)
        return self.row.delta[layer][unit]

    def mean_slope(self, name):
        layer, unit = self.place(name)
        return sum(abs(row.slope[layer][unit]) for row in self.epoch.rows) / 4

    def gradient(self, name):
        source, target = name.removeprefix("w.").split("-")
        layer = 1 if target == "o1" else 0
        return self.epoch.weight_gradients[layer][int(target[1]) - 1][int(source[1]) - 1]

    @cached_property
    def gradients(self):
        return {name: self.gradient(name) for name in self.weights if name.startswith("w.")}

    def weights_at(self, epoch):
        values = self.now.history.values_at(epoch, Quantity.WEIGHTS, None)
        return dict(zip(self.weights, np.asarray(values).tolist(), strict=True))

    def loss_at(self, epoch):
        return float(self.now.history.loss_at(epoch))


def shows(part, value):
    """Whether the written number is the value, honestly rounded."""
    near, written = part.text.startswith("≈"), part.text.removeprefix("≈")
    number = float(parse(written))
    if near:
        return value != number and abs(value - number) < 1e-4
    if number == 0 or value == 0:
        return number == value
    mantissa, power, _ = written.partition("×10")
    decimals = len(mantissa.partition(".")[2])
    if power:
        decimals -= floor(log10(abs(number)))
    return (number > 0) == (value > 0) and abs(number - value) <= 0.5000001 * 10**-decimals


def check(narration, now):
    """Fails where the caption, its second line, or a number in them is not true of ``now``."""
    facts = Facts(now)
    assert now.trace.loss == np.float64(now.trace.loss)
    for key, values in (
        (narration.key, narration.values),
        (narration.line_key, narration.line_values),
    ):
        if key is None:
            continue
        wanted = placeholders(ENGLISH.entries[key])
        assert wanted <= values.keys(), key
        for name in (wanted & NUMBERS.keys()) - {"error"}:
            assert shows(values[name], NUMBERS[name](facts, narration)), (key, name, values[name])
        shown = {name: values[name].text for name in wanted}
        assert beside_each_other(shown), (key, shown)
        name = key.removeprefix(SECTION)
        assert CLAIMS[name](facts, narration), (key, {k: v.text for k, v in values.items()})


def beside_each_other(shown):
    """Whether the written numbers of one sentence do not contradict each other."""
    return shown.get("old", "") != shown.get("new", "-") and (
        (shown.get("arrives"), shown.get("leaves")) != ("≈ 0", "≈ 0")
    )


# ---------------------------------------------------------------- the numbers by placeholder


def named(narration):
    return narration.values["neuron"].text


def most_moved(facts):
    return max(facts.gradients, key=lambda name: abs(facts.gradients[name]))


def slope_told(facts, narration):
    told = facts.mean_slope if "back-" not in narration.key else facts.slope
    return told(named(narration))


def moved_to(facts, narration):
    name = most_moved(facts)
    return facts.weights[name] - facts.now.settings.learning_rate * facts.gradients[name]


def flat_epochs(facts, narration=None):
    """For how many epochs the loss has been within 0.2 % of what it is, walking back."""
    now, here = facts.now, facts.epoch.loss
    changed = max(c.epoch for c in now.history.rules if c.epoch <= now.epoch)
    recorded = now.history.curves(Quantity.LOSS, None, now.epoch + now.last_epoch + 1)
    assert recorded.epochs[now.epoch] == now.epoch, "of so short a run all epochs are kept"
    losses = recorded.values[0]
    if now.history.losses_differ:  # then the course is measured by another one
        losses = [facts.loss_at(epoch) for epoch in range(now.epoch + 1)]
    epoch = now.epoch
    while epoch > changed:
        before = losses[epoch - 1]
        if abs(before - here) >= 0.002 * max(before, here):
            break
        epoch -= 1
    return now.epoch - epoch


def says(f, n):
    layer, unit = f.place(named(n))
    row = f.row if "guess" in n.key else f.epoch.rows[row_of(f.now)]
    return row.a[layer + 1][unit]


NUMBERS = {
    "right": lambda f, n: f.right,
    "rows": lambda f, n: 4,
    "answer": lambda f, n: f.row.a[-1][0],
    "says": says,
    "z": lambda f, n: chosen_sum(f, n),
    "push": lambda f, n: f.weights[f"b.{named(n)}"],
    "goal": lambda f, n: f.now.dataset.targets[0, f.now.moment.sample],
    "error": lambda f, n: f.row.raw_error[0],  # checked beside its answer and its goal
    "loss": lambda f, n: f.epoch.loss,
    "first": lambda f, n: f.loss_at(0),
    "slope": slope_told,
    "arrives": lambda f, n: f.arrives(named(n)),
    "leaves": lambda f, n: f.leaves(named(n)),
    "old": lambda f, n: f.weights[most_moved(f)],
    "new": moved_to,
    "now": lambda f, n: f.row.a[-1][0],
    "next": lambda f, n: answers_next(f),
    "epoch": lambda f, n: f.now.outcome.since if "solved" in n.key else f.now.epoch,
    "epochs": flat_epochs,
}


# ---------------------------------------------------------------- the claims by key


def staged(phase):
    return lambda f: f.now.moment.mode is Mode.STAGED and f.now.moment.phase is phase


BACKWARD = staged(Phase.BACKWARD)
COMPARE = staged(Phase.LOSS)
UPDATE = staged(Phase.UPDATE)


def error(f):
    return abs(f.row.raw_error[0])


# What is smaller is written as nearly 0.
SMALLEST = 1e-4


def quietest(f):
    names = [*HIDDEN, *([] if f.cancels else ["o1"])]
    return min((f.slope(n) for n in names if abs(f.arrives(n)) >= SMALLEST), default=1.0)


def whispers(f, n):
    name = named(n)
    heard = 0 < f.slope(name) < 0.05 and f.slope(name) == quietest(f)
    return BACKWARD(f) and heard and abs(f.leaves(name)) < abs(f.arrives(name)) * 0.05


def silence(f, n):
    name = named(n)
    return BACKWARD(f) and f.slope(name) == f.leaves(name) == 0 != f.arrives(name)


def shared(f, n):
    deltas = [f.leaves(name) for name in (*HIDDEN, "o1")]
    return BACKWARD(f) and min(map(abs, deltas)) >= SMALLEST and quietest(f) >= 0.05


def faint(f, n):
    return BACKWARD(f) and max(abs(f.arrives(name)) for name in HIDDEN) < SMALLEST and error(f) > 0


def loudest(f, n):
    reached = [name for name in HIDDEN if abs(f.arrives(name)) >= SMALLEST]
    return abs(f.leaves(named(n))) == max(abs(f.leaves(name)) for name in reached)


def small_curve_told(f, n):
    """The first time, of a hidden neuron that wears one, and rather of the one in the caption."""
    name = n.line_values["neuron"].text
    dead = [one for one in HIDDEN if f.now.settings.activation == "relu" and silent(f, one)]
    in_caption = "neuron" in placeholders(ENGLISH.entries[n.key])
    same = not in_caption or named(n) == name or named(n) in (*dead, "o1")
    return BACKWARD(f) and f.now.epoch == 0 and name in HIDDEN and name not in dead and same


def nothing_arrives(f):
    return staged(Phase.FORWARD)(f) and not any(f.row.a[0])


def pushes(f):
    return [f.weights[f"b.{name}"] for name in HIDDEN]


def lifted(f, n):
    push = f.weights[f"b.{named(n)}"]
    return nothing_arrives(f) and push == max(pushes(f)) >= 0.1


def held(f, n):
    push = f.weights[f"b.{named(n)}"]
    return nothing_arrives(f) and max(pushes(f)) < 0.1 and push == min(pushes(f)) <= -0.1


def guessed(f, n):
    decisive = max(pushes(f)) >= 0.1 or min(pushes(f)) <= -0.1
    return staged(Phase.FORWARD)(f) and not (nothing_arrives(f) and decisive)


def answer_and_goal(f):
    return f.row.a[-1][0], f.now.dataset.targets[0, f.now.moment.sample]


def on_fence(answer):
    """Up to the last bits, in which two ways to compute it may differ."""
    return abs(answer - 0.5) < 1e-12


def is_right(f):
    answer, goal = answer_and_goal(f)
    return not on_fence(answer) and (answer > 0.5) == (goal == 1)


def difference(f, n):
    """Answer, goal and error agree as they are written."""
    answer, goal, error = (n.values[name].text for name in ("answer", "goal", "error"))
    assert (error == "0") == (answer_and_goal(f)[0] == answer_and_goal(f)[1])
    if "×" in answer:
        return error.lstrip("+−") == answer.lstrip("−")
    said, aim, wrong = (float(parse(part.removeprefix("≈"))) for part in (answer, goal, error))
    return abs(said - aim - wrong) < 1e-9 and ("≈" in error or "≈" not in answer)


def step(f):
    return f.now.settings.learning_rate * max(map(abs, f.gradients.values()))


# How many rows may pull the one way and the other.
WAYS = ((1, 1), (2, 1), (2, 2), (3, 1), (4, 0))


def row_pulls(f):
    """How each row pulls the line that moves most: its share of the step, from the textbook."""
    name = most_moved(f)
    source, target = name.removeprefix("w.").split("-")
    layer, unit = f.place(target)
    rate = f.now.settings.learning_rate
    return [
        -rate * row.delta[layer][unit] * row.a[layer][int(source[1]) - 1] / 4
        for row in f.epoch.rows
    ]


def pulled(more, fewer):
    """So many rows pull it the one way, as named, and so many the other; who wins, wins."""

    def claim(f, n):
        pulls = row_pulls(f)
        up, down = sum(p > 0 for p in pulls), sum(p < 0 for p in pulls)
        wins = "up" if sum(pulls) > 0 else "down"
        assert abs(sum(pulls) - (moved_to(f, n) - f.weights[most_moved(f)])) < 1e-9
        this = n.values["this"].text.rpartition("-")[2]
        assert (up, down) == ((more, fewer) if this == "up" else (fewer, more))
        assert n.values["that"].text.rpartition("-")[2] != this
        assert n.values["winner"].text.endswith(f"winner-{wins}")
        return UPDATE(f) and step(f) >= SMALLEST * 0.9999 and (fewer > 0 or wins == this)

    return claim


def agrees(f, is_output=False):
    """Whether a row's pull is its error (or what its neuron keeps) times what the source says."""
    name = most_moved(f)
    source, target = name.removeprefix("w.").split("-")
    layer, unit = f.place(target)

    def one(number):
        row = f.epoch.rows[number]
        said = row.a[layer][int(source[1]) - 1]
        signal = row.raw_error[0] if is_output else row.delta[layer][unit]
        expected = -f.now.settings.learning_rate / 4 * signal * said
        return abs(row_pulls(f)[number] - expected) < 1e-12

    return one


def answers_next(f):
    """What the output says to the row that is shown after this update."""
    rate, weights = f.now.settings.learning_rate, dict(f.weights)
    for name in weights:
        part, ends = name.split(".")
        if part == "w":
            gradient = f.gradient(name)
        else:
            layer, unit = f.place(ends)
            gradient = f.epoch.bias_gradients[layer][unit]
        weights[name] -= rate * gradient
    return f.epoch_of(weights).rows[f.now.moment.sample].a[-1][0]


def gets_worse(f, n):
    answer, goal = answer_and_goal(f)
    after = answers_next(f)
    assert n.values["worse"].text == " ".join(f.now.dataset.sample_names[f.now.moment.sample])
    return abs(after - goal) > abs(answer - goal) and n.values["now"].text != n.values["next"].text


def against(f):
    """Whether the row that is shown does not pull the way that wins."""
    pulls = row_pulls(f)
    return pulls[f.now.moment.sample] * sum(pulls) <= 0


def loses(f, n):
    return gets_worse(f, n) and against(f)


def silent_inputs(f):
    return [name for name, value in zip(("x1", "x2"), f.row.a[0], strict=True) if value == 0]


def nothing_learned(f):
    zeros = [i for i, value in enumerate(f.row.a[0]) if value == 0]
    return all(delta * f.row.a[0][i] == 0 for i in zeros for delta in f.row.delta[0])


def multiplied(f, n):
    """The factors of the pinned gradient in their order, from the textbook."""
    now = f.now
    row = f.epoch.rows[now.pinned_sample]
    pinned = now.pinned
    found = [row.raw_error[0]] + ([] if f.cancels else [row.slope[1][0]])
    if pinned.layer == 0:
        found += [f.weights[f"w.h{pinned.target + 1}-o1"], row.slope[0][pinned.target]]
    if pinned.source is not None:
        found.append(row.a[pinned.layer][pinned.source])
    product = np.prod(found)
    whole = row.delta[pinned.layer][pinned.target]
    whole *= 1 if pinned.source is None else row.a[pinned.layer][pinned.source]
    assert abs(product - whole) <= 1e-12 * max(1, abs(whole))
    return found


def card_row(f):
    return f.epoch.rows[row_of(f.now)]


def terms(f, n):
    """What arrives at the chosen neuron along each line, and its bias, by name."""
    name, row = named(n), card_row(f)
    layer = 1 if name == "o1" else 0
    sources = HIDDEN if layer else ("x1", "x2")
    found = {
        source: f.weights[f"w.{source}-{name}"] * value
        for source, value in zip(sources, row.a[layer], strict=True)
    }
    return found | {"": f.weights[f"b.{name}"]}


def chosen_sum(f, n):
    return sum(terms(f, n).values())


def arrived(f, n):
    """Whether the numbers of a told row have come to the chosen neuron: half of the phase each."""
    moment = f.now.moment
    if not staged(Phase.FORWARD)(f) or f.now.sample is None:
        return True
    return moment.progress * 2 - (1 if named(n) == "o1" else 0) > 0.88


def waits(f, n):
    return staged(Phase.FORWARD)(f) and (f.now.sample is None or not arrived(f, n))


def flat_there(f, n):
    layer, unit = f.place(named(n))
    kinked = f.now.settings.output_activation if layer else f.now.settings.activation
    counts = not (layer and f.cancels)
    far = kinked != "relu" or chosen_sum(f, n) <= -0.1
    return arrived(f, n) and counts and far and card_row(f).slope[layer][unit] < 0.02


def slope_there(f, n):
    layer, unit = f.place(named(n))
    return card_row(f).slope[layer][unit]


def decided_by(source, up):
    def claim(f, n):
        name = n.values["input"].text if source else ""
        found = terms(f, n)
        z, term = sum(found.values()), found[name]
        most = abs(term) > 0.5 * sum(map(abs, found.values()))
        return arrived(f, n) and not flat_there(f, n) and most and (z > 2 if up else z < -2)

    return claim


def mere_sum(f, n):
    found = terms(f, n)
    z, most = sum(found.values()), max(found.values(), key=abs)
    clear = abs(most) > 0.5 * sum(map(abs, found.values())) and most * z > 0 and abs(z) > 2
    return arrived(f, n) and not flat_there(f, n) and not clear


def mean_of_pinned(f):
    pinned = f.now.pinned
    if pinned.is_bias:
        return f.epoch.bias_gradients[pinned.layer][pinned.target]
    return f.epoch.weight_gradients[pinned.layer][pinned.target][pinned.source]


def averages_to_zero(f):
    """Up to the last bits of what cancels."""
    return abs(mean_of_pinned(f)) < 1e-15


def counted(f, n):
    words = ("One", "Two", "Three", "Four", "Five")
    return ENGLISH(n.values["count"].text) == words[len(multiplied(f, n)) - 1]


def one_small(f, n):
    small = [abs(factor) < 0.1 for factor in multiplied(f, n)]
    return counted(f, n) and sum(small) == 1 and ENGLISH(n.values["smallest"].text) == "close to 0"


def just_locked(f, n):
    assert n.key.endswith("whisper") == (f.mean_slope(named(n)) < 0.05)
    name = named(n)
    crossed = [
        mark.epoch
        for mark in f.now.marks
        if f.now.topology.neuron_name(mark.neuron) == name
        and mark.locked
        and mark.epoch <= f.now.epoch
    ]
    since = max(crossed)
    recent = f.now.epoch - since <= max(5 * f.now.settings.pace, 1)
    return since > 0 and recent and asleep(f, n)


def asleep(f, n):
    name = named(n)
    listens = name != "o1" or not f.cancels
    return listens and f.mean_slope(name) < f.now.settings.lock_threshold


def flat(f, n):
    return flat_epochs(f) >= round(300 / f.now.settings.learning_rate) and f.right < 4


def overshot(f, n):
    """Whether one of the last 30 updates raised the loss by more than a hundredth."""
    now = f.now
    changed = max(c.epoch for c in now.history.rules if c.epoch <= now.epoch)
    losses = [f.loss_at(epoch) for epoch in range(max(changed, now.epoch - 30), now.epoch + 1)]
    return any(after > 1.01 * before for before, after in pairwise(losses))


def silent(f, name):
    layer, unit = f.place(name)
    return not any(row.slope[layer][unit] for row in f.epoch.rows)


def measures(f):
    """By which losses and activations the epochs up to now were measured."""
    return {
        (c.rule.loss.name, c.rule.activation.name, c.rule.output_activation.name)
        for c in f.now.history.rules
        if c.epoch <= f.now.epoch
    }


def learns_on(f):
    gradients = [g for layer in f.epoch.weight_gradients for row in layer for g in row]
    return any(gradients) or any(g for layer in f.epoch.bias_gradients for g in layer)


def solved(f, n):
    since = f.now.outcome.since
    return f.right == 4 and since <= f.now.epoch


def slept_most(f, n):
    """Locked on the second half of the way, by the weights of then."""
    since = f.now.outcome.since
    assert asleep(f, n)
    layer, unit = f.place(named(n))
    for epoch in np.linspace((since + 1) // 2, since, 5).round().astype(int):
        rows = f.epoch_of(f.weights_at(int(epoch))).rows
        mean = sum(abs(row.slope[layer][unit]) for row in rows) / 4
        assert mean < f.now.settings.lock_threshold, epoch
    return True


def slept_all_along(f, n):
    """Locked from the first epoch to this one, by the weights of then."""
    layer, unit = f.place(named(n))
    for epoch in np.linspace(0, f.now.epoch, 7).round().astype(int):
        rows = f.epoch_of(f.weights_at(int(epoch))).rows
        mean = sum(abs(row.slope[layer][unit]) for row in rows) / 4
        assert mean < f.now.settings.lock_threshold, epoch
    return asleep(f, n)


GRID = np.linspace(0, 1, 25)


def learned(f, scenario, parts):
    """The square of the inputs falls into so many parts that say 1 and so many that say 0, by a
    network that shares no line with the engine.
    """
    data = f.now.dataset
    assert f.now.as_preset
    assert f.right == 4
    assert data.name == scenario
    settings = f.now.settings
    rules = settings.activation, settings.output_activation, settings.loss
    return parts_of(tuple(f.weights.items()), *rules) == parts


@lru_cache(maxsize=256)
def parts_of(weights, activation, output_activation, loss):
    """Into how many parts that say 1, and how many that say 0, the square falls."""
    w = dict(weights)
    network = TextbookNetwork(
        weights=[
            [[w["w.x1-h1"], w["w.x2-h1"]], [w["w.x1-h2"], w["w.x2-h2"]]],
            [[w["w.h1-o1"], w["w.h2-o1"]]],
        ],
        biases=[[w["b.h1"], w["b.h2"]], [w["b.o1"]]],
        activation=activation,
        output_activation=output_activation,
        loss=loss,
    )
    answers = [network.row([x, y], [0.0]).a[-1][0] for x in GRID.tolist() for y in GRID.tolist()]
    above = np.array(answers).reshape(len(GRID), len(GRID)) > 0.5
    return pieces(above), pieces(~above)


def pieces(mask):
    """How many parts a shape has: what touches along a side is one."""
    left = {tuple(place) for place in np.argwhere(mask).tolist()}
    count = 0
    while left:
        count += 1
        edge = [left.pop()]
        while edge:
            x, y = edge.pop()
            near = {(x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)} & left
            left -= near
            edge += near
    return count


def invites_to_a_race(f, n):
    return f.now.race is not None and not f.now.races and f.now.last_epoch == 0


def is_start(scenario, origin):
    def claim(f, n):
        random = f.now.seed is not None
        return (f.now.dataset.name, random) == (scenario, origin == "random")

    return claim


ALWAYS = lambda f, n: True  # noqa: E731 - its numbers are all that it claims
CLAIMS = {
    **BELIEF,
    "start": lambda f, n: f.now.last_epoch == 0 and len(f.epoch.rows[0].z[0]) == 2,
    **{
        f"start-{scenario}-{origin}": is_start(scenario, origin)
        for scenario in ("and", "xor")
        for origin in ("random", "given")
    },
    "start-race": invites_to_a_race,
    "start-race-line": lambda f, n: (
        invites_to_a_race(f, n)
        and n.values["moves"].text == str(f.now.race.rules.moves)
        and n.values["lines"].text == str(len(f.now.race.rules.lines))
    ),
    "guess": guessed,
    "guess-line": guessed,
    "guess-lifted": lifted,
    "guess-held": held,
    "guess-push-line": lambda f, n: nothing_arrives(f),
    "compare-wrong": lambda f, n: COMPARE(f) and not is_right(f) and not on_fence(f.row.a[-1][0]),
    "compare-fence": lambda f, n: COMPARE(f) and on_fence(f.row.a[-1][0]),
    "compare-right": lambda f, n: COMPARE(f) and is_right(f) and error(f) >= 0.1,
    "compare-almost": lambda f, n: COMPARE(f) and is_right(f) and 0 < error(f) < 0.1,
    "compare-perfect": lambda f, n: COMPARE(f) and error(f) == 0,
    "compare-line": lambda f, n: difference(f, n) and f.now.epoch > 0,
    "compare-first-line": lambda f, n: difference(f, n) and f.now.epoch == 0,
    "compare-all": lambda f, n: COMPARE(f) and f.now.moment.sample is None,
    "compare-line-all": ALWAYS,
    "back-whisper": whispers,
    "back-whisper-line": ALWAYS,
    "back-silence": silence,
    "back-silence-line": ALWAYS,
    "back-shared": shared,
    "back": lambda f, n: BACKWARD(f) and not shared(f, n),
    "back-none": lambda f, n: BACKWARD(f) and error(f) == 0,
    "back-faint": faint,
    "back-faint-line": faint,
    "back-line": loudest,
    "back-curve-line": small_curve_told,
    "back-zero": lambda f, n: (
        BACKWARD(f) and silent_inputs(f) == [n.values["input"].text] and nothing_learned(f)
    ),
    "back-zero-line": ALWAYS,
    "back-zeros": lambda f, n: (
        BACKWARD(f) and silent_inputs(f) == ["x1", "x2"] and nothing_learned(f)
    ),
    "back-zeros-line": ALWAYS,
    **{f"adjust-{more}-{fewer}": pulled(more, fewer) for more, fewer in WAYS},
    **{f"adjust-{more}-alone": pulled(more, 0) for more in (1, 2, 3)},
    "adjust-line": lambda f, n: n.values["old"].text != n.values["new"].text,
    "adjust-rule": lambda f, n: (
        n.values["target"].text == "o1" and all(map(agrees(f, f.cancels), range(4)))
    ),
    "adjust-rule-hidden": lambda f, n: (
        n.values["target"].text != "o1" and all(map(agrees(f), range(4)))
    ),
    "adjust-worse-first": lambda f, n: f.now.epoch == 0 and loses(f, n),
    "adjust-worse": lambda f, n: f.now.epoch > 0 and loses(f, n),
    "adjust-worse-still": lambda f, n: gets_worse(f, n) and not against(f),
    "adjust-tiny": lambda f, n: UPDATE(f) and 0 < step(f) <= SMALLEST * 1.0001,
    "adjust-tiny-line": ALWAYS,
    "adjust-none": lambda f, n: UPDATE(f) and not any(f.gradients.values()),
    "neuron-waits": waits,
    "neuron-flat": flat_there,
    "neuron-flat-line": lambda f, n: slope_there(f, n) > 0,
    "neuron-floor-line": lambda f, n: slope_there(f, n) == 0,
    "neuron-line-down": decided_by(source=True, up=False),
    "neuron-line-up": decided_by(source=True, up=True),
    "neuron-push-down": decided_by(source=False, up=False),
    "neuron-push-up": decided_by(source=False, up=True),
    "neuron-sum": mere_sum,
    "neuron-dots-line": lambda f, n: (
        f.now.sample is not None and arrived(f, n) and not flat_there(f, n)
    ),
    "neuron-dots-named-line": lambda f, n: (
        f.now.sample is None
        and n.line_values["row"].text == " ".join(f.now.dataset.sample_names[row_of(f.now)])
        and not flat_there(f, n)
    ),
    "product": counted,
    "product-smallest": one_small,
    "product-zero": lambda f, n: counted(f, n) and multiplied(f, n).count(0) == 1,
    "product-zeros": lambda f, n: counted(f, n) and multiplied(f, n).count(0) > 1,
    "product-single": lambda f, n: len(multiplied(f, n)) == 1,
    "product-line-weight": lambda f, n: not f.now.pinned.is_bias and mean_of_pinned(f) != 0,
    "product-line-bias": lambda f, n: f.now.pinned.is_bias and mean_of_pinned(f) != 0,
    "product-line-weight-still": lambda f, n: not f.now.pinned.is_bias and averages_to_zero(f),
    "product-line-bias-still": lambda f, n: f.now.pinned.is_bias and averages_to_zero(f),
    "locked": just_locked,
    "locked-whisper": just_locked,
    "locked-line": ALWAYS,
    "solved": lambda f, n: solved(f, n) and f.now.outcome.since > 1,
    "solved-asleep": lambda f, n: solved(f, n) and slept_most(f, n),
    "solved-at-once": lambda f, n: solved(f, n) and f.now.outcome.since == 0,
    "solved-one": lambda f, n: solved(f, n) and f.now.outcome.since == 1,
    "solved-asleep-one": lambda f, n: (
        solved(f, n) and slept_most(f, n) and f.now.outcome.since == 1
    ),
    "solved-line": ALWAYS,
    "learned-one": lambda f, n: learned(f, "and", parts=(1, 1)),
    "learned-two-beyond": lambda f, n: learned(f, "xor", parts=(2, 1)),
    "learned-two-between": lambda f, n: learned(f, "xor", parts=(1, 2)),
    "stuck-asleep": lambda f, n: flat(f, n) and slept_all_along(f, n),
    "stuck": flat,
    "stuck-line": flat,
    "dead": lambda f, n: silent(f, named(n)) and (flat(f, n) or not learns_on(f)),
    "dead-line": ALWAYS,
    "overshooting": overshot,
    "overshooting-line": ALWAYS,
    "diverged": lambda f, n: f.now.epoch == f.now.last_epoch and max(map(abs, f.weights.values())),
    "diverged-line": ALWAYS,
    "learning": ALWAYS,
    "learning-fell": lambda f, n: f.epoch.loss < f.loss_at(0) and len(measures(f)) == 1,
    "learning-line": ALWAYS,
    "learning-asleep": asleep,
    "learning-silent": lambda f, n: silent(f, named(n)) and learns_on(f),
}
