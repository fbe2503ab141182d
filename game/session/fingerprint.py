"""A session's state as one short text: equal states, equal fingerprints."""

import hashlib
from typing import Final

from game.engine.hyperparameters import Hyperparameters
from game.session.session import Session
from game.session.settings import SETTING_NAMES

# Of a state's hash, and of the numbers in it: more may differ from one processor to another.
HASH_DIGITS: Final = 16
NUMBER_DIGITS: Final = 9


def fingerprint(session: Session) -> str:
    """SHA-256 over everything that a snapshot can show, but for how often the run
    was begun anew.
    """
    snapshot = session.snapshot()
    recording = session.recording
    digest = hashlib.sha256()
    for epoch in {0, recording.last_epoch, snapshot.epoch}:
        digest.update(recording.vector_at(epoch).tobytes())
    digest.update(recording.losses.tobytes())
    digest.update(recording.mean_slopes.tobytes())
    if recording.ghost is not None:
        digest.update(recording.ghost.epochs.tobytes() + recording.ghost.losses.tobytes())
    for future in snapshot.futures:
        for epoch in {0, future.last_epoch}:
            digest.update(future.history.trace_at(epoch).parameters.vector.tobytes())
        told = future.slot, future.last_epoch, future.parted, future.shared, future.beside
        digest.update(repr((*told, future.by_hand)).encode())
    shown = (
        snapshot.dropped,
        snapshot.preset.name,
        snapshot.dataset.name,
        snapshot.settings,
        snapshot.seed,
        snapshot.epoch,
        snapshot.last_epoch,
        snapshot.playing,
        snapshot.moment,
        snapshot.sample,
        snapshot.pinned,
        snapshot.pinned_neuron,
        snapshot.encore,
        snapshot.crowned,
        snapshot.tries,
        snapshot.pinned_sample,
        snapshot.outcome,
        snapshot.marks,
        snapshot.notice,
        recording.diverged,
        [(change.epoch, *_rule_words(change.rule), change.by_hand) for change in recording.rules],
        recording.stride,
        recording.first_solved,
        sorted(snapshot.locked),
        sorted(snapshot.dead),
        snapshot.as_preset,
        snapshot.undoable,
        None if snapshot.probe is None else snapshot.probe.inputs,
        snapshot.turn,
        snapshot.race,
        snapshot.hand,
        snapshot.inside,
    )
    digest.update(repr(shown).encode())
    return digest.hexdigest()


def state_hash(session: Session) -> str:
    """The same of what decides how it goes on: weights, epoch, moment, rules, settings. Cheap
    enough for every second, and the same on every computer whose rounding makes no difference.
    """
    snapshot, recording = session.snapshot(), session.recording
    moment, settings = snapshot.moment, snapshot.settings
    pinned = (snapshot.pinned, snapshot.pinned_neuron)
    state = (
        [_rounded(x) for x in recording.vector_at(recording.last_epoch).tolist()],
        [_rounded(x) for x in snapshot.trace.parameters.vector.tolist()],
        (snapshot.preset.name, snapshot.dataset.name, snapshot.seed, len(snapshot.tries)),
        (snapshot.epoch, snapshot.last_epoch, snapshot.playing, recording.diverged),
        (moment.mode.value, int(moment.phase), moment.sample),
        (_rounded(moment.progress), _rounded(moment.flow)),
        # Whether there is a hidden layer is told by how many weights there are.
        [_rounded(getattr(settings, name)) for name in SETTING_NAMES if name != "hidden"],
        [(change.epoch, *map(_rounded, _rule_words(change.rule))) for change in recording.rules],
        [None if each is None else tuple(each) for each in pinned],
        [(course.slot, course.last_epoch, course.active) for course in snapshot.futures],
        (snapshot.sample, snapshot.crowned, snapshot.undoable, sorted(snapshot.finished)),
    )
    return hashlib.sha256(repr(state).encode()).hexdigest()[:HASH_DIGITS]


def _rounded(value: object) -> object:
    return value if isinstance(value, str) else f"{value:.{NUMBER_DIGITS}g}"


def _rule_words(rule: Hyperparameters) -> tuple[object, ...]:
    return (rule.learning_rate, rule.activation.name, rule.output_activation.name, rule.loss.name)
