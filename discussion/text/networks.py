"""Network addresses, cut before anything is made of them: /24 for IPv4, /48 for IPv6."""

import ipaddress


def cut_network(address: str) -> str:
    """Return the network that an address belongs to; empty for what is no address."""
    try:
        parsed = ipaddress.ip_address(address.strip())
    except ValueError:
        return ""
    if isinstance(parsed, ipaddress.IPv6Address) and parsed.ipv4_mapped is not None:
        parsed = parsed.ipv4_mapped
    length = 24 if parsed.version == 4 else 48
    return str(ipaddress.ip_network(f"{parsed}/{length}", strict=False))
