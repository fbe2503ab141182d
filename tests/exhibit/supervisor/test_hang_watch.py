"""A hang is silence of the child, and of nobody else."""

from game.exhibit.supervisor.hang_watch import LONGEST_ROUND_SECONDS, Patience, Watch

NEW = Watch(Patience(start=30.0, hang=5.0))
ROUND = 0.1


def rounds(watch: Watch, seconds: float, *, beating: bool, first_picture: bool = True) -> Watch:
    for _ in range(round(seconds / ROUND)):
        watch = watch.after_round(ROUND, beating, first_picture)
    return watch


def test_before_the_first_picture_there_is_more_time() -> None:
    assert not rounds(NEW, 29.5, beating=False, first_picture=False).overdue
    assert rounds(NEW, 30.5, beating=False, first_picture=False).overdue
    # Beats without a picture are not what anybody came for.
    assert rounds(NEW, 30.5, beating=True, first_picture=False).overdue


def test_after_it_five_seconds_of_silence_are_a_hang() -> None:
    shown = rounds(NEW, 29.0, beating=False, first_picture=False).after_round(ROUND, True, True)
    assert not rounds(shown, 4.8, beating=False).overdue
    assert rounds(shown, 5.2, beating=False).overdue
    again = rounds(shown, 4.8, beating=False).after_round(ROUND, True, True)
    assert not rounds(again, 4.8, beating=False).overdue


def test_the_time_of_pictures_ends_with_the_last_beat() -> None:
    assert NEW.shown is None
    watch = rounds(NEW.after_round(ROUND, True, True), 7.0, beating=True)
    hung = rounds(watch, 5.0, beating=False)
    assert watch.shown is not None
    assert abs(watch.shown - 7.0) < 0.01
    assert hung.shown == watch.shown


def test_a_supervisor_that_was_stopped_itself_accuses_nobody() -> None:
    shown = rounds(NEW.after_round(ROUND, True, True), 1.0, beating=True)
    assert not shown.after_round(3600.0, False, True).overdue
    assert shown.after_round(3600.0, False, True).silence == LONGEST_ROUND_SECONDS
    assert shown.after_round(-3600.0, False, True).silence == 0.0
