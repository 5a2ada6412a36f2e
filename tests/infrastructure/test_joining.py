"""Many small modules and sheets, joined into what a page loads."""

import pytest

from annotator import assets
from annotator.joining import CannotJoin, joined, modules_of
from annotator.static_storage import ROOT, bundles


@pytest.fixture
def written(tmp_path):
    def write(**modules):
        for name, text in modules.items():
            (tmp_path / f"{name}.js").write_text(text)
        return tmp_path

    return write


def test_what_is_imported_comes_first_and_once_at_any_depth():
    order = modules_of(ROOT, assets.scripts_in("workbench"))
    assert len(order) == len(set(order))
    assert order.index("js/api.js") < order.index("js/workbench/session.js") < order.index("js/workbench/main.js")


def test_files_that_only_hold_types_are_left_out():
    order = modules_of(ROOT, assets.scripts_in("workbench"))
    assert not {"js/workbench/types.js", "js/workbench/bench.js"} & set(order)


def test_a_module_hands_out_its_exports_and_takes_them_under_the_names_it_asks_for(written):
    root = written(
        one="export const a = 1;\nexport async function b() {}\nexport class C {}\n",
        two='import {\n  a as first,\n  b,\n  C,\n} from "./one.js";\nvoid [first, b, C];\n',
    )
    assert joined(root, ("two.js",)) == (
        "const m0 = (() => {\nconst a = 1;\nasync function b() {}\nclass C {}\nreturn { a, b, C };\n})();\n"
        "const m1 = (() => {\nconst { a: first, b, C, } = m0;\nvoid [first, b, C];\nreturn {  };\n})();\n"
    )


def test_modules_in_a_ring_are_refused_and_named(written):
    root = written(one='import { b } from "./two.js";\n', two='import { a } from "./one.js";\n')
    with pytest.raises(CannotJoin, match=r"one\.js > two\.js > one\.js"):
        joined(root, ("one.js",))


@pytest.mark.parametrize(
    "line",
    [
        'import * as all from "./two.js";',
        'import "./two.js";',
        "export default 1;",
        "export let a = 1;",
        "export { a };",
        'export * from "./two.js";',
    ],
)
def test_a_form_that_is_not_known_is_refused_and_never_joined_wrongly(written, line):
    root = written(one=f"{line}\n", two="")
    with pytest.raises(CannotJoin, match=r"one\.js: joining does not know this form"):
        joined(root, ("one.js",))


def test_all_that_pages_load_can_be_joined():
    made = dict(bundles())
    assert len(made) == len(assets.SHEETS) + len(assets.SCRIPTS)
    assert all(text.strip() for text in made.values())
