"""Asks whether the installed packages have known holes; says so and passes where nobody answers.

The answer is the database's (https://osv.dev), so it may change from one day to the next.
"""

import os
import subprocess
import sys
import urllib.error
import urllib.request

ADDRESS = os.environ.get("OSV_URL", "https://api.osv.dev/v1/query")
PROBE = b'{"package": {"name": "pip", "ecosystem": "PyPI"}, "version": "24.0"}'
PROBE_S, AUDIT_S = 3, 180


def answers(address: str) -> bool:
    """Whether the database can be asked from here."""
    request = urllib.request.Request(address, PROBE, {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=PROBE_S):
            return True
    except (urllib.error.URLError, OSError):
        return False


def main() -> int:
    """0 where nothing is known or nobody can be asked, else what pip-audit says."""
    if not answers(ADDRESS):
        print(f"audit skipped: {ADDRESS} does not answer from here; run it again where it does")
        return 0
    command = [sys.executable, "-m", "pip_audit", "--local", "--progress-spinner=off"]
    command += ["--vulnerability-service=osv", f"--osv-url={ADDRESS}"]
    return subprocess.run(command, check=False, timeout=AUDIT_S).returncode


if __name__ == "__main__":
    sys.exit(main())
