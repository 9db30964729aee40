"""A crawl's figures for Prometheus, at http://HOST:PORT/metrics while it runs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ..errors import BroadsheetError
from .stats import Stats

if TYPE_CHECKING:
    from prometheus_client import Metric
    from prometheus_client.registry import Collector


@contextmanager
def served(stats: Stats, port: int, address: str = "127.0.0.1") -> Iterator[int]:
    """Answer Prometheus from `stats` as long as this lasts; gives the port, which the system chooses where `port` is 0.

    Raises BroadsheetError where prometheus_client is not installed, or the port is taken.
    """
    try:
        from prometheus_client import CollectorRegistry, start_http_server
    except ImportError as error:
        raise BroadsheetError("metrics need prometheus_client: pip install 'broadsheet[metrics]'") from error
    registry = CollectorRegistry()
    registry.register(_collector(stats))
    try:
        server, thread = start_http_server(port, address, registry)
    except OSError as error:
        raise BroadsheetError(f"no metrics: {error.strerror}", where=f"{address}:{port}") from error
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _collector(stats: Stats) -> Collector:
    from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
    from prometheus_client.registry import Collector

    class FromStats(Collector):
        def collect(self) -> Iterator[Metric]:
            counts = stats.counts
            records = CounterMetricFamily("broadsheet_records", "Records by what became of them.", labels=["outcome"])
            records.add_metric(["row"], counts.rows)
            records.add_metric(["passed_over"], sum(counts.passed_over.values()))
            for outcome, count in sorted(counts.dropped.items()):
                records.add_metric([outcome], count)
            yield records
            yield CounterMetricFamily("broadsheet_page_bytes", "Bytes of pages read, decoded.", counts.page_bytes)
            yield CounterMetricFamily("broadsheet_archive_bytes", "Bytes of archives gone through.", stats.archive_bytes)
            shards = GaugeMetricFamily("broadsheet_shards", "Shards of this run by state.", labels=["state"])
            done, lost = len(stats.done), len(stats.lost)
            for state, count in (("done", done), ("lost", lost), ("to_do", stats.shards - done - lost)):
                shards.add_metric([state], count)
            yield shards

    return FromStats()
