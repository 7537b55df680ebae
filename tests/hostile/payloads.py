"""What articles, names, addresses and filters may hold to do harm; every door is tried with it."""

from __future__ import annotations

# A template engine that runs this makes a folder called "pwned" where the server stands.
TEMPLATE = "{{cycler.__init__.__globals__.os.mkdir(dict(pwned=1)|first)}}"

WORDS = {
    "template": TEMPLATE,
    "raw": "{% raw %}",
    "comment": "{# ",
    "braces": "{{",
    "image": "<img src=x onerror=window.pwned=1>",
    "script": "</script><script>window.pwned=1</script>",
    "markup": "<!-- ]]> <![CDATA[",
    "literal": "${window.pwned=1}",
    "backtick": "`+(window.pwned=1)+`\\`",
    "link": "[x](javascript:window.pwned=1)",
    "foreign": '<a href="//elsewhere.example">x</a><img src="http://elsewhere.example/x.png">',
    "controls": "a\x00b\u2028c\u2029d",
    "bidi": "\u202egnisrever\u2066",
    "zero width": "Ky\u200b\u200div",
    "marks": "e" + "\u0301" * 500,
    "formula": '=HYPERLINK("http://elsewhere.example")',
    "quotes": "'\"; DROP TABLE place;--",
    "search": 'NEAR("a" b) OR * ^',
}

ADDRESSES = (
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "//elsewhere.example/x",
    "http://user@elsewhere.example/",
    "https://news.example/{{7*7}}",
    "file:///etc/passwd",
    "http://[::1",
)

_STRIKE = "Russian missiles struck Kharkiv on Saturday, killing four people, officials said. "


def _filled(run: str, characters: int) -> str:
    return _STRIKE + run * (characters // len(run))


# More characters than are read.
LONG_TEXTS = {
    "one line": _filled(_STRIKE, 520_000),
    "commas": _filled(",", 1_000_000),
    "spaces": _filled(" ", 520_000) + "x",
    "stops": _filled(".", 520_000),
    "line ends": _filled("\n", 520_000) + "x",
}

_ODD = {
    "digits": "9",
    "digits and stops": "9.",
    "months": "May ",
    "days": "May 7 ",
    "parted stops": ". ",
    "short lines": "a\n",
    "bars": " | ",
    "quotation marks": '"',
    "brackets": "(",
    "hyphens": "a-",
    "capitals": "Abc ",
    "marks": "\u0301",
    "addresses": "http://a.b/",
    "operations": "Operation Abc of the ",
}
_DENSE = {  # what is slowest to understand
    "one sentence": "missiles struck Kharkiv and ",
    "strike nouns": "the missile strikes, ",
    "opened quotations": "“Missiles struck Kharkiv ",
    "table": "| Kharkiv | missile |\n",
    "places": "Kharkiv, Odesa, Lviv and ",
}
# As long as is read, or short where each character takes more time; what grows with the square never ends.
WHOLE_TEXTS = {name: _filled(run, 50_000) for name, run in _ODD.items()} | {
    name: _filled(run, 6_000) for name, run in _DENSE.items()
}

PAGES = {
    "nested": "<html><body>" + "<div>" * 100_000 + _STRIKE + "</div>" * 100_000,
    "attributes": "<html><body><p " + " ".join(f"a{i}=1" for i in range(50_000)) + f">{_STRIKE}</p>",
    "signs": "<html><body><p>" + _STRIKE + "<" * 500_000,
    "comments": "<!--" * 100_000 + f"<html><body><p>{_STRIKE}",
    "entities": (
        '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
        f'<!ENTITY f SYSTEM "file:///etc/passwd">]><html><body><p>{_STRIKE}&b;&f;</p></body></html>'
    ),
}

NO_COORDINATES = ("91, 0", "33.6, 181", "900, 9000", "0,0", "1,2,3", "+-.,1")

NAMES = (
    *WORDS.values(),
    "x" * 10_000,
    "a, " * 5_000 + "b",
    "nan, nan",
    "\udcff\udcfe",
    "\u202eKyiv",
)
