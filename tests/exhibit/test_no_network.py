"""The exhibit opens no socket: the real program is watched by Python's own audit hook."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

# Runs in a process of its own, since a hook stays for good.
WATCHED = """
import os, sys
os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"
seen = []
def hook(event, arguments):
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.")):
        seen.append(event)
sys.addaudithook(hook)
from game.app import cli
from game.app.window import loop
frames = 0
def shown(self, run=loop.Loop.frame):
    global frames
    run(self)
    frames += 1
    if frames == 20:
        # Somebody comes, plays, and goes to the lab.
        import pygame
        for key in (pygame.K_SPACE, pygame.K_v, pygame.K_g):
            pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=key, mod=0,
                unicode=chr(key), scancode=0))
    if frames == 90:
        self.stop()
loop.Loop.frame = shown
loop.FramePacer.wait = lambda self: None
code = cli.main(sys.argv[1:])
print(code, frames, sorted(set(seen)))
"""


def test_no_socket_is_opened(tmp_path: Path) -> None:
    configuration = tmp_path / "exhibit.toml"
    configuration.write_text(f'[staff]\nlog-folder = "{tmp_path}"\n', encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, "--exhibit-child", "--config", str(configuration)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.stdout.strip().splitlines()[-1] == "0 90 []", done.stderr


def test_the_hook_would_notice() -> None:
    program = (
        "import sys; seen = []; sys.addaudithook(lambda e, a: seen.append(e));"
        "import socket; socket.socket().close(); print('socket.__new__' in seen)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout.strip() == "True"
