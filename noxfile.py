# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What each session of the toolchain does. `make help` names the commands that run them."""

from __future__ import annotations

import os
import re
import shutil
import sys
import typing as t
from pathlib import Path

import nox

sys.path.insert(0, str(Path(__file__).parent))

from dev import ansible_test, home, npm, performance_page, programs, sessions, site, tested, tree, unit_tests
from dev.installs import install
from dev.matrix import Core
from dev.paths import BUILD

nox.options.reuse_existing_virtualenvs = True
nox.options.sessions = ["style"]

LIBRARIES = ("requirements.txt", "tests/requirements.txt")
UNITS = ("tests/unit/requirements.txt",)
REPORTS = ("dev/requirements/demo.txt", "dev/requirements/reports.txt")
ANSIBLE_LINT = ("ansible-lint", "--offline", "--profile=production")
Run = t.Callable[[nox.Session, sessions.CoreSession], None]
VERBS: dict[str, Run] = {
    "ansible": ansible_test.integration,
    "isolated": ansible_test.units,
    "pylint": ansible_test.pylint,
    "rules": ansible_test.rules,
    "sanity": ansible_test.sanity,
    "units": unit_tests.run,
}
NAMESPACE = "ansible_collections.junos_ha.srd"


@nox.session
def style(session: nox.Session) -> None:
    """Style and types of the code."""
    install(session, *LIBRARIES, "dev/requirements/style.txt")
    _settle(session)
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    session.run("mypy", *_typed(), env={"MYPYPATH": str(tree.LIVE)})
    session.run("mypy", "dev", "noxfile.py")


@nox.session
def lint(session: nox.Session) -> None:
    """The YAML, the changelog, and the content, without the integration targets."""
    _prepare_lint(session)
    session.run("yamllint", "--strict", ".")
    session.run("antsibull-changelog", "lint")
    session.run(*ANSIBLE_LINT, f"--exclude={sessions.TARGETS}")


@nox.session(name="lint-certified")
def lint_certified(session: nox.Session) -> None:
    """The content, by the ansible-lint and the ansible-core that certification asks for."""
    install(session, *LIBRARIES, "dev/requirements/lint-certified.txt")
    _settle(session, sessions.OLDEST)
    session.run(*ANSIBLE_LINT, f"--exclude={sessions.TARGETS}")


@nox.session(name="lint-targets")
def lint_targets(session: nox.Session) -> None:
    """The content of the integration targets, of which each playbook is started to check its syntax."""
    _prepare_lint(session)
    session.run(*ANSIBLE_LINT, str(sessions.TARGETS))


@nox.session
def docs(session: nox.Session) -> None:
    """The documentation of every plugin and role, as it will be published."""
    install(session, "dev/requirements/docs.txt")
    _settle(session)
    options = ("--plugin-docs", "--validate-collection-refs=dependent")
    session.run("antsibull-docs", "lint-collection-docs", *options, ".")


@nox.session(name="site")
def site_of_documents(session: nox.Session) -> None:
    """The site of the documents, built without a warning, and held to be whole."""
    install(session, "dev/requirements/site.txt")
    _settle(session)
    site.build(session)
    session.run("pytest", "--quiet", "tests/site")
    print(f"The site is in {site.SITE}; its first page is {site.FIRST_PAGE}", flush=True)


@nox.session
def package(session: nox.Session) -> None:
    """The tarball, built, and judged by the importer of the Galaxy."""
    install(session, "dev/requirements/package.txt")
    _settle(session)
    built = BUILD / "package"
    shutil.rmtree(built, ignore_errors=True)
    session.run("ansible-galaxy", "collection", "build", f"--output-path={built}")
    session.chdir(built)
    session.env["GALAXY_IMPORTER_RUN_ANSIBLE_LINT"] = "false"  # the session lint runs it, over more
    _import(session, *built.glob("*.tar.gz"))


@nox.session
def reports(session: nox.Session) -> None:
    """The reports, as the programs of others read them."""
    programs.install(programs.PACKAGES)
    install(session, *LIBRARIES, UNITS[0], *REPORTS)
    session.env["NODE_MODULES"] = str(npm.install(session))
    session.env["PYTHONPATH"] = str(tree.live())
    _settle(session)
    result = BUILD / "reports.xml"
    session.run("pytest", "tests/reports", f"--junitxml={result}", *session.posargs)
    print(f"ran {tested.counted([result])} tests of reports", flush=True)


@nox.session
def watching(session: nox.Session) -> None:
    """Rules and metrics, by promtool; and a trap that starts an audit, by snmptrapd and ansible-rulebook."""
    programs.install(programs.OF_WATCHING)
    install(session, *LIBRARIES, UNITS[0], "dev/requirements/demo.txt", "dev/requirements/watching.txt")
    session.env["PROMTOOL"] = str(programs.unpacked("prometheus", "usr/bin/promtool"))
    session.env["PYTHONPATH"] = str(tree.live())
    _settle(session)
    result = BUILD / "watching.xml"
    session.run("pytest", "tests/watching", f"--junitxml={result}", *session.posargs)
    print(f"ran {tested.counted([result])} tests of watching", flush=True)


@nox.session
def pictures(session: nox.Session) -> None:
    """The pictures of reports that stand in the documents, for a person to look at."""
    programs.install(programs.PACKAGES)
    install(session, *LIBRARIES, UNITS[0], *REPORTS)
    _settle(session)
    session.env["PYTHONPATH"] = str(tree.live())
    session.run("python", "-m", f"{NAMESPACE}.tests.reports.pictures")


@nox.session
def bench(session: nox.Session) -> None:
    """The parser, the assertions and a fleet beside those of other makers, an audit, a wait, a switchover."""
    install(session, *LIBRARIES, "dev/requirements/bench.txt", "dev/requirements/demo.txt")
    _settle(session)
    session.env["PYTHONPATH"] = str(tree.live())
    for name in _benchmarks(session):
        performance_page.keep(name, _measured(session, name))
    missing = performance_page.write()
    print(f"not written, no {', '.join(missing)} yet" if missing else f"written: {performance_page.PAGE}")


@nox.session
def mutation(session: nox.Session) -> None:
    """Mutants of the checks, and which of them no test has killed."""
    install(session, *LIBRARIES, UNITS[0], "tests/mutation/requirements.txt")
    session.run("python", "tests/mutation/run.py", *session.posargs)


def _prepare_lint(session: nox.Session) -> None:
    install(session, *LIBRARIES, "dev/requirements/lint.txt")
    _settle(session)


def _benchmarks(session: nox.Session) -> list[str]:
    """Return the names of the benchmarks that are asked for; without any, of all."""
    unknown = set(session.posargs) - set(performance_page.BENCHMARKS)
    if unknown:
        session.error(f"no such benchmark: {', '.join(sorted(unknown))}")
    return session.posargs or [*performance_page.BENCHMARKS]


def _measured(session: nox.Session, name: str) -> str:
    """Run a benchmark; return what it printed and how busy the machine was before it, and show it."""
    load = f"{performance_page.LOAD}{os.getloadavg()[0]:.1f}"
    printed = session.run("python", f"tests/bench/{name}.py", silent=True) or ""
    print(printed, load, sep="\n", flush=True)
    return f"{printed}\n{load}\n"


def _settle(session: nox.Session, core: Core | None = None) -> None:
    """Let Ansible find the collections, and write into no home but the session's."""
    session.env["ANSIBLE_COLLECTIONS_PATH"] = str(tree.live(core))
    session.env["HOME"] = str(home.home(session.name))


def _import(session: nox.Session, tarball: Path) -> None:
    """Run the importer, which calls an import with errors successful."""
    said = session.run("python", "-m", "galaxy_importer.main", str(tarball), silent=True) or ""
    print(said)
    if re.search(r"^(ERROR|WARNING):", said, re.MULTILINE):
        session.error("the importer found fault")


def _typed() -> list[str]:
    return [f"--package={NAMESPACE}.{name}" for name in ("plugins", "tests.lab")]


def _of_core(each: sessions.CoreSession, run: Run) -> None:
    @nox.session(name=each.name, python=False)
    def of_core(session: nox.Session) -> None:
        run(session, each)


for _session in sessions.EVERY:
    _verb = _session.name.partition("-")[0]
    if isinstance(_session, sessions.CoreSession) and _verb in VERBS:
        _of_core(_session, VERBS[_verb])
