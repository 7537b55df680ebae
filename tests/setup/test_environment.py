import json
import os
import subprocess
import sys
import zipfile
from hashlib import sha256

import pytest

from geo.errors import SetupError
from geo.setup import environment
from geo.setup.environment import check_python, install, main


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """A package of one module, made here so that no registry is asked."""
    path = tmp_path_factory.mktemp("wheels") / "tiny-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("tiny.py", "HERE = True\n")
        file.writestr("tiny-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: tiny\nVersion: 1.0\n")
        file.writestr(
            "tiny-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        file.writestr("tiny-1.0.dist-info/RECORD", "")
    return path


@pytest.fixture
def no_ensurepip(monkeypatch):
    """Debian's Python without the package python3-venv."""
    find = environment.importlib.util.find_spec

    def lacking(name):
        return None if name == "ensurepip" else find(name)

    monkeypatch.setattr(environment.importlib.util, "find_spec", lacking)


def requirements(folder, wheel, digest=None):
    path = folder / "requirements.txt"
    digest = digest or sha256(wheel.read_bytes()).hexdigest()
    path.write_text(f"tiny @ {wheel.as_uri()} --hash=sha256:{digest}\n")
    return path


def site_packages(venv):
    return next(venv.glob("[Ll]ib*/**/site-packages"))


def test_packages_are_installed_once(tmp_path, wheel):
    told: list[str] = []
    venv, wanted = tmp_path / ".venv", requirements(tmp_path, wheel)
    install(wanted, venv, told.append)
    assert (site_packages(venv) / "tiny.py").is_file()
    assert told[0] == "making the virtual environment"
    told.clear()
    install(wanted, venv, told.append)
    assert told == []
    wanted.write_text(wanted.read_text() + "# changed\n")
    install(wanted, venv, told.append)
    assert told


def test_the_environment_finds_the_project_from_any_folder(tmp_path, wheel):
    venv = tmp_path / ".venv"
    install(requirements(tmp_path, wheel), venv, lambda _doing: None)
    python = venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    found = subprocess.run(
        [python, "-c", "import geo; print(geo.__file__)"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.strip() == str(environment.PROJECT / "geo" / "__init__.py")


def test_a_package_that_differs_from_its_hash_is_refused_and_tried_again_next_time(
    tmp_path, wheel, no_ensurepip
):
    venv = tmp_path / ".venv"
    wrong = requirements(tmp_path, wheel, digest="0" * 64)
    for _ in range(2):
        with pytest.raises(SetupError, match=r"cannot install requirements\.txt: "):
            install(wrong, venv, lambda _doing: None)
    assert not (site_packages(venv) / "tiny.py").exists()


def test_a_python_without_ensurepip_uses_the_pip_of_the_system(tmp_path, wheel, no_ensurepip):
    venv = tmp_path / ".venv"
    install(requirements(tmp_path, wheel), venv, lambda _doing: None)
    assert (site_packages(venv) / "tiny.py").is_file()
    assert not (site_packages(venv) / "pip").exists()


def test_a_python_without_any_pip_is_told_how_to_get_one(tmp_path, wheel, monkeypatch, no_ensurepip):
    bare = tmp_path / "bare"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(bare)], check=True)
    monkeypatch.setattr(environment.sys, "_base_executable", str(bare / "bin" / "python"))
    with pytest.raises(SetupError, match="apt-get install python3-pip"):
        install(requirements(tmp_path, wheel), tmp_path / ".venv", lambda _doing: None)


@pytest.mark.parametrize("stamp", ["", "[", "[]", "null", '{"a": 1}'])
def test_a_damaged_stamp_is_as_good_as_none(tmp_path, wheel, stamp, monkeypatch):
    ran: list[str] = []
    monkeypatch.setattr(environment, "run", lambda command, *_, **__: ran.append(command[-1]))
    venv = tmp_path / ".venv"
    venv.mkdir()
    (venv / "strikemap-packages.json").write_text(stamp)
    install(requirements(tmp_path, wheel), venv, lambda _doing: None)
    assert ran[-2:] == [str(venv), str(tmp_path / "requirements.txt")]
    assert "requirements.txt" in "".join(json.loads((venv / "strikemap-packages.json").read_text()))


def test_a_place_that_cannot_be_written_is_told(tmp_path, wheel):
    (tmp_path / "file").write_text("")
    with pytest.raises(SetupError, match=r"cannot make .*\.venv: .*writable"):
        install(requirements(tmp_path, wheel), tmp_path / "file" / ".venv", lambda _doing: None)


def test_an_old_python_is_told_which_will_do():
    check_python((3, 11))
    check_python((3, 13))
    with pytest.raises(SetupError, match=r"Python 3\.9 is too old, 3\.11 .* make PYTHON=python3\.11"):
        check_python((3, 9))


def test_an_error_is_one_line_and_an_exit_code(capsys):
    assert main(["no-such-file.txt"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("strikemap: cannot read ")
    assert said.count("\n") == 1


def test_it_needs_no_installed_package():
    code = "import sys; old = set(sys.modules); import geo.setup.environment; print(*set(sys.modules) - old)"
    done = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert loaded - set(sys.stdlib_module_names) == {"geo"}
