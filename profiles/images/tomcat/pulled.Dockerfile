ARG BASE
FROM ${BASE}
RUN mkdir -p /srv/tomcat/conf /srv/tomcat/logs /srv/tomcat/temp /srv/tomcat/work \
 && cp /usr/local/tomcat/conf/web.xml /usr/local/tomcat/conf/logging.properties /srv/tomcat/conf/
COPY server.xml /srv/tomcat/conf/server.xml
COPY index.html /srv/tomcat/webapps/ROOT/index.html
ENV CATALINA_BASE=/srv/tomcat
ENTRYPOINT []
CMD ["catalina.sh", "run"]
