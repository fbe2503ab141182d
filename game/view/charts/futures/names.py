"""What futures are called, and what is said of two of them. Sentences that hold, and no others."""

from collections.abc import Sequence
from typing import Final

from game.session.snapshot import Course, Snapshot
from game.view.charts.lines.annotations import changed_words
from game.view.charts.lines.rules import Change, Changed, changed_between, set_by_hand
from game.view.numbers.digits import grouped
from game.view.scene.texts import Texts

# More changes than this are only counted.
MOST_NAMED: Final = 1
COUNTS: Final = {2: "two", 3: "three"}


def name_of(course: Course, courses: Sequence[Course], texts: Texts) -> tuple[str, ...]:
    """What a future is called, by what was changed: at length, and without since when."""
    if course.parted is None or course.before is None:
        return (", ".join(changed_words(each, texts) for each in _own(course, courses)),)
    hands = set_by_hand(course.by_hand, course.history.topology)
    changed = *changed_between(course.before, course.after), *hands
    if len(changed) > MOST_NAMED:
        words = texts("futures.changes", count=len(changed))
    else:
        words = ", ".join(changed_words(each, texts) for each in changed)
    since = texts("charts.changed.from", changes=words, epoch=grouped(course.parted))
    return since, words


def sentences(
    snapshot: Snapshot, shown: Sequence[Course], texts: Texts
) -> tuple[str, tuple[str, ...]]:
    """A sentence about the futures that stand beside each other, and what else there is to say, the
    most important first.
    """
    here = snapshot.epoch
    active = next(course for course in shown if course.active)
    others = [course for course in shown if course.shared is not None]
    parted = min(course.shared for course in others if course.shared is not None)
    ahead = all(course.last_epoch > max(parted, here) for course in shown)
    hands = _by_hand(shown, parted)
    # What is set by hand at an epoch is not the past of both any more.
    common = parted - 1 if hands else parted
    if here < parted and ahead:
        first = texts(f"futures.ahead.{COUNTS[len(shown)]}", epoch=grouped(here))
        return first, (texts("futures.shared", epoch=grouped(common)),)
    if hands and len(others) == 1:
        words = ", ".join(changed_words(each, texts) for each in hands)
        first = texts("futures.by-hand", epoch=grouped(parted), changes=words)
    elif common < 0:
        first = texts("futures.apart")
    elif len(others) == 1:
        first = _parting(active, others[0], parted, texts)
    else:
        first = texts("futures.parted", epoch=grouped(common))
    return first, tuple(_came_to(course, snapshot, texts) for course in (active, *others))


def _by_hand(shown: Sequence[Course], epoch: int) -> tuple[Changed, ...]:
    """What was set by hand where they part."""
    found = [p for course in shown if course.parted == epoch for p in course.by_hand]
    return set_by_hand(dict.fromkeys(found), shown[0].history.topology)


def _parting(active: Course, other: Course, epoch: int, texts: Texts) -> str:
    """ "Same weights at epoch 120, two losses.\""""
    rules = [course.history.rule_at(epoch) for course in (active, other)]
    changed = changed_between(*rules)
    what = changed[0].change.value if len(changed) == 1 else "rules"
    return texts(f"futures.same.{what}", epoch=grouped(epoch))


def _came_to(course: Course, snapshot: Snapshot, texts: Texts) -> str:
    """What came of a future, as far as it is recorded."""
    rows = snapshot.dataset.sample_count
    since = course.history.right_since
    if since is not None:
        return texts("futures.right", letter=course.letter, rows=rows, epoch=grouped(since))
    right = course.history.trace_at(course.last_epoch).right_count
    last = grouped(course.last_epoch)
    return texts("futures.some", letter=course.letter, right=right, rows=rows, epoch=last)


def _own(course: Course, courses: Sequence[Course]) -> tuple[Changed, ...]:
    """The first future is called by its own of what another one changed; else by its loss."""
    for other in courses:
        if other.parted is None or other.before is None:
            continue
        changed = {each.change for each in changed_between(other.before, other.after)}
        if len(changed) == MOST_NAMED:
            return tuple(p for p in changed_between(None, other.before) if p.change in changed)
    return tuple(p for p in changed_between(None, course.after) if p.change is Change.LOSS)
