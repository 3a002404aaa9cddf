package pl.nurt.billing.ksef.internal.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.ksef.internal.client.KsefKeys.Usage;
import pl.nurt.billing.ksef.internal.client.KsefTransport.Content;
import pl.nurt.billing.ksef.internal.client.KsefTransport.Question;
import pl.nurt.billing.ksef.internal.client.RateGroup.Rates;
import pl.nurt.platform.work.WorkPool;
import tools.jackson.databind.JsonNode;

/**
 * What the portal asks of KSeF. Every method may throw any {@link KsefException}; which one says whether it was done, was not, or nobody knows.
 * Questions are asked again by themselves when the token had run out; what hands an invoice over is not.
 */
public final class KsefClient {
    private static final int UNAUTHORIZED = 401;
    private static final int PAGE = 100;
    private static final int MOST_PAGES = 200;
    private static final Map<String, String> FORM =
            Map.of("systemCode", "FA (3)", "schemaVersion", "1-0E", "value", "FA");

    private final KsefTransport transport;
    private final KsefKeys keys;
    private final KsefTokens tokens;
    private final RateLimits limits;
    private final WorkPool work;
    private boolean limitsAsked;

    /** @param work where what leaves is encrypted and signed */
    public KsefClient(
            KsefTransport transport, RateLimits limits, KsefLogin login, String nip, WorkPool work, Clock clock) {
        this.transport = transport;
        this.limits = limits;
        keys = new KsefKeys(transport, clock);
        this.work = work;
        tokens = new KsefTokens(transport, keys, login, nip, work, clock);
    }

    /** Asks once how often it may ask. */
    public synchronized void readLimits() {
        if (limitsAsked) {
            return;
        }
        var told = asking(token -> transport.json(Question.get(RateGroup.OTHER, "/rate-limits", token)));
        for (var group : RateGroup.values()) {
            var rates = told.path(group.ksefName());
            if (!group.ksefName().isEmpty() && rates.isObject()) {
                limits.told(
                        group,
                        new Rates(
                                rates.path("perSecond").asInt(1),
                                rates.path("perMinute").asInt(1),
                                rates.path("perHour").asInt(1)));
            }
        }
        limitsAsked = true;
    }

    /** KSeF could not read what was encrypted for it: its keys are fetched again. */
    public void forgetKeys() {
        keys.forget();
    }

    public OpenedSession openInteractive(SessionSecret secret) {
        return opened(encrypting(key -> asking(token -> transport.json(Question.json(
                RateGroup.ONLINE_SESSION,
                "/sessions/online",
                token,
                Map.of("formCode", FORM, "encryption", encryption(secret, key)))))));
    }

    public OpenedSession openBatch(BatchPackage content, SessionSecret secret, boolean offline) {
        var parts = new ArrayList<Map<String, Object>>();
        for (var part : content.parts()) {
            parts.add(Map.of(
                    "ordinalNumber", parts.size() + 1, "fileSize", part.octets().length, "fileHash", part.hash()));
        }
        var file = Map.of(
                "fileSize", content.size(), "fileHash", content.hash(), "compressionType", "Zip", "fileParts", parts);
        return opened(encrypting(key -> asking(token -> transport.json(Question.json(
                RateGroup.BATCH_SESSION,
                "/sessions/batch",
                token,
                Map.of(
                        "formCode",
                        FORM,
                        "batchFile",
                        file,
                        "encryption",
                        encryption(secret, key),
                        "offlineMode",
                        offline))))));
    }

    /** Safe to repeat: the same part in the same place. */
    public void upload(BatchPackage content, OpenedSession.Upload to) {
        if (to.ordinal() < 1 || to.ordinal() > content.parts().size()) {
            throw new KsefAwayException("an address for a part that there is not");
        }
        transport.upload(to, content.parts().get(to.ordinal() - 1).octets());
    }

    /** @return the reference of the invoice within its session; never repeated by itself, also when the token had run out */
    public String send(String session, byte[] document, SessionSecret secret, boolean offline) {
        var body = work.compute(() -> body(document, secret, offline));
        var token = tokens.get();
        try {
            return transport
                    .json(Question.json(
                            RateGroup.INVOICE_SEND, "/sessions/online/" + path(session) + "/invoices", token, body))
                    .path("referenceNumber")
                    .asString("");
        } catch (KsefRefusedException refused) {
            if (refused.status() == UNAUTHORIZED) {
                tokens.refused(token);
                throw new KsefAwayException("the token ran out", refused);
            }
            throw refused;
        }
    }

    private static Map<String, Object> body(byte[] document, SessionSecret secret, boolean offline) {
        var encrypted = secret.encrypt(document);
        var body = new LinkedHashMap<String, Object>();
        body.put("invoiceHash", Hashes.base64(document));
        body.put("invoiceSize", document.length);
        body.put("encryptedInvoiceHash", Hashes.base64(encrypted));
        body.put("encryptedInvoiceSize", encrypted.length);
        body.put("encryptedInvoiceContent", Base64.getEncoder().encodeToString(encrypted));
        body.put("offlineMode", offline);
        return body;
    }

    public void closeInteractive(String session) {
        asking(token -> transport.ask(
                Question.post(RateGroup.ONLINE_CLOSE, "/sessions/online/" + path(session) + "/close", token)));
    }

    public void closeBatch(String session) {
        asking(token -> transport.ask(
                Question.post(RateGroup.BATCH_CLOSE, "/sessions/batch/" + path(session) + "/close", token)));
    }

    public SessionStatus status(String session) {
        var json =
                asking(token -> transport.json(Question.get(RateGroup.SESSION, "/sessions/" + path(session), token)));
        var status = json.path("status");
        if (!status.path("code").isInt()) {
            throw new KsefAwayException("unclear status of a session");
        }
        var upos = new ArrayList<String>();
        json.path("upo")
                .path("pages")
                .forEach(page -> upos.add(page.path("referenceNumber").asString("")));
        return new SessionStatus(status.path("code").asInt(), words(status), upos);
    }

    /** Some of a session's invoices. @param next KSeF's mark of the page after them; null when there is none */
    public record Page(
            List<InvoiceStatus> invoices, @Nullable String next) {
        public Page {
            invoices = List.copyOf(invoices);
        }
    }

    /**
     * One page of the invoices of a session: KSeF gives so few a minute that a large session is read over several of them.
     *
     * @param from the mark of the page; null for the first
     */
    public Page invoices(String session, @Nullable String from) {
        var json = page(session, from);
        if (!json.path("invoices").isArray()) {
            throw new KsefAwayException("unclear invoices of a session");
        }
        var all = new ArrayList<InvoiceStatus>();
        json.path("invoices").forEach(invoice -> all.add(invoice(invoice)));
        return new Page(all, text(json, "continuationToken"));
    }

    /** Of all invoices of a small session, page by page. */
    public List<InvoiceStatus> invoices(String session) {
        var page = invoices(session, null);
        var all = new ArrayList<>(page.invoices());
        for (var pages = 1; page.next() != null; pages++) {
            if (pages == MOST_PAGES) {
                throw new KsefAwayException("endless pages");
            }
            page = invoices(session, page.next());
            all.addAll(page.invoices());
        }
        return all;
    }

    private JsonNode page(String session, @Nullable String next) {
        return asking(token -> {
            var question = Question.get(
                    RateGroup.SESSION_INVOICES, "/sessions/" + path(session) + "/invoices?pageSize=" + PAGE, token);
            return transport.json(next == null ? question : question.with("x-continuation-token", next));
        });
    }

    /** A page of the confirmation of a session (UPO), as it was signed. */
    public byte[] confirmation(String session, String reference) {
        return whole(asking(token -> transport.ask(
                Question.get(RateGroup.SESSION, "/sessions/" + path(session) + "/upo/" + path(reference), token))));
    }

    /** The confirmation of one invoice, by its number. */
    public byte[] confirmationOf(String session, String ksefNumber) {
        return whole(asking(token -> transport.ask(Question.get(
                RateGroup.SESSION,
                "/sessions/" + path(session) + "/invoices/ksef/" + path(ksefNumber) + "/upo",
                token))));
    }

    /** The document that KSeF keeps under the number. */
    public byte[] invoice(String ksefNumber) {
        return whole(asking(token ->
                transport.ask(Question.get(RateGroup.INVOICE_DOWNLOAD, "/invoices/ksef/" + path(ksefNumber), token))));
    }

    private static byte[] whole(Content content) {
        if (!content.hash().isEmpty() && !content.hash().equals(Hashes.base64(content.bytes()))) {
            throw new KsefAwayException("not the bytes that were meant");
        }
        return content.bytes();
    }

    /** With a new token, once, when the old one was refused. */
    private <T> T asking(Function<String, T> question) {
        var token = tokens.get();
        try {
            return question.apply(token);
        } catch (KsefRefusedException refused) {
            if (refused.status() != UNAUTHORIZED) {
                throw refused;
            }
            tokens.refused(token);
            return question.apply(tokens.get());
        }
    }

    /** With a new key, once, when the old one is not known any more. */
    private <T> T encrypting(Function<KsefKeys.Key, T> question) {
        try {
            return question.apply(keys.get(Usage.SESSION));
        } catch (KsefRefusedException refused) {
            if (refused.code() != KsefRefusedException.UNKNOWN_KEY) {
                throw refused;
            }
            keys.forget();
            return question.apply(keys.get(Usage.SESSION));
        }
    }

    private Map<String, String> encryption(SessionSecret secret, KsefKeys.Key key) {
        return Map.of(
                "encryptedSymmetricKey",
                work.compute(() -> secret.keyFor(key.key())),
                "initializationVector",
                secret.initializationVector(),
                "publicKeyId",
                key.id());
    }

    private static OpenedSession opened(JsonNode json) {
        var reference = text(json, "referenceNumber");
        if (reference == null) {
            throw new KsefAwayException("a session without a reference");
        }
        var uploads = new ArrayList<OpenedSession.Upload>();
        for (var one : json.path("partUploadRequests")) {
            var headers = new HashMap<String, String>();
            one.path("headers")
                    .properties()
                    .forEach(header ->
                            headers.put(header.getKey(), header.getValue().asString("")));
            uploads.add(new OpenedSession.Upload(
                    one.path("ordinalNumber").asInt(0),
                    one.path("method").asString("PUT"),
                    one.path("url").asString(""),
                    headers));
        }
        return new OpenedSession(reference, moment(json, "validUntil", Instant.EPOCH), uploads);
    }

    private static InvoiceStatus invoice(JsonNode json) {
        var status = json.path("status");
        var more = status.path("extensions");
        var accepted = text(json, "acquisitionDate");
        return new InvoiceStatus(
                json.path("referenceNumber").asString(""),
                json.path("invoiceHash").asString(""),
                status.path("code").asInt(0),
                words(status),
                text(json, "ksefNumber"),
                accepted == null ? null : moment(json, "acquisitionDate", Instant.EPOCH),
                text(more, "originalKsefNumber"),
                text(more, "originalSessionReferenceNumber"));
    }

    private static String words(JsonNode status) {
        var words = new StringBuilder(status.path("description").asString(""));
        status.path("details").forEach(detail -> words.append(' ').append(detail.asString("")));
        return words.toString();
    }

    private static @Nullable String text(JsonNode json, String field) {
        var value = json.path(field).asString("");
        return value.isEmpty() ? null : value;
    }

    /** Batch sessions are opened without an end in the answer. */
    private static Instant moment(JsonNode json, String field, Instant otherwise) {
        var value = text(json, field);
        try {
            return value == null ? otherwise : OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeParseException garbage) {
            throw new KsefAwayException("unclear moment", garbage);
        }
    }

    private static String path(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8);
    }
}
