ARG BASE
FROM ${BASE}
# Making the cluster takes longer than starting the server, and is not what a start of it costs.
RUN install -d -o postgres -g postgres -m 700 /srv/postgres
USER postgres
RUN initdb --pgdata=/srv/postgres --auth=trust --locale=C.UTF-8
ENTRYPOINT []
CMD ["postgres", "-D", "/srv/postgres", "-k", "/tmp", "-c", "listen_addresses=0.0.0.0"]
