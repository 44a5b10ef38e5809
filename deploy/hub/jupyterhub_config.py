"""The hub of a school: who may in, what each person gets, and when it ends. The page "A hub of your own" explains it.

sudo DATAWIJS_COACHES="anna bram" .venv/bin/jupyterhub --config deploy/hub/jupyterhub_config.py
"""

import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
STATE = Path(os.environ.get("DATAWIJS_HUB", "/srv/datawijs"))  # what the hub knows, and the folder for handing in
EXCHANGE, PRIVATE = STATE / "exchange", STATE / "private"
COACHES = os.environ.get("DATAWIJS_COACHES", "").split()
LANGUAGES = {"nl": "Nederlands", "en": "English"}
MEGABYTE = 1024**2

c = get_config()  # noqa: F821  # JupyterHub gives it

PRIVATE.mkdir(parents=True, exist_ok=True)
PRIVATE.chmod(0o700)
EXCHANGE.mkdir(exist_ok=True)
EXCHANGE.chmod(0o777)  # nbgrader asks for it: everybody hands in here, and nobody can list what others handed in

# Who may in: the accounts of this computer that are in the group `datawijs`. A school with accounts elsewhere puts the
# authenticator for those here (oauthenticator, ldapauthenticator); never one that lets in whoever types a name.
c.JupyterHub.authenticator_class = "pam"
c.PAMAuthenticator.allowed_groups = {"datawijs"}
c.JupyterHub.load_groups = {"coaches": {"users": COACHES}}

# On this computer only: the school's web server stands in front, with its certificate.
c.JupyterHub.bind_url = os.environ.get("DATAWIJS_HUB_URL", "http://127.0.0.1:8000/")
c.JupyterHub.db_url = f"sqlite:///{PRIVATE / 'jupyterhub.sqlite'}"
c.JupyterHub.cookie_secret_file = str(PRIVATE / "cookie_secret")
c.ConfigurableHTTPProxy.pid_file = str(PRIVATE / "proxy.pid")
c.ConfigurableHTTPProxy.command = os.environ.get("DATAWIJS_PROXY", "configurable-http-proxy").split()

# What each person gets. The memory is for each program of somebody, such as one notebook: start.py sees to it.
c.Spawner.cmd = [sys.executable, str(HERE / "start.py")]
c.Spawner.default_url = "/lab"
c.Spawner.mem_limit = 1024 * MEGABYTE
c.Spawner.environment = {"DATAWIJS_EXCHANGE": str(EXCHANGE)}

# A whole group begins at the same minute, and each start then takes longer than one alone.
c.Spawner.http_timeout = 180
c.Spawner.start_timeout = 180
c.JupyterHub.concurrent_spawn_limit = 40  # past this, JupyterHub sends people away for a while


def form(spawner):
    """Ask in which language somebody takes the course."""
    choices = "".join(
        f'<div class="form-check"><label class="form-check-label" lang="{language}">'
        f'<input class="form-check-input" type="radio" name="language" value="{language}"'
        f"{' checked' if language == 'nl' else ''}> {name}</label></div>"
        for language, name in LANGUAGES.items()
    )
    return f'<fieldset><legend lang="nl">Taal · <span lang="en">Language</span></legend>{choices}</fieldset>'


def chosen(answers):
    """What was filled in, as far as there is such a language."""
    language = answers.get("language", ["nl"])[0]
    return {"language": language if language in LANGUAGES else "nl"}


def tell(spawner):
    """Tell the server of somebody the language, and whether they are a coach."""
    language = spawner.user_options.get("language")
    coach = any(group.name == "coaches" for group in spawner.user.groups)
    spawner.environment = {
        **spawner.environment,
        "DATAWIJS_LANGUAGE": language if language in LANGUAGES else "nl",
        "DATAWIJS_ROLE": "coach" if coach else "learner",
    }


c.Spawner.options_form = form
c.Spawner.options_from_form = chosen
c.Spawner.pre_spawn_hook = tell

# Whoever has gone home doesn't keep a server: after an hour without work it ends, and after twelve hours in any case. What
# was saved stays.
c.JupyterHub.load_roles = [
    {
        "name": "end-idle-servers",
        "services": ["idle"],
        "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
    }
]
c.JupyterHub.services = [
    {
        "name": "idle",
        "command": [sys.executable, "-m", "jupyterhub_idle_culler", "--timeout=3600", "--max-age=43200"],
    }
]
