FROM caddy:2.10-alpine
# The program may otherwise take ports below 1024 by itself, which a container without any rights cannot start.
RUN setcap -r /usr/bin/caddy && adduser -D -u 1000 caddy && mkdir -p /data /config && chown caddy /data /config
COPY Caddyfile /etc/caddy/Caddyfile
USER caddy
