# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The time-out of a task, as Ansible raises it inside an action."""

from __future__ import annotations

try:
    from ansible._internal._errors._task_timeout import TaskTimeoutError
except ImportError:  # before ansible-core 2.19
    from ansible.executor.task_executor import TaskTimeoutError

TASK_TIMEOUTS: tuple[type[BaseException], ...] = (TaskTimeoutError,)
