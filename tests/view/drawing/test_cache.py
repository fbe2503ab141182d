"""The cache stays within its bound and forgets what was used least recently."""

from game.view.drawing.cache import BoundedCache


def test_least_recently_used_goes_first() -> None:
    cache: BoundedCache[str, int] = BoundedCache(2)
    for key in ("a", "b", "a", "c"):
        cache.get(key, lambda: 1)
    made: list[str] = []
    for key in ("a", "c", "b"):
        cache.get(key, lambda key=key: made.append(key) or 2)  # type: ignore[misc]
    assert made == ["b"]
    assert len(cache) == 2


def test_weights() -> None:
    cache: BoundedCache[int, float] = BoundedCache(10.0, weigh=float)
    for value in (4.0, 4.0, 3.0):
        cache.get(int(value), lambda value=value: value)  # type: ignore[misc]
    assert cache.weight == 7.0
    cache.get(100, lambda: 100.0)
    assert (len(cache), cache.weight) == (1, 100.0)
    cache.clear()
    assert (len(cache), cache.weight) == (0, 0.0)
