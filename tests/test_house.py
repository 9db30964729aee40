"""The house rules that no linter knows: documents that keep to the code, files of a size, nothing of one machine."""

from __future__ import annotations

import ast
import importlib
import re
import shlex
import subprocess
import tomllib
from pathlib import Path

import msgspec
import pytest

import broadsheet
from broadsheet import Article

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "broadsheet"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
MODULES = sorted(path for path in SOURCE.rglob("*.py"))
DOCUMENTS = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])

# The record's contract: these keys, in this order.
KEYS = """url canonical_url page_type completeness headline description text blocks authors publisher date_published date_modified
    sections keywords genre language locale images comments comment_count speakable copyright_year copyright_holder
    is_accessible_for_free rights evidence confidence reader""".split()


def tracked() -> list[Path]:
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split("\0")
    return [path for name in names if name and (path := ROOT / name).is_file()]


def test_the_record_has_the_keys_of_its_contract() -> None:
    assert list(broadsheet.read(b"").to_dict()) == KEYS
    assert list(Article.__struct_fields__) == KEYS


def test_absent_is_none_or_an_empty_list() -> None:
    empty = broadsheet.read(b"").to_dict()
    assert (empty["headline"], empty["publisher"], empty["comment_count"]) == (None, None, None)
    assert (empty["authors"], empty["images"], empty["blocks"], empty["text"]) == ([], [], [], "")
    assert empty["completeness"] == "not_article"


def test_records_are_values() -> None:
    one = broadsheet.read(b"<h1>Ice</h1>")
    assert one == broadsheet.read(b"<h1>Ice</h1>")
    with pytest.raises(AttributeError, match="immutable"):
        one.headline = "Thaw"  # type: ignore[misc]


@pytest.mark.parametrize("plain", [{}, {"headline": 7}, {"blocks": [{"type": "song"}]}, {"authors": [{}]}, [], None, "x"])
def test_what_is_no_record_is_an_error_of_ours(plain: dict[str, object]) -> None:
    if plain == {}:
        assert Article.from_dict(plain) == Article()
    else:
        with pytest.raises(broadsheet.RecordError, match="not a Broadsheet record"):
            Article.from_dict(plain)


def test_one_version_everywhere() -> None:
    version = PROJECT["project"]["version"]
    assert broadsheet.__version__ == version
    assert f"## {version}" in (ROOT / "CHANGELOG.md").read_text()


# ---- files ----


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_files_and_functions_can_be_read_at_a_glance(path: Path) -> None:
    text = path.read_text()
    tree = ast.parse(text)
    if "words" not in path.parts:  # word lists are data
        assert text.count("\n") <= 450
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 60, node.name
    if tree.body:
        assert ast.get_docstring(tree)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_public_functions_take_no_switch_by_place(path: Path) -> None:
    if "compat" in path.parts:  # the signatures there are those of other readers
        return
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("_"):
            by_place = [*node.args.posonlyargs, *node.args.args]
            assert not [one.arg for one in by_place if isinstance(one.annotation, ast.Name) and one.annotation.id == "bool"], (
                node.name
            )


def test_nothing_speaks_of_one_machine() -> None:
    this = Path(__file__)
    place = re.compile(r"(?<![\w.])/(?:work|root|home|tmp/bash_jobs)/|localhost:\d|/Users/\w|C:\\\\Users")
    for path in tracked():
        if (
            path != this
            and path.suffix in {".py", ".pyx", ".md", ".toml", ".cfg", ".yml", ".json", ".sh", "", ".svg"}
            and "pages" not in path.parts
        ):
            assert not place.search(path.read_text(errors="replace")), path


def test_leftovers_are_none() -> None:
    words = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X|PLACE" + r"HOLDER)\b")
    for path in tracked():
        if path.suffix in {".py", ".pyx", ".pxd", ".pyi", ".md", ".toml"}:
            assert not words.search(path.read_text()), path


def test_everything_in_the_package_is_shipped() -> None:
    shipped = PROJECT["tool"]["setuptools"]["package-data"]["broadsheet"]
    built = {".py", ".pyx", ".pxd", ".h", ".c", ".so", ".pyc"}
    for path in tracked():
        if SOURCE in path.parents and path.suffix not in built:
            inside = path.relative_to(SOURCE)
            assert any(inside.match(pattern) or inside.match(pattern.removeprefix("**/")) for pattern in shipped), inside


def test_every_field_file_is_under_contract() -> None:
    contract = next(c for c in PROJECT["tool"]["importlinter"]["contracts"] if c["type"] == "independence")
    named = {name.rpartition(".")[2] for name in contract["modules"]}
    read = (SOURCE / "read.py").read_text()
    fields = set(re.findall(r"^from \.fields\.(\w+) import", read, re.MULTILINE)) - {
        "candidate",
        "subject",
        "surroundings",
        "body",
    }
    assert fields <= named


# ---- documents ----


def test_every_dependency_has_its_reason() -> None:
    reasons = (ROOT / "docs" / "dependencies.md").read_text().lower()
    for wanted in [*PROJECT["project"]["dependencies"], *PROJECT["build-system"]["requires"]]:
        name = re.match(r"[\w-]+", wanted)
        assert name is not None
        assert f"`{name[0].lower()}`" in reasons, wanted


def test_every_field_is_described() -> None:
    described = (ROOT / "docs" / "fields.md").read_text()
    for key in KEYS:
        assert f"`{key}`" in described, key


def test_every_error_is_described() -> None:
    described = (ROOT / "docs" / "errors.md").read_text()
    for kind in re.findall(r"^class (\w+)", (SOURCE / "errors.py").read_text(), re.MULTILINE):
        assert f"`{kind}`" in described, kind


def test_the_map_shows_every_room_and_no_other() -> None:
    drawn = (ROOT / "docs" / "map.md").read_text()
    for path in re.findall(r"`((?:src|tests|docs|benchmarks|training|examples|fuzz)/[\w./-]*)`", drawn):
        assert (ROOT / path).exists(), path
    for room in SOURCE.iterdir():
        if room.is_dir() and (room / "__init__.py").exists():
            assert f"`src/broadsheet/{room.name}/`" in drawn, room


def test_links_between_documents_lead_somewhere() -> None:
    for document in DOCUMENTS:
        for link in re.findall(r"\]\((?!https?:|#)([^)#]+)", document.read_text()):
            assert (document.parent / link).exists(), (document.name, link)


def test_every_make_target_named_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    for document in DOCUMENTS:
        assert set(re.findall(r"`make ([a-z]+)", document.read_text())) <= targets, document.name


def test_every_command_named_exists() -> None:
    cli = pytest.importorskip("broadsheet.faces.cli")
    from click.testing import CliRunner

    for document in DOCUMENTS:
        for line in re.findall(r"^(?:\$ )?(broadsheet .*)$", document.read_text(), re.MULTILINE):
            command = shlex.split(line, comments=True)[1]
            answer = CliRunner().invoke(cli.main, [command, "--help"])
            assert answer.exit_code == 0, line


@pytest.mark.parametrize("room", ["benchmarks", "training", "fuzz", "examples"])
def test_what_tools_import_of_the_package_is_there(room: str) -> None:
    for path in sorted((ROOT / room).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "broadsheet":
                module = importlib.import_module(node.module)
                missing = [one.name for one in node.names if not hasattr(module, one.name)]
                for name in missing:
                    importlib.import_module(f"{node.module}.{name}")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_examples_in_documents_run(document: Path) -> None:
    for code in re.findall(r"^```python\n(.*?)^```", document.read_text(), re.MULTILINE | re.DOTALL):
        exec(compile(code, str(document), "exec"), {"__name__": "example"})


def test_the_json_schema_of_the_record_can_be_had() -> None:
    assert msgspec.json.schema(Article)["$ref"].endswith("Article")
