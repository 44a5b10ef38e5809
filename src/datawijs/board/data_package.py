"""The Frictionless data package description: what a program needs to read and check the tables (specs.frictionlessdata.io)."""

from typing import Any

from datawijs.board.tables import Column, Table


def data_package(
    tables: tuple[Table, ...], *, name: str, title: str, folders: dict[str, str] | None = None
) -> dict[str, Any]:
    """Describe `tables` as a data package, in the language in use.

    folders: for each table that doesn't stand beside the description, the folder to put before its path.
    """
    folders = folders or {}
    return {
        "profile": "tabular-data-package",
        "name": name,
        "title": title,
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "title": "Creative Commons Attribution 4.0 International",
                "path": "https://creativecommons.org/licenses/by/4.0/",
            }
        ],
        "contributors": [{"title": "The Datawijs authors", "role": "author"}],
        "resources": [_resource(table, folders.get(table.name, "")) for table in tables],
    }


def _resource(table: Table, folder: str) -> dict[str, Any]:
    described = {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title,
        "path": folder + table.path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(column) for column in table.described()],
            "missingValues": [""],
            "primaryKey": list(table.primary_key),
            "foreignKeys": [
                {"fields": [column], "reference": {"resource": other, "fields": [column]}}
                for column, other in table.refers_to.items()
            ],
        },
    }
    return described | ({"sources": [{"title": table.source}]} if table.source else {})


def _field(column: Column) -> dict[str, Any]:
    described = {"name": column.name, "type": column.type, "description": column.description}
    if column.unit:
        described["unit"] = column.unit
    constraints = dict(column.constraints)
    if not column.optional:
        constraints["required"] = True
    return described | ({"constraints": constraints} if constraints else {})
