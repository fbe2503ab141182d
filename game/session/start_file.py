"""An explicit start from a JSON file: parameter names to numbers."""

import json
from pathlib import Path

from game.engine.topology import NETWORK_2_2_1, Topology
from game.session.named_file import read_bytes
from game.session.presets import check_start
from game.session.problem import ProblemError

# Nine numbers with all their digits, and much room around them.
MOST_BYTES = 1_000_000


def load_start(path: Path, topology: Topology = NETWORK_2_2_1) -> dict[str, float]:
    """All parameters of the network by name; ProblemError names the file and what is wrong."""
    try:
        content = read_bytes(path, MOST_BYTES)
    except ProblemError as problem:
        raise ProblemError("start-unreadable", path=path, reason=problem) from problem
    try:
        # Bytes tell their encoding, with a byte-order mark or without.
        document = json.loads(content, object_pairs_hook=_without_doubles)
    except (ValueError, RecursionError) as error:
        raise ProblemError("start-not-json", path=path, reason=str(error)) from error
    if not isinstance(document, dict):
        raise ProblemError("start-not-object", path=path)
    try:
        return check_start(document, topology)
    except ProblemError as problem:
        raise ProblemError("start-broken", path=path, reason=problem) from problem


def _without_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
    document: dict[str, object] = {}
    for name, value in pairs:
        if name in document:
            raise ValueError(f'"{name}" stands there twice')
        document[name] = value
    return document
