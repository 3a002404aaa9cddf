package pl.nurt.bridge.modbus;

import java.util.Comparator;

/**
 * Addresses of one unit that follow each other.
 *
 * @param address as on the wire, counted from 0
 */
record Span(int unit, Table table, int address, int size) {
    static final Comparator<Span> IN_ORDER = Comparator.comparingInt(Span::unit)
            .thenComparing(Span::table)
            .thenComparingInt(Span::address)
            .thenComparingInt(Span::size);

    int end() {
        return address + size;
    }

    boolean covers(Span other) {
        return isBeside(other) && address <= other.address && other.end() <= end();
    }

    /** Whether one request could read both, whatever lies between them. */
    boolean isBeside(Span other) {
        return unit == other.unit && table == other.table;
    }

    /** The shortest span that covers both. */
    Span with(Span other) {
        var first = Math.min(address, other.address);
        return new Span(unit, table, first, Math.max(end(), other.end()) - first);
    }
}
