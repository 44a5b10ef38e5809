"""nbgrader for a coach, who works with `datawijs hub` in a terminal: one course for both languages."""

import os

c = get_config()  # noqa: F821  # nbgrader gives it
c.CourseDirectory.course_id = "datawijs"
c.CourseDirectory.root = os.environ["DATAWIJS_COURSE"]
c.Exchange.root = os.environ["DATAWIJS_EXCHANGE"]
