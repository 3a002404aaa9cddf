package pl.nurt.standin.ksef;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import pl.nurt.standin.ksef.KsefStandIn.Answer;
import pl.nurt.standin.ksef.KsefStandIn.RefusedException;
import tools.jackson.databind.json.JsonMapper;

/** Lets in who shows the token or signs with a certificate: a challenge, the proof, a moment of waiting, two tokens that are handed out once. */
final class Doors {
    private static final Duration SHORT = Duration.ofMinutes(15);
    private static final Duration LONG = Duration.ofDays(7);
    private static final int PROVEN = 200;
    private static final int UNDER_WAY = 100;
    private static final int WRONG_TOKEN = 450;

    private final SelfSigned keys;
    private final Archive archive;
    private final Clock clock = Clock.systemUTC();
    private final Map<String, Long> challenges = new ConcurrentHashMap<>();
    /** How far each try is, by its reference and its token. */
    private final Map<String, Attempt> attempts = new ConcurrentHashMap<>();

    private final Map<String, Pass> access = new ConcurrentHashMap<>();
    private final Map<String, Pass> refresh = new ConcurrentHashMap<>();

    Doors(SelfSigned keys, Archive archive) {
        this.keys = keys;
        this.archive = archive;
    }

    private record Pass(String nip, Instant until) {}

    private record Attempt(String nip, int code, int asked) {}

    Map<String, Object> key(String usage) {
        var certificate = keys.certificate();
        try {
            return Map.of(
                    "certificate",
                    Base64.getEncoder().encodeToString(certificate.getEncoded()),
                    "certificateId",
                    Base64.getEncoder().encodeToString(Crypto.sha256(certificate.getEncoded())),
                    "publicKeyId",
                    keyId(),
                    "validFrom",
                    certificate.getNotBefore().toInstant().toString(),
                    "validTo",
                    certificate.getNotAfter().toInstant().toString(),
                    "usage",
                    List.of(usage));
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String keyId() {
        return Crypto.hash(keys.certificate().getPublicKey().getEncoded());
    }

    /** In whose name the token speaks; null when it is none. */
    @Nullable
    String whose(@Nullable String bearer) {
        var pass = access.get(token(bearer));
        return pass == null || pass.until().isBefore(clock.instant()) ? null : pass.nip();
    }

    /** All that hold now end. */
    void forget() {
        access.clear();
    }

    private static String token(@Nullable String bearer) {
        return bearer != null && bearer.startsWith("Bearer ") ? bearer.substring("Bearer ".length()) : "";
    }

    Answer answer(String[] parts, @Nullable String bearer, byte[] body) {
        return switch (parts[1]) {
            case "challenge" -> challenge();
            case "ksef-token" -> byToken(body);
            case "xades-signature" -> byCertificate(body);
            case "token" -> parts[2].equals("redeem") ? redeem(token(bearer)) : refreshed(token(bearer));
            default -> status(token(bearer));
        };
    }

    private Answer challenge() {
        var challenge = archive.reference("CR");
        var now = clock.instant();
        challenges.put(challenge, now.toEpochMilli());
        return Answer.json(
                200,
                Map.of(
                        "challenge",
                        challenge,
                        "timestamp",
                        now.toString(),
                        "timestampMs",
                        now.toEpochMilli(),
                        "clientIp",
                        "127.0.0.1"));
    }

    private Answer byToken(byte[] body) {
        var request = JsonMapper.shared().readTree(body);
        var issued = challenges.remove(request.path("challenge").asString(""));
        if (issued == null) {
            throw new RefusedException(400, 21111, "Nieprawidłowe wyzwanie autoryzacyjne.");
        }
        var proven = false;
        try {
            var shown = new String(
                    Crypto.openKey(
                            keys.keys().getPrivate(),
                            request.path("encryptedToken").asString("")),
                    StandardCharsets.UTF_8);
            proven = shown.equals(KsefStandIn.TOKEN + "|" + issued);
        } catch (GeneralSecurityException unreadable) {
            // Said by the status of the try, as KSeF does.
        }
        return begun(request.path("contextIdentifier").path("value").asString(""), proven);
    }

    private Answer byCertificate(byte[] body) {
        var signed = SignedRequest.read(body)
                .orElseThrow(() -> new RefusedException(400, 21405, "Nieprawidłowy podpis XAdES."));
        if (challenges.remove(signed.challenge()) == null) {
            throw new RefusedException(400, 21111, "Nieprawidłowe wyzwanie autoryzacyjne.");
        }
        return begun(signed.nip(), true);
    }

    private Answer begun(String nip, boolean proven) {
        var token = UUID.randomUUID().toString();
        attempts.put(token, new Attempt(nip, proven ? PROVEN : WRONG_TOKEN, 0));
        return Answer.json(
                202, Map.of("referenceNumber", archive.reference("AU"), "authenticationToken", token(token, SHORT)));
    }

    private Answer status(String token) {
        var attempt = attempt(token);
        // The first question comes too early.
        attempts.put(token, new Attempt(attempt.nip(), attempt.code(), attempt.asked() + 1));
        var code = attempt.asked() == 0 ? UNDER_WAY : attempt.code();
        return Answer.json(
                200,
                Map.of(
                        "startDate",
                        clock.instant().toString(),
                        "authenticationMethod",
                        "Token",
                        "authenticationMethodInfo",
                        Map.of("category", "Token", "code", "token.ksef", "displayName", "Token KSeF"),
                        "status",
                        Map.of(
                                "code",
                                code,
                                "description",
                                code == WRONG_TOKEN ? "Błędny token" : "Uwierzytelnianie")));
    }

    private Attempt attempt(String token) {
        var attempt = attempts.get(token);
        if (attempt == null) {
            throw new RefusedException(401, 0, "Wymagane jest uwierzytelnienie.");
        }
        return attempt;
    }

    private Answer redeem(String token) {
        var attempt = attempt(token);
        if (attempt.code() != PROVEN || attempt.asked() < 2) {
            throw new RefusedException(400, 21301, "Brak autoryzacji.");
        }
        attempts.remove(token);
        return Answer.json(
                200,
                Map.of(
                        "accessToken",
                        handed(access, attempt.nip(), SHORT),
                        "refreshToken",
                        handed(refresh, attempt.nip(), LONG)));
    }

    private Answer refreshed(String token) {
        var pass = refresh.get(token);
        if (pass == null) {
            throw new RefusedException(401, 0, "Wymagane jest uwierzytelnienie.");
        }
        return Answer.json(200, Map.of("accessToken", handed(access, pass.nip(), SHORT)));
    }

    private Map<String, String> handed(Map<String, Pass> passes, String nip, Duration life) {
        var token = UUID.randomUUID().toString();
        passes.put(token, new Pass(nip, clock.instant().plus(life)));
        return token(token, life);
    }

    private Map<String, String> token(String token, Duration life) {
        return Map.of("token", token, "validUntil", clock.instant().plus(life).toString());
    }
}
