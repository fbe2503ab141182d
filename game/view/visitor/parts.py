"""The panels of the visitor view, in drawing order."""

from collections.abc import Sequence

from game.view.scene.panel import Panel
from game.view.visitor.captions.panel import CaptionPanel, LinePanel
from game.view.visitor.dock.push_buttons import dock_panels
from game.view.visitor.dock.ribbon import RibbonPanel
from game.view.visitor.dock.stories import StoriesPanel
from game.view.visitor.header import HeaderPanel
from game.view.visitor.product_card.panel import ProductCard
from game.view.visitor.rows import RowCardsPanel


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
