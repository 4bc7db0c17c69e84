"""run.py: what it decides, and that a set-up cut short is never taken for a finished one."""

import ast
import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
VERSION = f"{sys.version_info[0]}.{sys.version_info[1]}"


@pytest.fixture
def run() -> ModuleType:
    """Return run.py as a module of this test alone."""
    spec = importlib.util.spec_from_file_location("run_py", ROOT / "run.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def project(run, tmp_path, monkeypatch) -> Path:
    """Let run.py work in a made-up project with two requirements files."""
    (tmp_path / "requirements.txt").write_text("one==1")
    (tmp_path / "requirements-dev.txt").write_text("one==1\ntwo==2")
    monkeypatch.setattr(run, "ROOT", tmp_path)
    return tmp_path


class Programs:
    """Stands in for the programs that run.py starts; fails, or is interrupted, at ``trouble``."""

    def __init__(self, folder: Path) -> None:
        self.python = folder / "bin" / "python"
        self.calls: list[list[str]] = []
        self.trouble: dict[str, BaseException] = {}

    def __call__(self, command: list[str], **_options: object) -> subprocess.CompletedProcess[str]:
        self.calls.append(command)
        if "venv" in command:
            self.python.parent.mkdir(parents=True, exist_ok=True)
            self.python.touch()
        for word, error in self.trouble.items():
            if word in command:
                raise error
        return subprocess.CompletedProcess(command, 0, "", "")

    def started(self) -> list[str]:
        """Return which of the set-up's programs were started since the last time, and forget them."""
        words = [word for call in self.calls for word in call if word in ("venv", "pip")]
        self.calls.clear()
        return words


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "env"


@pytest.fixture
def programs(run, project, folder, monkeypatch) -> Programs:
    programs = Programs(folder)
    monkeypatch.setattr(run, "ON_WINDOWS", False)
    monkeypatch.setattr(run.subprocess, "run", programs)
    return programs


def test_python_3_8_can_read_it():
    ast.parse((ROOT / "run.py").read_text("utf-8"), feature_version=(3, 8))


def test_an_old_python_is_told_so_in_a_sentence(run):
    with pytest.raises(
        run.SetUpError, match=r"3\.11 or newer is needed; this is Python 3\.8\.18\."
    ):
        run.check_python((3, 8, 18))
    run.check_python((3, 11, 0))
    run.check_python((4, 0, 0))


def test_an_environment_for_each_python_lies_in_the_project(run, monkeypatch):
    monkeypatch.setattr(run, "ON_WINDOWS", False)
    assert run.environment_folder({}) == ROOT / ".venv" / VERSION


def test_on_windows_the_environment_lies_outside_the_project(run, monkeypatch):
    monkeypatch.setattr(run, "ON_WINDOWS", True)
    local = ROOT / "Local"
    expected = local / "ilacs-desktop" / f"env-{VERSION}"
    assert run.environment_folder({"LOCALAPPDATA": str(local)}) == expected


def test_a_variable_names_another_folder_for_environments(run, tmp_path):
    environ = {"ILACS_DESKTOP_ENV": str(tmp_path), "LOCALAPPDATA": "unused"}
    assert run.environment_folder(environ) == tmp_path / f"env-{VERSION}"


def test_only_missing_libraries_are_asked_for(run, monkeypatch):
    monkeypatch.setattr(run, "is_loadable", lambda library: library != "libGL.so.1")
    assert run.missing_packages(run.QT_LIBRARIES) == ["libgl1"]


def test_a_library_is_found_by_trying(run):
    assert not run.is_loadable("libno-such-library.so.1")


def test_debian_python_without_environments_gets_the_package_that_makes_them(run, monkeypatch):
    monkeypatch.setattr(run.importlib.util, "find_spec", lambda _name: None)
    assert run.missing_packages(()) == [f"python{VERSION}-venv"]


@pytest.mark.parametrize(
    ("words", "environ", "qt", "window"),
    [
        ([], {"DISPLAY": ":0"}, True, True),
        ([], {"WAYLAND_DISPLAY": "wayland-0"}, True, True),
        (["ours.ilacs"], {"DISPLAY": ":0"}, True, True),
        ([], {}, False, False),
        (["demo"], {"DISPLAY": ":0"}, False, False),
        (["info", "ours.ilacs"], {"DISPLAY": ":0"}, False, False),
        (["lint"], {}, False, False),
        (["test"], {"DISPLAY": ":0"}, True, False),
        (["bench"], {}, True, False),
    ],
)
def test_system_libraries_are_asked_for_only_where_they_are_used(run, words, environ, qt, window):
    libraries = set(run.libraries_for(words, environ))
    assert (set(run.QT_LIBRARIES) <= libraries) == qt
    assert (set(run.WINDOW_LIBRARIES) <= libraries) == window


def test_without_root_the_one_line_to_type_is_said(run, monkeypatch, programs):
    monkeypatch.setattr(run.shutil, "which", lambda _name: "/usr/bin/apt-get")
    monkeypatch.setattr(run.os, "geteuid", lambda: 1000)
    with pytest.raises(run.SetUpError) as raised:
        run.install_packages(["libgl1", "libegl1"])
    assert str(raised.value).splitlines()[1:] == [
        "  sudo apt-get update && sudo apt-get install -y --no-install-recommends libgl1 libegl1"
    ]
    assert programs.calls == []


def test_without_apt_the_packages_are_named(run, monkeypatch, programs):
    monkeypatch.setattr(run.shutil, "which", lambda _name: None)
    with pytest.raises(run.SetUpError, match=r"Install what your system calls these(?s:.*)libgl1"):
        run.install_packages(["libgl1"])
    assert programs.calls == []


def test_as_root_the_packages_are_installed(run, monkeypatch, programs):
    monkeypatch.setattr(run.shutil, "which", lambda _name: "/usr/bin/apt-get")
    monkeypatch.setattr(run.os, "geteuid", lambda: 0)
    run.install_packages(["libgl1"])
    assert [call[:2] for call in programs.calls] == [["apt-get", "update"], ["apt-get", "install"]]
    assert programs.calls[1][-1] == "libgl1"


def test_a_second_run_starts_straight_away(run, programs, folder):
    assert run.prepare(folder, run.RUNTIME) == programs.python
    assert programs.started() == ["venv", "pip"]
    assert run.prepare(folder, run.RUNTIME) == programs.python
    assert programs.started() == []


def test_pip_takes_nothing_but_hashed_wheels(run, programs, folder, project):
    run.prepare(folder, run.RUNTIME)
    (pip,) = [call for call in programs.calls if "pip" in call]
    wanted = ["--require-hashes", "--only-binary", ":all:", "-r", str(project / "requirements.txt")]
    assert pip[-len(wanted) :] == wanted


def test_tools_are_added_to_an_environment_and_serve_the_application_too(run, programs, folder):
    run.prepare(folder, run.RUNTIME)
    programs.started()
    run.prepare(folder, run.DEVELOPMENT)
    assert programs.started() == ["pip"]
    run.prepare(folder, run.RUNTIME)
    assert programs.started() == []


def test_other_packages_need_a_new_environment(run, programs, folder, project):
    run.prepare(folder, run.RUNTIME)
    programs.started()
    (project / "requirements.txt").write_text("one==2")
    run.prepare(folder, run.RUNTIME)
    assert programs.started() == ["venv", "pip"]


def test_another_python_needs_a_new_environment(run, programs, folder, monkeypatch):
    run.prepare(folder, run.RUNTIME)
    programs.started()
    monkeypatch.setattr(run.sys, "version", "3.99.0")
    run.prepare(folder, run.RUNTIME)
    assert programs.started() == ["venv", "pip"]


def test_an_environment_whose_python_is_gone_is_made_anew(run, programs, folder):
    run.prepare(folder, run.RUNTIME)
    programs.started()
    programs.python.unlink()
    run.prepare(folder, run.RUNTIME)
    assert programs.started() == ["venv", "pip"]


@pytest.mark.parametrize("moment", ["venv", "pip"])
@pytest.mark.parametrize("before", [None, "requirements.txt"])
def test_a_set_up_cut_short_is_made_anew(run, programs, folder, project, moment, before):
    if before:
        run.prepare(folder, before)
        (project / "requirements.txt").write_text("one==2")
    programs.trouble[moment] = KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt):
        run.prepare(folder, run.RUNTIME)
    programs.trouble.clear()
    programs.started()
    run.prepare(folder, run.RUNTIME)
    assert programs.started() == ["venv", "pip"]


def test_an_environment_whose_tools_came_only_in_part_is_made_anew(run, programs, folder):
    run.prepare(folder, run.RUNTIME)
    programs.trouble["pip"] = KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt):
        run.prepare(folder, run.DEVELOPMENT)
    programs.trouble.clear()
    programs.started()
    run.prepare(folder, run.RUNTIME)
    assert programs.started() == ["venv", "pip"]


def test_a_failed_installation_is_told_in_a_sentence(run, programs, folder):
    programs.trouble["pip"] = subprocess.CalledProcessError(1, "pip")
    with pytest.raises(run.SetUpError, match="Is there a network"):
        run.prepare(folder, run.RUNTIME)


def test_a_folder_that_cannot_be_used_is_told_in_a_sentence(run, programs, folder):
    programs.trouble["venv"] = PermissionError("read-only")
    with pytest.raises(run.SetUpError, match="read-only"):
        run.prepare(folder, run.RUNTIME)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], [["-P", "-m", "ilacs_desktop"]]),
        (["check", "a b.ilacs"], [["-P", "-m", "ilacs_desktop", "check", "a b.ilacs"]]),
        (["test", "--long", "-k", "due"], [["-m", "pytest", "--long", "-k", "due"]]),
        (["bench", "--quick"], [["-m", "tests.bench", "--quick"]]),
    ],
)
def test_what_is_typed_becomes_a_command(run, words, expected):
    python = Path("env/bin/python")
    assert run.commands(python, words) == [[str(python), *rest] for rest in expected]


def test_lint_asks_every_tool(run):
    lines = run.commands(Path("env/bin/python"), ["lint"])
    tools = [" ".join(line) for line in lines]
    for tool in ("ruff check", "ruff format --check", "mypy", "lint-imports"):
        assert any(tool in line for line in tools)


@pytest.fixture
def statuses(run, monkeypatch) -> list[tuple[int, dict[str, str], Path]]:
    """Let the tasks themselves end with 0, 3, 0 …, and return how each was started."""
    started = []

    def start(_command, *, cwd, env, check):
        started.append((0 if len(started) % 2 == 0 else 3, env, cwd))
        return subprocess.CompletedProcess([], started[-1][0])

    monkeypatch.setattr(run, "missing_packages", lambda _libraries: [])
    monkeypatch.setattr(run, "prepare", lambda _folder, _requirements: Path("bin/python"))
    monkeypatch.setattr(run.subprocess, "run", start)
    return started


def test_every_tool_is_asked_and_the_first_fault_is_the_exit_status(run, statuses):
    assert run.main(["lint"]) == 3
    assert len(statuses) == 4


def test_tests_run_offscreen_in_the_project(run, statuses):
    assert run.main(["test"]) == 0
    ((_, environ, folder),) = statuses
    assert environ["QT_QPA_PLATFORM"] == "offscreen"
    assert folder == ROOT


def test_the_application_runs_where_it_was_called(run, statuses, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run.main(["info", "ours.ilacs"]) == 0
    ((_, environ, folder),) = statuses
    assert environ["PYTHONPATH"] == str(ROOT)
    assert folder == tmp_path


def test_what_cannot_be_put_right_is_a_sentence_and_not_a_traceback(run, monkeypatch, capsys):
    monkeypatch.setattr(run, "OLDEST_PYTHON", (99, 0))
    assert run.main([]) == 1
    assert capsys.readouterr().err.startswith("run.py: Python 99.0 or newer is needed")
