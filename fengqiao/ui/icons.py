"""Our own small set of line drawings, 24 × 24, one stroke."""

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

PATHS = {
    "today": "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4M8 15l3 3 5-6",
    "disputes": "M4 5h10v8H8l-4 3zM10 16h6l4 3V9h-3",
    "leadership": "M5 21V4M5 5h11l-2 4 2 4H5M9 21h10",
    "publicity": "M4 10v4h3l7 4V6l-7 4zM17 9a4 4 0 0 1 0 6M7 14l1 6h3l-1-5",
    "talent": "M12 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM5 20c0-4 3-6 7-6s7 2 7 6M19 4l.8 1.7 1.7.3-1.2 1.3.3 1.7-1.6-.8",
    "study": "M4 5h6a2 2 0 0 1 2 2v13a2 2 0 0 0-2-2H4zM20 5h-6a2 2 0 0 0-2 2v13a2 2 0 0 1 2-2h6z",
    "decisions": "M12 4v16M6 20h12M5 8h14M5 8l-3 6h6zM19 8l-3 6h6z",
    "supervision": "M2 12c3-5 6-7 10-7s7 2 10 7c-3 5-6 7-10 7s-7-2-10-7zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z",
    "integrity": "M12 3l8 3v6c0 5-4 8-8 9-4-1-8-4-8-9V6zM8 12l3 3 5-6",
    "report": "M6 3h9l4 4v14H6zM9 9h7M9 13h7M9 17h4",
    "returns": "M4 4h16v16H4zM4 9h16M4 14h16M10 9v11",
    "figures": "M4 20h16M6 20v-7M11 20V6M16 20v-10",
    "reconcile": "M5 3h10l4 4v14H5zM8 9h6M8 13h3M11 17l2.5 2.5L18 14",
    "import": "M12 4v11M7 10l5 5 5-5M4 20h16",
    "people": "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3 20c0-4 3-6 6-6s6 2 6 6M16 5a3 3 0 0 1 0 6M17 14c3 .5 4 3 4 6",
    "divisions": "M12 3v5M12 8H6v4M12 8h6v4M3 12h6v5H3zM15 12h6v5h-6zM12 8v9",
    "calendar": "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4",
    "journal": "M6 3h12v18H6zM9 8h6M9 12h6M9 16h4",
    "search": "M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l5 5",
    "plus": "M12 5v14M5 12h14",
    "clock": "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l4 2",
    "check": "M5 13l5 5L20 6",
    "lock": "M6 11h12v9H6zM8 11V8a4 4 0 0 1 8 0v3",
    "file": "M6 3h8l4 4v14H6zM14 3v4h4",
    "phone": "M6 3h4l1 5-3 2a12 12 0 0 0 6 6l2-3 5 1v4c0 1-1 2-2 2C10 20 4 13 4 5c0-1 1-2 2-2z",
    "print": "M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7z",
    "download": "M12 4v11M7 10l5 5 5-5M4 20h16",
    "undo": "M8 5L4 9l4 4M4 9h10a6 6 0 0 1 0 12h-4",
    "chevron": "M9 5l7 7-7 7",
    "person": "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-5 4-7 8-7s8 2 8 7",
    "me": "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-5 4-7 8-7s8 2 8 7",
    "help": "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.8.4-1 1-1 1.7M12 16.5v.5",
    "warning": "M12 4l9 16H3zM12 10v4M12 17v.5",
    "menu": "M4 7h16M4 12h16M4 17h16",
    "logout": "M14 4H5v16h9M10 12h10M17 9l3 3-3 3",
}


def drawing(name: str) -> SafeString:
    """This will give the drawing of that name. Raises KeyError for one we do not have."""
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" '
        'focusable="false"><path d="{}"/></svg>',
        mark_safe(PATHS[name]),
    )
