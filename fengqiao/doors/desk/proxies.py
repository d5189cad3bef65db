"""Who asks, behind a proxy: only a proxy that the installation trusts may say for whom it asks, and over what.

Everybody's requests come from the proxy's own address. Without a word of it all people would share one address; with
anyone's word, anyone could be anybody. `FENGQIAO_PROXIES` names the trusted ones; of others nothing is believed.
"""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

FOR, OVER = "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO"


class Proxied:
    """`REMOTE_ADDR` is the address of who asks; the headers of a proxy reach nobody else unless it is trusted."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.trusted = [ip_network(one) for one in settings.PROXIES]

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        peer, chain = request.META.get("REMOTE_ADDR", ""), request.META.pop(FOR, "")
        if self._trusts(peer):
            request.META["REMOTE_ADDR"] = self._asker(peer, chain)
        else:
            request.META.pop(OVER, None)
        return self.get_response(request)

    def _asker(self, peer: str, chain: str) -> str:
        """The last address that no trusted proxy wrote down for another: what stands before it anyone may have
        written."""
        for one in reversed([one.strip() for one in chain.split(",") if one.strip()]):
            if not _is_address(one):
                break
            peer = one
            if not self._trusts(one):
                break
        return peer

    def _trusts(self, address: str) -> bool:
        return _is_address(address) and any(ip_address(address) in one for one in self.trusted)


def _is_address(said: str) -> bool:
    try:
        ip_address(said)
    except ValueError:
        return False
    return True
