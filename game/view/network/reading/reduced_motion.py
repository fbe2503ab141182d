"""Reduced motion: nothing travels and nothing pulses; what a phase brings is there at once."""

from __future__ import annotations

from dataclasses import replace

from game.session.presentation import Mode, Moment
from game.session.snapshot import Snapshot
from game.view.scene.scene import Scene


def seen(scene: Scene) -> Snapshot:
    """The snapshot as the network shows it: without motion where none is wanted."""
    return stilled(scene.snapshot, scene.interface.reduced_motion)


def stilled(snapshot: Snapshot, reduced_motion: bool) -> Snapshot:
    """The same without motion, if so."""
    if not reduced_motion:
        return snapshot
    return replace(snapshot, moment=still_moment(snapshot.moment))


def still_moment(moment: Moment) -> Moment:
    """The moment at the end of its phase."""
    progress = 1.0 if moment.mode is Mode.STAGED else moment.progress
    return moment._replace(progress=progress, flow=0.0)
