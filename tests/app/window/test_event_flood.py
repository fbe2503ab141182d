"""Events that piled up: what matters is kept, and there is never more of it than a frame can do."""

import pygame
from pygame.event import Event

from game.app.window.event_flood import MOST_INPUTS, without_flood

PRESS = Event(pygame.MOUSEBUTTONDOWN, pos=(5, 5), button=1)
MOVE = Event(pygame.MOUSEMOTION, pos=(5, 5), rel=(0, 0), buttons=(0, 0, 0))
EXPOSED = Event(pygame.WINDOWEXPOSED)
QUIT = Event(pygame.QUIT)


def test_what_people_do_in_a_frame_passes_untouched():
    events = [PRESS, MOVE] * (MOST_INPUTS // 2)
    assert without_flood(events) is events


def test_moves_never_push_out_a_press():
    events = [PRESS] + [MOVE] * 60_000 + [PRESS, EXPOSED]
    assert without_flood(events) == [PRESS, PRESS, EXPOSED]


def test_the_oldest_presses_are_dropped_and_what_was_held_is_let_go():
    numbered = [Event(pygame.KEYDOWN, key=number) for number in range(60_000)]
    kept = without_flood([EXPOSED, *numbered, QUIT])
    assert kept[0].type == pygame.WINDOWFOCUSLOST
    assert [kept[1], kept[-1]] == [EXPOSED, QUIT]
    assert kept[2:-1] == numbered[-MOST_INPUTS:]
