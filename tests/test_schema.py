"""The schemas with which editors complete and check rule files."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import orjson
import pytest
import yaml

from screener import Rulebook
from screener.loading.schema import schema_text, schemas
from tests.commands import run
from tests.conftest import wyoming_example
from tests.guide import RULES

NAMES = ("jurisdiction", "offenses", "questions", "wording")


class EditorLoader(yaml.SafeLoader):
    """YAML 1.2 as editors read it: numbers and true/false are no texts; yes and dates are."""


EditorLoader.yaml_implicit_resolvers = {}
for _tag, _form, _first in (
    ("bool", r"true|false", "tf"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)", "-+.0123456789"),
    ("null", r"~|null|", "~n"),
):
    EditorLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_form})$"), list(_first)
    )
EditorLoader.add_constructor(
    "tag:yaml.org,2002:int", lambda loader, node: int(loader.construct_scalar(node))
)


class OldEditorLoader(EditorLoader):
    """YAML 1.1, where a value yes or no is true or false."""


def _yes_or_no(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> object:
    return {"yes": True, "no": False}.get(node.value, node.value)


OldEditorLoader.add_constructor("tag:yaml.org,2002:str", _yes_or_no)


@pytest.fixture(scope="module")
def made(guide_rules: Rulebook) -> dict[str, Any]:
    return schemas(guide_rules.catalog)


def flaws(schema: Any, text: str, loader: type[yaml.SafeLoader] = EditorLoader) -> list[str]:
    """The places a schema refuses in a file."""
    data = _text_keys(yaml.load(text, loader))
    validator = jsonschema.Draft202012Validator(schema)
    return sorted("/".join(map(str, each.absolute_path)) for each in validator.iter_errors(data))


def _text_keys(data: Any) -> Any:
    if isinstance(data, dict):
        words = {True: "yes", False: "no"}
        return {words[k] if isinstance(k, bool) else str(k): _text_keys(v) for k, v in data.items()}
    return [_text_keys(each) for each in data] if isinstance(data, list) else data


@pytest.mark.parametrize("name", NAMES)
def test_the_schemas_are_valid_and_of_the_current_dialect(made: dict[str, Any], name: str) -> None:
    assert made[name]["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(made[name])


@pytest.mark.parametrize("name", NAMES)
def test_the_files_beside_the_rules_are_current(made: dict[str, Any], name: str) -> None:
    """To renew them: ``screener rules schema --out rules/schema``."""
    file = RULES / "schema" / f"{name}.json"
    assert file.read_text(encoding="utf-8") == schema_text(made[name])


def test_the_command_writes_and_prints_the_same_schemas(
    guide_folder: Path, tmp_path: Path, made: dict[str, Any]
) -> None:
    out = tmp_path / "new" / "schema"
    assert run("rules", "schema", "--rules", guide_folder, "--out", out).exit_code == 0
    assert {f.stem: orjson.loads(f.read_bytes()) for f in out.iterdir()} == made
    printed = run("rules", "schema", "--rules", guide_folder)
    assert orjson.loads(printed.stdout_bytes) == made


@pytest.mark.parametrize("loader", [EditorLoader, OldEditorLoader])
@pytest.mark.parametrize(
    "file",
    sorted(RULES.rglob("*.yaml")),
    ids=lambda file: str(file.relative_to(RULES)),
)
def test_every_rule_file_fits_the_schema_it_names(
    made: dict[str, Any], file: Path, loader: type[yaml.SafeLoader]
) -> None:
    text = file.read_text(encoding="utf-8")
    named = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
    assert named is not None, "the first line names the schema"
    schema = (file.parent / named.group(1)).resolve()
    assert schema.parent == RULES / "schema"
    assert flaws(made[schema.stem], text, loader) == []


@pytest.mark.parametrize("loader", [EditorLoader, OldEditorLoader])
def test_the_guides_file_fits(made: dict[str, Any], loader: type[yaml.SafeLoader]) -> None:
    assert flaws(made["jurisdiction"], wyoming_example(), loader) == []


def test_every_fact_is_completed_with_its_question_and_options(
    made: dict[str, Any], guide_rules: Rulebook
) -> None:
    schema = made["jurisdiction"]
    condition = schema["$defs"]["Condition"]["properties"]
    record = schema["$defs"]["example-record"]["properties"]
    person = schema["$defs"]["Example"]["properties"]["person"]["properties"]
    for fact in guide_rules.catalog.facts.values():
        assert (fact.name in condition) == (fact.type != "text" or fact.name == "class")
        assert (fact.name in record) == (fact.scope in ("record", "either"))
        assert (fact.name in person) == (fact.scope in ("person", "either"))
        if fact.name in condition:
            assert condition[fact.name]["description"] == fact.text
    level = schema["$defs"][record["level"]["$ref"].removeprefix("#/$defs/")]
    assert level == {"enum": ["felony", "misdemeanor", "violation", "ordinance"]}


def _change(before: str, after: str) -> Callable[[str], str]:
    def changed(text: str) -> str:
        assert before in text
        return text.replace(before, after, 1)

    return changed


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (
            _change("        trafficked: yes\n", "        traficked: yes\n"),
            "remedies/0/conditions/0",
        ),
        (_change("met: [forced, result]", "met: [forced, resulted]"), "connection"),
        (_change("met: [forced, result]", "met: [forced], maybe: [result]"), "connection"),
        (_change("kind: vacatur", "kind: forgiveness"), "remedies/0/kind"),
        (_change("disposition: [convicted]", "disposition: [convict]"), "remedies/0/covers"),
        (_change("covers: {disposition", "covers: {connection"), "remedies/0/covers"),
        (_change("from: [disposition_date,", "from: [connection,"), "wait"),
        (_change("9-1, offense: prostitution", "9-1, offense: vice"), "offense_map/0/offense"),
        (_change("unmet: rest}", "unmet: vice}"), "lists/survivor-list/offenses/unmet"),
        (_change("{connection: during}", "{conection: during}"), "examples/2/record"),
        (_change("record: {connection: during}", "record: {trafficked: no}"), "examples/2/record"),
        (_change("as_of: 2026-11-23\n        person: {", "person: {level: felony, "), "person"),
        (_change("each: {statute:", "each: {statue:"), "each"),
        (_change("name: Example State", "nome: Example State"), ""),
        (_change("years: 1}", "years: one}"), "wait"),
        (_change("grant: may", "grant: perhaps"), "remedies/0/procedure/grant"),
    ],
)
def test_mistakes_are_refused_where_they_stand(
    made: dict[str, Any], change: Callable[[str], str], place: str
) -> None:
    found = flaws(made["jurisdiction"], change(wyoming_example()))
    assert found
    assert any(place in each for each in found), found


def test_the_questions_refuse_a_type_that_does_not_exist(made: dict[str, Any]) -> None:
    text = (RULES / "questions.yaml").read_text(encoding="utf-8")
    assert flaws(made["questions"], text.replace("type: yes_no", "type: yesno", 1))
    assert flaws(made["questions"], text.replace("papers_kept: yes", "paper_kept: yes", 1))
