"""Read off the source: imports point downwards, and nobody keeps time or luck.

app -> exhibit -> view -> session -> engine. The engine knows numpy and nothing else; the session
knows no screen; the view draws what it is shown and never trains. None of the three asks a clock
or rolls dice. Inside a layer the same holds for its rooms. Each test collects what it objects to,
by file and line.
"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GAME = ROOT / "game"


@dataclass(frozen=True)
class Layer:
    """What a layer may import: layers of ours, and packages of others."""

    layers: tuple[str, ...]
    packages: tuple[str, ...]


LAYERS = {
    "engine": Layer(("engine",), ("numpy",)),
    "session": Layer(("engine", "session"), ("numpy",)),
    "view": Layer(("engine", "session", "view"), ("numpy", "pygame")),
    "exhibit": Layer(("engine", "session", "view", "exhibit"), ("numpy", "pygame")),
    "app": Layer(("engine", "session", "view", "exhibit", "app"), ("numpy", "pygame", "tqdm")),
}
TIMELESS = ("engine", "session", "view")
# What trains is hidden from the view, but for the facts that come with it.
TRAINERS = {
    "game.engine.training": frozenset(),
    "game.engine.propagation": frozenset(),
    "game.session.session": frozenset(),
    "game.session.tape.recording": frozenset({"Ghost", "RuleChange"}),
    "game.session.fingerprint": frozenset(),
}
CLOCKS_AND_DICE = {"time", "datetime", "random", "secrets", "uuid", "threading", "asyncio"}
RANDOM_GENERATORS = {"default_rng", "Generator"}
BACK_DOORS = {"__import__", "importlib.import_module", "exec", "eval"}
CHANGING_METHODS = {
    *("append", "extend", "insert", "pop", "remove", "clear", "update", "setdefault", "add"),
    *("discard", "popitem", "sort", "reverse", "fill", "resize"),
}
# A room with more files than this has rooms of its own; __init__.py is one of them.
MOST_FILES = 16
MOST_ARROWS = 100
TREES = {
    path: ast.parse(path.read_text(encoding="utf-8"), str(path))
    for path in sorted(GAME.rglob("*.py"))
}

MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in TREES
}


@dataclass(frozen=True)
class Import:
    """``from module import name``, or ``import module`` where there is no name."""

    module: str
    name: str | None
    place: str

    @property
    def package(self) -> str:
        return self.module.partition(".")[0]

    @property
    def layer(self) -> str:
        """Which layer of ours is imported."""
        return self.module.split(".")[1]

    def __str__(self) -> str:
        return f"{self.place}: {self.module} {self.name or ''}"


def layer_of(path: Path) -> str:
    parts = path.relative_to(GAME).parts
    return parts[0] if len(parts) > 1 else ""


def modules_of(*layers: str) -> list[Path]:
    return [path for path in TREES if layer_of(path) in layers]


def place(path: Path, node: ast.AST) -> str:
    return f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 1)}"


def imports_of(path: Path) -> Iterator[Import]:
    for node in ast.walk(TREES[path]):
        if isinstance(node, ast.Import):
            yield from (Import(alias.name, None, place(path, node)) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{place(path, node)}: imports are written out in full"
            assert node.module is not None
            yield from (Import(node.module, a.name, place(path, node)) for a in node.names)


def dotted(node: ast.AST) -> str:
    """``np.random.uniform`` for what is written so; else an empty text."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        before = dotted(node.value)
        return f"{before}.{node.attr}" if before else ""
    return ""


# ---------------------------------------------------------------- layers


def test_every_folder_of_the_game_is_a_layer():
    folders = {path.name for path in GAME.iterdir() if path.is_dir() and path.name[0] not in "._"}
    assert folders == set(LAYERS)
    assert all(modules_of(layer) for layer in LAYERS)


def test_imports_point_downwards():
    upwards = [
        str(each)
        for path in modules_of(*LAYERS)
        for each in imports_of(path)
        if each.package == "game" and each.layer not in LAYERS[layer_of(path)].layers
    ]
    assert upwards == []


def test_no_modules_import_each_other():
    """Every module can be the first one that is imported."""
    needs = {module: set(needed_by(module, path)) for module, path in MODULES.items()}
    tuple(TopologicalSorter(needs).static_order())  # names the circle, if there is one


def needed_by(module: str, path: Path) -> Iterator[str]:
    """What is imported when a module is: modules, and the packages they are in."""
    for node in TREES[path].body:
        if not isinstance(node, ast.ImportFrom) or node.module is None:
            continue
        for alias in node.names:
            written = f"{node.module}.{alias.name}"
            needed = written if written in MODULES else node.module
            while needed in MODULES and not f"{module}.".startswith(f"{needed}."):
                yield needed
                needed = needed.rpartition(".")[0]


def test_each_layer_knows_only_its_packages():
    unknown = [
        str(each)
        for path in modules_of(*LAYERS)
        for each in imports_of(path)
        if each.package not in {"game", *sys.stdlib_module_names, *LAYERS[layer_of(path)].packages}
    ]
    assert unknown == []


def test_the_view_never_imports_what_trains():
    trains = [
        str(each)
        for path in modules_of("view")
        for each in imports_of(path)
        if each.name not in TRAINERS.get(each.module, {each.name})
        or f"{each.module}.{each.name}" in TRAINERS
    ]
    assert trains == []


# ---------------------------------------------------------------- rooms


# The rooms of a layer, the uppermost first: a room imports from rooms after it only. A new room
# states its floor here.
ROOMS = {
    "view": (
        "screen",
        "worksheet",
        "pages",
        "control_table",
        "interaction",
        "cards",
        "attract",
        "visitor",
        "lab",
        "charts",
        "rows",
        "chain_rule",
        "neuron_card",
        "widgets",
        "network",
        "square",
        "large",
        "composition",
        "scene",
        "numbers",
        "drawing",
    ),
    "exhibit": (
        "supervisor",
        "predictions",
        "status",
        "logs",
        "presence",
        "configuration",
        "show",
        "lock_memory",
        "staff_exit",
        "sound",
        "files",
    ),
    "app": (
        "cli",
        "bench",
        "soak",
        "commands",
        "program",
        "files",
        "window",
        "paths",
    ),
}


def room_of(module: str) -> str:
    """The room that a module is in: the folder or file directly in its layer."""
    return module.split(".")[2]


def arrows(layer: str) -> dict[tuple[str, str], list[str]]:
    """From room to room: the imports that make each arrow."""
    found: dict[tuple[str, str], list[str]] = {}
    for path in modules_of(layer):
        for each in imports_of(path):
            if not each.module.startswith(f"game.{layer}"):
                continue
            target = each.module if each.module != f"game.{layer}" else f"{each.module}.{each.name}"
            source = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            if room_of(source) != room_of(target):
                found.setdefault((room_of(source), room_of(target)), []).append(str(each))
    return found


def upward(found: dict[tuple[str, str], list[str]], order: tuple[str, ...]) -> list[str]:
    """The imports that run up to a room that stands before their own."""
    return [
        each
        for (source, target), imports in found.items()
        if order.index(source) > order.index(target)
        for each in imports
    ]


@pytest.mark.parametrize("layer", ROOMS)
def test_every_room_has_its_floor(layer):
    there = {room_of(module) for module in MODULES if module.startswith(f"game.{layer}.")}
    assert there == set(ROOMS[layer])


@pytest.mark.parametrize("layer", ROOMS)
def test_rooms_import_from_floors_below_them_only(layer):
    assert upward(arrows(layer), ROOMS[layer]) == []


def test_one_wrong_import_is_noticed():
    wrong = {("drawing", "scene"): ["game/view/drawing/canvas.py:1: game.view.scene.scene Scene"]}
    assert upward(arrows("view") | wrong, ROOMS["view"]) == wrong["drawing", "scene"]


def test_the_rooms_of_the_view_are_tied_by_few_arrows():
    assert len(arrows("view")) <= MOST_ARROWS


def test_honest_numbers_know_no_pixels():
    assert [
        str(each)
        for path in TREES
        if path.parent.name == "numbers"
        for each in imports_of(path)
        if each.package == "pygame"
    ] == []


def test_no_folder_is_a_heap():
    heaps = [
        str(folder.relative_to(ROOT))
        for folder in {path.parent for path in TREES}
        if len(list(folder.glob("*.py"))) > MOST_FILES
    ]
    assert heaps == []


def test_engine_and_session_run_without_pygame():
    below = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for path in modules_of("engine", "session")
    ]
    program = "; ".join(
        [
            "import importlib, sys",
            f"[importlib.import_module(name) for name in {below}]",
            "assert 'game.session.session' in sys.modules",
            "sys.exit('pygame' in sys.modules or 'game.view' in sys.modules)",
        ]
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_a_picture_of_the_lab_waits_for_no_page_in_large_type():
    program = "import game.view.screen, sys; sys.exit('game.view.visitor.page' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


# What nobody has opened when the lab is first shown.
CLOSED = (
    "attract.caption",
    "cards",
    "chain_rule.check.sheet",
    "chain_rule.peek",
    "charts.map.panel",
    "lab.by_hand.panel",
    "lab.inside",
    "lab.neuron",
    "lab.next_update",
    "lab.settings",
    "neuron_card",
)


def test_a_picture_of_the_lab_waits_for_nothing_that_is_closed():
    closed = [f"game.view.{part}" for part in CLOSED]
    program = "\n".join(
        [
            "import sys",
            "from game.app.bench.start import first_picture",
            "first_picture()",
            "loaded = set(sys.modules)",
            f"too_early = [part for part in {closed} if part in loaded]",
            "from game.view.pages import load_the_rest",
            "list(load_the_rest())",
            f"missing = [part for part in {closed} if part not in sys.modules]",
            "sys.exit(f'{too_early} {missing}' if too_early or missing else 0)",
        ]
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


# ---------------------------------------------------------------- no clock, no dice


def test_no_clock_and_no_dice_are_imported():
    found = [
        str(each)
        for path in modules_of(*TIMELESS)
        for each in imports_of(path)
        if each.package in CLOCKS_AND_DICE
        or each.module.startswith(("pygame.time", "numpy.random"))
        or (each.module, each.name) in {("pygame", "time"), ("numpy", "random")}
    ]
    assert found == []


def is_clock_or_dice(written: str) -> bool:
    """pygame's clock, or numpy's global dice (a generator that is passed on is none)."""
    for package in ("np.random.", "numpy.random."):
        if written.startswith(package):
            return written.removeprefix(package).split(".")[0] not in RANDOM_GENERATORS
    return written.startswith("pygame.time.")


def test_no_clock_and_no_dice_are_used():
    found = [
        f"{place(path, node)}: {dotted(node)}"
        for path in modules_of(*TIMELESS)
        for node in ast.walk(TREES[path])
        if is_clock_or_dice(dotted(node))
    ]
    assert found == []


def test_nothing_is_imported_by_the_back_door():
    found = [
        f"{place(path, node)}: {dotted(node.func)}"
        for path in modules_of(*TIMELESS)
        for node in ast.walk(TREES[path])
        if isinstance(node, ast.Call) and dotted(node.func) in BACK_DOORS
    ]
    assert found == []


# ---------------------------------------------------------------- no state in modules


def assigned_names(node: ast.stmt) -> set[str]:
    targets: list[ast.expr] = []
    if isinstance(node, ast.Assign):
        targets = node.targets
    elif isinstance(node, ast.AnnAssign | ast.AugAssign):
        targets = [node.target]
    return {n.id for target in targets for n in ast.walk(target) if isinstance(n, ast.Name)}


def is_logger(node: ast.stmt) -> bool:
    value = getattr(node, "value", None)
    return isinstance(value, ast.Call) and dotted(value.func) == "logging.getLogger"


def test_what_a_module_holds_is_written_like_a_constant():
    meant_to_vary = [
        f"{place(path, node)}: {name}"
        for path in TREES
        for node in TREES[path].body
        for name in assigned_names(node)
        if not name.strip("_")[:1].isupper() and not name.startswith("__") and not is_logger(node)
    ]
    assert meant_to_vary == []


def is_changed(node: ast.AST, names: set[str]) -> bool:
    """Whether this changes what a module holds under one of these names."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return node.func.attr in CHANGING_METHODS and dotted(node.func.value) in names
    if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store | ast.Del):
        return dotted(node.value) in names
    return isinstance(node, ast.Global)


def test_what_a_module_holds_is_never_changed():
    changed = []
    for path in TREES:
        tree = TREES[path]
        names = {name for node in tree.body for name in assigned_names(node)}
        changed += [place(path, node) for node in ast.walk(tree) if is_changed(node, names)]
    assert changed == []


def test_caches_live_in_objects():
    cached = [
        f"{place(path, node)}: {node.name}"
        for path in TREES
        for node in TREES[path].body
        if isinstance(node, ast.FunctionDef)
        for decorator in node.decorator_list
        if dotted(decorator.func if isinstance(decorator, ast.Call) else decorator).rpartition(".")[
            2
        ]
        in {"cache", "lru_cache"}
    ]
    assert cached == []


# ---------------------------------------------------------------- words


def test_every_module_says_what_it_is_in_a_sentence():
    silent = []
    for path in TREES:
        docstring = ast.get_docstring(TREES[path]) or ""
        first_paragraph = docstring.split("\n\n")[0]
        if not first_paragraph.endswith((".", "?", "!", ":")):
            silent.append(str(path.relative_to(ROOT)))
    assert silent == []
