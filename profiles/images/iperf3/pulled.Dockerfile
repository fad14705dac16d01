ARG BASE
FROM ${BASE}
RUN apt-get update \
 && apt-get install -y --no-install-recommends iperf3 \
 && apt-get clean && rm -rf /var/lib/apt/lists/*
ENTRYPOINT []
CMD ["iperf3", "-s", "--forceflush"]
