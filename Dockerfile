# Two stages: the first has what it takes to install, the second only what it takes to run.
FROM python:3.11-slim AS build
WORKDIR /source
COPY pyproject.toml constraints.txt README.md LICENSE NOTICE ./
COPY bot bot
COPY knowledge knowledge
COPY calculators calculators
RUN python -m venv /app \
 && /app/bin/pip install --no-cache-dir --disable-pip-version-check --constraint constraints.txt .
# What a first start would make for itself, made here: the root file system is read-only later.
ENV XDG_CACHE_HOME=/app/cache MPLCONFIGDIR=/app/cache/matplotlib
RUN /app/bin/offerlens ask "vp base" \
 && /app/bin/python -c "import matplotlib.font_manager"

FROM python:3.11-slim
RUN useradd --system --uid 10001 --home-dir /data offerlens && install -d -o offerlens /data
COPY --from=build /app /app
ENV PATH=/app/bin:$PATH XDG_CACHE_HOME=/app/cache MPLCONFIGDIR=/app/cache/matplotlib \
    PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 \
    OFFERLENS_DATABASE_URL=sqlite:////data/offerlens.db OFFERLENS_HEALTH_PORT=8080
USER offerlens
VOLUME /data
EXPOSE 8080 8443
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8080/healthz', timeout=4)"]
ENTRYPOINT ["offerlens"]
CMD ["run"]
