# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: redundancy_group_facts
short_description: Read the services redundancy groups of a gateway
version_added: 0.1.0
description:
  - Sends C(show services redundancy-group) to a Juniper MX services gateway, in one round trip, and
    returns the reply as the fact C(junos_srd).
  - Text, XML and JSON give the same facts. An unknown line or tag goes to
    RV(ansible_facts.junos_srd.unrecognized) and makes RV(ansible_facts.junos_srd.complete) false. It
    never guesses.
  - If the gateway answers with an error or with something else, or does not answer, it fails and sets no
    fact.
extends_documentation_fragment:
  - junos_ha.srd.attributes
  - junos_ha.srd.attributes.device_reader
  - junos_ha.srd.reading
author:
  - The junos_ha.srd contributors (@junos-ha)
requirements:
  - netaddr
  - jxmlease
notes:
  - It needs only the Junos permission C(view).
  - Works with C(ansible_connection) P(junos_ha.srd.netconf#connection) and
    P(ansible.netcommon.netconf#connection), with any or no C(ansible_network_os), and with
    P(ansible.netcommon.network_cli#connection), for which
    C(ansible_network_os) must name a Junos platform such as V(junipernetworks.junos.junos) or
    V(juniper.device.junos).
seealso:
  - plugin: junos_ha.srd.parse_redundancy_group
    plugin_type: filter
  - plugin: junos_ha.srd.redundancy_interfaces
    plugin_type: filter
"""

EXAMPLES = r"""
- name: Read the gateway
  junos_ha.srd.redundancy_group_facts:

- name: Show the role of redundancy set 1
  ansible.builtin.debug:
    msg: "{{ inventory_hostname }} is {{ ansible_facts.junos_srd.roles['1'] }}"

- name: Read one redundancy group, and keep the raw reply for the record
  junos_ha.srd.redundancy_group_facts:
    redundancy_group: 1
    keep_reply: true
  register: read

- name: Stop unless the whole reply was understood
  ansible.builtin.assert:
    that: ansible_facts.junos_srd.complete
    fail_msg: "{{ ansible_facts.junos_srd.unrecognized | join('\n') }}"
"""

RETURN = r"""
ansible_facts:
  description: The facts of the gateway.
  returned: success
  type: dict
  contains:
    junos_srd:
      description:
        - What the gateway shows. V(null) means that the reply does not show the value, an empty list that
          it shows none. Lists have the order of the reply.
      type: dict
      contains:
        schema:
          description: The version of this format.
          type: int
          sample: 3
        format:
          description: The format of the reply that was read, V(text), V(xml) or V(json).
          type: str
          sample: text
        level:
          description: The level of the reply, V(terse), V(brief) or V(extensive).
          type: str
          sample: extensive
        complete:
          description:
            - False if the reply broke off, or if something in it was not understood, and no vocabulary let it
              pass.
          type: bool
          sample: true
        unrecognized:
          description: The lines or tags that were not understood, verbatim.
          type: list
          elements: str
          sample: []
        vocabulary:
          description:
            - What the vocabulary of the site, C(srd_vocabulary), let pass. V(null) if it let nothing pass.
          type: dict
          sample: null
          contains:
            owner:
              description: Who signed it.
              type: str
              sample: noc
            reason:
              description: Why.
              type: str
              sample: 23.4 prints a counter more
            date:
              description: When, a date of ISO 8601.
              type: str
              sample: "2026-12-01"
            expires:
              description: Until when it holds, to the end of the day in UTC.
              type: str
              sample: "2027-06-01"
            sha256:
              description: The digest of its file.
              type: str
              sample: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
            lines:
              description: The lines or tags that were passed over.
              type: list
              elements: dict
              contains:
                label:
                  description: The label or tag, in lower case and with blanks.
                  type: str
                  sample: rg flap count
                printed:
                  description: The line, verbatim.
                  type: str
                  sample: "RG flap count: 3"
            meanings:
              description: The values that were taken for known ones, each once.
              type: list
              elements: dict
              contains:
                field:
                  description: The field.
                  type: str
                  sample: synchronization
                printed:
                  description: The value, as it was printed.
                  type: str
                  sample: Synchronised
                means:
                  description: The known value.
                  type: str
                  sample: Hot
        collected_at:
          description:
            - When the gateway was read, ISO 8601 in UTC. V(null) for a reply that was parsed offline.
          type: str
          sample: "2026-11-22T17:00:00Z"
        redundancy_group:
          description: The one redundancy group that was read.
          returned: if only one was read
          type: int
          sample: 1
        roles:
          description:
            - The role of each redundancy set by its id, V(MASTER), V(STANDBY) or V(INITIALIZING). The id is a
              string.
            - V(null) if two groups show the same set.
          type: dict
          sample: {"1": MASTER}
        iccp:
          description: The gateway's own connection to the ICCP process.
          type: dict
          contains:
            connection:
              description: V(Connected) or V(Not Connected).
              type: str
              sample: Connected
            statistics:
              description:
                - The counters of the ICCP process since it started. V(null) below level V(extensive).
              type: dict
              contains:
                connection_open:
                  description: Connections to the process that were opened.
                  type: int
                  sample: 1
                connection_close:
                  description: Connections to the process that were closed.
                  type: int
                  sample: 0
                packet_sent: {description: Packets sent., type: int, sample: 7303}
                packet_receive: {description: Packets received., type: int, sample: 7321}
                keepalive_receive:
                  description: Keepalives received from the process.
                  type: int
                  sample: 7253
                keepalive_sent: {description: Keepalives sent to the process., type: int, sample: 7253}
                redundancy_group_add: {description: Redundancy groups that were added., type: int, sample: 0}
                redundancy_group_delete:
                  description: Redundancy groups that were deleted.
                  type: int
                  sample: 0
        groups:
          description: The redundancy groups.
          type: list
          elements: dict
          contains:
            id:
              description: The id of the redundancy group.
              type: int
              sample: 1
            peer_connections:
              description:
                - The number of peers that the group is connected to. V(null) if the reply counts members
                  instead.
              type: int
              sample: 1
            members:
              description:
                - The number of gateways in the group, including this one (inferred). V(null) if the reply
                  counts peers instead.
              type: int
              sample: null
            local_ip:
              description:
                - The address of this gateway in the group, in its canonical form. V(null) if the reply
                  leaves it blank.
              type: str
              sample: 192.0.2.1
            statistics:
              description:
                - The counters of the redundancy group since its daemon started. V(null) below level
                  V(extensive).
              type: dict
              contains:
                connection_up:
                  description: How often the connection to the peer came up.
                  type: int
                  sample: 4
                connection_down: {description: How often it went down., type: int, sample: 2}
                join: {description: How often a peer joined., type: int, sample: 4}
                data_receive: {description: Data messages received., type: int, sample: 37}
                data_sent: {description: Data messages sent., type: int, sample: 0}
                connect_message_sent: {description: Connect messages sent., type: int, sample: 4}
                connect_message_receive: {description: Connect messages received., type: int, sample: 4}
                disconnect_message_sent: {description: Disconnect messages sent., type: int, sample: 0}
                disconnect_message_receive: {description: Disconnect messages received., type: int, sample: 4}
                ack_sent: {description: Acknowledgements sent., type: int, sample: 4}
                nack_sent: {description: Refusals sent., type: int, sample: 0}
                nack_receive: {description: Refusals received., type: int, sample: 4}
            sets:
              description: The redundancy sets of the group.
              type: list
              elements: dict
              contains:
                id: {description: The id of the redundancy set., type: int, sample: 1}
                state:
                  description: The state as printed, with regular case and blanks.
                  type: str
                  sample: STANDBY (WARNED)
                role:
                  description: The state without its qualifier, V(MASTER), V(STANDBY) or V(INITIALIZING).
                  type: str
                  sample: STANDBY
                qualifier:
                  description: The word in brackets, such as V(WARNED) or V(WAIT). V(null) if there is
                    none.
                  type: str
                  sample: WARNED
                health:
                  description: V(Passed) or V(Failed). V(null) in a terse reply.
                  type: str
                  sample: Passed
                interfaces_down:
                  description:
                    - The number of monitored interfaces that are down. V(null) if the reply has no such
                      line.
                  type: int
                  sample: null
                failed_interfaces:
                  description:
                    - The monitored interfaces that are down. V(null) if the reply has no such line, an
                      empty list if the line names none.
                  type: list
                  elements: str
                  sample: null
                peers:
                  description: The other gateways of the set, as this one sees them.
                  type: list
                  elements: dict
                  contains:
                    ip:
                      description:
                        - The address of the peer, in its canonical form. V(null) if the reply leaves it
                          blank.
                      type: str
                      sample: 192.0.2.2
                    connection:
                      description: V(Connected) or V(Not Connected).
                      type: str
                      sample: Connected
                    state:
                      description: The state of the peer as printed, with regular case and blanks.
                      type: str
                      sample: STANDBY
                    role:
                      description: The state without its qualifier.
                      type: str
                      sample: STANDBY
                    qualifier:
                      description: The word in brackets, or V(null).
                      type: str
                      sample: null
                service_sets:
                  description:
                    - The service sets that follow this redundancy set. V(null) in a terse reply, an empty
                      list without any.
                  type: list
                  elements: dict
                  contains:
                    name:
                      description: The name of the service set.
                      type: str
                      sample: IPv6-SFW
                    interfaces:
                      description: Its service interfaces. An empty list if the reply shows none.
                      type: list
                      elements: dict
                      contains:
                        name:
                          description: The name of the service interface.
                          type: str
                          sample: ms-1/3/0
                        type:
                          description: Where its backup is, V(Inter-chassis) or V(Intra-chassis).
                          type: str
                          sample: Inter-chassis
                        role:
                          description: Its role, V(active) or V(backup).
                          type: str
                          sample: active
                        connection:
                          description: Its connection to its counterpart, V(Up) or V(Down).
                          type: str
                          sample: Up
                        synchronization:
                          description: The synchronization of its sessions, V(Hot), V(Cold) or V(Off).
                          type: str
                          sample: Hot
                transition_events:
                  description:
                    - The events that move mastership, each with how often it was V(received), and how
                      often it was then V(ignored). V(null) below level V(extensive).
                  type: dict
                  contains:
                    acquire_auto:
                      description: To acquire mastership, raised by the gateway.
                      type: dict
                      sample: {received: 3, ignored: 0}
                    acquire_manual:
                      description: To acquire mastership, triggered by hand.
                      type: dict
                      sample: {received: 0, ignored: 0}
                    release_auto:
                      description: To release mastership, raised by the gateway.
                      type: dict
                      sample: {received: 3, ignored: 0}
                    release_manual:
                      description: To release mastership, triggered by hand.
                      type: dict
                      sample: {received: 0, ignored: 0}
                monitored_events:
                  description:
                    - The events that the set monitors, each with how often it was V(received), and how
                      often it was then V(ignored). V(null) below level V(extensive).
                  type: dict
                  contains:
                    link_down:
                      description: A monitored interface went down.
                      type: dict
                      sample: {received: 145, ignored: 31}
                    routing_restart:
                      description: The routing process restarted or was aborted.
                      type: dict
                      sample: {received: 1, ignored: 0}
                    route_update_error:
                      description: A route could not be updated.
                      type: dict
                      sample: {received: 0, ignored: 0}
                    peer_acquire:
                      description: The peer acquired mastership.
                      type: dict
                      sample: {received: 3, ignored: 0}
                    peer_release:
                      description: The peer released mastership.
                      type: dict
                      sample: {received: 3, ignored: 0}
        surroundings:
          description: What stands around the daemon.
          type: dict
          contains:
            identity:
              description:
                - Which box it is, as it says itself. What is not shown is V(null).
                - Asked by C(get-system-information); where that is refused or lacks a value, by
                  C(get-software-information) and C(get-chassis-inventory).
              type: dict
              contains:
                host_name:
                  description: The host name of the gateway.
                  type: str
                  sample: mx1
                serial_number:
                  description: The serial number of its chassis.
                  type: str
                  sample: JN1234567890
                complete:
                  description: Whether both are shown.
                  type: bool
                  sample: true
                unrecognized:
                  description: The elements that are not known, each as a tag and its text.
                  type: list
                  elements: str
                  sample: []
                refused:
                  description: Why a request was not answered, in the words of the device.
                  type: list
                  elements: str
                  sample: []
        reply:
          description: The raw reply.
          returned: when O(keep_reply) is true
          type: str
    junos_srd_areas:
      description: What stands around the daemon, by area.
      returned: if O(gather_subset) names an area
      type: dict
      contains:
        schema:
          description: The version of this format.
          type: int
          sample: 1
        collected_at:
          description: When the areas were read, ISO 8601 in UTC.
          type: str
          sample: "2026-11-22T17:00:00Z"
        alarms:
          description: The alarms of chassis and system. Other areas have the same keys.
          returned: if it is asked for
          type: dict
          contains:
            entries:
              description:
                - What the area shows, each entry with C(name) and C(value). V(null) if that is not known, an
                  empty list if there is nothing.
              type: list
              elements: dict
              sample: [{name: "system Minor: No rescue configuration", value: "2026-11-22 16:58:02 UTC"}]
            complete:
              description: Whether all that was asked for was shown and understood.
              type: bool
              sample: true
            unrecognized:
              description: Elements of the replies that are not known, each with its text.
              type: list
              elements: str
              sample: []
            refused:
              description: Why the entries are not known, in the words of the device or the parser.
              type: list
              elements: str
              sample: []
"""
