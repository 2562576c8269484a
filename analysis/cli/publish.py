"""`python -m analysis publish`: a study as one page that needs no server, and on paper."""

import argparse

from analysis.cli.progress import ProgressLine
from analysis.cli.study import opened_study, tier_of
from analysis.cli.writing import check_file, write_bytes
from analysis.errors import ExportError
from analysis.reports.page import report_page
from analysis.reports.pdf import check_chrome, report_pdf
from analysis.reports.report import make_report
from analysis.translation import speaking


def run(options: argparse.Namespace) -> int:
    """Write the report, and with `--pdf` the same for paper beside it."""
    if options.out.suffix.lower() != ".html":
        raise ExportError(f"A report is written as NAME.html; {options.out.name} is not.")
    check_file(options.out)
    if options.pdf:
        check_chrome()
    study = opened_study(options)
    tier = tier_of(study, options.encoder) if study.has_texts else None
    with speaking(options.language):
        report = make_report(
            study,
            tier,
            title=options.title,
            authors=options.author,
            sentences=not options.without_text,
            progress=ProgressLine("scoring", "sentences"),
        )
    write_bytes(options.out, report_page(report))
    written = [str(options.out)]
    if options.pdf:
        paper = options.out.with_suffix(".pdf")
        write_bytes(paper, report_pdf(report))
        written.append(str(paper))
    print(f"The report is in {' and '.join(written)}")
    return 0
