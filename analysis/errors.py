"""Errors we raise on purpose, so that every caller can tell them from bugs.

AnalysisError
├── CorpusError       the articles cannot be read, or lack something that is needed
├── FetchError        an address cannot be fetched, or a list of addresses not be had
├── QuestionError     an axis, a target or a frame cannot be asked as it stands
├── ScorerError       a model cannot be loaded, or gave unusable output
├── SettingError      a setting of this machine is wrong
├── StudyError        a saved study cannot be opened, or is not whole
├── StoreError        the place where studies are kept cannot be used
└── ExportError       a chart or table cannot be written

Every message is one sentence for the user: what is wrong, where, and what to do.
"""


class AnalysisError(Exception):
    """Base of every error this package raises; its message is meant for the user."""


class CorpusError(AnalysisError):
    """The articles cannot be read, or lack something that is needed."""


class FetchError(AnalysisError):
    """An address cannot be fetched, or a list of addresses not be had.

    `again` says that another try may go better, `wait` for how many seconds the host asks first.
    """

    def __init__(self, message: str, *, again: bool = False, wait: float = 0.0) -> None:
        super().__init__(message)
        self.again, self.wait = again, wait


class QuestionError(AnalysisError):
    """An axis, a target or a frame cannot be asked as it stands."""


class ScorerError(AnalysisError):
    """A model cannot be loaded, or gave unusable output."""


class SettingError(AnalysisError):
    """A setting of this machine is wrong."""


class StudyError(AnalysisError):
    """A saved study cannot be opened, or is not whole."""


class StoreError(AnalysisError):
    """The place where studies are kept cannot be used."""


class ExportError(AnalysisError):
    """A chart or table cannot be written."""
