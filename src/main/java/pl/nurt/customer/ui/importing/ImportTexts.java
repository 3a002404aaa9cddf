package pl.nurt.customer.ui.importing;

import pl.nurt.customer.importing.ImportState;
import pl.nurt.customer.importing.ImportVerdict;
import pl.nurt.platform.ui.State;

/** Colours of what is said of imports. */
final class ImportTexts {
    private ImportTexts() {}

    static State colour(ImportState state) {
        return switch (state) {
            case APPLIED -> State.GOOD;
            case UPLOADED, CHECKED -> State.WARN;
            case CHECKING, APPLYING, UNDOING, UNDONE -> State.INFO;
        };
    }

    /** @param stopped whether the work that should bring it further failed or was cancelled */
    static String state(ImportState state, boolean stopped) {
        if (!stopped) {
            return "customer.import.state." + state;
        }
        return switch (state) {
            case UPLOADED, CHECKING, CHECKED -> "customer.import.halted.check";
            case APPLYING, APPLIED -> "customer.import.halted.apply";
            case UNDOING, UNDONE -> "customer.import.halted.undo";
        };
    }

    static String className(ImportVerdict verdict) {
        return switch (verdict) {
            case NEW -> "badge good";
            case CHANGED -> "badge";
            case SAME -> "badge plain";
            case DOUBTFUL -> "badge warn";
            case REFUSED -> "badge bad";
        };
    }
}
