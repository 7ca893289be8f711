"""What is shipped: one package with its rules and templates, which works from anywhere."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return next(folder.glob("*.whl"))


def test_the_wheel_has_one_top_level_package_with_its_data(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert {n.split("/")[0] for n in names if ".dist-info" not in n} == {"auditor"}
    assert "auditor/rules/loaded/fight-verb.toml" in names
    assert "auditor/rules/words/dictionary.txt" in names
    assert "auditor/rules/presets/ap.toml" in names
    assert "auditor/templates/report.html" in names
    assert "auditor/config/audit.schema.json" in names
    assert not [n for n in names if n.startswith("auditor/rules/") and n.endswith(".py")]
    assert [n for n in names if n.endswith("licenses/LICENSE")]
    assert [n for n in names if n.endswith("words/NOTICE")]


def test_the_unpacked_wheel_works_from_another_folder(wheel, tmp_path):
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    code = "import sys; sys.path.insert(0, 'site'); import auditor; assert 'site' in auditor.__file__; print(len(auditor.audit_text('Senator slams budget').findings))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout == "1\n"


def test_nothing_heavy_is_imported_to_explain_a_rule():
    code = "import sys; from auditor.cli import cli; cli.main(['explain', 'fight-verb'], standalone_mode=False); print(sorted({'textstat', 'vaderSentiment', 'jinja2', 'nltk', 'yaml', 'markdown_it'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.splitlines()[-1] == "[]"


def test_an_audit_needs_no_nltk():
    code = "import sys; from auditor import audit_text; audit_text('The bridge is shut. It is old and it will stay shut.'); print('nltk' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "False\n"
