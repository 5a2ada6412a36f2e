# One image for the web server, the worker and the commands; compose.yaml shows them together.
FROM python:3.11-slim

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /app
COPY requirements.txt .
RUN pip install --require-hashes -r requirements.txt
COPY manage.py LICENSE ./
COPY comparisons comparisons
COPY annotator annotator
COPY templates templates
RUN useradd --system --create-home crossframe && mkdir /data && chown crossframe /data
USER crossframe
ENV CROSSFRAME_DATA=/data PORT=8000
VOLUME /data
EXPOSE 8000
CMD ["python", "manage.py", "serve", "--host", "0.0.0.0"]
