ARG BASE
FROM ${BASE}
COPY httpd.conf /srv/httpd.conf
COPY index.html /srv/www/index.html
ENTRYPOINT []
CMD ["httpd", "-DFOREGROUND", "-f", "/srv/httpd.conf"]
