"""A flood of events: what piled up while the program could not look at it.

Playing it all out would hold up the picture for seconds, and nobody means it any more. Moves add up
to the last one anyway; of presses that nobody can make in a frame the oldest are dropped, and then
everything held counts as let go, since the release may have been among them.
"""

from collections.abc import Sequence

import pygame
from pygame.event import Event

# Far more than ten fingers and a keyboard can do in a frame, far less than holds it up:
# the costliest key, new weights, takes 2 ms.
MOST_INPUTS = 100
MOVES = frozenset({pygame.MOUSEMOTION, pygame.FINGERMOTION})
PRESSES = frozenset(
    {
        pygame.KEYDOWN,
        pygame.KEYUP,
        pygame.MOUSEBUTTONDOWN,
        pygame.MOUSEBUTTONUP,
        pygame.MOUSEWHEEL,
        pygame.FINGERDOWN,
        pygame.FINGERUP,
        pygame.JOYBUTTONDOWN,
        pygame.JOYBUTTONUP,
        pygame.JOYHATMOTION,
        pygame.JOYAXISMOTION,
    }
)


def without_flood(events: Sequence[Event]) -> Sequence[Event]:
    """The events, or those that matter of them where there are far too many."""
    if len(events) <= MOST_INPUTS:
        return events
    still = [event for event in events if event.type not in MOVES]
    surplus = sum(event.type in PRESSES for event in still) - MOST_INPUTS
    if surplus <= 0:
        return still
    kept: list[Event] = [pygame.event.Event(pygame.WINDOWFOCUSLOST)]
    for event in still:
        if event.type in PRESSES and surplus > 0:
            surplus -= 1
        else:
            kept.append(event)
    return kept
