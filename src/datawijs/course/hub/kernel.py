"""Start a notebook's kernel on a hub without the debugger: nobody can open it there, and it takes 10 MB and some time of each.

ipykernel does without where debugpy is not installed. `deploy/hub/settings/kernels` has JupyterLab start this one.
"""

import sys

sys.modules["debugpy"] = None  # type: ignore[assignment]  # so that an import says that it is not there

from ipykernel.kernelapp import launch_new_instance  # noqa: E402

if __name__ == "__main__":
    launch_new_instance()
