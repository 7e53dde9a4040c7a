"""Property tests draw the same examples in every run and on every machine; `HYPOTHESIS_PROFILE=searching` looks for new ones."""

import os

from hypothesis import settings

settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("searching", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))
