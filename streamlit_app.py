"""The page's front door: ``streamlit run streamlit_app.py`` serves the page, its data and its headers."""

from streamlit.starlette import App

from geo import api
from geo.app_pages.state import snapshots

app = App("geo/app_pages/router.py", routes=api.routes(snapshots), middleware=api.middleware(snapshots))
