"""A session's state as one short text: equal states, equal fingerprints."""

import hashlib

from game.engine.hyperparameters import Hyperparameters
from game.session.session import Session


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
        digest.update(repr(told).encode())
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
        [(change.epoch, *_rule_words(change.rule)) for change in recording.rules],
        recording.stride,
        recording.first_solved,
        sorted(snapshot.locked),
        sorted(snapshot.dead),
        snapshot.as_preset,
        snapshot.undoable,
        None if snapshot.probe is None else snapshot.probe.inputs,
        snapshot.turn,
        snapshot.race,
    )
    digest.update(repr(shown).encode())
    return digest.hexdigest()


def _rule_words(rule: Hyperparameters) -> tuple[object, ...]:
    return (rule.learning_rate, rule.activation.name, rule.output_activation.name, rule.loss.name)
