"""Graph for tests, as an add-on of mitmproxy: any program that goes through the proxy is answered from a tenant.

    mitmdump -s delegation_rules_mitmproxy.py --set graph_tenant=tenant.json

What becomes of each request is in the log, and in the flow's metadata as "delegation_rules". What is for other hosts is
refused; with `--set graph_others=pass` it goes through.
"""

from __future__ import annotations

import logging
import pathlib
from collections.abc import Set

from delegation_rules import GRAPH_HOSTS, InvalidInput, MockGraph
from mitmproxy import ctx, exceptions, http
from mitmproxy.addonmanager import Loader


class DelegationRules:
    """The add-on."""

    graph: MockGraph | None = None

    def load(self, loader: Loader) -> None:
        """As mitmproxy calls it, once."""
        loader.add_option("graph_tenant", str, "", "The file of the tenant in which Graph's requests are answered.")
        loader.add_option(
            "graph_others", str, "fail", "What becomes of requests to other hosts.", choices=["fail", "pass"]
        )
        ctx.options.update(connection_strategy="lazy")  # Graph itself is never asked, so it need not be reached.

    def configure(self, updated: Set[str]) -> None:
        """As mitmproxy calls it when options change."""
        if "graph_tenant" in updated and ctx.options.graph_tenant:
            try:
                self.graph = MockGraph(pathlib.Path(ctx.options.graph_tenant))
            except (OSError, InvalidInput) as error:
                raise exceptions.OptionsError(f"graph_tenant: {error}") from None

    def request(self, flow: http.HTTPFlow) -> None:
        """Answers a request."""
        headers: dict[str, str] = {}
        if self.graph is None:
            status, content = 500, b"Name the file of a tenant: --set graph_tenant=FILE"
        elif flow.request.pretty_host.lower() in GRAPH_HOSTS:
            status, headers, content = self.graph.answer(
                flow.request.method, flow.request.pretty_url, flow.request.headers, flow.request.raw_content or b""
            )
            result = self.graph.results.pop()  # A proxy may run for long: what keeps the flow keeps the result.
            flow.metadata["delegation_rules"] = result
            logging.info("%s %s: %s %s", result["method"], result["url"], result["outcome"], result.get("clauses", []))
        elif ctx.options.graph_others == "fail":
            status, content = 502, b"This is none of Graph's hosts; to let it through: --set graph_others=pass"
        else:
            return
        flow.response = http.Response.make(status, content, headers)


addons = [DelegationRules()]
