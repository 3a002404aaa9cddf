package pl.nurt.it;

import com.microsoft.playwright.Page;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The page notes by itself when it shows which new index of the demo resident's meter. */
final class ShownIndexes {
    private final Page page;

    private ShownIndexes(Page page) {
        this.page = page;
    }

    /** From now on the page takes notes. */
    static ShownIndexes on(Page page) {
        page.evaluate("""
            () => {
              window.shown = {};
              const index = document.querySelector('.meter-index');
              const text = () => index.querySelector('.sr-only').textContent.replace(/[^0-9,]/g, '').replace(',', '.');
              const first = text();
              new MutationObserver(() => {
                const now = text();
                if (now !== first && !(now in window.shown)) window.shown[now] = Date.now();
              }).observe(index, { subtree: true, childList: true, characterData: true });
            }\
            """);
        return new ShownIndexes(page);
    }

    @SuppressWarnings("unchecked")
    Map<String, Instant> byIndex() {
        var noted = (Map<String, Number>) page.evaluate("() => window.shown");
        var shown = new HashMap<String, Instant>();
        noted.forEach((index, at) -> shown.put(index, Instant.ofEpochMilli(at.longValue())));
        return shown;
    }

    /** When the portal first accepted each index of the last hour. */
    static Map<String, Instant> acceptedAt(Database database) throws SQLException {
        var accepted = new HashMap<String, Instant>();
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                    select index_m3, min(received_at) from metering.reading join metering.meter using (meter_id)
                    where serial_number = '31415926' and read_at > now() - interval '1 hour' group by index_m3
                    """)) {
            while (rows.next()) {
                accepted.put(
                        rows.getBigDecimal(1).toPlainString(),
                        rows.getTimestamp(2).toInstant());
            }
        }
        return accepted;
    }

    /** A number as a page writes it, as a number is written. */
    static String plain(String text) {
        return text.replaceAll("[^0-9,]", "").replace(',', '.');
    }
}
