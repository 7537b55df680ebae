"""Small files in the column layouts of the real ones; what they tell is made up."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping

_ACLED = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,"
    "inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,"
    "location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp"
)
_ACLED_ROW = {
    "event_id_cnty": "SYR1001",
    "event_date": "07 May 2023",
    "year": "2023",
    "time_precision": "1",
    "disorder_type": "Political violence",
    "event_type": "Explosions/Remote violence",
    "sub_event_type": "Air/drone strike",
    "actor1": "Military Forces of Israel (2022-)",
    "inter1": "External/Other forces",
    "iso": "760",
    "region": "Middle East",
    "country": "Syria",
    "admin1": "Aleppo",
    "admin2": "Jebel Saman",
    "location": "Aleppo",
    "latitude": "36.2021",
    "longitude": "37.1343",
    "geo_precision": "1",
    "source": "SOHR",
    "source_scale": "Other",
    "notes": "On 7 May 2023, warplanes struck a depot near Aleppo.",
    "fatalities": "3",
    "timestamp": "1683570000",
}
_VIINA = (
    "viina_version,event_id_1pd,date,n_reports,event_ids,sources,geonameid,feature_code,asciiname,ADM1_NAME,"
    "ADM1_CODE,ADM2_NAME,ADM2_CODE,longitude,latitude,GEO_PRECISION,t_mil_b,a_rus_b,a_ukr_b,a_rus_init_b,"
    "a_ukr_init_b,a_civ_b,a_other_b,t_aad_b,t_airstrike_b,t_airalert_b,t_uav_b,t_armor_b,t_arrest_b,"
    "t_artillery_b,t_control_b,t_firefight_b,t_ied_b,t_raid_b,t_occupy_b,t_property_b,t_cyber_b,t_hospital_b,"
    "t_milcas_b,t_civcas_b,t_retreat_b,t_loc_b,t_san_b,tid"
)
_VIINA_ROW = {
    **{name: "0" for name in _VIINA.split(",") if name.endswith("_b")},
    "viina_version": "bert_20240901000000",
    "event_id_1pd": "218649",
    "date": "20240503",
    "n_reports": "2",
    "sources": "pravdaua;unian",
    "asciiname": "Kharkiv",
    "ADM1_NAME": "Kharkiv",
    "longitude": "36.25",
    "latitude": "49.98",
    "GEO_PRECISION": "ADM3",
    "t_mil_b": "1",
    "a_rus_b": "1",
    "a_ukr_b": "1",
    "a_rus_init_b": "1",
    "t_airstrike_b": "1",
}
# The codebook of version 2: what is told of a report, and how it is labelled, in two files.
_VIINA_INFO = (
    "viina_version,event_id,event_id_1pd,date,time,geonameid,feature_code,asciiname,ADM1_NAME,ADM1_CODE,"
    "ADM2_NAME,ADM2_CODE,longitude,latitude,GEO_PRECISION,GEO_API,location,address,report_id,source,url,text,lang"
)
_VIINA_INFO_ROW = {
    "event_id": "1001",
    "event_id_1pd": "77",
    "date": "20240503",
    "time": "12:30",
    "asciiname": "Kharkiv",
    "ADM1_NAME": "Kharkiv",
    "longitude": "36.25",
    "latitude": "49.98",
    "GEO_PRECISION": "ADM3",
    "source": "unian",
    "url": "https://news.example/1",
    "text": "A depot in Kharkiv was hit",
    "lang": "ua",
}
_VIINA_LABELS = (
    "viina_version,event_id,event_id_1pd,date,time,geonameid,t_mil,t_airstrike,t_uav,t_artillery,a_rus,a_ukr,"
    "t_mil_b,t_airstrike_b,t_uav_b,t_artillery_b,a_rus_b,a_ukr_b,a_rus_init_b,a_ukr_init_b"
)
_VIINA_LABELS_ROW = {
    "event_id": "1001",
    "event_id_1pd": "77",
    "date": "20240503",
    "t_mil": "0.99",
    "t_uav": "0.97",
    **{name: "0" for name in _VIINA_LABELS.split(",") if name.endswith("_b")},
    "t_mil_b": "1",
    "t_uav_b": "1",
    "a_rus_init_b": "1",
}
_GED = (
    "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,"
    "dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,"
    "number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,"
    "where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,"
    "country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,"
    "deaths_unknown,best,high,low,gwnoa,gwnob"
)
_GED_ROW = {
    "id": "300001",
    "type_of_violence": "3",
    "side_a": "Government of Syria",
    "side_b": "Civilians",
    "source_headline": "Shells on a market",
    "where_prec": "1",
    "where_coordinates": "Tanab village",
    "adm_1": "Aleppo Governorate",
    "latitude": "36.5",
    "longitude": "36.9",
    "country": "Syria",
    "date_start": "2019-03-05 00:00:00.000",
    "date_end": "2019-03-05 00:00:00.000",
    "best": "2",
    "high": "4",
    "low": "2",
}


def acled(*changes: Mapping[str, str]) -> bytes:
    """Return a file of ACLED's layout, one row for each of `changes`."""
    return _table(_ACLED, _ACLED_ROW, changes)


def viina(*changes: Mapping[str, str]) -> bytes:
    return _table(_VIINA, _VIINA_ROW, changes)


def viina_info(*changes: Mapping[str, str]) -> bytes:
    return _table(_VIINA_INFO, _VIINA_INFO_ROW, changes)


def viina_labels(*changes: Mapping[str, str]) -> bytes:
    return _table(_VIINA_LABELS, _VIINA_LABELS_ROW, changes)


def ged(*changes: Mapping[str, str]) -> bytes:
    return _table(_GED, _GED_ROW, changes)


def geolocations(*properties: Mapping[str, object], at: object = (37.8, 48.01)) -> bytes:
    """Return a FeatureCollection as geolocation projects publish them."""
    features = [
        {"type": "Feature", "geometry": {"type": "Point", "coordinates": at}, "properties": dict(one)}
        for one in properties
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def _table(header: str, row: Mapping[str, str], changes: Iterable[Mapping[str, str]]) -> bytes:
    page = io.StringIO()
    writer = csv.DictWriter(page, header.split(","), restval="")
    writer.writeheader()
    writer.writerows({**row, **change} for change in changes)
    return page.getvalue().encode()
