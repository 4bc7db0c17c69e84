"""What can be done with inspections and counts of audits: each is one step of undo."""

from PySide6.QtCore import Slot

from ilacs_desktop.document.codec import new_id
from ilacs_desktop.document.records import AuditCount, Inspection
from ilacs_desktop.ui.pages.outlook.words import months_of, visit_title
from ilacs_desktop.ui.pages.records.actions import RecordActions


class OutlookActions(RecordActions):
    """Adds, edits and removes visits of inspectors and counts of audits."""

    def add_visit(self) -> None:
        """Ask for an inspection or visit."""
        self._ask_visit(Inspection(new_id("ins")), is_new=True)

    def edit_visit(self, id_: str) -> None:
        """Ask for changes to a visit."""
        visit = self._visit(id_)
        if visit is not None:
            self._ask_visit(visit, is_new=False)

    def remove_visit(self, id_: str) -> None:
        """Take a visit out of the document."""
        visit = self._visit(id_)
        if visit is not None:
            told = f"“{visit_title(visit)}” was removed."
            self._drop("Remove inspection or visit", visit, told)

    def add_audit(self) -> None:
        """Ask for a count of audits."""
        self._ask_audit(AuditCount(new_id("au")), is_new=True)

    def edit_audit(self, id_: str) -> None:
        """Ask for changes to a count."""
        audit = self._audit(id_)
        if audit is not None:
            self._ask_audit(audit, is_new=False)

    def remove_audit(self, id_: str) -> None:
        """Take a count out of the document."""
        audit = self._audit(id_)
        if audit is not None:
            named = ", ".join(filter(None, (audit.what.strip(), months_of(audit))))
            self._drop("Remove audits", audit, f"The audits “{named}” were removed.")

    def _visit(self, id_: str) -> Inspection | None:
        return next((v for v in self._workspace.document.inspections if v.id == id_), None)

    def _audit(self, id_: str) -> AuditCount | None:
        return next((a for a in self._workspace.document.audits if a.id == id_), None)

    def _ask_visit(self, visit: Inspection, *, is_new: bool) -> None:
        from ilacs_desktop.ui.dialogs.inspection import InspectionDialog

        framework, today = self._workspace.framework, self._workspace.today
        form = InspectionDialog(self._theme, visit, framework, today, is_new=is_new)
        form.saved.connect(self._on_visit_added if is_new else self._on_visit_edited)
        self._dialogs.open_form(form)

    def _ask_audit(self, audit: AuditCount, *, is_new: bool) -> None:
        from ilacs_desktop.ui.dialogs.audit_count import AuditCountDialog

        form = AuditCountDialog(self._theme, audit, self._workspace.framework, is_new=is_new)
        form.saved.connect(self._on_audit_added if is_new else self._on_audit_edited)
        self._dialogs.open_form(form)

    def _kept(self, label: str, record: Inspection | AuditCount) -> None:
        self._keep(label, record)
        self.done.emit(record.id, "")

    @Slot(object)
    def _on_visit_added(self, visit: Inspection) -> None:
        self._kept("Add inspection or visit", visit)

    @Slot(object)
    def _on_visit_edited(self, visit: Inspection) -> None:
        self._kept("Edit inspection or visit", visit)

    @Slot(object)
    def _on_audit_added(self, audit: AuditCount) -> None:
        self._kept("Add audits", audit)

    @Slot(object)
    def _on_audit_edited(self, audit: AuditCount) -> None:
        self._kept("Edit audits", audit)
