"""Where the row cards are, at every size."""

import pytest

from game.view.lab.layout import arrange_lab
from game.view.rows.boxes import row_boxes, tells_the_loss
from game.view.scene.layout import Fold
from tests.view.stage import SIZES

LEAST_HEIGHT = 44.0
# Cards end on device pixels, which are at most this many logical units apart at these sizes.
PIXEL = 1.4


@pytest.mark.parametrize("size", [*SIZES, (3840, 2160), (1440, 900), (1280, 1024), (1080, 1920)])
@pytest.mark.parametrize("pinned", [False, True])
@pytest.mark.parametrize("settings_open", [False, True])
def test_five_cards_side_by_side_or_below_each_other(
    size: tuple[int, int], pinned: bool, settings_open: bool
) -> None:
    layout = arrange_lab(*size, pinned=pinned, settings_open=settings_open, started=True)
    boxes = row_boxes(layout)
    assert len(boxes) == 5
    assert all(layout.rows.covers(box, slack=PIXEL) for box in boxes)
    assert not any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])
    along = [box.y if layout.fold is Fold.STACK else box.x for box in boxes]
    assert along == sorted(along)
    assert min(box.h for box in boxes) >= LEAST_HEIGHT
    assert max(box.w for box in boxes[:4]) - min(box.w for box in boxes[:4]) < 2 * PIXEL
    assert boxes[-1].right == pytest.approx(layout.rows.right, abs=PIXEL)


def test_only_the_widest_layout_tells_the_loss() -> None:
    sizes = {(1920, 1080): True, (1280, 720): False, (1024, 768): False}
    for size, told in sizes.items():
        layout = arrange_lab(*size, pinned=False, settings_open=False, started=True)
        assert tells_the_loss(layout) is told
