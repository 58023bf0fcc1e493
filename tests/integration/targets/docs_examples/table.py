# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the examples of the pages need that is not on the page, and which are not run, and why."""

from __future__ import annotations

PRECHECK = (
    "ansible-playbook -i inventory.yml junos_ha.srd.precheck"
    " -e srd_evidence_directory=~/evidence -e srd_run_id=CHG0042"
)
FAILOVER = (
    "ansible-playbook -i inventory.yml junos_ha.srd.failover"
    " -e @failover.yml -e srd_away_from=mx1 -e srd_run_id=move"
)
MOVES = '{"srd_moves": [{"redundancy_set": 1, "event": "RELS_MSHIP_MANUAL_EV"}]}'
JOB = "-e srd_evidence_directory=~/evidence -e srd_run_id=job"

NOT_RUN = {
    "README.md terminal 1": "it installs; the session package builds and judges the tarball",
    "README.md terminal 2": "it installs, as terminal 1",
    "README.md terminal 7": "it is the demo, which has no page to hold it against",
    "README.md yaml 1": "ansible-galaxy reads it, from a server of collections",
    "docs/awx.md terminal 1": "it builds an image; the target execution_environment makes its context",
    "docs/awx.md terminal 2": "the target runner runs it, as three processes",
    "docs/first_verdict.md terminal 1": "it installs, as in README.md",
    "docs/first_verdict.md terminal 7": "it runs until it is stopped; the target rehearsal runs it",
    "docs/pre_and_postchecks.md terminal 8": "in place of terminal 2; the target precheck_postcheck runs it",
    "docs/rehearsal.md terminal 1": "a gateway by its name; the tests of the lab read such captures",
    "docs/rehearsal.md terminal 2": "a gateway by its name; the tests of the lab read such captures",
    "docs/rehearsal.md terminal 3": "it runs until it is stopped; the target rehearsal runs it",
    "docs/rehearsal.md terminal 4": "the target rehearsal runs it, with the variables that it writes",
    "docs/checks.md yaml 1": "a finding, as the reports have it",
    "docs/rehearsal.md terminal 5": "it runs until it is stopped; unit tests start a pair from a bundle",
    "docs/saved_replies.md terminal 2": "it needs files of both gateways; the target judge runs it",
    "docs/metrics.md terminal 1": "it writes below /var/lib; unit tests read what an audit writes",
    "docs/take-down.md yaml 1": "the target take_down asks the same by the playbook",
    "docs/vocabulary.md yaml 1": "a vocabulary, which a unit test reads",
    "docs/facts.md yaml 1": "facts, which the unit tests hold against the reply on the page",
}
# What another page runs: the same command with the same files, but for these words of it.
SAME: dict[str, tuple[str, dict[str, str]]] = {
    "README.md terminal 3": ("docs/pre_and_postchecks.md terminal 1", {}),
    "docs/first_verdict.md terminal 2": (
        "docs/pre_and_postchecks.md terminal 1",
        {"srd_run_id=first": "srd_run_id=CHG0042"},
    ),
    "docs/first_verdict.md terminal 5": (
        "README.md terminal 5",
        {"srd_run_id=first-down": "srd_run_id=CHG0042-down"},
    ),
    # The lab has one user, who logs in whatever the page says.
    "docs/permissions.md terminal 1": (
        "docs/failover.md terminal 2",
        {"srd_run_id=try -e ansible_user=mover": "srd_run_id=CHG0042"},
    ),
    "docs/take-down.md terminal 1": ("README.md terminal 5", {}),
}
SYNTAX_ONLY = {
    "docs/pre_and_postchecks.md yaml 3": "it waits for a person, and then for a minute",
}
# What is given --check --diff, as the page says: it sends nothing.
CHECKED = {"docs/maintenance.md terminal 1": "the target maintenance runs it in earnest"}

# What is run before, from the same directory.
BEFORE = {
    "docs/evidence.md terminal 3": PRECHECK,
    "docs/history.md terminal 1": PRECHECK,
    "roles/postcheck/README.md yaml 1": f"{PRECHECK}\n{FAILOVER}",
}
# What a play is given on the command line.
GIVEN = {
    "docs/awx.md yaml 2": f"-e '{MOVES}' -e srd_away_from=mx1 -e srd_run_id=job",
    "docs/awx.md yaml 3": f"-e peer_address=127.0.0.1 {JOB}",
}
# On which gateway tasks are run that stand alone, where it is not mx1.
ON = {"docs/facts.md yaml 3": "mx2"}

# How it ends, where that is not well: the pair is not GO any more.
STATUS = {"docs/first_verdict.md terminal 9": 2}
# What it prints, where the page says so in words.
SAYS = {
    "README.md terminal 3": "mx1 and mx2 - GO: 103 of 103 checks passed",
    "README.md terminal 5": "take mx2 down? - yes: mx1 carries every set; there is no standby ",
    "docs/ci.md terminal 1": "GO: of 1 pairs 1 GO, 0 NO-GO, 0 UNKNOWN",
    "docs/evidence.md terminal 3": "True",
    "docs/evidence.md yaml 1": "GO: 103 of 103 checks passed",
    "docs/failover.md terminal 3": "switchover of set 1 - mx1 is STANDBY of set 1, healthy and stable: ",
    "docs/first_contact.md terminal 1": "mx1 and mx2 - GO: 102 of 102 checks passed",
    "docs/first_verdict.md terminal 2": "mx1 and mx2 - GO: 103 of 103 checks passed",
    "docs/first_verdict.md terminal 5": "take mx2 down? - yes: mx1 carries every set; ",
    "docs/first_verdict.md terminal 9": "mx1 and mx2 - NO-GO: 2 of 103 checks failed",
    "docs/fleet.md terminal 1": "GO: of 2 pairs 2 GO, 0 NO-GO, 0 UNKNOWN",
    "docs/history.md terminal 1": "1 run: 1 GO, 0 NO-GO, 0 UNKNOWN",
    "docs/inventory.md terminal 1": "mx1 and mx2 - GO: 103 of 103 checks passed",
    "docs/inventory.md terminal 2": "mx1 and mx2 - GO: 103 of 103 checks passed",
    "docs/pre_and_postchecks.md terminal 1": "mx1 and mx2 - GO: 103 of 103 checks passed",
    "docs/pre_and_postchecks.md terminal 2": "change of mx2 - GO: 30 of 30 checks passed",
}
# How many pairs there are, where it is more than one.
PAIRS = {"docs/fleet.md": 2}
# How many requests the gateways are sent by a page.
TRIGGERS = {
    "docs/awx.md": 1,
    "docs/failover.md": 1,
    "roles/failover/README.md": 1,
    "roles/postcheck/README.md": 1,
}

# Files that other pages name, and whose they are.
SHARED = {"inventory.yml": "docs/first_verdict.md", "failover.yml": "docs/failover.md"}
# Files that are the reader's own.
OWN = {
    "install.yml": "- name: Install it\n  ansible.builtin.debug:\n    msg: installed\n",
}
# The variables that are not options of a role: those of playbooks.
OF_PLAYBOOKS = {
    "srd_audits",
    "srd_configurations",
    "srd_contact_directory",
    "srd_home",
    "srd_identities",
    "srd_keep",
    "srd_leads",
    "srd_maintenance_tasks",
    "srd_metrics_file",
    "srd_old_after",
    "srd_replies",
    "srd_serial",
}
