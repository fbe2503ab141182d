"""All tests, in three processes side by side: ``python -m tests``, options as for pytest.

Two shares compute all the time; the third, the exhibit's, mostly waits for what it has started. The
reports follow each other.
"""

import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

TESTS = Path(__file__).resolve().parent
VIEW, EXHIBIT = TESTS / "view", TESTS / "exhibit"
# This part of the view goes with all the others, which take less long.
WITH_THE_OTHERS = ("charts",)


def shares() -> tuple[list[Path], list[Path], list[Path]]:
    """What each process tests: between them every file and folder of tests, once."""
    view = [path for path in _tests_in(VIEW) if path.name not in WITH_THE_OTHERS]
    others = [path for path in _tests_in(TESTS) if path not in (VIEW, EXHIBIT)]
    return view, [*others, *(VIEW / name for name in WITH_THE_OTHERS)], [EXHIBIT]


def main(options: list[str]) -> int:
    """Run all shares; gives 0 if all passed."""
    first, *others = ([sys.executable, "-m", "pytest", *options, *share] for share in shares())
    failed = 0
    with ExitStack() as stack:
        beside = []
        for command in others:
            report = stack.enter_context(tempfile.TemporaryFile())
            process = subprocess.Popen(command, cwd=TESTS.parent, stdout=report, stderr=report)
            stack.callback(process.kill)
            beside.append((process, report))
        failed = subprocess.call(first, cwd=TESTS.parent)
        for process, report in beside:
            failed = process.wait() or failed
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
