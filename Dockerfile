# Parallax on a host of one's own. What it needs and how it is run: docs/deploying.md.
FROM python:3.12-slim

ENV PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    HF_HUB_OFFLINE=1 \
    PARALLAX_FETCH=off \
    ORT_DISABLE_TELEMETRY=1 \
    HOME=/home/parallax

WORKDIR /app

# The packages first, so that a change of the code does not fetch them again.
COPY requirements.txt ./
RUN python -m pip install --no-cache-dir --disable-pip-version-check -r requirements.txt

COPY app.py serve.py CITATION.cff LICENSE NOTICE ./
COPY .streamlit/config.toml .streamlit/config.toml
COPY analysis analysis
COPY data/sample data/sample
COPY data/gallery data/gallery
COPY evaluation/results evaluation/results
COPY pages pages
COPY ui ui
COPY weights weights

# Nobody in particular, who can write nowhere but at home.
RUN useradd --uid 10001 --create-home --home-dir /home/parallax parallax
USER 10001

EXPOSE 8501
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://localhost:8501/_stcore/health', timeout=4).close()"]

CMD ["python", "-m", "streamlit", "run", "serve.py", "--server.address=0.0.0.0", "--server.port=8501"]
