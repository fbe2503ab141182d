"""The panels of the visitor view, in drawing order."""

from collections.abc import Sequence

from game.view.panel import Panel
from game.view.visitor.caption import CaptionPanel, LinePanel
from game.view.visitor.header import HeaderPanel
from game.view.visitor.product_card import ProductCard
from game.view.visitor.push_buttons import dock_panels
from game.view.visitor.ribbon import RibbonPanel
from game.view.visitor.rows import RowCardsPanel
from game.view.visitor.stories import StoriesPanel


def visitor_panels() -> Sequence[Panel]:
    """Header, captions, rows, card, dock; each folds itself away on pages without it."""
    return (
        HeaderPanel(),
        CaptionPanel(),
        LinePanel(),
        RowCardsPanel(),
        ProductCard(),
        StoriesPanel(),
        RibbonPanel(),
        *dock_panels(),
    )
