"""Messages for people. What comes from outside is shown as plain text: Streamlit's boxes read markup."""

import streamlit as st


def problem(headline: str, *details: str) -> None:
    """Show what went wrong: a `headline` of our own words, then `details` that may quote anything."""
    st.warning(headline)
    if details:
        st.text("\n".join(details))
