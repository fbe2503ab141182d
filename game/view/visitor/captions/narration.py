"""What the visitor view says about what is seen: a caption and a second line.

A pure function of a snapshot. The first caption whose condition holds is told, and it claims only
what holds on that snapshot; all its numbers come from there.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from game.engine.saturation import mean_slope
from game.engine.topology import NeuronId
from game.session.aside.encore import Told
from game.session.outcome import State
from game.session.presentation import Mode, Phase
from game.session.sleepers import sleepers
from game.session.snapshot import Snapshot
from game.view.large.parts_of_speech import Narration, Part, neuron_part, said, text
from game.view.network.reading.listeners import WHISPER
from game.view.network.reading.own_pushes import decisive, nothing_arrives
from game.view.numbers import visitor_numbers
from game.view.numbers.digits import FENCE, grouped
from game.view.visitor.captions.adjusting import sign_role, told_update
from game.view.visitor.captions.backward import told_backward
from game.view.visitor.captions.belief import told_belief
from game.view.visitor.captions.learned import learned
from game.view.visitor.captions.neuron import told_neuron
from game.view.visitor.captions.product import told_product
from game.view.visitor.captions.run_stage import is_at_start

# A lock is news for so many seconds of play.
NEWS_SECONDS: Final = 5.0
# A right answer is almost perfect when its error is below this.
ALMOST: Final = 0.1

Teller = Callable[[Snapshot], Narration | None]


def narrate(snapshot: Snapshot) -> Narration:
    """The caption for what is seen."""
    for teller in TELLERS:
        told = teller(snapshot)
        if told is not None:
            return told
    return _learning(snapshot)


# ---------------------------------------------------------------- before, and phase by phase


def _start(snapshot: Snapshot) -> Narration | None:
    if not is_at_start(snapshot):
        return None
    race = snapshot.race
    if race is not None:
        words = {"moves": race.rules.moves, "lines": len(race.rules.lines)}
        values = {name: text(str(count)) for name, count in words.items()}
        return said("start-race", line="start-race-line", **values)
    origin = "given" if snapshot.seed is None else "random"
    return said("start", line=f"start-{snapshot.dataset.name}-{origin}", **_score(snapshot))


def _staged(snapshot: Snapshot) -> Narration | None:
    if snapshot.moment.mode is not Mode.STAGED:
        return None
    return PHASES[snapshot.moment.phase](snapshot)


def _guess(snapshot: Snapshot) -> Narration:
    sample = snapshot.moment.sample
    assert sample is not None
    pushed = decisive(snapshot) if nothing_arrives(snapshot) else None
    if pushed is not None:
        return _own_push(snapshot, pushed, sample)
    told = said("guess", line="guess-line", answer=_answer(snapshot, sample))
    return replace(told, both=not snapshot.epoch)


def _own_push(snapshot: Snapshot, neuron: NeuronId, sample: int) -> Narration:
    """Nothing arrives, and still a hidden neuron says something: its bias."""
    push = float(snapshot.trace.parameters.biases[neuron.layer - 1][neuron.unit])
    bounded = not snapshot.trace.rule.activation.can_die
    says = visitor_numbers.activation(snapshot.trace.activation(neuron, sample), bounded)
    told = said(
        "guess-lifted" if push > 0 else "guess-held",
        line="guess-push-line",
        neuron=neuron_part(snapshot.topology, neuron),
        says=Part(says, "hidden"),
        push=Part(visitor_numbers.weight(push), sign_role(push)),
    )
    return told.lit(neurons={neuron})


def _compare(snapshot: Snapshot) -> Narration:
    sample = snapshot.moment.sample
    if sample is None:
        return said("compare-all", line="compare-line-all", **_score(snapshot), **_loss(snapshot))
    output = snapshot.topology.neurons[-1]
    target = float(snapshot.dataset.targets[output.unit, sample])
    answer, bounded = snapshot.trace.activation(output, sample), _bounded(snapshot)
    told = said(
        f"compare-{_closeness(answer, target, right=bool(snapshot.trace.right[sample]))}",
        # Where the pass mark is, is said once: in the first epoch.
        line="compare-line" if snapshot.epoch else "compare-first-line",
        answer=_answer(snapshot, sample),
        goal=text(f"{target:g}"),
        error=Part(visitor_numbers.error(answer, target, bounded), "output"),
    )
    return replace(told, both=not snapshot.epoch)


def _closeness(answer: float, target: float, right: bool) -> str:
    if answer == target:
        return "perfect"
    if not right:
        return "fence" if answer == FENCE else "wrong"
    return "almost" if abs(answer - target) < ALMOST else "right"


# ---------------------------------------------------------------- how the run stands


def _diverged(snapshot: Snapshot) -> Narration | None:
    if snapshot.outcome.state is not State.DIVERGED:
        return None
    return said("diverged", line="diverged-line")


def _news_of_lock(snapshot: Snapshot) -> Narration | None:
    news = max(NEWS_SECONDS * min(snapshot.settings.pace, snapshot.last_epoch), 1.0)
    for mark in reversed(snapshot.marks):
        if mark.epoch > snapshot.epoch or not mark.locked or mark.dead:
            continue
        recent = mark.epoch > 0 and snapshot.epoch - mark.epoch <= news
        if recent and mark.neuron in sleepers(snapshot):
            slope = _mean_slope(snapshot, mark.neuron)
            neuron = neuron_part(snapshot.topology, mark.neuron)
            quiet = mean_slope(snapshot.trace, mark.neuron) < WHISPER
            key = "locked-whisper" if quiet else "locked"
            told = said(key, line="locked-line", neuron=neuron, slope=slope)
            return told.lit(neurons={mark.neuron})
    return None


def _won(snapshot: Snapshot) -> Narration | None:
    """While the rows answer one after another, what they show is what is said."""
    encore = snapshot.encore
    return _solved(snapshot) if encore is not None and encore.told is Told.ROWS else None


def _solved(snapshot: Snapshot) -> Narration | None:
    if snapshot.outcome.state is not State.SOLVED:
        return None
    since = snapshot.outcome.since
    if not since:
        return said("solved-at-once", line="solved-line", **_loss(snapshot))
    epoch = text(grouped(since))
    only = "-one" if since == 1 else ""
    asleep = sorted(sleepers(snapshot))
    if asleep:
        values = {"neuron": neuron_part(snapshot.topology, asleep[0]), "epoch": epoch}
        slope = _mean_slope(snapshot, asleep[0])
        told = said(f"solved-asleep{only}", line="learning-asleep", slope=slope, **values)
        return told.lit(neurons={asleep[0]})
    line = learned(snapshot) or "solved-line"
    told = said(f"solved{only}", line=line, epoch=epoch, **_loss(snapshot))
    return replace(told, both=line != "solved-line")


def _dead(snapshot: Snapshot) -> Narration | None:
    if snapshot.outcome.state is not State.DEAD:
        return None
    return _silent_for_good(snapshot, snapshot.outcome.neurons[0])


def _silent_for_good(snapshot: Snapshot, neuron: NeuronId) -> Narration:
    told = said("dead", line="dead-line", neuron=neuron_part(snapshot.topology, neuron))
    return told.lit(neurons={neuron})


def _stuck(snapshot: Snapshot) -> Narration | None:
    if snapshot.outcome.state is not State.STUCK:
        return None
    epochs = text(grouped(snapshot.outcome.flat))
    values = {"epochs": epochs, **_score(snapshot)}
    asleep = [n for n in snapshot.topology.neurons if _slept_all_along(snapshot, n)]
    if asleep:
        values |= {"neuron": neuron_part(snapshot.topology, asleep[0])}
        told = said("stuck-asleep", line="stuck-line", **values)
        return told.lit(neurons={asleep[0]})
    told = said("stuck", line="stuck-line", **values)
    return told.lit(neurons=set(snapshot.outcome.neurons))


def _slept_all_along(snapshot: Snapshot, neuron: NeuronId) -> bool:
    """Whether a neuron has been locked from the first epoch to this one, without a break."""
    marks = [m for m in snapshot.marks if m.neuron == neuron and m.epoch <= snapshot.epoch]
    return len(marks) == 1 and marks[0].epoch == 0 and neuron in sleepers(snapshot)


def _overshooting(snapshot: Snapshot) -> Narration | None:
    bounces = snapshot.outcome.state is State.OVERSHOOTING or snapshot.outcome.bouncing
    if not bounces:
        return None
    return said("overshooting", line="overshooting-line", **_loss(snapshot))


def _learning(snapshot: Snapshot) -> Narration:
    values = {"epoch": text(grouped(snapshot.epoch)), **_score(snapshot)}
    output = snapshot.topology.neurons[-1]
    if output in snapshot.outcome.silent:
        return _silent_for_good(snapshot, output)  # it lets nothing through: no rest learns on
    if snapshot.outcome.silent:
        silent = snapshot.outcome.silent[0]
        values |= {"neuron": neuron_part(snapshot.topology, silent)}
        return said("learning", line="learning-silent", **values).lit(neurons={silent})
    asleep = [neuron for neuron in snapshot.topology.neurons if neuron in sleepers(snapshot)]
    if asleep:
        neuron = min(asleep, key=lambda found: mean_slope(snapshot.trace, found))
        values |= {"neuron": neuron_part(snapshot.topology, neuron)}
        values |= {"slope": _mean_slope(snapshot, neuron)}
        return said("learning", line="learning-asleep", **values).lit(neurons={neuron})
    values |= _loss(snapshot)
    at_start = snapshot.history.loss_at(0)
    first = text(visitor_numbers.loss(at_start))
    if not snapshot.history.is_one_descent(0, snapshot.epoch):
        return said("learning", line="learning-line", **values)
    if snapshot.trace.loss < at_start and first != values["loss"]:
        return said("learning", line="learning-fell", first=first, **values)
    return said("learning", line="learning-line", **values)


# ---------------------------------------------------------------- words


def _score(snapshot: Snapshot) -> dict[str, Part]:
    rows = snapshot.dataset.sample_count
    return {"right": text(str(snapshot.trace.right_count)), "rows": text(str(rows))}


def _loss(snapshot: Snapshot) -> dict[str, Part]:
    return {"loss": text(visitor_numbers.loss(float(snapshot.trace.loss)))}


def _answer(snapshot: Snapshot, sample: int) -> Part:
    answer = snapshot.trace.activation(snapshot.topology.neurons[-1], sample)
    return Part(visitor_numbers.answer(answer, _bounded(snapshot)), "output")


def _bounded(snapshot: Snapshot) -> bool:
    """Whether answers lie between 0 and 1."""
    return not snapshot.trace.rule.output_activation.can_die


def _mean_slope(snapshot: Snapshot, neuron: NeuronId) -> Part:
    return Part(visitor_numbers.number(mean_slope(snapshot.trace, neuron)), "lock")


PHASES: Mapping[Phase, Callable[[Snapshot], Narration]] = {
    Phase.FORWARD: _guess,
    Phase.LOSS: _compare,
    Phase.BACKWARD: told_backward,
    Phase.UPDATE: told_update,
}
TELLERS: tuple[Teller, ...] = (
    told_product,
    told_belief,
    told_neuron,
    _won,
    _diverged,
    _start,
    _staged,
    _news_of_lock,
    _overshooting,
    _solved,
    _dead,
    _stuck,
)
