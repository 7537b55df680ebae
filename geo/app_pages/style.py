"""A denser page than Streamlit's own: constant style, no word of any article."""

STYLE = """
<style>
[data-testid="stMainBlockContainer"] { padding: 3.9rem 1.25rem 1.5rem; max-width: none; }
[data-testid="stVerticalBlock"] { gap: 0.5rem; }
[data-testid="stSidebarUserContent"] { padding-top: 0; }
[data-testid="stSidebar"] [data-testid="stVerticalBlock"] { gap: 0.4rem; }
/* The map takes what the screen has, and leaves room for the first rows of the table. */
iframe[title^="streamlit_folium"] {
  display: block; border-radius: 6px; height: clamp(500px, 100dvh - 310px, 1700px) !important;
}
.st-key-review_map iframe[title^="streamlit_folium"] { height: 420px !important; }
/* Words of a source as they are, wrapped, with the quote marked. */
[class*="st-key-review_"] [data-testid="stText"] { white-space: pre-wrap; overflow-wrap: anywhere; }
[class*="st-key-review_before"], [class*="st-key-review_after"] { opacity: 0.75; }
[class*="st-key-review_quote"] {
  background: color-mix(in srgb, #e69f00 28%, transparent); border-radius: 4px; padding: 0.2rem 0.4rem;
}
/* Touch screens always show the table's tools: beside its head they would cover the timeline. */
@media (hover: none) {
  [data-testid="stDataFrame"] { margin-top: 2rem; }
}
@media (max-width: 640px) {
  [data-testid="stMainBlockContainer"] { padding: 3.75rem 0.5rem 1rem; }
}
.st-key-story { max-width: 60rem; }
.st-key-story [data-testid="stText"] { font-weight: 600; }
</style>
"""

EMBEDDED_STYLE = """
<style>
[data-testid="stMain"] [data-testid="stMainBlockContainer"] { padding: 0; }
iframe[title^="streamlit_folium"] { height: 100dvh !important; border-radius: 0; }
[data-testid="stMain"]:has(.st-key-story) iframe[title^="streamlit_folium"] {
  height: calc(100dvh - 13rem) !important;
}
</style>
"""

# Languages written from right to left; the map's frame follows them by itself (js/texts.js).
RTL_STYLE = """
<style>
[data-testid="stSidebarUserContent"],
[data-testid="stMainBlockContainer"] { direction: rtl; text-align: right; }
[data-testid="stText"], [data-testid="stMarkdown"] p { unicode-bidi: plaintext; }
[data-testid="stDataFrame"] { direction: ltr; }
</style>
"""
