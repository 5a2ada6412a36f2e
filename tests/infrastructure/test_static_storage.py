"""What `collectstatic` lays out: the files that pages ask for, hashed, compressed, and nothing else."""

import json

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import override_settings

from annotator import assets


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory):
    """Names by plain name, and the folder."""
    folder = tmp_path_factory.mktemp("static")
    storages = {**settings.STORAGES, "staticfiles": {"BACKEND": "annotator.static_storage.HashedStatic"}}
    with override_settings(STATIC_ROOT=folder, STORAGES=storages):
        call_command("collectstatic", verbosity=0, interactive=False)
        # A second time over the first, as before every start.
        call_command("collectstatic", verbosity=0, interactive=False)
    return json.loads((folder / "staticfiles.json").read_text())["paths"], folder


def test_every_bundle_is_there_hashed_and_compressed(laid_out):
    names, folder = laid_out
    plain = [f"{bundle}.css" for bundle in assets.SHEETS] + [f"{bundle}.js" for bundle in assets.SCRIPTS]
    for name in plain:
        path = folder / names[f"crossframe/bundles/{name}"]
        assert path.read_text()
        assert path.with_name(f"{path.name}.gz").exists() or path.stat().st_size < 200


def test_the_members_of_bundles_are_not_served_beside_them(laid_out):
    names, _ = laid_out
    assert not {"crossframe/js/workbench/main.js", "crossframe/js/api.js", "crossframe/css/base.css"} & names.keys()


def test_of_others_only_what_pages_ask_for_is_served(laid_out):
    names, _ = laid_out
    assert "drf_spectacular_sidecar/swagger-ui-dist/swagger-ui-bundle.js" in names
    assert not [name for name in names if name.endswith(".map") or name.startswith("rest_framework") or "redoc" in name]
