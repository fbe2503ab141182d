"""Start Glass Box: python main.py [--help].

This file has the syntax of old Pythons on purpose: whoever starts it with one of them, or before
the packages are installed, reads one plain sentence and not a traceback.  Everything else is in
game/app.
"""

import gc
import io
import os
import sys

OLDEST_PYTHON = (3, 11)
CANNOT_START = 2

# What is imported, and the package that brings it.
PACKAGES = (("numpy", "numpy"), ("pygame", "pygame-ce"), ("tqdm", "tqdm"))
ONLY_IN_PYGAME_CE = "pygame.window"

# Standard input, output and error: the name of the stream, and how it is opened.
STREAMS = (("stdin", "r"), ("stdout", "w"), ("stderr", "w"))

# What the exhibit's supervisor answers to; about everything else it is the command line that knows.
KIOSK = "--kiosk"
HELP = ("-h", "--help")

SET_UP = (
    "python3 -m venv .venv && .venv/bin/python -m pip install -r requirements.txt"
    " && .venv/bin/python main.py"
)
SET_UP_ON_WINDOWS = (
    "py -m venv .venv; .venv\\Scripts\\python -m pip install -r requirements.txt;"
    " .venv\\Scripts\\python main.py"
)


def python_complaint():
    """Say what is wrong with this Python, or return None."""
    if sys.version_info[:2] >= OLDEST_PYTHON:
        return None
    wanted = "%d.%d" % OLDEST_PYTHON
    found = "%d.%d.%d" % sys.version_info[:3]
    return (
        "Glass Box needs Python %s or newer, but this is Python %s: install a newer Python, go to"
        " the folder of main.py and run (with the newer Python)  %s" % (wanted, found, set_up())
    )


def package_complaint():
    """Say which package is not installed and how to install it, or return None."""
    missing = missing_package()
    if missing is None:
        return None
    return (
        "Glass Box needs the package %s, which is not installed for this Python: go to the folder"
        " of main.py and run  %s" % (missing, set_up())
    )


def set_up():
    """Return the command of README.md that makes the program ready and starts it."""
    return SET_UP_ON_WINDOWS if sys.platform == "win32" else SET_UP


def missing_package():
    """Return the name of the first package that is not installed, or None.

    Packages are looked up, not tried out: an ImportError from anywhere else stays visible, and the
    supervisor of the exhibit stays small.
    """
    from importlib.machinery import PathFinder
    from importlib.util import find_spec

    for module, package in PACKAGES:
        if find_spec(module) is None:
            return package
    # The package "pygame" answers to the same import, but lacks what pygame-ce has.
    folders = find_spec("pygame").submodule_search_locations
    return None if PathFinder.find_spec(ONLY_IN_PYGAME_CE, folders) else "pygame-ce"


def open_closed_streams():
    """Lead standard streams that were closed for this process (<&- >&- 2>&-) to nowhere.

    Else the next file or pipe takes the number of one, and whatever is printed goes there; and
    everything that prints would have to ask first whether there is a stream.
    """
    for number, (name, mode) in enumerate(STREAMS):
        try:
            os.fstat(number)
        except OSError:
            nowhere = os.open(os.devnull, os.O_RDWR)
            # With its own number it is handed on to programs that are started, as usual.
            os.dup2(nowhere, number)
            os.set_inheritable(number, True)
            if nowhere != number:
                os.close(nowhere)
        if getattr(sys, name) is None:
            spelling = {"encoding": "utf-8", "errors": "replace"}
            # Open to the end, as any standard stream.
            setattr(sys, name, io.open(number, mode, closefd=False, **spelling))  # noqa: SIM115


def see_own_folder():
    """Let the program be found where this file lies: not every Python looks there by itself
    (python -P, python -I, PYTHONSAFEPATH).
    """
    folder = os.path.dirname(os.path.realpath(__file__))
    if folder not in sys.path:
        sys.path.insert(0, folder)


def start():
    """Hand over to the program; return its exit status."""
    open_closed_streams()
    os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"
    complaint = python_complaint() or package_complaint()
    if complaint is not None:
        sys.stderr.write(complaint + "\n")
        return CANNOT_START

    see_own_folder()
    arguments = sys.argv[1:]
    if KIOSK in arguments and not set(HELP).intersection(arguments):
        from game.exhibit.supervisor.supervisor import main
    else:
        # All that is read now stays: to look for garbage in it takes a tenth of the start.
        gc.disable()
        from game.app.cli import main

    return main(arguments)


if __name__ == "__main__":
    sys.exit(start())
