ARG BASE
FROM ${BASE}
COPY nginx.conf /etc/nginx/nginx.conf
COPY index.html /srv/www/index.html
ENTRYPOINT []
CMD ["nginx", "-g", "daemon off;"]
