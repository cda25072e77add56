"""The house keeps its shape: layers, sizes, names."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "dalil"
MODULES = sorted(ROOT.rglob("*.py"))
LAYER = {
    "errors": 0, "model": 1, "language": 2, "knowledge": 3, "data": 3,
    "collect": 4, "coding": 4, "merge": 4, "compare": 4, "publish": 4, "evaluate": 4,
    "store": 5, "pipeline": 6, "scale": 6, "review": 7, "cli": 7, "__main__": 8,
}  # fmt: skip
STAGES = {room for room, layer in LAYER.items() if layer == 4}
FORBIDDEN = {"util", "utils", "helpers", "misc", "common", "base", "manager"}


def room_of(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imports_of(path: Path) -> set[str]:
    rooms = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module] if node.module != "dalil" else [f"dalil.{a.name}" for a in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        rooms |= {n.split(".")[1] for n in names if n.startswith("dalil.")}
    return {r for r in rooms if r != "__version__"}


def functions_of(path: Path) -> list[ast.FunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]


def body_lines(function: ast.FunctionDef) -> int:
    body = function.body
    if isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant) and len(body) > 1:
        body = body[1:]
    return (body[-1].end_lineno or 0) - body[0].lineno + 1


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_module_imports_only_from_lower_layers(path: Path) -> None:
    room = room_of(path)
    if room == "__init__":
        return
    for other in imports_of(path) - {room}:
        assert LAYER[other] < LAYER[room], f"{path} imports {other}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_module_is_short_named_and_documented(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 400, f"{path} is longer than 400 lines"
    assert path.stem not in FORBIDDEN
    if text.strip():
        assert ast.get_docstring(ast.parse(text)), f"{path} has no docstring"


def test_functions_fit_on_a_page() -> None:
    sizes = sorted(body_lines(f) for path in MODULES for f in functions_of(path))
    assert sizes[int(len(sizes) * 0.9)] <= 30


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_functions_take_at_most_six_arguments(path: Path) -> None:
    if room_of(path) == "cli":
        return  # a command's options are its arguments; Typer reads them from the signature
    for function in functions_of(path):
        arguments = function.args.posonlyargs + function.args.args + function.args.kwonlyargs
        names = [a.arg for a in arguments if a.arg not in ("self", "cls")]
        assert len(names) <= 6, f"{path}: {function.name} takes {len(names)} arguments"


def test_a_layer_violation_would_be_seen(tmp_path: Path) -> None:
    bad = tmp_path / "bad.py"
    bad.write_text("from dalil.publish.brief import write_brief\n", encoding="utf-8")
    assert imports_of(bad) == {"publish"}
    assert LAYER["publish"] >= LAYER["coding"]
