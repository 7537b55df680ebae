"""Small lists in the formats of Who's On First and GeoNames; the places are made up but for Lahore."""

import gzip
import zipfile
from pathlib import Path

HEADER = (
    "wof_id,geonames_id,placetype,name,other_names,latitude,longitude,bbox,country,region,county,population"
)
ROWS = (
    '85632659,1168579,country,Pakistan,PAK,30.0,70.0,"60.8,23.6,77.8,37.0",PK,,,',
    "1,1172451,locality,Lahor,Lahore|لاہور,31.55,74.35,,PK,Punjab,Lahore,11126285",
    "2,,locality,Qwxyz Kalan,Qwxyz Great|قوکز,31.2,74.1,,PK,Punjab,Kasur,900",
    "3,,locality,Qwxyz Kalan,Kwxyz,31.205,74.105,,PK,Punjab,Kasur,",
    "4,,locality,Qwxyz Kalan,,33.2,72.1,,PK,Punjab,Attock,",
    '5,,county,Vwxyz,,31.0,73.0,"72.8,30.9,73.2,31.1",PK,Punjab,,',
    "6,,neighbourhood,Vwxyz Town,,31.5,74.3,,PK,Punjab,Lahore,",
    "7,,campus,Vwxyz College,,31.5,74.3,,PK,Punjab,Lahore,",
    "8,,locality,Vwxyz Abroad,,31.5,75.3,,IN,Punjab,,",
)


def whos_on_first(folder: Path, *rows: str, code: str = "PK") -> Path:
    path = folder / f"{code}.csv.gz"
    path.write_bytes(gzip.compress("\n".join((HEADER, *(rows or ROWS), "")).encode()))
    return path


def geonames_row(id_: int, name: str, lat: float, lon: float, feature: str = "P", code: str = "PPL") -> str:
    return (
        f"{id_}\t{name}\t{name}\tOther {name},Third {name}\t{lat}\t{lon}\t{feature}\t{code}\tPK"
        "\t\t04\t123\t\t\t700\t\t210\tAsia/Karachi\t2024-01-01"
    )


def geonames_archive(folder: Path, *rows: str, code: str = "PK") -> Path:
    path = folder / f"{code}.zip"
    lines = rows or (
        geonames_row(1172451, "Lahore", 31.558, 74.35071, code="PPLA"),
        geonames_row(99000001, "Qwxyz Kalan", 31.2, 74.1),
        geonames_row(99000002, "Vwxyz Road", 31.2, 74.1, "R", "RD"),
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme.txt", "GeoNames")
        archive.writestr(f"{code}.txt", "\n".join(lines) + "\n")
    return path
