package pl.nurt.it;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A real nginx before two portals, set up as docs/several-portals.md shows: a browser stays with its portal while that one lives. */
final class Nginx implements AutoCloseable {
    private final int port;
    private final Process process;

    private Nginx(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    /** Where nginx is installed, if it is. */
    static Optional<Path> installed() {
        return Stream.of("/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/sbin/nginx")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** @param first serves who comes for the first time */
    static Nginx before(int first, int second, Path folder) throws IOException {
        Files.createDirectories(folder);
        var port = Processes.freePort();
        var settings = folder.resolve("nginx.conf");
        Files.writeString(settings, """
            pid %1$s/nginx.pid;
            error_log %1$s/error.log;
            events {}
            http {
                access_log off;
                client_body_temp_path %1$s/body;
                proxy_temp_path %1$s/proxy;
                fastcgi_temp_path %1$s/fastcgi;
                uwsgi_temp_path %1$s/uwsgi;
                scgi_temp_path %1$s/scgi;
                upstream one { server 127.0.0.1:%3$d max_fails=1 fail_timeout=5s; server 127.0.0.1:%4$d backup; }
                upstream two { server 127.0.0.1:%4$d max_fails=1 fail_timeout=5s; server 127.0.0.1:%3$d backup; }
                map $cookie_NURT_PORTAL $portal { two two; default one; }
                map $upstream_addr $served { ~:%4$d$ two; default one; }
                map $http_upgrade $connection_upgrade { default upgrade; '' ''; }
                server {
                    listen 127.0.0.1:%2$d;
                    add_header Set-Cookie "NURT_PORTAL=$served; Path=/; HttpOnly; SameSite=Lax" always;
                    location / {
                        proxy_pass http://$portal;
                        proxy_http_version 1.1;
                        proxy_connect_timeout 2s;
                        proxy_read_timeout 300s;
                        proxy_buffering off;
                        proxy_set_header Host $http_host;
                        proxy_set_header X-Forwarded-For $remote_addr;
                        proxy_set_header X-Forwarded-Proto $scheme;
                        proxy_set_header Upgrade $http_upgrade;
                        proxy_set_header Connection $connection_upgrade;
                    }
                }
            }
            """.formatted(folder, port, first, second));
        var process = new ProcessBuilder(
                        List.of(installed().orElseThrow().toString(), "-c", settings.toString(), "-g", "daemon off;"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.out").toFile())
                .start();
        var nginx = new Nginx(port, process);
        await().atMost(Processes.PATIENCE).until(nginx::listens);
        return nginx;
    }

    private boolean listens() {
        if (!process.isAlive()) {
            throw new IllegalStateException("nginx did not start");
        }
        try (var connection = new Socket("127.0.0.1", port)) {
            return connection.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    URI address() {
        return URI.create("http://localhost:" + port);
    }

    @Override
    public void close() {
        Processes.stop(process);
    }
}
