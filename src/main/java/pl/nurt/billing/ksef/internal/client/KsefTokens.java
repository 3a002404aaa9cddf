package pl.nurt.billing.ksef.internal.client;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.ksef.internal.client.KsefKeys.Usage;
import pl.nurt.billing.ksef.internal.client.KsefTransport.Question;
import pl.nurt.platform.work.WorkPool;
import tools.jackson.databind.JsonNode;

/**
 * The token that opens the doors, for a quarter of an hour: refreshed a minute before its end, and once however many threads want it. When it cannot
 * be refreshed any more, the portal signs in anew.
 */
final class KsefTokens {
    private static final Duration BEFORE_THE_END = Duration.ofMinutes(1);
    private static final int SIGNED_IN = 200;
    private static final int UNDER_WAY = 100;
    private static final int QUESTIONS = 20;
    private static final long BETWEEN_MILLIS = 500;

    private final KsefTransport transport;
    private final KsefKeys keys;
    private final KsefLogin login;
    private final String nip;
    private final WorkPool work;
    private final Clock clock;
    private @Nullable Token access;
    private @Nullable Token refresh;

    /** @param nip in whose name */
    KsefTokens(KsefTransport transport, KsefKeys keys, KsefLogin login, String nip, WorkPool work, Clock clock) {
        this.transport = transport;
        this.keys = keys;
        this.login = login;
        this.nip = nip;
        this.work = work;
        this.clock = clock;
    }

    private record Token(String value, Instant until) {}

    synchronized String get() {
        if (access != null && holds(access)) {
            return access.value();
        }
        if (refresh != null && holds(refresh)) {
            try {
                access = token(transport
                        .json(Question.post(RateGroup.SIGN_IN, "/auth/token/refresh", refresh.value()))
                        .path("accessToken"));
                return access.value();
            } catch (KsefRefusedException revoked) {
                refresh = null;
            }
        }
        signIn();
        return Objects.requireNonNull(access).value();
    }

    /** The token was refused although its time is not over; nothing happens when another thread has a new one already. */
    synchronized void refused(String token) {
        if (access != null && access.value().equals(token)) {
            access = null;
        }
    }

    private boolean holds(Token token) {
        return token.until().minus(BEFORE_THE_END).isAfter(clock.instant());
    }

    private void signIn() {
        var challenge = transport.json(Question.post(RateGroup.SIGN_IN, "/auth/challenge", null));
        var begun = begin(
                challenge.path("challenge").asString(""),
                challenge.path("timestampMs").asLong(0));
        var operation = token(begun.path("authenticationToken")).value();
        wait(begun.path("referenceNumber").asString(""), operation);
        var tokens = transport.json(Question.post(RateGroup.SIGN_IN, "/auth/token/redeem", operation));
        access = token(tokens.path("accessToken"));
        refresh = token(tokens.path("refreshToken"));
    }

    private JsonNode begin(String challenge, long timestamp) {
        return switch (login) {
            case KsefLogin.Token(var token) -> {
                var key = keys.get(Usage.TOKEN);
                var secret = (token + "|" + timestamp).getBytes(StandardCharsets.UTF_8);
                yield transport.json(Question.json(
                        RateGroup.SIGN_IN,
                        "/auth/ksef-token",
                        null,
                        Map.of(
                                "challenge",
                                challenge,
                                "contextIdentifier",
                                Map.of("type", "Nip", "value", nip),
                                "encryptedToken",
                                work.compute(() -> SessionSecret.oaep(key.key(), secret)),
                                "publicKeyId",
                                key.id())));
            }
            case KsefLogin.Certificate(var file) ->
                transport.json(new Question(
                        RateGroup.SIGN_IN,
                        "POST",
                        "/auth/xades-signature",
                        null,
                        "application/xml",
                        work.compute(() -> Xades.signIn(challenge, nip, file, clock.instant()))
                                .getBytes(StandardCharsets.UTF_8),
                        Map.of()));
        };
    }

    private void wait(String reference, String operation) {
        for (var asked = 0; asked < QUESTIONS; asked++) {
            var status = transport
                    .json(Question.get(RateGroup.SIGN_IN, "/auth/" + reference, operation))
                    .path("status");
            var code = status.path("code").asInt(0);
            if (code == SIGNED_IN) {
                return;
            }
            if (code != UNDER_WAY) {
                throw refused(code, status.path("description").asString(""));
            }
            pause();
        }
        throw new KsefAwayException("signing in takes too long");
    }

    /** An error of KSeF's own is nothing of ours. */
    private static KsefException refused(int code, String said) {
        return code >= 500 || code == 0
                ? new KsefAwayException("signing in: " + code + " " + said)
                : new KsefRefusedException(401, code, "signing in: " + code + " " + said);
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new KsefAwayException("stopped", stopped);
        }
    }

    private static Token token(JsonNode json) {
        try {
            return new Token(
                    json.path("token").asString(""),
                    OffsetDateTime.parse(json.path("validUntil").asString("")).toInstant());
        } catch (DateTimeParseException garbage) {
            throw new KsefAwayException("unclear token", garbage);
        }
    }
}
