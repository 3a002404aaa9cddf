package pl.nurt.metering.registration.internal.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pl.nurt.metering.registration.NewMeter;
import pl.nurt.platform.FieldProblem;

/** What is wrong with a meter that somebody wants to register. */
public final class RegistrationChecks {
    private static final int LONGEST_IDENTIFICATION = 40;
    private static final int LONGEST_TEXT = 60;
    /** The largest of the series that ISO 4064-1 gives for Q3. */
    private static final BigDecimal LARGEST_Q3 = new BigDecimal("6300");

    /** Earlier ones are slips of the pen. */
    private static final LocalDate FIRST_YEAR = LocalDate.of(1990, 1, 1);

    private final List<FieldProblem> problems = new ArrayList<>();

    private RegistrationChecks() {}

    public static List<FieldProblem> problems(NewMeter meter) {
        var checks = new RegistrationChecks();
        checks.wrong(!isText(meter.serialNumber(), LONGEST_TEXT), "serialNumber");
        checks.wrong(!isText(meter.identification(), LONGEST_IDENTIFICATION), "identification");
        checks.wrong(!isText(meter.manufacturer(), LONGEST_TEXT), "manufacturer");
        checks.wrong(isOutside(meter.diameterMm(), 6, 1_000), "diameterMm");
        checks.wrong(!isFlow(meter.q3()), "q3");
        checks.wrong(isOutside(meter.digits(), 4, 9), "digits");
        checks.wrong(meter.verifiedUntil() == null || meter.verifiedUntil().isBefore(FIRST_YEAR), "verifiedUntil");
        return List.copyOf(checks.problems);
    }

    private static boolean isFlow(@Nullable BigDecimal q3) {
        return q3 != null
                && q3.signum() > 0
                && q3.compareTo(LARGEST_Q3) <= 0
                && q3.stripTrailingZeros().scale() <= 2;
    }

    private static boolean isText(String text, int longest) {
        return !text.isBlank()
                && text.equals(text.strip())
                && text.length() <= longest
                && text.chars().noneMatch(c -> c < ' ');
    }

    private static boolean isOutside(@Nullable Integer number, int least, int most) {
        return number == null || number < least || number > most;
    }

    private void wrong(boolean isWrong, String field) {
        if (isWrong) {
            problems.add(new FieldProblem(field, "metering.plan.register." + field));
        }
    }
}
