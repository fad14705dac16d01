ARG BASE
FROM ${BASE}
COPY Caddyfile /srv/Caddyfile
COPY index.html /srv/www/index.html
ENTRYPOINT []
CMD ["caddy", "run", "--config", "/srv/Caddyfile", "--adapter", "caddyfile"]
