package pl.nurt.standin.ksef;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** A session that somebody opened. */
final class Session {
    final String reference;
    final boolean batch;
    final byte[] key;
    final byte[] iv;
    final boolean offline;
    /** What was announced of a package. */
    final JsonNode file;

    final Map<Integer, byte[]> parts = new TreeMap<>();
    final List<Taken> invoices = new ArrayList<>();
    boolean closed;
    int failure;
    String failed = "";

    Session(String reference, boolean batch, byte[] key, byte[] iv, boolean offline, JsonNode file) {
        this.reference = reference;
        this.batch = batch;
        this.key = key;
        this.iv = iv;
        this.offline = offline;
        this.file = file;
    }
}
