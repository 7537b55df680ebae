"""Who is at the page, and whether they may write: asked anew at every decision, of the request itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError

from geo.app_pages.say import problem
from geo.review.access import Connection, User, user_of

_NAME = "reviewer_name"
_ASKED = "reviewer_name_asked"
_NOT_ALLOWED = "Here only people who are logged in as reviewers may change anything."


def visitor() -> User:
    """Return who asks: by the login where one is set up, else somebody at this machine, or nobody."""
    claims = st.user.to_dict() if _configured("auth") else None
    roles = {role: list(known) for role, known in _configured("roles").items()}
    return user_of(claims, roles, local=_connection().is_local, name=st.session_state.get(_NAME, ""))


def ask_who() -> User:
    """Show who is at the page: a box for the name at this machine, or the way to log in; return them."""
    user = visitor()
    if user.local:
        # A widget's value is forgotten when another page is shown.
        st.session_state.setdefault(_ASKED, st.session_state.get(_NAME, ""))
        st.text_input("Your name, for the log", key=_ASKED, on_change=_remember, max_chars=200)
    elif _configured("auth"):
        if user.name:
            st.text(f"{user.name} ({user.role})")
            st.button("Log out", on_click=st.logout)
        else:
            st.button("Log in", on_click=st.login)
    if not user.may_write:
        problem(_NOT_ALLOWED)
    return visitor()


def _remember() -> None:
    st.session_state[_NAME] = " ".join(st.session_state[_ASKED].split())


def _connection() -> Connection:
    headers = st.context.headers
    return Connection(
        served_at=st.get_option("server.address"),
        # Streamlit says None of a peer on this machine; without a request there are no headers either.
        peer=st.context.ip_address or "127.0.0.1",
        headers={name: headers.get_all(name) for name in headers},
    )


def _configured(section: str) -> Mapping[str, Any]:
    """Return a section of ``.streamlit/secrets.toml``; empty if there is none."""
    try:
        return dict(st.secrets.get(section, {}))
    except StreamlitSecretNotFoundError:
        return {}
