"""A whole dossier in one HTML file, to mail to a colleague: every page is a section, every link an anchor.

Which section shows is decided by the style sheet alone (`:target`), so that it reads without a script.
The script is allowed by its digest; nothing is fetched.
"""

from __future__ import annotations

import base64
import hashlib
import posixpath
import re
from typing import TYPE_CHECKING, Final

from markupsafe import escape

if TYPE_CHECKING:
    from collections.abc import Mapping

START: Final = "index.html"
_MAIN: Final = re.compile(r'<main id="main">(.*)</main>', re.DOTALL)
_HEADER: Final = re.compile(r'(<header class="top">.*?</header>)', re.DOTALL)
_SKIP: Final = re.compile(r'(<a class="skip".*?</a>)', re.DOTALL)
_FOOTER: Final = re.compile(r'(<footer class="foot">.*?</footer>)', re.DOTALL)
_TITLE: Final = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_LANGUAGE: Final = re.compile(r'<html lang="([^"]*)">')
_ATTRIBUTE: Final = re.compile(r'(\s)(id|href|data-claims)="([^"]*)"')
_PATTERN: Final = re.compile(r"url\(#([^)]*)\)")
_PICTURE_LINKS: Final = re.compile(r'<p class="takeaway">.*?</p>', re.DOTALL)
_OUTSIDE: Final = re.compile(r"[a-z]+:")
_SHOWN: Final = """
.page { display: none; scroll-margin-top: 12rem; }
.page:target, .page:has(:target) { display: block; }
body:not(:has(.page:target, .page :target)) #p0 { display: block; }
"""
"""Shows the page that is linked to or that holds what is linked to, the first where there is none."""


def bundle(contents: Mapping[str, bytes]) -> bytes:
    """Return one HTML page that holds all pages of a site.

    Quotes stand in attributes of our templates only, never in text, where they are escaped: so
    attributes can be found by their form.

    Args:
        contents: files of the site by path: its pages, `static/pages.css`, `.js` and `icon.svg`.
    """
    names = [START, *sorted(name for name in contents if name.endswith(".html") and name != START)]
    numbers = {name: n for n, name in enumerate(names)}
    pages = {name: contents[name].decode() for name in names}
    first = pages[START]
    sections = "".join(_section(name, pages[name], numbers) for name in names)
    style = contents["static/pages.css"].decode() + _SHOWN
    script = contents["static/pages.js"].decode()
    header = _rewrite(_find(_HEADER, first), START, numbers).replace(' aria-current="true"', "")
    return _FRAME.format(
        language=_find(_LANGUAGE, first),
        policy=_policy(script),
        title=_find(_TITLE, first),
        icon=base64.b64encode(contents["static/icon.svg"]).decode(),
        style=style,
        skip=_find(_SKIP, first),
        header=header,
        sections=sections,
        footer=_rewrite(_find(_FOOTER, first), START, numbers),
        script=script,
    ).encode()


_FRAME: Final = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<link rel="icon" href="data:image/svg+xml;base64,{icon}">
<style>
{style}</style>
</head>
<body class="single">
{skip}
{header}
<main id="main">
{sections}</main>
{footer}
<script>{script}</script>
</body>
</html>
"""


def _policy(script: str) -> str:
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return escape(
        f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _section(name: str, html: str, numbers: Mapping[str, int]) -> str:
    inner = _PICTURE_LINKS.sub("", _find(_MAIN, html))
    return f'<section class="page" id="p{numbers[name]}">{_rewrite(inner, name, numbers)}</section>\n'


def _find(pattern: re.Pattern[str], html: str) -> str:
    found = pattern.search(html)
    return found[1] if found else ""


def _rewrite(html: str, page: str, numbers: Mapping[str, int]) -> str:
    """Give every anchor the number of its page, and lead every link to one."""
    here = f"p{numbers[page]}"

    def attribute(found: re.Match[str]) -> str:
        space, name, value = found.groups()
        if name == "id":
            value = f"{here}.{value}"
        elif name == "data-claims":
            value = " ".join(f"{here}.{claim}" for claim in value.split())
        else:
            value = _target(value, page, numbers)
        return f'{space}{name}="{value}"'

    return _PATTERN.sub(rf"url(#{here}.\1)", _ATTRIBUTE.sub(attribute, html))


def _target(href: str, page: str, numbers: Mapping[str, int]) -> str:
    if _OUTSIDE.match(href):
        return href
    path, _, anchor = href.partition("#")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
    if target not in numbers:
        return "#p0"
    return f"#p{numbers[target]}.{anchor}" if anchor else f"#p{numbers[target]}"
