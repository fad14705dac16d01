ARG BASE
FROM ${BASE}
USER redis
WORKDIR /data
ENTRYPOINT []
CMD ["redis-server", "--protected-mode", "no"]
