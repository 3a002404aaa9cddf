package pl.nurt.billing.pricing;

import java.util.List;

/** What came of a {@link BillRequest}: a whole bill or none. */
public sealed interface Priced {
    record Bill(List<BillLine> lines, BillTotals totals) implements Priced {
        public Bill {
            lines = List.copyOf(lines);
        }
    }

    /** Nothing may be billed; no number is used. @param problems at least one */
    record Refused(List<BillProblem> problems) implements Priced {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
