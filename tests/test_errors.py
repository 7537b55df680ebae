import inspect

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo import errors
from geo.errors import InputError, StrikemapError, quoted

ALL = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if kind.__module__ == errors.__name__]


@pytest.mark.parametrize("kind", ALL)
def test_every_error_is_one_of_strikemaps(kind):
    assert issubclass(kind, StrikemapError)


@pytest.mark.parametrize("kind", ALL)
def test_the_drawn_tree_names_every_error_below_its_parent(kind):
    tree = [line for line in (errors.__doc__ or "").splitlines() if "Error" in line]
    names = [line.split("─ ")[-1].split()[0] for line in tree]
    depths = [line.index(name) for line, name in zip(tree, names, strict=True)]
    at = names.index(kind.__name__)
    above = [name for name, depth in zip(names[:at], depths[:at], strict=True) if depth < depths[at]]
    parent = kind.__bases__[0].__name__
    assert parent == (above[-1] if kind is not StrikemapError else "Exception")


def test_what_came_in_wrong_is_also_a_value_error():
    assert issubclass(InputError, ValueError)


def test_quoted_shows_a_short_value_as_it_is():
    assert quoted("Rafiqi Airbase") == "'Rafiqi Airbase'"
    assert quoted(91.5) == "'91.5'"


def test_quoted_shortens_at_the_limit_and_says_so():
    assert quoted("x" * 60) == repr("x" * 60)
    assert quoted("x" * 61) == repr("x" * 59 + "…")
    assert quoted("abcdef", limit=4) == "'abc…'"


def test_quoted_shows_no_control_or_bidi_character():
    assert quoted("a\x1b[31m\u202eb\nc") == "'a\ufffd[31m\ufffdb\ufffdc'"


@given(st.text(max_size=200), st.integers(min_value=1, max_value=80))
def test_quoted_is_one_printable_line_however_hostile_the_value(text, limit):
    shown = quoted(text, limit)
    assert shown.isprintable()
    assert len(eval(shown)) <= limit  # noqa: S307 (a literal that repr wrote)
