"""What the columns of lists are called, from the file that says it."""

from collections.abc import Callable
from typing import Any

import pytest

from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.tables.actions import action_kind
from ilacs_desktop.tables.columns import names_of_columns
from ilacs_desktop.tables.evidence import evidence_kind
from ilacs_desktop.tables.indicators import indicator_kind
from ilacs_desktop.tables.points import point_kind
from ilacs_desktop.tables.record_columns import action_columns, prior_columns


@pytest.mark.parametrize(
    ("records", "kind", "in_documents"),
    [
        ("actions", action_kind, action_columns),
        ("prior_points", point_kind, prior_columns),
        ("evidence", evidence_kind, tuple),
        ("indicators", indicator_kind, tuple),
    ],
)
def test_every_word_of_the_file_is_for_a_column_that_there_is(
    example: Document,
    framework: Framework,
    records: str,
    kind: Callable[..., Any],
    in_documents: Callable[[], Any],
) -> None:
    columns = (*kind(example, framework).columns, *in_documents())
    assert names_of_columns(records).keys() <= {column.title for column in columns}
