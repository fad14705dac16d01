ARG BASE
FROM ${BASE}
RUN npm install --prefix /srv --no-audit --no-fund express@4.18.2
COPY server.js index.html /srv/
ENTRYPOINT []
CMD ["node", "/srv/server.js"]
