# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Set up before the first test is imported.

Property tests run few examples, always the same: on the core that C(make check) uses C(quick), on one other
C(more) of them. For many new ones use C(HYPOTHESIS_PROFILE=thorough), or C(--hypothesis-profile=thorough).

Ansible finds the collections, so that expressions know plugins by their full names. ansible-test already
does that, and does not let tests of module_utils import Ansible.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

try:
    from ansible.plugins.loader import init_plugin_loader
    from ansible.utils.collection_loader import AnsibleCollectionConfig
except ImportError:
    pass
else:
    if AnsibleCollectionConfig.collection_finder is None:
        init_plugin_loader([])

SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)

for _name, _examples in {"quick": 10, "more": 40}.items():
    settings.register_profile(
        _name, max_examples=_examples, deadline=None, derandomize=True, suppress_health_check=SLOW
    )
settings.register_profile("thorough", max_examples=20_000, deadline=None, suppress_health_check=SLOW)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))
