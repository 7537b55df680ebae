"""An OpenID Connect provider of the tests' own: whoever comes is logged in as the person it is told."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from urllib.parse import urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from tests.page.server import free_port

CLIENT = "strikemap"


@contextmanager
def logging_in(person: Mapping[str, object]) -> Iterator[str]:
    """Serve a provider that logs in `person` (claims) without asking; give its address."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    server = uvicorn.Server(uvicorn.Config(_app(address, person), port=port, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    try:
        yield address
    finally:
        server.should_exit = True
        thread.join()


def _app(address: str, person: Mapping[str, object]) -> Starlette:
    key = RSAKey.generate_key(2048, {"kid": "k", "alg": "RS256", "use": "sig"})
    nonces: dict[str, str] = {}

    def configuration(_: Request) -> Response:
        return JSONResponse(
            {
                "issuer": address,
                "authorization_endpoint": f"{address}/authorize",
                "token_endpoint": f"{address}/token",
                "jwks_uri": f"{address}/keys",
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"],
            }
        )

    def authorize(request: Request) -> Response:
        asked = request.query_params
        nonces["code"] = asked.get("nonce", "")
        answer = urlencode({"code": "code", "state": asked["state"]})
        return RedirectResponse(f"{asked['redirect_uri']}?{answer}")

    def token(_: Request) -> Response:
        now = int(time.time())
        claims = {"iss": address, "aud": CLIENT, "iat": now, "exp": now + 600, "nonce": nonces["code"]}
        signed = jwt.encode({"alg": "RS256", "kid": "k"}, {**claims, **person}, key)
        return JSONResponse({"access_token": "a", "token_type": "Bearer", "id_token": signed})

    def keys(_: Request) -> Response:
        return JSONResponse({"keys": [key.as_dict(private=False)]})

    return Starlette(
        routes=[
            Route("/.well-known/openid-configuration", configuration),
            Route("/authorize", authorize),
            Route("/token", token, methods=["POST"]),
            Route("/keys", keys),
        ]
    )
