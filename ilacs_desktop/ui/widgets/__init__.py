"""The kit: small widgets that every page is made of.

Every one takes the ``Theme`` first and follows it: do not set fonts, colours, spaces or sizes on
them. Import from the modules; nothing is gathered here.

==================  ==============================================================================
``labels``          ``Heading(theme, text, level)``, ``BodyLabel``, ``CaptionLabel``,
                    ``FigureLabel``, ``Label``
``buttons``         ``primary_button`` (one a page), ``secondary_button``, ``quiet_button``,
                    ``icon_button``, ``link_button``; ``literal`` for text that somebody typed
``inputs``          ``TextLine``, ``NumberBox``
``growing_text``    ``GrowingText``: a few sentences
``choices``         ``Choice`` (one of a list), ``OwnerChoice``, ``TickBox``, ``RadioChoice``
``date_field``      ``DateField``: typed the British way, or from a calendar
``field``           ``Field(theme, label, control, hint)``: use it for every control in a form
``search_box``      ``SearchBox``
``tag``, ``status``  ``Tag(theme, word, tone)``; ``status_look`` says how a section's status looks
``meter``           ``LengthMeter``; ``lengths`` has its words
``cards``           ``Card(theme, title)``: add to its ``column``
``banner``          ``Banner``: ``show_message(text, tone, action)``
``empty``           ``EmptyState``: what to do first
``section_list``    ``SectionList`` and ``SectionRow``
``tabs``            ``StageTabs``: the stages, and with ``size="panel"`` the panels
``panes``           ``Panes(theme, left, centre, right)``: the sides fold away
``page_scroll``     ``PageScroll(theme, content)``: every page that may be taller than the window
``layouts``, ``flow``  ``Column``, ``Row``, ``FlowLayout``: gaps grow with the text
``announce``        ``announce(widget, text)``: say it to a screen reader
==================  ==============================================================================

A page, in short::

    content = QWidget()
    column = Column(theme, 16, all_round(24))
    content.setLayout(column)
    column.addWidget(Heading(theme, "Set up", 1))
    self._meeting = DateField(theme)
    column.addWidget(Field(theme, "Annual engagement meeting", self._meeting))
    page = PageScroll(theme, content, measure=True)

Rules that the accessibility walk (tests/ui/walk.py) holds every page to: whatever takes the
keyboard has a name; no two buttons of a window share one; inputs have a visible label; nothing
that can be clicked is under 24 pixels; Tab reaches everything and comes round; no text is cut off
at 100, 150 and 200 %. Connect signals to methods decorated with ``Slot`` and named ``_on_…``,
never to a lambda that holds ``self``.
"""
