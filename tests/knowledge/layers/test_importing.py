"""Files of places become layers: every format, or a clear error and nothing stored."""

import gzip
import sqlite3
import zipfile
from pathlib import Path

import pytest
from made_layers import CSV, write_csv, write_geonames, write_ocha, write_wof

from dalil.errors import BadTable, DalilError, NotFound, StoreError, UsageError
from dalil.knowledge.layers.importing import format_of, import_layer
from dalil.knowledge.layers.opened import layer_tools
from dalil.knowledge.layers.spots import LayerSource
from dalil.knowledge.layers.store import LayerStore


@pytest.fixture
def store(tmp_path: Path) -> LayerStore:
    return LayerStore(tmp_path / "data" / "gazetteer.sqlite3")


def rows(store: LayerStore) -> list[tuple]:
    with sqlite3.connect(store.path) as database:
        return database.execute(
            "select key, name_en, name_ar, round(lat, 3), round(lon, 3), kind, admin1, country"
            " from place order by key"
        ).fetchall()


@pytest.mark.parametrize(
    ("write", "form", "row"),
    [
        (write_csv, "csv", ("line-2", "Tell Marwan", "تل مروان", 36.1, 37.1, "village", "aleppo")),
        (write_geonames, "geonames", ("1", "Rasm Wardan", "رسم وردان", 36.11, 37.5, "village", "aleppo")),
        (write_wof, "wof", ("101", "Dayr Nuhas", "دير نحاس", 35.2, 36.7, "town", "hama")),
        (write_ocha, "ocha", ("C9001", "Zaytunah", "زيتونة", 34.6, 36.5, "town", "homs")),
    ],
)  # fmt: skip
def test_each_format_is_told_and_read(write, form, row, tmp_path, store) -> None:
    path = write(tmp_path)
    assert format_of(path) == form
    layer = import_layer(path, store, layer_tools())
    assert (layer.format, layer.source, layer.places) == (form, path.name, len(rows(store)))
    assert (*row[:6], f"dalil:{row[6]}-province", "SY") in rows(store)


def test_ocha_areas_lie_at_their_capital_and_neighbourhoods_at_their_town(tmp_path, store) -> None:
    import_layer(write_ocha(tmp_path), store, layer_tools())
    found = {row[0]: row[3:6] for row in rows(store)}
    assert found["SY040109"] == (34.6, 36.5, "district")
    assert found["N901"] == (34.6, 36.5, "neighbourhood")


def test_geonames_leaves_out_wells_and_keeps_dams(tmp_path, store) -> None:
    import_layer(write_geonames(tmp_path), store, layer_tools())
    assert {row[0]: row[5] for row in rows(store)} == {
        "1": "village",
        "2": "dam",
        "3": "river",
        "5": "district",
    }


def test_deprecated_places_are_left_out(tmp_path, store) -> None:
    import_layer(write_wof(tmp_path), store, layer_tools())
    assert [row[0] for row in rows(store)] == ["101", "85"]


def test_archives_are_read(tmp_path, store) -> None:
    dump = write_geonames(tmp_path)
    with zipfile.ZipFile(tmp_path / "SY.zip", "w") as archive:
        archive.write(dump, "SY.txt")
    packed = tmp_path / "packed.csv.gz"
    packed.write_bytes(gzip.compress(CSV.encode()))
    assert import_layer(tmp_path / "SY.zip", store, layer_tools()).places == 4
    assert import_layer(packed, store, layer_tools()).name == "packed"


def test_names_of_other_columns_and_kinds_in_arabic(tmp_path, store) -> None:
    text = "Place;Latitude;Longitude;Type\n".replace(";", ",") + "وادي الزهر,35.1,36.9,قرية\n"
    import_layer(write_csv(tmp_path, text), store, layer_tools())
    assert rows(store)[0][1:6] == ("وادي الزهر", "وادي الزهر", 35.1, 36.9, "village")


def test_importing_again_replaces_the_layer_and_removing_takes_it_out(tmp_path, store) -> None:
    import_layer(write_csv(tmp_path), store, layer_tools())
    import_layer(write_geonames(tmp_path), store, layer_tools())
    short = "\n".join(CSV.splitlines()[:2])
    import_layer(write_csv(tmp_path, short), store, layer_tools())
    assert [(layer.name, layer.places) for layer in store.layers()] == [("SY", 4), ("made", 1)]
    store.remove("made")
    assert [layer.name for layer in store.layers()] == ["SY"]
    assert LayerSource(store.path).hits("tlmrn", "SY", "") == ()
    with pytest.raises(NotFound, match='no layer "made"'):
        store.remove("made")


BAD = [
    ("no.csv", "name_en,lat\nTell Marwan,36\n", "no column for lon"),
    ("far.csv", "name_en,lat,lon\nA Place,36,37\nTell Marwan,136,37\n", 'Line 3 .* lies at "136, 37"'),
    ("words.csv", "name_en,lat,lon\nTell Marwan,north,37\n", 'lies at "north, 37"'),
    ("many.csv", "name_en,lat,lon\nTell, Marwan,36,37\n", "more values than columns"),
    ("nameless.csv", "name_en,lat,lon\n,36,37\n", "names no place"),
    ("empty.csv", "", "no column"),
    ("heads.csv", "name_en,lat,lon\n", "holds no place"),
    ("broken.geojson", '{"features": [', "is no JSON"),
    ("other.geojson", '{"features": [{"properties": {"name": "Tell"}}]}', "without wof:id"),
    ("broken.xlsx", "PK no workbook", "no Excel workbook"),
]


@pytest.mark.parametrize(("name", "text", "wrong"), BAD, ids=[name for name, _, _ in BAD])
def test_a_bad_file_is_named_and_changes_nothing(name, text, wrong, tmp_path, store) -> None:
    import_layer(write_csv(tmp_path), store, layer_tools())
    before = rows(store), store.layers()
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DalilError, match=wrong) as caught:
        import_layer(path, store, layer_tools(), name="made")
    assert caught.value.remedy
    assert (rows(store), store.layers()) == before


@pytest.mark.parametrize("cut", [10, 200, -20])
def test_a_cut_archive_is_an_error(cut, tmp_path, store) -> None:
    path = tmp_path / "cut.csv.gz"
    path.write_bytes(gzip.compress(CSV.encode() * 3)[:cut])
    with pytest.raises(BadTable):
        import_layer(path, store, layer_tools())
    assert store.layers() == []


def test_an_import_that_breaks_half_way_leaves_the_layer_as_it_was(tmp_path, store, monkeypatch) -> None:
    import_layer(write_csv(tmp_path), store, layer_tools())
    before = rows(store)
    layer = store.layers()[0]
    with pytest.raises(StoreError):
        store.replace(layer, [(0, "made", "1", "Half")], [])
    assert rows(store) == before


def test_what_is_no_layer_file_is_said(tmp_path) -> None:
    path = tmp_path / "gazetteer.sqlite3"
    path.write_bytes(b"no database at all, but long enough to be taken for one" * 40)
    with pytest.raises(StoreError, match="cannot be read"):
        LayerStore(path).layers()


def test_names_of_our_own_layers_are_refused(tmp_path, store) -> None:
    for name in ("dalil", "geonames", "a b"):
        with pytest.raises(UsageError):
            import_layer(write_csv(tmp_path), store, layer_tools(), name=name)


def test_a_dump_of_another_shape_is_refused(tmp_path, store) -> None:
    path = write_geonames(tmp_path)
    path.write_text(path.read_text(encoding="utf-8") + "6\tshort row\n", encoding="utf-8")
    with pytest.raises(BadTable, match="Line 6 .* has 2 columns"):
        import_layer(path, store, layer_tools())
