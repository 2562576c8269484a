"""A store of each kind: a folder, memory, and a server here that speaks S3's language."""

from collections.abc import Iterator

import pytest

from analysis.storage.names import new_token
from analysis.storage.store import Store, open_store

BUCKET = "parallax"


@pytest.fixture(scope="session")
def s3_options() -> Iterator[dict[str, object]]:
    """How to reach a server for the length of the tests, on a free port, with an empty bucket."""
    import s3fs
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    options = {
        "key": "nobody",
        "secret": "nothing",
        "endpoint_url": f"http://{host}:{port}",
        "client_kwargs": {"region_name": "eu-west-1"},
    }
    try:
        # Servers of one process share their buckets.
        s3fs.S3FileSystem(**options).makedirs(BUCKET, exist_ok=True)
        yield options
    finally:
        server.stop()


@pytest.fixture(params=["folder", "memory", "s3"])
def store(request: pytest.FixtureRequest, tmp_path) -> Store:
    """An empty store, of each kind in turn."""
    if request.param == "folder":
        return open_store(str(tmp_path / "studies"))
    if request.param == "memory":
        return open_store(f"memory://{new_token()}")
    options = request.getfixturevalue("s3_options")
    return open_store(f"s3://{BUCKET}/{new_token()}", options)
