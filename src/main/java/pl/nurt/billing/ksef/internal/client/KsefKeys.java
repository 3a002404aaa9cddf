package pl.nurt.billing.ksef.internal.client;

import java.io.ByteArrayInputStream;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The keys of the Ministry that something is encrypted for: the one that holds, and of several the newest. Fetched once, and again when KSeF says so. */
final class KsefKeys {
    private final KsefTransport transport;
    private final Clock clock;
    private List<Known> known = List.of();

    KsefKeys(KsefTransport transport, Clock clock) {
        this.transport = transport;
        this.clock = clock;
    }

    /** What a key is for. */
    enum Usage {
        TOKEN("KsefTokenEncryption"),
        SESSION("SymmetricKeyEncryption");

        private final String code;

        Usage(String code) {
            this.code = code;
        }
    }

    /** @param id by which KSeF is told which one was used */
    record Key(String id, PublicKey key) {}

    private record Known(Key key, Instant from, Instant until, List<String> usages) {}

    synchronized Key get(Usage usage) {
        if (known.isEmpty()) {
            known = fetch();
        }
        var now = clock.instant();
        return known.stream()
                .filter(one -> one.usages().contains(usage.code)
                        && !one.from().isAfter(now)
                        && one.until().isAfter(now))
                .max(Comparator.comparing(Known::from))
                .map(Known::key)
                .orElseThrow(() -> {
                    known = List.of();
                    return new KsefAwayException("no key for " + usage);
                });
    }

    synchronized void forget() {
        known = List.of();
    }

    private List<Known> fetch() {
        var all = transport.json(
                KsefTransport.Question.get(RateGroup.SIGN_IN, "/security/public-key-certificates", null));
        var found = new ArrayList<Known>();
        for (var one : all) {
            found.add(key(one));
        }
        return List.copyOf(found);
    }

    private static Known key(JsonNode one) {
        try {
            var certificate = CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(
                            Base64.getDecoder().decode(one.path("certificate").asString(""))));
            var key = certificate.getPublicKey();
            var usages = new ArrayList<String>();
            one.path("usage").forEach(usage -> usages.add(usage.asString("")));
            return new Known(
                    new Key(Base64.getEncoder().encodeToString(Hashes.sha256(key.getEncoded())), key),
                    moment(one, "validFrom"),
                    moment(one, "validTo"),
                    List.copyOf(usages));
        } catch (CertificateException | IllegalArgumentException | DateTimeParseException garbage) {
            throw new KsefAwayException("unclear keys", garbage);
        }
    }

    private static Instant moment(JsonNode one, String field) {
        return OffsetDateTime.parse(one.path(field).asString("")).toInstant();
    }
}
