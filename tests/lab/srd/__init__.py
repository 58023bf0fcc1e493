# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The redundancy daemons of a pair: state as values, and views of it at a time.

Nothing in this package reads a clock, holds mutable state, or knows a command.
"""
