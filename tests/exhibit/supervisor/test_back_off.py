"""A crash loop is slowed down and ends in safe mode; a working exhibit is never made to wait."""

from game.exhibit.supervisor.back_off import (
    EARLY_SECONDS,
    HEALTHY_SECONDS,
    HEALTHY_SECONDS_IN_SAFE_MODE,
    BackOff,
    BackOffRule,
)

NORMAL = BackOff(BackOffRule())


def after(*lives: float | None) -> BackOff:
    back_off = NORMAL
    for shown in lives:
        back_off = back_off.after_death(shown)
    return back_off


def test_a_crash_loop_waits_twice_as_long_each_time_up_to_half_a_minute() -> None:
    delays = [after(*[None] * deaths).delay for deaths in range(1, 12)]
    assert delays == [0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 12.8, 25.6, 30.0, 30.0]
    assert after(*[None] * 5000).delay == 30.0


def test_safe_mode_after_five_early_deaths_in_a_row() -> None:
    assert not after(None, 0.0, EARLY_SECONDS, None).safe
    assert after(None, 0.0, EARLY_SECONDS, None, 1.0).safe
    assert not after(None, None, None, HEALTHY_SECONDS, None, None).safe


def test_who_has_worked_is_started_again_at_once() -> None:
    assert after(3.0).delay == 0.1
    assert after(None, None, None, None, 3.0).delay == 0.1
    assert [after(*[3.0] * lives).delay for lives in (1, 10, 200)] == [0.1] * 3
    assert not after(*[3.0] * 200).safe


def test_only_a_healthy_life_makes_earlier_deaths_forgotten() -> None:
    assert after(None, None, 3.0, None).delay == 0.4
    assert after(None, None, HEALTHY_SECONDS, None).delay == 0.1


def test_safe_mode_is_left_after_a_long_healthy_life() -> None:
    safe = [None] * 5
    assert after(*safe, HEALTHY_SECONDS).safe
    assert after(*safe, HEALTHY_SECONDS_IN_SAFE_MODE) == NORMAL


def test_the_rule_comes_from_the_configuration() -> None:
    back_off = BackOff(BackOffRule(first=1.0, most=3.0, deaths_to_safe_mode=2))
    delays = []
    for _ in range(4):
        back_off = back_off.after_death(None)
        delays.append((back_off.delay, back_off.safe))
    assert delays == [(1.0, False), (2.0, True), (3.0, True), (3.0, True)]
