"""Which addresses on the Internet are for everybody: none that is private, local, reserved, or leads to such a one."""

import re
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from unicodedata import normalize

#: The ends of names that lead nowhere on the public Internet (RFC 6761, 6762, 7686, 8375, and ICANN's "internal").
NOT_PUBLIC = frozenset({"localhost", "local", "internal", "invalid", "onion", "home.arpa"})
#: What is read as a number where a name ends in it, so that the whole is no name: 127.1, 0x7f.1 and 2130706433.
NUMBER = re.compile(r"\d+|0x[0-9a-f]*", re.ASCII)
#: What separates the labels of a name, in other scripts too (RFC 3490, 3.1).
DOTS = str.maketrans(dict.fromkeys("\u3002\uff0e\uff61", "."))
#: What is nobody's of the public Internet, or is a machine's own (IANA's registries of addresses for special purposes,
#: 2026-11). Written out, since what Python calls global differs between its versions.
NOT_FOR_EVERYBODY_4 = tuple(
    IPv4Network(each)
    for each in (
        *("0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16"),  # this network, this machine, this link
        *("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"),  # private, and shared by customers
        *("192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15"),  # for protocols, 6to4's relays, for measuring
        *("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24"),  # for documentation
        *("224.0.0.0/4", "240.0.0.0/4"),  # for groups, and reserved
        "168.63.129.16/32",  # the platform's own services in Azure, as seen from its machines
    )
)
#: The only part of IPv6 that is given out to the public Internet (RFC 4291, 2.4), and what of it is not for everybody.
GIVEN_OUT_6 = IPv6Network("2000::/3")
NOT_FOR_EVERYBODY_6 = tuple(
    IPv6Network(each)
    for each in (
        "2001::/23",  # for protocols: Teredo, measuring, ORCHID
        *("2001:db8::/32", "3fff::/20"),  # for documentation
        "3ffe::/16",  # what was 6bone's, given back
    )
)


def may_be_public(host: str) -> bool:
    """Whether the host of an address may lead to the public Internet, as far as it tells without being looked up.

    A name of one label is of the own network, and what ends in a number is an IPv4 address: written with four of them,
    or in one of the other ways that some resolvers read too, and is then for nobody.
    """
    name = normalize("NFKC", host.translate(DOTS)).lower().removesuffix(".")
    try:
        return is_public(ip_address(name))
    except ValueError:
        labels = name.split(".")
    if len(labels) < 2 or NUMBER.fullmatch(labels[-1]):
        return False
    return labels[-1] not in NOT_PUBLIC and ".".join(labels[-2:]) not in NOT_PUBLIC


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address is one of the public Internet's, also by the IPv4 address that an IPv6 address carries."""
    if isinstance(address, IPv4Address):
        return not any(address in each for each in NOT_FOR_EVERYBODY_4)
    if address.scope_id is not None:
        return False
    carried = address.ipv4_mapped or address.sixtofour
    if carried is not None:
        return is_public(carried)
    # What NAT64 makes of an IPv4 address (64:ff9b::/96, 64:ff9b:1::/48) is outside of it.
    return address in GIVEN_OUT_6 and not any(address in each for each in NOT_FOR_EVERYBODY_6)
