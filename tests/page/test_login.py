"""A team that logs in: Streamlit's OpenID Connect against a provider of the tests' own."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from geo.store import open_store
from tests.fabricated import keep
from tests.page.provider import CLIENT, logging_in
from tests.page.server import free_port, serving

_SECRETS = """
[auth]
redirect_uri = "http://127.0.0.1:{port}/oauth2callback"
cookie_secret = "a secret of the tests alone, long enough"
client_id = "{client}"
client_secret = "of no worth"
server_metadata_url = "{provider}/.well-known/openid-configuration"

[roles]
reviewer = ["ann@team.example"]
"""


@pytest.mark.parametrize(
    ("email", "role", "writes"),
    [("ann@team.example", "reviewer", True), ("eve@else.example", "reader", False)],
)
def test_who_logs_in_has_the_role_that_is_configured(
    chromium: Browser, tmp_path: Path, email: str, role: str, writes: bool
) -> None:
    store = open_store(tmp_path / "strikes.sqlite")
    keep(store)
    port = free_port()
    secrets = tmp_path / ".streamlit" / "secrets.toml"
    secrets.parent.mkdir()
    with logging_in({"sub": "7", "email": email, "email_verified": True}) as provider:
        secrets.write_text(_SECRETS.format(port=port, client=CLIENT, provider=provider))
        with serving(tmp_path / "strikes.sqlite", port=port, environment={"HOME": str(tmp_path)}) as address:
            page = chromium.new_context().new_page()
            page.goto(f"{address}review")
            accept = page.get_by_role("button", name="Accept")
            expect(accept).to_be_disabled(timeout=60_000)
            page.get_by_role("button", name="Log in").click()
            page.wait_for_url(address)
            page.goto(f"{address}review")
            expect(page.get_by_text(f"{email} ({role})")).to_be_visible(timeout=60_000)
            if writes:
                accept.click()
                expect(page.get_by_text("1 of 8")).to_be_visible()
            else:
                expect(accept).to_be_disabled()
            page.context.close()
    assert [one.who for one in store.decisions()] == ([email] if writes else [])
