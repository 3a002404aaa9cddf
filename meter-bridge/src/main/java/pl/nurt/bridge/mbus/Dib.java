package pl.nurt.bridge.mbus;

/**
 * A data information block: DIF with its DIFEs.
 *
 * @param dataField how the data are written, DIF bits 0–3
 * @param storage up to 41 bits
 */
record Dib(int dataField, DataRecord.Function function, long storage, int tariff, int subunit) {
    private static final int MAX_DIFE = 10;
    private static final int EXTENSION = 0x80;
    private static final DataRecord.Function[] FUNCTIONS = DataRecord.Function.values();

    /** Reads what follows a DIF. */
    static Dib read(int dif, ByteCursor cursor) throws TelegramRefused {
        var storage = (long) (dif >> 6) & 1;
        var tariff = 0;
        var subunit = 0;
        var more = (dif & EXTENSION) != 0;
        for (var n = 0; more; n++) {
            if (n == MAX_DIFE) {
                throw new TelegramRefused(Reject.TOO_MANY_DIFE, "a record has at most 10 DIFEs");
            }
            var dife = cursor.next();
            storage |= (long) (dife & 0x0F) << (4 * n + 1);
            tariff |= (dife >> 4 & 3) << (2 * n);
            subunit |= (dife >> 6 & 1) << n;
            more = (dife & EXTENSION) != 0;
        }
        return new Dib(dif & 0x0F, FUNCTIONS[dif >> 4 & 3], storage, tariff, subunit);
    }
}
