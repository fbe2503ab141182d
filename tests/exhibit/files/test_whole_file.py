"""Files are written whole or not at all, and keep what they are: links, modes, pipes, devices."""

import errno
import os
import signal
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from game.exhibit.files import drafts, special
from game.exhibit.files.drafts import SECRET_MODE, draft_for
from game.exhibit.files.place import place_of
from game.exhibit.files.whole_file import check_writable, whole_file, write_whole
from game.session.problem import ProblemError
from tests.full_disk import files_of_at_most

pytestmark = pytest.mark.skipif(os.name != "posix", reason="links, modes and pipes of POSIX")
OLD, NEW = b"precious", b"new words\n" * 1000
ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(params=["nameless", "named"], autouse=True)
def _both_ways(request, monkeypatch):
    """With a disk that has files without a name, and with one that has not."""
    if request.param == "named":
        monkeypatch.setattr(drafts, "nameless", lambda *_: None)


def write(path: Path, content: bytes = NEW, **how) -> None:
    with whole_file(path, **how) as file:
        file.write(content)


def refused(path: Path, **how) -> tuple[str, str]:
    with pytest.raises(ProblemError) as caught:
        write(path, **how)
    assert caught.value.values["path"] == path
    reason = caught.value.values.get("reason")
    return caught.value.key, "" if reason is None else reason.key


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# ---------------------------------------------------------------- whole or not at all


def test_a_new_file_and_one_that_was_there(tmp_path):
    path = tmp_path / "run.csv"
    write(path, OLD)
    assert path.read_bytes() == OLD
    write(path)
    assert path.read_bytes() == NEW
    assert names(tmp_path) == ["run.csv"]


def test_nothing_is_seen_before_the_end(tmp_path):
    path = tmp_path / "run.csv"
    path.write_bytes(OLD)
    with whole_file(path) as file:
        file.write(NEW)
        file.flush()
        assert path.read_bytes() == OLD
    assert path.read_bytes() == NEW


@pytest.mark.parametrize("there", [True, False])
def test_a_full_disk_leaves_what_was_there(tmp_path, there):
    path = tmp_path / "run.csv"
    if there:
        path.write_bytes(OLD)
    with files_of_at_most(5000):
        assert refused(path) == ("not-writable", "reason-too-large-to-write")
    assert names(tmp_path) == ["run.csv"] * there
    assert not there or path.read_bytes() == OLD


@pytest.mark.parametrize("trouble", [OSError(errno.EIO, "x"), KeyboardInterrupt(), ValueError()])
def test_trouble_of_whoever_writes_leaves_what_was_there(tmp_path, trouble):
    path = tmp_path / "run.csv"
    path.write_bytes(OLD)

    def write_and_stumble() -> None:
        with whole_file(path) as file:
            file.write(NEW)
            raise trouble

    with pytest.raises((ProblemError, KeyboardInterrupt, ValueError)):
        write_and_stumble()
    assert path.read_bytes() == OLD
    assert names(tmp_path) == ["run.csv"]


def test_a_disk_that_fails_at_the_very_end(tmp_path, monkeypatch):
    def fail(_):
        raise OSError(errno.ENOSPC, "full")

    path = tmp_path / "run.csv"
    path.write_bytes(OLD)
    monkeypatch.setattr(os, "fsync", fail)
    assert refused(path) == ("not-writable", "reason-disk-full")
    assert path.read_bytes() == OLD
    assert names(tmp_path) == ["run.csv"]


def test_a_name_of_the_greatest_length_and_one_that_is_too_long(tmp_path):
    longest = tmp_path / ("x" * 251 + ".csv")
    write(longest)
    write(longest)
    assert names(tmp_path) == [longest.name]
    for path in (tmp_path / ("x" * 256), tmp_path / ("x" * 5000) / "run.csv"):
        assert refused(path) == ("not-writable", "reason-long-name")
        with pytest.raises(ProblemError):
            check_writable(path)


def test_names_of_any_bytes(tmp_path):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\x1b[31m\n.csv"))
    write(path)
    assert path.read_bytes() == NEW


def test_only_where_nothing_was(tmp_path):
    path = tmp_path / "kiosk.toml"
    write(path, OLD, new=True)
    (tmp_path / "nowhere").symlink_to(tmp_path / "nothing")
    os.mkfifo(tmp_path / "pipe")
    for name in ("kiosk.toml", "pipe"):
        assert refused(tmp_path / name, new=True) == ("already-there", "")
    assert path.read_bytes() == OLD

    def write_too_late() -> None:
        with whole_file(tmp_path / "late", new=True) as file:
            file.write(NEW)
            (tmp_path / "late").write_bytes(OLD)

    with pytest.raises(ProblemError) as caught:
        write_too_late()
    assert caught.value.key == "already-there"
    assert (tmp_path / "late").read_bytes() == OLD


@pytest.mark.parametrize("name", ["gone/run.csv", "file/run.csv", ".", "folder", "circle"])
def test_places_where_no_file_can_be(tmp_path, name):
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    (tmp_path / "circle").symlink_to("circle")
    before = names(tmp_path)
    key, reason = refused(tmp_path / name)
    assert key == "not-writable"
    assert reason in ("reason-missing", "reason-no-folder", "reason-folder", "reason-circle")
    with pytest.raises(ProblemError):
        check_writable(tmp_path / name)
    assert names(tmp_path) == before


def test_a_folder_that_is_gone(tmp_path, monkeypatch):
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert refused(Path("run.csv")) == ("not-writable", "reason-missing")


# ---------------------------------------------------------------- what a file is, it stays


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o640, 0o755, 0o666])
def test_a_file_keeps_its_mode(tmp_path, mode):
    path = tmp_path / "run.csv"
    path.write_bytes(OLD)
    path.chmod(mode)
    write(path)
    assert path.read_bytes() == NEW
    assert stat.S_IMODE(path.stat().st_mode) == mode


@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_a_new_file_has_the_mode_that_the_user_wants(tmp_path, umask, mode):
    before = os.umask(umask)
    try:
        write(tmp_path / "run.csv")
        write(tmp_path / "secret", mode=SECRET_MODE)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "run.csv").stat().st_mode) == mode
    assert stat.S_IMODE((tmp_path / "secret").stat().st_mode) == 0o600


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root gives files away")
def test_a_file_of_somebody_else_stays_theirs(tmp_path):
    path = tmp_path / "run.csv"
    path.write_bytes(OLD)
    os.chown(path, 12345, 23456)
    path.chmod(0o4640)
    write(path)
    assert (path.stat().st_uid, path.stat().st_gid) == (12345, 23456)
    assert stat.S_IMODE(path.stat().st_mode) == 0o4640


@pytest.mark.parametrize("there", [True, False])
def test_what_a_link_leads_to_is_written(tmp_path, there):
    (tmp_path / "far").mkdir()
    target = tmp_path / "far" / "run.csv"
    if there:
        target.write_bytes(OLD)
        target.chmod(0o640)
    (tmp_path / "second").symlink_to("far/run.csv")
    (tmp_path / "first").symlink_to(tmp_path / "second")
    check_writable(tmp_path / "first")
    assert target.exists() == there
    write(tmp_path / "first")
    assert target.read_bytes() == NEW
    assert not there or stat.S_IMODE(target.stat().st_mode) == 0o640
    assert (tmp_path / "first").is_symlink()
    assert (tmp_path / "second").is_symlink()
    assert names(tmp_path / "far") == ["run.csv"]


def test_a_link_is_replaced_where_it_is_not_to_be_followed(tmp_path):
    (tmp_path / "precious").write_bytes(OLD)
    for name, target in (("a", tmp_path / "precious"), ("b", "/dev/null"), ("c", "nothing")):
        (tmp_path / name).symlink_to(target)
        write_whole(tmp_path / name, NEW, links=False)
        assert not (tmp_path / name).is_symlink()
        assert (tmp_path / name).read_bytes() == NEW
    assert (tmp_path / "precious").read_bytes() == OLD
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)


def test_a_device_is_written_into(tmp_path):
    (tmp_path / "nothing").symlink_to("/dev/null")
    for path in (Path("/dev/null"), tmp_path / "nothing"):
        check_writable(path)
        write(path)
        assert stat.S_ISCHR(path.stat().st_mode)
    assert (tmp_path / "nothing").is_symlink()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_device_that_takes_nothing(tmp_path):
    (tmp_path / "full").symlink_to("/dev/full")
    for content in (b"x", NEW):
        for path in (Path("/dev/full"), tmp_path / "full"):
            assert refused(path, content=content) == ("not-writable", "reason-disk-full")
    assert stat.S_ISCHR(os.stat("/dev/full").st_mode)


@pytest.mark.parametrize("first", ["reader", "writer"])
def test_a_pipe_is_written_into(tmp_path, first):
    path = tmp_path / "pipe"
    os.mkfifo(path)
    check_writable(path)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(path.read_bytes()))
    if first == "reader":
        reader.start()
    else:
        threading.Timer(0.3, reader.start).start()
    write(path, NEW * 100)
    while not read:
        reader.join(0.1) if reader.is_alive() else None
    assert read == [NEW * 100]
    assert stat.S_ISFIFO(path.stat().st_mode)


def test_a_pipe_that_nobody_reads_is_not_waited_for(tmp_path, monkeypatch):
    monkeypatch.setattr(special, "READER_SECONDS", 0.1)
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path / "pipe") == ("not-writable", "reason-nobody-reads")


def test_a_pipe_gives_way_where_only_a_file_will_do(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("pipe")
    (tmp_path / "device").symlink_to("/dev/null")
    for name in ("link", "pipe", "device"):
        write_whole(tmp_path / name, NEW, special=False)
        assert (tmp_path / name).read_bytes() == NEW
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)


@pytest.mark.parametrize("way", ["/dev/stdout", "/proc/self/fd/1", "/dev/fd/1"])
def test_standard_output_goes_on_where_it_stopped(tmp_path, way):
    if not Path(way).exists():
        pytest.skip(f"there is no {way} here")
    program = (
        "from pathlib import Path\n"
        "from game.exhibit.files.whole_file import whole_file\n"
        "print('before', flush=True)\n"
        f"with whole_file(Path({way!r})) as file: file.write(b'words\\n')\n"
        "print('after')\n"
    )
    with (tmp_path / "out").open("wb") as out:
        subprocess.run([sys.executable, "-c", program], cwd=ROOT, stdout=out, check=True)
    assert (tmp_path / "out").read_text() == "before\nwords\nafter\n"


# ---------------------------------------------------------------- kills


def test_what_a_kill_has_left_goes_with_the_next_writing(tmp_path):
    path = tmp_path / "status.json"
    write(path, OLD)
    killed = subprocess.run(
        [
            sys.executable, "-c",
            "import os, signal\nfrom pathlib import Path\n"
            "from game.exhibit.files.whole_file import write_whole\n"
            "os.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
            f"write_whole(Path({str(path)!r}), b'half')\n",
        ],
        cwd=ROOT, check=False,
    )  # fmt: skip
    assert killed.returncode == -signal.SIGKILL
    assert path.read_bytes() == OLD
    assert len(names(tmp_path)) == 2
    # Drafts of other files are left alone.
    (tmp_path / ".glass-box-00000000-1.whole").touch()
    write(path)
    if hasattr(os, "O_TMPFILE"):
        assert names(tmp_path) == [".glass-box-00000000-1.whole", "status.json"]
    assert path.read_bytes() == NEW


def test_drafts_of_the_same_file_that_are_left_over_are_swept_away(tmp_path, monkeypatch):
    monkeypatch.setattr(drafts, "nameless", lambda *_: None)
    path = tmp_path / "status.json"
    begun = draft_for(place_of(path, links=True), 0o666)
    (young,) = names(tmp_path)
    old = young.replace(str(os.getpid()), "1")
    (tmp_path / old).touch()
    os.utime(tmp_path / old, (0, 0))
    write(tmp_path / "another")
    assert old in names(tmp_path)
    begun.abandon()
    write(path)
    assert names(tmp_path) == ["another", "status.json"]


def test_two_who_write_the_same_file_leave_it_whole(tmp_path):
    path = tmp_path / "status.json"
    contents = [bytes([letter]) * 50_000 for letter in b"abcd"]
    program = (
        "import sys\nfrom pathlib import Path\n"
        "from game.exhibit.files.whole_file import write_whole\n"
        "for _ in range(150): write_whole(Path(sys.argv[1]), sys.argv[2].encode() * 50_000)\n"
    )
    writers = [
        subprocess.Popen([sys.executable, "-c", program, str(path), letter], cwd=ROOT)
        for letter in "abcd"
    ]
    while any(writer.poll() is None for writer in writers):
        if path.exists():
            assert path.read_bytes() in contents
    assert [writer.returncode for writer in writers] == [0] * 4
    assert names(tmp_path) == ["status.json"]


# ---------------------------------------------------------------- asking beforehand


def test_asking_changes_nothing(tmp_path):
    path = tmp_path / "report.json"
    check_writable(path)
    assert names(tmp_path) == []
    path.write_bytes(OLD)
    before = path.stat()
    check_writable(path)
    assert path.stat() == before or path.stat().st_mtime_ns == before.st_mtime_ns
    assert path.read_bytes() == OLD
    os.mkfifo(tmp_path / "pipe")
    check_writable(tmp_path / "pipe")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="plays another user")
def test_what_the_user_may_not_write(tmp_path):
    tmp_path.chmod(0o755)
    (tmp_path / "file").write_bytes(OLD)
    (tmp_path / "open").mkdir(mode=0o777)
    (tmp_path / "open").chmod(0o777)
    (tmp_path / "open" / "theirs").write_bytes(OLD)
    (tmp_path / "locked").mkdir(mode=0o700)
    places = ["file", "new", "open/theirs", "locked/new"]
    program = (
        "import os, sys\nfrom pathlib import Path\n"
        "from game.exhibit.files.whole_file import check_writable, whole_file\n"
        "from game.session.problem import ProblemError\n"
        "os.setuid(65534)\n"
        "def tried(way, path):\n"
        "    try: way(Path(path))\n"
        "    except ProblemError as problem: return problem.values['reason'].key\n"
        "def writing(path):\n"
        "    with whole_file(path) as file: file.write(b'x')\n"
        "for path in sys.argv[1:]: print(tried(check_writable, path), tried(writing, path))\n"
    )
    if not all(parent.stat().st_mode & 1 for parent in tmp_path.parents):
        pytest.skip("another user does not reach this folder")
    done = subprocess.run(
        [sys.executable, "-c", program, *(str(tmp_path / place) for place in places)],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.split() == ["reason-forbidden"] * 8
