"""The same crawl on a Ray cluster of two nodes, with what happens to clusters."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.scale import archives

from broadsheet.scale import Done, LocalEngine, Lost, crawl
from broadsheet.scale.cluster import RayEngine
from broadsheet.scale.table import rows

ray = pytest.importorskip("ray")
READER = "tests.scale.archives:kills_its_worker_once"

# A driver that tells when its first shard stands in the table, and then waits for its end.
DRIVER = """
import sys
from broadsheet.scale import Done, crawl
from broadsheet.scale.cluster import RayEngine
from tests.scale import archives
from pathlib import Path

def watch(plan, events):
    for event in events:
        if isinstance(event, Done):
            print("one shard", flush=True)
            sys.stdin.read()

crawl([sys.argv[2]], archives.job(Path(sys.argv[1]), reader=sys.argv[3]), RayEngine(sys.argv[4], workers=1), watch)
"""


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("news")
    for number in range(6):
        ice = [archives.small(6 * number + one) for one in range(6)]
        archives.write(folder / f"{number}.warc.gz", [*ice, *archives.pages(8)], mishaps=0.3)
    return folder


@pytest.fixture(scope="module")
def flag(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The file that says that a worker was killed. Its name is known to all processes of the cluster."""
    path = tmp_path_factory.mktemp("flag") / "killed"
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("FLAG", str(path))
        yield path


@pytest.fixture(scope="module")
def cluster(flag: Path) -> Iterator[object]:
    from ray.cluster_utils import Cluster

    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    made = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
    made.add_node(num_cpus=1)
    yield made
    made.shutdown()


@pytest.fixture(scope="module")
def table(news: Path, flag: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the local engine makes of it, nobody being killed."""
    output = tmp_path_factory.mktemp("local")
    flag.touch()
    archives.run(output, str(news), reader=READER, workers=2)
    flag.unlink()
    return output


def test_a_worker_killed_and_a_node_removed_and_added(
    cluster: object, news: Path, table: Path, flag: Path, tmp_path: Path
) -> None:
    seen = []

    def watch(plan: object, events: object) -> None:
        for event in events:  # type: ignore[attr-defined]
            if not seen:
                cluster.remove_node(next(node for node in cluster.list_all_nodes() if not node.head))  # type: ignore[attr-defined]
                cluster.add_node(num_cpus=1)  # type: ignore[attr-defined]
            seen.append(event)

    ray.init(address=cluster.address, log_to_driver=False)  # type: ignore[attr-defined]
    try:
        crawl([str(news)], archives.job(tmp_path, reader=READER), RayEngine(), watch)
    finally:
        ray.shutdown()
    assert flag.exists()
    assert not [event for event in seen if isinstance(event, Lost)]
    assert len({event.key for event in seen if isinstance(event, Done)}) == 6
    assert archives.files(tmp_path) == archives.files(table)


def test_a_driver_killed_and_started_again(cluster: object, news: Path, table: Path, flag: Path, tmp_path: Path) -> None:
    flag.touch()
    command = [sys.executable, "-c", DRIVER, str(tmp_path), str(news), READER, cluster.address]  # type: ignore[attr-defined]
    path = os.pathsep.join(entry or os.getcwd() for entry in sys.path)
    driver = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": path}
    )
    assert driver.stdout
    assert "one shard" in driver.stdout.readline()
    driver.send_signal(signal.SIGKILL)
    driver.communicate()
    again = archives.job(tmp_path, reader=READER)
    read = []
    crawl([str(news)], again, RayEngine(cluster.address), lambda plan, events: read.extend([plan.missing, *events]))  # type: ignore[attr-defined]
    assert 1 <= 6 - len(read[0]) < 6
    assert archives.files(tmp_path) == archives.files(table)


def test_an_archive_that_is_gone_is_lost_at_once(cluster: object, news: Path, tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes((news / "0.warc.gz").read_bytes())
    seen = []

    def watch(plan: object, events: object) -> None:
        (tmp_path / "a.warc.gz").unlink()
        seen.extend(events)  # type: ignore[call-overload]

    crawl([str(tmp_path)], archives.job(tmp_path / "out"), RayEngine(cluster.address), watch)  # type: ignore[attr-defined]
    assert [event.reason for event in seen if isinstance(event, Lost)] == [f"{tmp_path}/a.warc.gz: No such file or directory"]
    assert list(rows(str(tmp_path / "out"))) == []


def test_the_local_engine_says_the_same_of_it(news: Path, tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes((news / "0.warc.gz").read_bytes())
    seen = []

    def watch(plan: object, events: object) -> None:
        (tmp_path / "a.warc.gz").unlink()
        seen.extend(events)  # type: ignore[call-overload]

    crawl([str(tmp_path)], archives.job(tmp_path / "out"), LocalEngine(1), watch)
    assert [event.reason for event in seen if isinstance(event, Lost)] == [f"{tmp_path}/a.warc.gz: No such file or directory"]
