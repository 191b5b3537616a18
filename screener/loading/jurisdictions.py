"""Compiling one jurisdiction's law, with every mistake named by its path."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from screener.facts.catalog import Catalog
from screener.law.catalog import SharedWords
from screener.law.flaws import Flaw, Path
from screener.law.jurisdiction import Jurisdiction
from screener.law.remedy import Remedy
from screener.law.tests import FactTest
from screener.law.words import Aside, Passage
from screener.logic.compile import Compiler
from screener.logic.compiled import (
    CompiledJurisdiction,
    CompiledRemedy,
    PassagesByPlace,
    Said,
    SaidWhen,
    with_parts,
)
from screener.logic.nodes import All, Node
from screener.logic.sections import OffenseMap, SectionReader, class_table

COVERED_FACTS = ("disposition", "court", "offense")


def compile_jurisdiction(
    law: Jurisdiction, catalog: Catalog, shared: SharedWords
) -> tuple[CompiledJurisdiction, list[Flaw]]:
    """The compiled law and its flaws (with flaws the compiled law is not to be used)."""
    reader = SectionReader(law.writing)
    compiler = Compiler(catalog, law.code, reader, tuple(law.writing.classes))
    for name, offense_list in law.lists.items():
        compiler.add_list(name, offense_list, ("lists", name))
    _check_map(law, catalog, reader, compiler)
    remedies: dict[str, list[CompiledRemedy]] = {}
    for index, remedy in enumerate(law.remedies):
        path: Path = ("remedies", index)
        compiled = _remedy(remedy, index, path, law, compiler, shared)
        if not remedy.id.startswith(f"{law.code.lower()}-"):
            compiler.flaw(
                (*path, "id"), f"“{remedy.id}”", f"ids here begin with {law.code.lower()}-"
            )
        remedies.setdefault(remedy.id, []).append(compiled)
    for versions in remedies.values():
        versions.sort(key=lambda version: version.in_force_from or date.min)
    result = CompiledJurisdiction(
        code=law.code,
        name=law.name,
        verified_on=law.verified_on,
        confidence=law.confidence,
        confidence_note=law.confidence_note,
        survivor_law=law.survivor_law,
        safe_harbor=_said(law.safe_harbor),
        not_covered=law.not_covered,
        help=tuple(helper.model_dump(exclude_none=True) for helper in law.help),
        reader=reader,
        offense_map=OffenseMap(law.offense_map, reader),
        classes=class_table(law.writing),
        class_levels={name: each.level for name, each in law.writing.classes.items()},
        remedies={name: tuple(versions) for name, versions in remedies.items()},
    )
    return result, compiler.flaws


def _check_map(
    law: Jurisdiction, catalog: Catalog, reader: SectionReader, compiler: Compiler
) -> None:
    for index, entry in enumerate(law.offense_map):
        path: Path = ("offense_map", index)
        for offense in entry.offense:
            if offense not in catalog.offense_categories:
                compiler.flaw(
                    (*path, "offense"),
                    f"no offense category “{offense}”",
                    "use a category of rules/offenses.yaml",
                )
        if reader.read(entry.section) is None:
            compiler.flaw(
                (*path, "section"),
                f"“{entry.section}” cannot be read as a section",
                "write it as records do, with digits first after the code's name",
            )
        if entry.class_ is not None and entry.class_ not in law.writing.classes:
            compiler.flaw(
                (*path, "class"), f"no class “{entry.class_}”", "add it to writing.classes"
            )


def _remedy(
    remedy: Remedy,
    order: int,
    path: Path,
    law: Jurisdiction,
    compiler: Compiler,
    shared: SharedWords,
) -> CompiledRemedy:
    conditions = tuple(
        compiler.part(condition, (*path, "conditions", index))
        for index, condition in enumerate(remedy.conditions)
    )
    seen: set[str] = set()
    for part in with_parts(conditions):
        if part.id in seen:
            compiler.flaw((*path, "conditions"), f"“{part.id}” names two conditions", "rename one")
        seen.add(part.id)
    for source in remedy.sources:
        if source not in law.sources:
            compiler.flaw(
                (*path, "sources"), f"no source “{source}”", "add it to sources of this file"
            )
    known = {other.id for other in law.remedies}
    for key in ("uses_up", "file_after"):
        for named in getattr(remedy, key):
            if named not in known:
                compiler.flaw((*path, key), f"no remedy “{named}”", "name a remedy of this file")
    nodes = {part.id: part.node for part in with_parts(conditions)}
    return CompiledRemedy(
        id=remedy.id,
        name=remedy.name,
        citation=remedy.citation,
        kind=remedy.kind,
        also=remedy.also,
        track=remedy.track,
        in_force_from=remedy.in_force.from_,
        in_force_until=remedy.in_force.until,
        verified_on=remedy.verified_on or law.verified_on,
        confidence=remedy.confidence or law.confidence,
        lawyer_only=remedy.lawyer_only,
        covers=_covers(remedy, path, compiler),
        conditions=conditions,
        whole=All(tuple(condition.node for condition in conditions)),
        court_decides=_said(remedy.court_decides),
        not_required=_said(remedy.not_required),
        unclear=remedy.unclear,
        words=_words(remedy, path, compiler, shared, nodes),
        grant=remedy.procedure.grant,
        automatic=remedy.procedure.automatic,
        uses_up=remedy.uses_up,
        file_after=remedy.file_after,
        source_urls=tuple(law.sources[s].url for s in remedy.sources if s in law.sources),
        file_order=order,
    )


def _said(asides: tuple[Aside, ...]) -> tuple[Said, ...]:
    return tuple(Said(each.law, each.says, each.quote, each.confirmed) for each in asides)


def _covers(remedy: Remedy, path: Path, compiler: Compiler) -> Node:
    nodes: list[Node] = []
    for name, options in remedy.covers.items():
        here = (*path, "covers", name)
        if name not in COVERED_FACTS:
            compiler.flaw(
                here,
                f"covers tests {name}",
                f"covers looks only at {', '.join(COVERED_FACTS)}; make it a condition",
            )
            continue
        test = FactTest(met=options, unmet=("rest",))
        nodes.append(compiler.fact_test(name, test, here, curable=False))
    return All(tuple(nodes))


def _words(
    remedy: Remedy,
    path: Path,
    compiler: Compiler,
    shared: SharedWords,
    nodes: dict[str, Node],
) -> PassagesByPlace:
    result: dict[tuple[str, ...], tuple[SaidWhen, ...]] = {}
    for where, passages in passages_of(remedy):
        said: list[SaidWhen] = []
        for index, passage in enumerate(passages):
            here: Path = (*path, *where, index)
            when = (
                None
                if passage.when is None
                else compiler.when(passage.when, (*here, "when"), nodes)
            )
            said.append(SaidWhen(_text(passage, here, compiler, shared), when))
        result[where] = tuple(said)
    return result


def passages_of(remedy: Remedy) -> Iterator[tuple[tuple[str, ...], tuple[Passage, ...]]]:
    """Every passage of a remedy with the place it stands in."""
    for group in ("effect", "proof", "procedure"):
        model = getattr(remedy, group)
        for name in type(model).model_fields:
            value = getattr(model, name)
            if isinstance(value, tuple):
                yield (group, name), value
    yield ("next_steps",), remedy.next_steps
    yield ("cautions",), remedy.cautions


def _text(passage: Passage, path: Path, compiler: Compiler, shared: SharedWords) -> str:
    if passage.use is None:
        return passage.text or ""
    found = shared.words.get(passage.use)
    if found is None:
        compiler.flaw(
            (*path, "use"), f"no shared wording “{passage.use}”", "add it to rules/wording.yaml"
        )
        return ""
    return found
