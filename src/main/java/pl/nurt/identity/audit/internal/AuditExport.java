package pl.nurt.identity.audit.internal;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pl.nurt.identity.audit.AuditEntry;
import pl.nurt.identity.audit.AuditEntryId;
import pl.nurt.identity.audit.AuditFilter;
import pl.nurt.identity.audit.FieldChange;

/** Entries as CSV (RFC 4180, UTF-8); pages by key, so that any number fits into memory. No cell begins as a formula would. */
@Component
public class AuditExport {
    private static final int AT_ONCE = 1000;
    private static final String TITLES =
            "entry,at,kind,account,name,job,roles,deed,subject,key,changes,note,address,session,request";

    private final AuditRepository log;

    AuditExport(AuditRepository log) {
        this.log = log;
    }

    public void write(AuditFilter filter, Writer to) throws IOException {
        to.write(TITLES + "\r\n");
        AuditEntryId last = null;
        List<AuditEntry> page;
        do {
            page = log.page(filter, last, 0, AT_ONCE);
            for (var entry : page) {
                to.write(line(entry));
                last = entry.id();
            }
        } while (page.size() == AT_ONCE);
    }

    private static String line(AuditEntry entry) {
        var author = entry.madeBy();
        return String.join(
                        ",",
                        Long.toString(entry.id().value()),
                        entry.at().toString(),
                        entry.kind().name(),
                        author == null ? "" : Long.toString(author.value()),
                        cell(entry.authorName()),
                        cell(entry.job()),
                        cell(entry.roles()),
                        cell(entry.deed()),
                        cell(entry.subject().kind()),
                        cell(entry.subject().id()),
                        cell(entry.changes().stream().map(AuditExport::words).collect(Collectors.joining("; "))),
                        cell(entry.note()),
                        cell(entry.address()),
                        cell(entry.session()),
                        cell(entry.request()))
                + "\r\n";
    }

    private static String words(FieldChange change) {
        return change.field() + ": " + (change.before() == null ? "" : change.before()) + " → "
                + (change.after() == null ? "" : change.after());
    }

    private static String cell(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return "";
        }
        var harmless = "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return "\"" + harmless.replace("\"", "\"\"") + "\"";
    }
}
