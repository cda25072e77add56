import json
from datetime import date, timedelta
from pathlib import Path

from dalil.compare.series_file import compare_series
from dalil.compare.series_json import result_json
from tests.compare.test_series_file import AT, COUNTS, weekly


def test_every_promised_key_is_there_and_the_whole_is_json(tmp_path: Path) -> None:
    told = result_json(compare_series(weekly(tmp_path, COUNTS), AT))
    text = json.dumps(told, ensure_ascii=False, allow_nan=False)
    again = json.loads(text)
    assert set(again) >= {
        "rate_ratio", "interval", "p_lower", "level", "slope", "verdict", "verdict_en", "verdict_ar",
        "why_en", "why_ar", "checks", "excess", "series", "period", "n_before", "n_after",
    }  # fmt: skip
    assert again["rate_ratio"]["low"] == again["interval"][0] < again["interval"][1] < 1
    assert (again["period"], again["n_before"], again["n_after"]) == ("week", 34, 26)
    assert again["series"][34]["first"] == "2014-09-01" and again["series"][34]["after"]
    assert again["series"][0]["count"] == COUNTS[0] and again["series"][0]["expected"] is None
    assert again["excess"]["high"] < 0 < again["expected_total"]["low"]
    assert again["excess_over_forecast"]["value"] < 0
    assert "2014-09-01" in again["change_dates"]


def test_what_cannot_be_told_is_null(tmp_path: Path) -> None:
    told = result_json(compare_series(weekly(tmp_path, COUNTS[:20]), date(2014, 1, 6) + timedelta(7 * 4)))
    assert told["rate_ratio"] is None and told["interval"] is None and told["p_lower"] is None
    assert told["verdict"] == "too_little_data" and told["why_en"] and told["why_ar"]
    assert json.dumps(told)
