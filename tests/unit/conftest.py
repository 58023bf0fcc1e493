# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What is set before the first test is imported.

How many examples the properties are tried on: few and the same ones, or many and new ones.
C(HYPOTHESIS_PROFILE=thorough), or the option C(--hypothesis-profile=thorough), is for the latter.

And who finds the collections: Ansible, so that expressions know plugins by their full names. Under
ansible-test it does so already, and tests of module_utils may not import it at all.
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

settings.register_profile(
    "quick", max_examples=30, deadline=None, derandomize=True, suppress_health_check=SLOW
)
settings.register_profile("thorough", max_examples=20_000, deadline=None, suppress_health_check=SLOW)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))
