package pl.nurt.telemetry.api;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import pl.nurt.platform.api.BadBodyException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads a batch token by token, while it comes in: nothing is kept of a body but its readings, and one bad item does not spoil
 * the others.
 */
final class BatchReader {
    static final int MOST_READINGS = 500;

    private static final JsonFactory JSON = new JsonFactory();

    private BatchReader() {}

    /** @throws BadBodyException if it is no JSON, or no batch */
    static List<BatchItem> read(InputStream body) {
        try (var parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT
                    || !"readings".equals(parser.nextName())
                    || parser.nextToken() != JsonToken.START_ARRAY) {
                throw new BadBodyException("the body must be an object with the array 'readings'");
            }
            var items = items(parser);
            if (parser.nextToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
                throw new BadBodyException("the body must have nothing but 'readings'");
            }
            return items;
        } catch (JacksonException broken) {
            throw new BadBodyException("the body is no JSON text");
        }
    }

    private static List<BatchItem> items(JsonParser parser) {
        var items = new ArrayList<BatchItem>();
        var keys = new HashSet<String>();
        for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (items.size() == MOST_READINGS) {
                throw new BadBodyException("more than " + MOST_READINGS + " readings");
            }
            var item = new ItemReader(parser).read(token);
            // Two items of one key: the bridge could not tell which of them the answer means.
            items.add(
                    keys.add(item.key()) || item instanceof BatchItem.Malformed
                            ? item
                            : new BatchItem.Malformed(item.key()));
        }
        if (items.isEmpty()) {
            throw new BadBodyException("no readings");
        }
        return items;
    }
}
