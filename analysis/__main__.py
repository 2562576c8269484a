"""Entry point of `python -m analysis`."""

import sys

try:
    from analysis.cli.main import main
except ModuleNotFoundError as error:
    if (error.name or "").partition(".")[0] == "analysis":
        raise
    print(
        f"parallax: this Python lacks the package {error.name}; run `make app` once and then "
        "`.venv/bin/python -m analysis`, or install requirements.txt.",
        file=sys.stderr,
    )
    sys.exit(2)

sys.exit(main())
