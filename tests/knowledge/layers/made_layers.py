"""Small files of places in each format, all of them made up."""

import json
from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook

CSV = """name_en,name_ar,aliases,lat,lon,admin1,admin2,class,source
Tell Marwan,تل مروان,Tall Marwān|Tal Merwan,36.10,37.10,Aleppo,Jebel Saman,village,made
Little Hazra,حزرة صغيرة,,36.30,37.40,Aleppo,Menbij,village,made
Big Hazra,حزرة كبيرة,,36.40,37.60,Aleppo,Menbij,village,made
Al Thurayya_ Al Jawhara,الثريا_ الجوهرة,,36.205,37.15,Aleppo,Jebel Saman,neighbourhood,made
Samdana,سمدانة,Samdaneh,36.60,37.20,Aleppo,Azaz,town,made one + made two
Samdana,سمدانة,,35.80,37.90,Aleppo,Menbij,village,made
Aleppo,حلب,,36.20,37.16,Aleppo,Jebel Saman,city,made one + made two + made three
Mazraat Wazzan,مزرعة الوزان,,35.05,36.80,Hama,Hama,village,made
Kafr Lawz,كفر لوز,,33.60,36.40,Rural Damascus,Duma,village,made
"""


def write_csv(folder: Path, text: str = CSV, name: str = "made.csv") -> Path:
    """Write a table of places."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def write_geonames(folder: Path, rows: Sequence[Sequence[str]] | None = None) -> Path:
    """Write a dump of GeoNames."""
    given = rows or [
        (
            "1",
            "Rasm Wardan",
            "Rasm Ouardane,رسم وردان,Расм Вардан",
            "36.11",
            "37.50",
            "P",
            "PPL",
            "09",
            "700",
        ),
        ("2", "Wardan Dam", "سد وردان", "36.15", "37.55", "S", "DAM", "09", "0"),
        ("3", "Wadi Wardan", "", "36.2", "37.5", "H", "STM", "09", "0"),
        ("4", "Bir Wardan", "", "36.3", "37.5", "H", "WLL", "09", "0"),
        ("5", "Nahiyat Wardan", "ناحية وردان", "36.12", "37.51", "A", "ADM3", "09", "9000"),
    ]
    lines = []
    for number, name, others, lat, lon, feature, code, province, people in given:
        row = [number, name, name, others, lat, lon, feature, code, "SY", "", province, "", "", "", people]
        lines.append("\t".join([*row, "", "300", "Asia/Damascus", "2020-01-01"]))
    path = folder / "SY.txt"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def write_wof(folder: Path) -> Path:
    """Write a collection of Who's On First."""
    region = _feature(85, "region", "Hama", {"name:ara_x_preferred": ["حماة"]}, 35.1, 36.8)
    place = _feature(
        101,
        "locality",
        "Dayr Nuhas",
        {"name:ara_x_preferred": ["دير نحاس"], "name:fra_x_variant": ["Deir Nouhas"]},
    )
    place["properties"] |= {"wof:hierarchy": [{"region_id": 85}], "wof:population": 6200}
    gone = _feature(102, "locality", "Dayr Gone", {"edtf:deprecated": "2019-01-01"})
    path = folder / "made.geojson"
    path.write_text(
        json.dumps({"type": "FeatureCollection", "features": [region, place, gone]}), encoding="utf-8"
    )
    return path


def _feature(
    number: int, kind: str, name: str, more: dict[str, object], lat: float = 35.2, lon: float = 36.7
) -> dict[str, dict[str, object]]:
    point = {"type": "Point", "coordinates": [lon, lat]}
    properties = {"wof:id": number, "wof:placetype": kind, "wof:name": name, "iso:country": "SY", **more}
    return {"type": "Feature", "geometry": point, "properties": properties}  # type: ignore[dict-item]


def write_ocha(folder: Path) -> Path:
    """Write a workbook of OCHA: communities with coordinates, sub-districts and neighbourhoods without."""
    book = Workbook()
    sheet = book.active
    sheet.title = "admin3"
    sheet.append(
        ["admin0Pcode", "admin1Name_en", "admin1Pcode", "admin3Name_en", "admin3Name_ar", "admin3Pcode"]
    )
    sheet.append(["SY", "Homs", "SY04", "Zaytunah", "زيتونة", "SY040109"])
    places = book.create_sheet("admin4")
    places.append(
        ["admin0Pcode", "admin1Name_en", "admin1Name_ar", "admin1Pcode", "admin3Pcode", "admin4Name_en",
         "admin4Name_ar", "admin4Pcode", "admin4RefName_en", "IsAdmin3Capital", "Latitude_y", "Longitude_x"]
    )  # fmt: skip
    homs = ["SY", "Homs", "حمص", "SY04", "SY040109"]
    places.append([*homs, "Zaytunah", "زيتونة", "C9001", "Zaytuna", "Yes", 34.60, 36.50])
    places.append([*homs, "Upper Nab'", "النبع الفوقاني", "C9002", "", "No", 34.70, 36.60])
    areas = book.create_sheet("neighbourhoods")
    areas.append(
        ["admin1Name_en", "admin1Pcode", "admin4Name_en", "admin4Pcode", "neibourhoodName_en",
         "neibourhoodName_ar", "neibourhoodPcode"]
    )  # fmt: skip
    areas.append(["Homs", "SY04", "Zaytunah", "C9001", "Al Rayhan", "الريحان", "N901"])
    path = folder / "made_admin.xlsx"
    book.save(path)
    return path
