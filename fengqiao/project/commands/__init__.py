"""The commands. Each module has `add(commands)` and `run(args) -> int`; Django is loaded when one runs."""
