"""Preloads of browser modules."""

from annotator.annotations.templatetags.modules import imports_of, module_preloads


def test_all_that_the_workbench_imports_is_asked_for_at_once_at_any_depth():
    paths = imports_of("js/workbench/main.js")
    assert "js/workbench/session.js" in paths
    assert "js/api.js" in paths, "which only the session's sender imports"
    assert len(paths) == len(set(paths))


def test_files_that_only_hold_types_are_not_asked_for():
    assert not {"js/workbench/types.js", "js/workbench/bench.js", "js/workbench/main.js"} & set(
        imports_of("js/workbench/main.js")
    )


def test_each_is_a_link_in_the_page():
    links = module_preloads("js/workbench/main.js").splitlines()
    assert len(links) == len(imports_of("js/workbench/main.js"))
    assert all(link.startswith('<link rel="modulepreload" href="/static/crossframe/js/') for link in links)
