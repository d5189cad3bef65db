"""One settings file. The environment is read by typed readers that fail loudly."""

from __future__ import annotations

import os
import secrets
import sys
from datetime import timedelta
from pathlib import Path

import environ
from csp.constants import NONCE, NONE, SELF

env = environ.Env()

HOME = Path(env.str("FENGQIAO_HOME", default="var")).resolve()
MODE = env.str("FENGQIAO_MODE", default="local")
if MODE not in ("local", "lan", "https"):
    sys.exit("FENGQIAO_MODE 只能是 local、lan 或 https")

# How many seconds a write waits for another's. Who presses a button waits five, and is then told so with all that
# she wrote (doors/desk/trouble.py); a job or a command has more time.
WAIT = env.int("FENGQIAO_WAIT", default=20)

# Whatever the product makes (database, files, backups, what is restored) its own user alone may read.
os.umask(0o077)
HOME.mkdir(parents=True, exist_ok=True)
FILES = HOME / "files"
# Where the page of backups writes them; the command writes where it is told.
BACKUPS = Path(env.str("FENGQIAO_BACKUPS", default=str(HOME / "backups"))).resolve()


def _secret() -> str:
    """The installation's key: made once, kept beside the database, readable by its owner only."""
    path = HOME / "secret_key"
    try:
        with path.open("x", encoding="ascii") as made:
            made.write(secrets.token_urlsafe(48))
    except FileExistsError:
        pass
    return path.read_text(encoding="ascii")


SECRET_KEY = env.str("FENGQIAO_SECRET_KEY", default="") or _secret()
DEBUG = env.bool("FENGQIAO_DEBUG", default=False)
HTTPS = MODE == "https"
ALLOWED_HOSTS = env.list(
    "FENGQIAO_HOSTS", default=["localhost", "127.0.0.1", "[::1]"] if MODE == "local" else ["*"]
)
# Proxies whose word is taken for who asks and over what: addresses or networks. Behind https one stands on this
# machine unless another is named.
PROXIES = env.list("FENGQIAO_PROXIES", default=["127.0.0.0/8", "::1"] if HTTPS else [])
CSRF_TRUSTED_ORIGINS = env.list("FENGQIAO_ORIGINS", default=[])

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "fengqiao.trunk.journal",
    "fengqiao.trunk.divisions",
    "fengqiao.trunk.people",
    "fengqiao.trunk.norms",
    "fengqiao.trunk.files",
    "fengqiao.engines.papers",
    "fengqiao.engines.procedures",
    "fengqiao.engines.figures",
    "fengqiao.engines.registers",
    "fengqiao.engines.imports",
    "fengqiao.engines.jobs",
    "fengqiao.engines.downloads",
    "fengqiao.engines.rollover",
    "fengqiao.engines.terms",
    "fengqiao.engines.transfers",
    "fengqiao.engines.search",
    "fengqiao.matters.disputes",
    "fengqiao.matters.publicity",
    "fengqiao.matters.leadership",
    "fengqiao.matters.talent",
    "fengqiao.matters.study",
    "fengqiao.matters.decisions",
    "fengqiao.matters.supervision",
    "fengqiao.matters.integrity",
    "fengqiao.reports.annual",
    "fengqiao.reports.brief",
    "fengqiao.reports.inspection",
    "fengqiao.reports.overview",
    "fengqiao.reports.reconcile",
    "fengqiao.reports.returns",
    "fengqiao.doors.desk",
    "fengqiao.ui",
    "fengqiao.project",
]

MIDDLEWARE = [
    "fengqiao.doors.desk.proxies.Proxied",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "fengqiao.doors.desk.middleware.Scoped",
    "fengqiao.doors.desk.texts.Cleaned",
    "fengqiao.doors.desk.forms_kept.Waiting",
    "fengqiao.doors.desk.forms_sent.Once",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "fengqiao.project.urls"
WSGI_APPLICATION = "fengqiao.project.wsgi.application"
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "fengqiao.project.menu.shell",
            ],
        },
    }
]

ENGINES = {
    "sqlite": "fengqiao.trunk.journal.backends.sqlite3",
    "postgres": "fengqiao.trunk.journal.backends.postgresql",
}


def _database() -> dict[str, object]:
    """SQLite in HOME, or what DATABASE_URL names. Both engines carry the journal's gate."""
    url = env.str("DATABASE_URL", default="")
    if url:
        database = env.db_url_config(url)
        kind = "sqlite" if "sqlite" in database["ENGINE"] else "postgres"
        database["ENGINE"] = ENGINES[kind]
    else:
        kind = "sqlite"
        database = {"ENGINE": ENGINES["sqlite"], "NAME": str(HOME / "fengqiao.sqlite3")}
    if kind == "sqlite":
        # FULL: an acknowledged legal act survives power loss (docs/decisions). A cache of 16 MB instead of 2:
        # a large import otherwise writes the same pages to the log again and again.
        database["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": WAIT,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
            f"PRAGMA foreign_keys=ON; PRAGMA busy_timeout={WAIT * 1000}; PRAGMA cache_size=-16000;",
        }
    else:
        if "FENGQIAO_WAIT" in os.environ:  # PostgreSQL lets a job wait as long as it takes
            options = database.setdefault("OPTIONS", {})
            options.setdefault("options", f"-c lock_timeout={WAIT * 1000}")
        database.setdefault("CONN_MAX_AGE", 600)
        database.setdefault("CONN_HEALTH_CHECKS", True)
    return database


DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
# Length and a list of common passwords; no composition rules, no forced change (ASVS 5.0, 6.2).
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "fengqiao.trunk.people.passwords.LongEnough",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("login",)},
    },
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "/desk/login/"
LOGIN_REDIRECT_URL = "/desk/"
LOGOUT_REDIRECT_URL = "/desk/login/"
PASSWORD_RESET_TIMEOUT = 3 * 24 * 3600
# Axes would look for the model's `login`; Django's login form and backends say `username`.
AXES_USERNAME_FORM_FIELD = "username"
# Whoever guesses is slowed, per account and address, and locks nobody out: a device on which the name came in
# before is let in at any time, another after a minute at most.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = timedelta(minutes=1)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_WHITELIST_CALLABLE = "fengqiao.doors.desk.devices.is_known"
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "desk/locked.html"
AXES_HTTP_RESPONSE_CODE = 429

SESSION_COOKIE_NAME = "fengqiao_session"
# From the last work on; a page says so ten minutes before.
SESSION_COOKIE_AGE = env.int("FENGQIAO_SESSION_SECONDS", default=8 * 3600)
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_USE_SESSIONS = False
CSRF_FAILURE_VIEW = "fengqiao.doors.desk.forms_kept.refused"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STATIC_ROOT.mkdir(exist_ok=True)
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MEDIA_ROOT = FILES
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_242_880
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

TASKS = {"default": {"BACKEND": "fengqiao.engines.jobs.backend.LeaseBackend", "QUEUES": []}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"},
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "fengqiao": {"level": env.str("FENGQIAO_LOG", default="WARNING")},
        "axes": {"level": "ERROR"},
    },
}
SILENCED_SYSTEM_CHECKS = ["security.W004", "security.W008"] if not HTTPS else []

# A worker that is killed is noticed when its lease has run out.
JOB_LEASE_SECONDS = env.int("FENGQIAO_JOB_LEASE", default=30)
