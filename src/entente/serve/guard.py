"""The door: who may ask, and from where. A page of another site must not be able to write a review."""

from __future__ import annotations

import hmac
from http.cookies import SimpleCookie
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qs, urlsplit

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, MutableMapping

    Scope = MutableMapping[str, Any]
    Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
    Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
    App = Callable[[Scope, Receive, Send], Awaitable[None]]

COOKIE: Final = "entente"
_LOCAL: Final = frozenset({"localhost", "127.0.0.1", "[::1]"})
_READING: Final = frozenset({"GET", "HEAD"})
_POLICY: Final = (
    b"default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self'; img-src 'self' data:; "
    b"base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_HEADERS: Final = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
    (
        b"content-security-policy",
        _POLICY,
    ),
)


class Guard:
    """Lets a request through, or refuses it.

    Without a token only names of this machine are served: a name that somebody else points here is not.
    With one, every request must carry it: as `Authorization: Bearer`, in the cookie, or once in the
    address as `?token=`, which sets the cookie. What writes must come from our own pages, or bear the
    token in its header.
    """

    def __init__(self, app: App, token: str = "") -> None:
        self._app, self._token = app, token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        given = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("token", [""])[-1]
        bearer = headers.get("authorization", "").removeprefix("Bearer ")
        if self._token and self._is_token(given) and scope["method"] in _READING:
            await _redirect(send, scope["path"], f"{COOKIE}={self._token}; HttpOnly; SameSite=Strict; Path=/")
        elif not self._may_come(headers, bearer):
            await _refuse(send, 403, "This address is not served, or the token is missing.")
        elif scope["method"] not in _READING and not (self._is_token(bearer) or _is_ours(headers)):
            await _refuse(send, 403, "Only our own pages may write here.")
        else:
            await self._app(scope, receive, _with_headers(send))

    def _is_token(self, given: str) -> bool:
        return bool(self._token) and hmac.compare_digest(given.encode(), self._token.encode())

    def _may_come(self, headers: dict[str, str], bearer: str) -> bool:
        if not self._token:
            return _name_of(headers.get("host", "")) in _LOCAL
        kept = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
        return self._is_token(bearer) or (kept is not None and self._is_token(kept.value))


def _name_of(host: str) -> str:
    return host.rsplit(":", 1)[0] if not host.endswith("]") else host


def _is_ours(headers: dict[str, str]) -> bool:
    """Tell whether a request that writes was sent by a page of ours, or by no page at all."""
    site = headers.get("sec-fetch-site", "same-origin")
    origin = headers.get("origin")
    ours = origin is None or urlsplit(origin).netloc == headers.get("host")
    return ours and site in {"same-origin", "none"}


def _with_headers(send: Send) -> Send:
    async def sending(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message.get("headers", []), *_HEADERS]
        await send(message)

    return sending


async def _refuse(send: Send, status: int, reason: str) -> None:
    await _answer(send, status, [(b"content-type", b"text/plain; charset=utf-8")], reason.encode())


async def _redirect(send: Send, path: str, cookie: str) -> None:
    headers = [(b"location", path.encode()), (b"set-cookie", cookie.encode())]
    await _answer(send, 303, headers, b"")


async def _answer(send: Send, status: int, headers: list[tuple[bytes, bytes]], body: bytes) -> None:
    await send({"type": "http.response.start", "status": status, "headers": [*headers, *_HEADERS]})
    await send({"type": "http.response.body", "body": body})
