"""Settings for all tests."""

from hypothesis import settings

# How long an example takes says more of the machine than of the code.
settings.register_profile("strikemap", deadline=None, print_blob=True)
settings.load_profile("strikemap")
