ARG BASE
FROM ${BASE}
RUN pip install --no-cache-dir --root-user-action ignore tornado==6.5.10
COPY server.py index.html /srv/
ENTRYPOINT []
CMD ["python3", "/srv/server.py"]
