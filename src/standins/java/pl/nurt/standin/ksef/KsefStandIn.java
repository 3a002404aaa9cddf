package pl.nurt.standin.ksef;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import pl.nurt.standin.Notebook;
import pl.nurt.standin.StandIn;
import pl.nurt.standin.Web;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** KSeF 2.0: signing in, sessions of both kinds, statuses, confirmations, its archive. What breaks the official description is refused with 400. */
public final class KsefStandIn implements StandIn {
    /** The seller of the demo: the number that stands in examples everywhere. */
    public static final String NIP = "1234563218";

    public static final String TOKEN = "stand-in-token";

    static final String AWAY = "500 na wszystko";
    static final String SILENT = "nie odpowiada";
    static final String GARBAGE = "śmieci zamiast odpowiedzi";
    static final String BUSY = "429 raz";
    static final String EXPIRED = "401 raz: token wygasł";
    static final String CLOSE_FAILS = "zamknięcie sesji: 502";
    static final String ANSWER_LOST = "przyjmuje fakturę, a odpowiedź ginie";
    static final String REFUSES = "odrzuca faktury: 450";
    static final String FOREIGN = "numer zajęty przez kogoś innego: 440";
    static final String SESSION_FAILS = "sesja nieudana: 500";
    static final String SLOW = "długo przetwarza: 150";
    static final String FEW_PAGES = "odpowiedzi po jednej stronie na minutę";
    static final String OTHER_UPO = "UPO z innym skrótem";
    static final String KEY_UNKNOWN = "nieznany klucz raz: 21470";

    private static final String RETRY_AFTER = "30";

    /** Once for all of them: the one takes long to read, the other to make. */
    private static final OpenApi DESCRIPTION = new OpenApi();

    private static final SelfSigned KEYS = SelfSigned.rsa("Ministerstwo Finansow (zastepcze)", 1);

    private final Notebook notebook = new Notebook(
            AWAY,
            SILENT,
            GARBAGE,
            BUSY,
            EXPIRED,
            CLOSE_FAILS,
            ANSWER_LOST,
            REFUSES,
            FOREIGN,
            SESSION_FAILS,
            SLOW,
            FEW_PAGES,
            OTHER_UPO,
            KEY_UNKNOWN);
    private final Archive archive = new Archive(notebook);
    private final Doors doors;
    private final Clock clock = Clock.systemUTC();
    private final Web web = new Web();

    public KsefStandIn() {
        doors = new Doors(KEYS, archive);
        web.on("/v2/", this::ask).on("/upload/", this::upload).start();
    }

    @Override
    public String name() {
        return "ksef";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "nurt.billing.ksef.url",
                web.address() + "/v2",
                "nurt.billing.ksef.qr",
                web.address(),
                "nurt.billing.ksef.token",
                TOKEN,
                "nurt.billing.ksef.stand-in",
                "true");
    }

    @Override
    public Notebook notebook() {
        return notebook;
    }

    /** An answer of KSeF. @param hash of bytes that are no JSON; null for JSON */
    record Answer(int status, byte[] body, @Nullable String hash) {
        static Answer json(int status, Object body) {
            return new Answer(status, JsonMapper.shared().writeValueAsBytes(body), null);
        }

        static Answer nothing() {
            return new Answer(204, new byte[0], null);
        }

        static Answer xml(byte[] body) {
            return new Answer(200, body, Crypto.hash(body));
        }
    }

    /** KSeF will not do it. */
    static final class RefusedException extends RuntimeException {
        final int status;
        final int code;

        RefusedException(int status, int code, String said) {
            super(said);
            this.status = status;
            this.code = code;
        }
    }

    private void ask(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        var path = exchange.getRequestURI().getPath().substring("/v2".length());
        if (isBroken(exchange, path)) {
            return;
        }
        var operation = DESCRIPTION.operation(exchange.getRequestMethod(), path);
        Answer answer;
        try {
            if (operation.isEmpty()) {
                throw new RefusedException(400, 21405, "nie ma takiej operacji");
            }
            var wrong = DESCRIPTION.request(operation.get(), body);
            if (wrong.isPresent()) {
                throw new RefusedException(400, 21405, wrong.get());
            }
            var bearer = exchange.getRequestHeaders().getFirst("Authorization");
            answer = answer(exchange, path, operation.get().has("security"), bearer, body);
        } catch (RefusedException refused) {
            answer = problem(refused, path);
        }
        var status = answer.status();
        var octets = answer.body();
        if (operation.isPresent() && answer.hash() == null) {
            var wrong = DESCRIPTION.answer(operation.get(), status, octets);
            if (wrong.isPresent()) {
                status = 500;
                octets = ("the stand-in breaks the description: " + wrong.get()).getBytes(StandardCharsets.UTF_8);
            }
        }
        send(exchange, status, octets, answer.hash());
    }

    private boolean isBroken(HttpExchange exchange, String path) throws IOException {
        if (notebook.has(SILENT)) {
            waitLong();
        }
        if (notebook.has(AWAY)) {
            send(exchange, 500, new byte[0], null);
        } else if (notebook.has(GARBAGE)) {
            send(exchange, 200, "<html>ups".getBytes(StandardCharsets.UTF_8), null);
        } else if (notebook.has(CLOSE_FAILS) && path.endsWith("/close")) {
            notebook.write("zamknięcie", Archive.fields("sesja", path, "wynik", "502"));
            send(exchange, 502, new byte[0], null);
        } else if (notebook.has(BUSY) && path.startsWith("/sessions")) {
            notebook.set(BUSY, false);
            exchange.getResponseHeaders().set("Retry-After", RETRY_AFTER);
            send(
                    exchange,
                    429,
                    JsonMapper.shared()
                            .writeValueAsBytes(problem(429, "Too Many Requests", "Przekroczono limit żądań.", path)),
                    null);
        } else {
            return false;
        }
        return true;
    }

    private Answer answer(HttpExchange exchange, String path, boolean secured, @Nullable String bearer, byte[] body) {
        var parts = path.substring(1).split("/", -1);
        if (parts[0].equals("security")) {
            return Answer.json(200, List.of(doors.key("KsefTokenEncryption"), doors.key("SymmetricKeyEncryption")));
        }
        if (parts[0].equals("auth")) {
            return doors.answer(parts, bearer, body);
        }
        if (notebook.has(EXPIRED)) {
            notebook.set(EXPIRED, false);
            doors.forget();
        }
        var nip = doors.whose(bearer);
        if (secured && nip == null) {
            throw new RefusedException(401, 0, "Wymagane jest uwierzytelnienie.");
        }
        return switch (parts[0]) {
            case "rate-limits" -> Answer.json(200, Limits.all(notebook.has(FEW_PAGES) ? 1 : 20));
            case "invoices" ->
                Answer.xml(archive.byNumber(parts[2])
                        .filter(taken -> nip != null
                                && taken.facts() != null
                                && taken.facts().seller().equals(nip))
                        .orElseThrow(() ->
                                new RefusedException(400, 21164, "Faktura o podanym identyfikatorze nie istnieje."))
                        .xml());
            case "sessions" -> sessions(parts, String.valueOf(nip), exchange, body);
            default -> throw new RefusedException(400, 21405, "nie ma takiej operacji");
        };
    }

    private Answer sessions(String[] parts, String nip, HttpExchange exchange, byte[] body) {
        var request = body.length == 0
                ? JsonMapper.shared().createObjectNode()
                : JsonMapper.shared().readTree(body);
        if (parts.length == 2 && parts[1].equals("online")) {
            var opened = open(request, false);
            return Answer.json(
                    201,
                    Map.of(
                            "referenceNumber",
                            opened.reference,
                            "validUntil",
                            clock.instant().plusSeconds(43_200).toString()));
        }
        if (parts.length == 2 && parts[1].equals("batch")) {
            return opened(open(request, true));
        }
        if (parts[1].equals("online") || parts[1].equals("batch")) {
            var session = session(parts[2]);
            return parts[3].equals("close") ? close(session, nip) : take(session, request, nip);
        }
        return new Statuses(archive, notebook, clock).answer(session(parts[1]), parts, nip, exchange);
    }

    private Session session(String reference) {
        return archive.session(reference)
                .orElseThrow(() -> new RefusedException(400, 21173, "Sesja o wskazanym numerze nie istnieje."));
    }

    private Session open(JsonNode request, boolean batch) {
        if (!request.path("formCode").path("systemCode").asString("").equals("FA (3)")) {
            throw new RefusedException(400, 21405, "Wskazany kod formularza nie jest wspierany.");
        }
        var encryption = request.path("encryption");
        if (notebook.has(KEY_UNKNOWN)) {
            notebook.set(KEY_UNKNOWN, false);
            throw new RefusedException(400, 21470, "Nieznany klucz publiczny.");
        }
        if (encryption.has("publicKeyId")
                && !encryption.path("publicKeyId").asString("").equals(doors.keyId())) {
            throw new RefusedException(400, 21470, "Nieznany klucz publiczny.");
        }
        try {
            var session = new Session(
                    archive.reference(batch ? "SB" : "SO"),
                    batch,
                    Crypto.openKey(
                            KEYS.keys().getPrivate(),
                            encryption.path("encryptedSymmetricKey").asString("")),
                    Base64.getDecoder()
                            .decode(encryption.path("initializationVector").asString("")),
                    request.path("offlineMode").asBoolean(false),
                    request.path("batchFile"));
            archive.open(session);
            return session;
        } catch (GeneralSecurityException unreadable) {
            throw new RefusedException(400, 21405, "Nie udało się odszyfrować klucza.");
        }
    }

    private Answer opened(Session session) {
        var answer = JsonMapper.shared().createObjectNode().put("referenceNumber", session.reference);
        var uploads = answer.putArray("partUploadRequests");
        for (var part : session.file.path("fileParts")) {
            var ordinal = part.path("ordinalNumber").asInt();
            ObjectNode upload = uploads.addObject()
                    .put("ordinalNumber", ordinal)
                    .put("method", "PUT")
                    .put("url", web.address() + "/upload/" + session.reference + "/" + ordinal);
            upload.putObject("headers").put("x-ms-blob-type", "BlockBlob");
        }
        return Answer.json(201, answer);
    }

    /** As the store of the cloud does it: with the header it wanted, and without a token. */
    private void upload(HttpExchange exchange) throws IOException {
        var parts = exchange.getRequestURI().getPath().split("/", -1);
        var part = exchange.getRequestBody().readAllBytes();
        var session = archive.session(parts[2]).orElse(null);
        var headers = exchange.getRequestHeaders();
        if (notebook.has(AWAY)) {
            send(exchange, 503, new byte[0], null);
        } else if (session == null
                || !"BlockBlob".equals(headers.getFirst("x-ms-blob-type"))
                || headers.containsKey("Authorization")) {
            send(exchange, 403, new byte[0], null);
        } else {
            session.parts.put(Integer.parseInt(parts[3]), part);
            send(exchange, 201, new byte[0], null);
        }
    }

    private Answer take(Session session, JsonNode request, String nip) {
        if (session.closed) {
            throw new RefusedException(400, 21180, "Status sesji uniemożliwia wykonanie operacji.");
        }
        var encrypted = Base64.getDecoder()
                .decode(request.path("encryptedInvoiceContent").asString(""));
        if (encrypted.length != request.path("encryptedInvoiceSize").asInt()
                || !Crypto.hash(encrypted)
                        .equals(request.path("encryptedInvoiceHash").asString(""))) {
            throw new RefusedException(400, 21402, "Nieprawidłowy rozmiar lub skrót zaszyfrowanej faktury.");
        }
        byte[] xml;
        try {
            xml = Crypto.open(session.key, session.iv, encrypted);
        } catch (GeneralSecurityException unreadable) {
            throw new RefusedException(400, 21403, "Nie udało się odszyfrować faktury.");
        }
        if (xml.length != request.path("invoiceSize").asInt()
                || !Crypto.hash(xml).equals(request.path("invoiceHash").asString(""))) {
            throw new RefusedException(400, 21402, "Nieprawidłowy rozmiar lub skrót faktury.");
        }
        var taken = archive.take(
                session,
                xml,
                nip,
                request.path("offlineMode").asBoolean(false),
                notebook.has(FOREIGN),
                notebook.has(REFUSES));
        if (notebook.has(ANSWER_LOST)) {
            notebook.set(ANSWER_LOST, false);
            return new Answer(502, new byte[0], "");
        }
        return Answer.json(202, Map.of("referenceNumber", taken.reference()));
    }

    private Answer close(Session session, String nip) {
        if (session.closed) {
            throw new RefusedException(400, 21180, "Status sesji uniemożliwia wykonanie operacji.");
        }
        session.closed = true;
        notebook.write("zamknięcie", Archive.fields("sesja", session.reference, "wynik", "204"));
        if (notebook.has(SESSION_FAILS)) {
            session.failure = 500;
            session.failed = "Nieznany błąd";
        } else if (session.batch) {
            archive.unpack(session, nip, notebook.has(FOREIGN), notebook.has(REFUSES));
        }
        return Answer.nothing();
    }

    private Answer problem(RefusedException refused, String path) {
        var said = String.valueOf(refused.getMessage());
        if (refused.status == 401) {
            return Answer.json(401, problem(401, "Unauthorized", said, path));
        }
        var problem = problem(refused.status, "Bad Request", "Żądanie jest nieprawidłowe.", path);
        problem.putArray("errors")
                .addObject()
                .put("code", refused.code)
                .put("description", said)
                .putArray("details");
        return Answer.json(refused.status, problem);
    }

    private ObjectNode problem(int status, String title, String detail, String path) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("title", title)
                .put("status", status)
                .put("instance", path)
                .put("detail", detail)
                .put("timestamp", clock.instant().toString())
                .put("traceId", "stand-in");
    }

    private static void send(HttpExchange exchange, int status, byte[] body, @Nullable String hash) throws IOException {
        var type = hash != null ? "application/xml" : status < 400 ? "application/json" : "application/problem+json";
        exchange.getResponseHeaders().set("Content-Type", type);
        if (hash != null && !hash.isEmpty()) {
            exchange.getResponseHeaders().set("x-ms-meta-hash", hash);
        }
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static void waitLong() {
        try {
            TimeUnit.MINUTES.sleep(5);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        web.close();
    }
}
