"""Settings: which folder is the home, what dateline.toml may say."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.settings import SettingsError, find_home, load_settings


def test_the_home_is_the_option_then_the_environment_then_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DATELINE_HOME", raising=False)
    assert find_home() == tmp_path / "data"
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path / "elsewhere"))
    assert find_home() == tmp_path / "elsewhere"
    assert find_home(tmp_path / "named") == tmp_path / "named"
    assert list(tmp_path.iterdir()) == [], "asking for the home must not make it"


def test_the_file_wins_over_defaults_and_overrides_win_over_the_file(tmp_path: Path) -> None:
    (tmp_path / "dateline.toml").write_text('contact = "desk@harbourpost.example"\njobs = 3\n')
    settings = load_settings(tmp_path, jobs=1, proxy=None)
    assert (settings.jobs, settings.contact, settings.proxy) == (1, "desk@harbourpost.example", None)
    assert "desk@harbourpost.example" in settings.user_agent


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("contcat = 'x'", "contcat"),
        ("jobs = 'two'", "jobs"),
        ("jobs = true", "jobs"),
        ("batch_size = 0", "batch_size"),
        ("writer_wait_seconds = -1", "writer_wait_seconds"),
        ("jobs = ", "not valid TOML"),
        ("allow_private_hosts = 'yes'", "allow_private_hosts"),
    ],
)
def test_a_bad_file_is_refused_by_name_and_key(tmp_path: Path, text: str, word: str) -> None:
    file = tmp_path / "dateline.toml"
    file.write_text(text)
    with pytest.raises(SettingsError, match=word) as caught:
        load_settings(tmp_path)
    assert str(file) in str(caught.value)
