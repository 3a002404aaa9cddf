package pl.nurt.standin.ksef;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import pl.nurt.standin.Notebook;
import pl.nurt.standin.Web;
import pl.nurt.standin.ksef.KsefStandIn.Answer;
import pl.nurt.standin.ksef.KsefStandIn.RefusedException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How far a session is, what became of its invoices, and the confirmation of them. */
final class Statuses {
    private static final int SMALLEST_PAGE = 10;

    private final Archive archive;
    private final Notebook notebook;
    private final Clock clock;

    Statuses(Archive archive, Notebook notebook, Clock clock) {
        this.archive = archive;
        this.notebook = notebook;
        this.clock = clock;
    }

    Answer answer(Session session, String[] parts, String nip, HttpExchange exchange) {
        if (parts.length == 2) {
            return Answer.json(200, status(session));
        }
        if (parts[2].equals("invoices") && parts.length == 3) {
            return Answer.json(200, page(session, exchange));
        }
        if (parts[2].equals("upo")) {
            return confirmation(session, accepted(session), nip);
        }
        var taken = archive.byNumber(parts[4])
                .filter(found -> found.session().equals(session.reference))
                .orElseThrow(() -> new RefusedException(400, 21178, "Nie znaleziono UPO."));
        return confirmation(session, List.of(taken), nip);
    }

    private Answer confirmation(Session session, List<Taken> invoices, String nip) {
        var upo = Archive.confirmation(session.reference, invoices, nip);
        return Answer.xml(
                notebook.has(KsefStandIn.OTHER_UPO)
                        ? new String(upo, StandardCharsets.UTF_8)
                                .replaceAll(
                                        "<SkrotDokumentu>[^<]*",
                                        "<SkrotDokumentu>" + Base64.getEncoder().encodeToString(new byte[32]))
                                .getBytes(StandardCharsets.UTF_8)
                        : upo);
    }

    private static List<Taken> accepted(Session session) {
        return session.invoices.stream().filter(Taken::isAccepted).toList();
    }

    private ObjectNode status(Session session) {
        var accepted = accepted(session).size();
        var json = JsonMapper.shared().createObjectNode();
        var code = code(session, accepted);
        json.putObject("status").put("code", code).put("description", description(session, code));
        json.put("dateCreated", clock.instant().toString())
                .put("dateUpdated", clock.instant().toString())
                .put("invoiceCount", session.invoices.size())
                .put("successfulInvoiceCount", accepted)
                .put("failedInvoiceCount", session.invoices.size() - accepted);
        if (code == 200) {
            json.putObject("upo")
                    .putArray("pages")
                    .addObject()
                    .put("referenceNumber", session.reference.replaceFirst("-S.-", "-EU-"))
                    .put("downloadUrl", "https://ksef.example/upo")
                    .put(
                            "downloadUrlExpirationDate",
                            clock.instant().plusSeconds(3_600).toString());
        }
        return json;
    }

    private int code(Session session, int accepted) {
        if (!session.closed) {
            return 100;
        }
        if (session.failure != 0) {
            return session.failure;
        }
        if (notebook.has(KsefStandIn.SLOW)) {
            return session.batch ? 150 : 170;
        }
        if (session.invoices.isEmpty()) {
            return 440;
        }
        return accepted == 0 ? 445 : 200;
    }

    private static String description(Session session, int code) {
        return switch (code) {
            case 100 -> "Sesja otwarta";
            case 150 -> "Trwa przetwarzanie";
            case 170 -> "Sesja interaktywna zamknięta";
            case 200 -> "Sesja przetworzona pomyślnie";
            case 440 -> "Sesja anulowana";
            case 445 -> "Błąd weryfikacji, brak poprawnych faktur";
            default -> session.failed;
        };
    }

    private static ObjectNode page(Session session, HttpExchange exchange) {
        var query = exchange.getRequestURI().getQuery();
        var size = Math.max(
                SMALLEST_PAGE,
                Integer.parseInt(Web.form(query == null ? "" : query).getOrDefault("pageSize", "10")));
        var token = exchange.getRequestHeaders().getFirst("x-continuation-token");
        var from = token == null ? 0 : Integer.parseInt(token);
        var json = JsonMapper.shared().createObjectNode();
        var list = json.putArray("invoices");
        session.invoices.stream().skip(from).limit(size).forEach(taken -> invoice(list.addObject(), taken));
        if (from + size < session.invoices.size()) {
            json.put("continuationToken", Integer.toString(from + size));
        }
        return json;
    }

    private static void invoice(ObjectNode json, Taken taken) {
        json.put("ordinalNumber", taken.ordinal())
                .put("referenceNumber", taken.reference())
                .put("invoiceHash", Crypto.hash(taken.xml()))
                .put("invoicingDate", taken.at().toString());
        if (taken.facts() != null) {
            json.put("invoiceNumber", taken.facts().number());
        }
        if (taken.ksefNumber() != null) {
            json.put("ksefNumber", taken.ksefNumber())
                    .put("acquisitionDate", taken.at().toString());
        }
        var status = json.putObject("status").put("code", taken.code()).put("description", taken.said());
        if (!taken.more().isEmpty()) {
            var more = status.putObject("extensions");
            taken.more().forEach(more::put);
        }
    }
}
