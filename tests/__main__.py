"""All tests, in two processes side by side: ``python -m tests``, options as for pytest.

The two shares take about as long as each other. The second one's report follows the first one's.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

TESTS = Path(__file__).resolve().parent
VIEW = TESTS / "view"
# This part of the view goes with all the others, which take less long.
WITH_THE_OTHERS = ("charts",)


def shares() -> tuple[list[Path], list[Path]]:
    """What each of the two processes tests: between them every file and folder of tests, once."""
    view = [path for path in _tests_in(VIEW) if path.name not in WITH_THE_OTHERS]
    others = [path for path in _tests_in(TESTS) if path != VIEW]
    return view, [*others, *(VIEW / name for name in WITH_THE_OTHERS)]


def main(options: list[str]) -> int:
    """Run both shares; gives 0 if all passed."""
    first, second = ([sys.executable, "-m", "pytest", *options, *share] for share in shares())
    with tempfile.TemporaryFile() as report:
        beside = subprocess.Popen(second, cwd=TESTS.parent, stdout=report, stderr=report)
        try:
            failed = subprocess.call(first, cwd=TESTS.parent)
            failed = beside.wait() or failed
        finally:
            beside.kill()
        report.seek(0)
        sys.stdout.buffer.write(report.read())
        sys.stdout.flush()
    return failed


def _tests_in(folder: Path) -> list[Path]:
    return [
        path
        for path in sorted(folder.iterdir())
        if path.name.startswith("test_") or any(path.rglob("test_*.py"))
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
