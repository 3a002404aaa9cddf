package pl.nurt.notice.internal.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import pl.nurt.interop.PortalPeer;
import pl.nurt.testing.TestStandIns;
import tools.jackson.databind.json.JsonMapper;

/** What others open of our pushes, and what our push service opens of theirs: {@code http_ece} and {@code web-push} of npm. */
@Tag("interop")
class PushInteropTest {
    private static final String TEXT = "{\"title\":\"Nie pij wody\",\"text\":\"Zażółć gęślą jaźń – 50 %\"}";
    private static final String OPEN = """
            const crypto = require('crypto'), ece = require('http_ece');
            const [body, key, auth] = process.argv.slice(1);
            const pair = crypto.createECDH('prime256v1');
            pair.setPrivateKey(Buffer.from(key, 'base64url'));
            process.stdout.write(ece.decrypt(Buffer.from(body, 'base64url'),
              { version: 'aes128gcm', privateKey: pair, authSecret: auth }).toString('utf8'));
            """;
    private static final String VERIFY = """
            const crypto = require('crypto'), jws = require('jws');
            const [token, key] = process.argv.slice(1), point = Buffer.from(key, 'base64url');
            const made = crypto.createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256',
              x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') } });
            if (!jws.verify(token, 'ES256', made.export({ type: 'spki', format: 'pem' }))) throw new Error('not of this key');
            process.stdout.write(JSON.stringify(jws.decode(token).payload));
            """;
    private static final String SEND = """
            const push = require('web-push');
            const [subscription, text, publicKey, privateKey] = process.argv.slice(1);
            const made = push.generateRequestDetails(JSON.parse(subscription), text,
              { TTL: 600, urgency: 'high', topic: 'm1', contentEncoding: 'aes128gcm',
                vapidDetails: { subject: 'mailto:demo@nurt.example', publicKey, privateKey } });
            fetch(made.endpoint, { method: 'POST', headers: made.headers, body: made.body })
              .then(answer => process.stdout.write(String(answer.status)));
            """;

    @Test
    void http_ece_opens_what_we_encrypt() throws Exception {
        var browser = Es256.newPair();
        var auth = new byte[16];
        new SecureRandom().nextBytes(auth);

        var body = PushEncryption.encrypt(
                TEXT.getBytes(StandardCharsets.UTF_8), Es256.point((ECPublicKey) browser.getPublic()), auth);

        assertThat(node(
                        "http_ece",
                        OPEN,
                        base64(body),
                        base64(Es256.number((ECPrivateKey) browser.getPrivate())),
                        base64(auth)))
                .isEqualTo(TEXT);
    }

    @Test
    void the_library_of_web_push_knows_the_portal_by_its_word() throws Exception {
        var pair = Es256.newPair();
        var keys = new VapidKeys(
                Es256.point((ECPublicKey) pair.getPublic()), Es256.number((ECPrivateKey) pair.getPrivate()));

        var token = keys.sign("https://push.example", 2_000_000_000L, "mailto:demo@nurt.example");

        assertThat(node("web-push", VERIFY, token, keys.publicKey()))
                .contains("\"aud\":\"https://push.example\"", "\"sub\":\"mailto:demo@nurt.example\"");
    }

    @Test
    void our_push_service_takes_and_opens_what_web_push_sends() throws Exception {
        PortalPeer.need("web-push");
        var pair = Es256.newPair();
        var subscription = subscribe();

        assertThat(node(
                        "web-push",
                        SEND,
                        subscription,
                        TEXT,
                        base64(Es256.point((ECPublicKey) pair.getPublic())),
                        base64(Es256.number((ECPrivateKey) pair.getPrivate()))))
                .isEqualTo("201");
        var endpoint =
                JsonMapper.shared().readTree(subscription).path("endpoint").asString();
        assertThat(TestStandIns.notebook("push").received())
                .filteredOn(received -> endpoint.endsWith(received.fields().get("urządzenie")))
                .singleElement()
                .satisfies(received -> assertThat(received.fields())
                        .containsEntry("payload", TEXT)
                        .containsEntry("Urgency", "high")
                        .containsEntry("nadawca", "mailto:demo@nurt.example"));
    }

    private static String subscribe() throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(
                            URI.create(TestStandIns.setting("nurt.notice.push.stand-in") + "/subscriptions"))
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    private static String node(String peer, String script, String... arguments) throws Exception {
        return PortalPeer.node(peer, script, arguments);
    }

    private static String base64(byte[] octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }
}
