"""XML from strangers: no entities, no network, no document type, bounded depth and size."""

from __future__ import annotations

import re

from lxml import etree

from matcher.errors import CorruptError, TooLargeError

_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)")


def parse_xml(data: bytes, source: str) -> etree._Element:
    """The root element. Raises ``CorruptError``: damaged, or with entities of its own; or ``TooLargeError``: nested
    too deeply (libxml2 stops at 256 levels).

    No office program writes a document type; whoever does means to have something expanded or fetched.
    """
    if _DOCTYPE.search(data[:65_536]):
        raise CorruptError("its XML declares entities, which no CV needs: export the CV again", source=source)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if "depth" in str(error):
            raise TooLargeError("the document is nested too deeply: export the CV again", source=source) from error
        raise CorruptError("the file is damaged: export or copy it again", source=source) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise CorruptError("its XML declares entities, which no CV needs: export the CV again", source=source)
    return root
