# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The redundancy daemon of a pair: states that are values, and views of them at a time.

Nothing in here reads a clock, holds a reference to what changes, or knows of a command.
"""
