"""JupyterHub on one machine for a course that edits code: physiotherapists in training.

Not for patients: every student may run any code. Each works under an account of the system.
Start, in an environment with the course and jupyterhub, with configurable-http-proxy on the path:
``jupyterhub -f deploy/jupyterhub/jupyterhub_config.py``
"""

import os
import sys
from pathlib import Path

c = get_config()  # noqa: F821  JupyterHub puts it there
HERE = Path(__file__).resolve().parent
NOTEBOOKS = os.environ.get("BONE_COURSE_NOTEBOOKS", str(HERE.parents[1] / "notebooks"))

# Behind a proxy with TLS; see deploy/haproxy for one.
c.JupyterHub.bind_url = os.environ.get("COURSE_HUB", "http://127.0.0.1:8000")
c.JupyterHub.cleanup_servers = True

# Accounts of the system (PAM). For a university: an authenticator of its single sign-on.
c.JupyterHub.authenticator_class = "pam"
c.Authenticator.allowed_users = set(os.environ.get("COURSE_STUDENTS", "").split())
c.Authenticator.admin_users = set(os.environ.get("COURSE_TEACHERS", "").split())

# A server per student, as that student, on an own copy of the notebooks.
c.Spawner.cmd = [sys.executable, str(HERE / "student.py")]
c.Spawner.environment = {
    "BONE_COURSE_NOTEBOOKS": NOTEBOOKS,
    "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.defpath]),
}
c.Spawner.args = [
    "--LabApp.news_url=None",
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    # Who has gone home leaves nothing running: kernels after 30 minutes, the server after an hour.
    "--MappingKernelManager.cull_idle_timeout=1800",
    "--MappingKernelManager.cull_interval=120",
    "--ServerApp.shutdown_no_activity_timeout=3600",
]
c.Spawner.default_url = "/lab/tree/en/00-start.ipynb"
# A class that logs in at once starts as many servers at once: the last ones take their time. The
# first is until a server runs, the second until it answers.
c.Spawner.start_timeout = 60
c.Spawner.http_timeout = 180
