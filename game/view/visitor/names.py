"""Names of the visitor view's panels and controls, for those who make them and who draw them."""

from typing import Final

ROWS: Final = "rows"
CARD: Final = "card"
DOCK: Final = "dock"
STORIES: Final = "stories"
TIMELINE: Final = "timeline"
ROW_ID: Final = "row."
STORY_ID: Final = "story."
