import pytest

from benchmarks import __main__ as runner


@pytest.fixture
def folder(tmp_path, monkeypatch):
    here = tmp_path / "benchmarks"
    here.mkdir()
    monkeypatch.setattr(runner, "HERE", here)
    monkeypatch.setattr(runner, "RESULTS", here / "results.json")
    return here


def test_figures_of_all_programs_are_printed_and_written_down(folder, capsys):
    (folder / "b.py").write_text(
        "import sys; assert sys.argv[1:] == ['--json']; print('{\"redraw_ms\": 15.0}')"
    )
    (folder / "a.py").write_text("import geo; print('{\"articles\": 3}')")
    (folder / "_shared.py").write_text("1 / 0")
    (folder.parent / "geo.py").touch()
    assert runner.main() == 0
    assert capsys.readouterr().out.splitlines() == ["a: articles 3", "b: redraw_ms 15"]
    assert '"redraw_ms": 15.0' in (folder / "results.json").read_text()


@pytest.mark.parametrize("code", ["1 / 0", "print('so far so good')", "print('[]')", "print('{\"a\": {}}')"])
def test_a_program_that_fails_is_told_and_the_others_run(folder, capsys, code):
    (folder / "a.py").write_text(code)
    (folder / "b.py").write_text("print('{\"n\": 1}')")
    assert runner.main() == 1
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("a: failed: ")
    assert second == "b: n 1"
