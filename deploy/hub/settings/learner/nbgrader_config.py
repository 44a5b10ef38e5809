"""nbgrader for a learner: what is in the copy can be handed in, under the name that the hub knows."""

import os
from pathlib import Path

c = get_config()  # noqa: F821  # nbgrader gives it
c.CourseDirectory.course_id = "datawijs"
c.CourseDirectory.student_id = os.environ["JUPYTERHUB_USER"]
c.Exchange.root = os.environ["DATAWIJS_EXCHANGE"]
c.Exchange.assignment_dir = str(Path(os.environ["DATAWIJS_COPY"]) / "exercises")
