"""All tests, in three processes side by side: ``python -m tests``, options as for pytest.

They take about as long as each other. The exhibit's tests mostly wait for what they have started.
The reports follow each other.
"""

import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

TESTS = Path(__file__).resolve().parent
VIEW, EXHIBIT = TESTS / "view", TESTS / "exhibit"
# These go with the exhibit's.
WITH_THE_EXHIBIT = (TESTS / "engine", TESTS / "session", VIEW / "charts")
# And these with the program's and its commands'.
WITH_THE_PROGRAM = (VIEW / "interaction", VIEW / "lab")


def shares() -> tuple[list[Path], list[Path], list[Path]]:
    """What each process tests: between them every file and folder of tests, once."""
    third = [EXHIBIT, *WITH_THE_EXHIBIT]
    view = [path for path in _tests_in(VIEW) if path not in (*third, *WITH_THE_PROGRAM)]
    others = [path for path in _tests_in(TESTS) if path not in (VIEW, *third)]
    return view, [*others, *WITH_THE_PROGRAM], third


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
