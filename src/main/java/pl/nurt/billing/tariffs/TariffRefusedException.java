package pl.nurt.billing.tariffs;

import java.util.List;

/** The tariff has holes or meets another one; it was not published. */
public class TariffRefusedException extends RuntimeException {
    private final transient List<TariffProblem> problems;

    public TariffRefusedException(List<TariffProblem> problems) {
        super("refused: " + problems);
        this.problems = List.copyOf(problems);
    }

    public List<TariffProblem> problems() {
        return problems;
    }
}
