# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: redundancy_bundle
short_description: Make replies of gateways anonymous, as one file to send
version_added: 0.2.0
description:
  - Makes one file of the raw replies that M(junos_ha.srd.redundancy_contact) has kept, of one gateway or both
    of a pair. Nothing in it names anything of a site. A maintainer can make tests and a rehearsal of it.
  - Replaced are addresses, by those of documentation, and the names of hosts, service sets, events, policies,
    instances and pools; serial numbers, users, domains, descriptions and comments; and every word that is not
    in the vocabulary of the vendor and has more than three characters, or one that is not ASCII. Secrets are
    left out. Numbers, states, and the names of interfaces stay.
  - The same name becomes the same one everywhere, on both gateways, by a key that stays on this machine.
  - It makes no bundle where that would say something else than the replies, the names aside, or would still
    have a word that was to be replaced.
  - It sends nothing. The list of what was replaced, and by what, is written beside the originals, for their
    owner alone.
extends_documentation_fragment:
  - junos_ha.srd.attributes
author:
  - The junos_ha.srd contributors (@junos-ha)
attributes:
  check_mode:
    description: Can run in C(check_mode) and return what it would without changing the target.
    support: full
    details: It writes nothing, and returns what it would write.
  diff_mode:
    description: Returns details on what has changed, when in diff mode.
    support: none
    details: A bundle is no text.
  connection:
    description: Uses the connection of the host.
    support: none
    details: It reads and writes files of the controller.
options:
  directory:
    description:
      - The directory on the controller that a contact wrote. It holds a directory for each gateway, with its
        replies and a C(manifest.json) that says what was asked.
      - What was replaced is written there, as C(replaced.json).
    type: str
    required: true
  destination:
    description: The file to write, C(*.tar.gz). An earlier bundle there is replaced, anything else is not.
    type: str
    required: true
  key_file:
    description:
      - The file of the key, 64 hexadecimal digits, which nobody else may read. If it is missing, it is made.
      - By default C(bundle.key) in O(directory). Use one file for several bundles whose names are to agree.
    type: str
  vendor_words:
    description: Words of the vendor that are not in the vocabulary of this collection. They stay.
    type: list
    elements: str
    default: []
  report_only:
    description: Whether the task succeeds where no bundle can be made. Look for RV(path) then.
    type: bool
    default: false
notes:
  - Run it on localhost.
seealso:
  - module: junos_ha.srd.redundancy_contact
"""

EXAMPLES = r"""
- name: Make the replies anonymous
  junos_ha.srd.redundancy_bundle:
    directory: ~/contact
    destination: ~/contact.tar.gz
"""

RETURN = r"""
msg:
  description: Where the bundle is, and how much was replaced; or why no bundle was made.
  returned: always
  type: str
  sample: "bundle: /home/noc/contact.tar.gz, 31 names, addresses and words replaced; ..."
path:
  description: The bundle.
  returned: when it was made
  type: str
  sample: /home/noc/contact.tar.gz
files:
  description: The files in it.
  returned: when it was made
  type: list
  elements: str
replaced:
  description: How many originals of each kind were replaced.
  returned: when it was made
  type: dict
  sample: {address: 4, host: 2, name: 12, unclassed: 3}
replaced_file:
  description: What was replaced by what. It names all that the bundle does not.
  returned: when it was made
  type: str
  sample: /home/noc/contact/replaced.json
unclassed:
  description: The originals that are neither known to be names nor the vendor's. See O(vendor_words).
  returned: when it was made
  type: list
  elements: str
"""
