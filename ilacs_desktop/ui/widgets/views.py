"""How the program's lists and tables behave alike: what Qt's do otherwise is set here, once."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QTreeView

_PER_PIXEL = QAbstractItemView.ScrollMode.ScrollPerPixel


def behave_as_list(view: QAbstractItemView) -> None:
    """Let a list or tree of rows that wrap be read by pixel, left by Tab and changed by nothing."""
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setMouseTracking(True)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(_PER_PIXEL)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setTabKeyNavigation(False)


def behave_as_tree(view: QTreeView) -> None:
    """Let a tree be a list under headings, all at the left edge."""
    behave_as_list(view)
    view.setHeaderHidden(True)
    view.setRootIsDecorated(False)
    view.setIndentation(0)


def behave_as_table(view: QTableView) -> None:
    """Let a table have one line a row and no grid, be left by Tab, and size no column by itself."""
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(_PER_PIXEL)
    view.setHorizontalScrollMode(_PER_PIXEL)
    view.verticalHeader().hide()
    heads = view.horizontalHeader()
    heads.setHighlightSections(False)
    heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
