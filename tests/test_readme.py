"""README is held to what the program does: the run it shows, the commands and options it names."""

import re
import shlex
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_run_is_a_real_run(audit_command, tmp_path):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "levy-row.txt").write_bytes((ROOT / "seeds" / "levy-row.txt").read_bytes())
    shown = README.split("    $ audit seeds/levy-row.txt\n\n```\n")[1].split("```")[0]
    done = audit_command("--no-html", "seeds/levy-row.txt")
    assert done.stdout.decode().rstrip() + "\n" == shown


def test_every_option_and_command_of_the_help_is_in_the_readme(audit_command):
    options = set(re.findall(r"--[a-z-]+", audit_command("check", "--help").stdout.decode())) - {"--help"}
    assert options
    assert [o for o in sorted(options) if o not in README] == []
    commands = re.findall(r"^  (\w+) ", audit_command("--help").stdout.decode().split("Commands:")[1], re.MULTILINE)
    assert commands
    assert [c for c in commands if c != "check" and f"audit {c}" not in README] == []


def test_every_option_in_the_readme_is_real(audit_command):
    known = audit_command("check", "--help").stdout.decode() + audit_command("--help").stdout.decode()
    lines = [line.strip() for line in README.splitlines() if line.startswith("    audit ")]
    named = {word for line in lines for word in shlex.split(line.split("  ")[0]) if word.startswith("--")}
    assert [o for o in sorted(named) if o not in known] == []


def test_the_python_example_runs(capsys):
    code = README.split("```python\n")[1].split("```")[0].replace("audit_file, ", "")
    exec(code, {})
    assert "fight-verb slams ('criticises',)" in capsys.readouterr().out


def test_contributing_rule_passes_its_own_examples(audit_command, tmp_path):
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rule = text.split("```toml\n")[1].split("```")[0]
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "redundancy.toml").write_text(re.sub(r"^   ", "", rule, flags=re.MULTILINE), encoding="utf-8")
    done = audit_command("test", "pack")
    assert done.returncode == 0, done.stdout.decode()


def test_the_configuration_is_a_real_one(audit_command, tmp_path):
    text = README.split("```toml\n")[1].split("```")[0]
    (tmp_path / "audit.toml").write_text(text, encoding="utf-8")
    for name in ("sport/final.md", "drafts/late.md", "names.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Rents\n\nRents rose 12% in Kiev.\n", encoding="utf-8")
    assert audit_command("new-rule", "press-release").returncode == 0
    done = audit_command("config", "sport/final.md")
    assert done.returncode == 0, done.stderr.decode()
    rows = [" ".join(line.split()) for line in done.stdout.decode().splitlines()]
    assert "fail_on error audit.toml line 23, per_path sport/**" in rows
    assert "house.time 7.30pm style guardian" in rows


def test_every_key_of_the_configuration_is_in_the_readme():
    from auditor.config.schema import schema

    keys = {*schema()["properties"], *schema()["$defs"]["house"]["properties"]}
    assert [key for key in sorted(keys) if key not in README] == []
