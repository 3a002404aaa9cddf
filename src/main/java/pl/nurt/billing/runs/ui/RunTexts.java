package pl.nurt.billing.runs.ui;

import com.vaadin.flow.component.Component;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.pricing.BilledService;
import pl.nurt.billing.pricing.PriceUnit;
import pl.nurt.billing.pricing.ServiceKind;
import pl.nurt.billing.runs.BillingPeriod;
import pl.nurt.billing.runs.Hold;
import pl.nurt.billing.runs.HoldReason;
import pl.nurt.billing.runs.RunItem;
import pl.nurt.billing.runs.RunState;
import pl.nurt.customer.supply.TariffGroup;
import pl.nurt.platform.CubicMetres;
import pl.nurt.platform.Money;
import pl.nurt.platform.ui.Badge;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.text.Formats;
import pl.nurt.platform.ui.text.Languages;

/** Bill runs as pages say them, in the reader's language. */
public final class RunTexts {
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern VOLUME = Pattern.compile("\\d+\\.\\d{3}");

    private final Component view;
    private final Locale locale;
    private final Formats formats;
    private final List<TariffGroup> groups;

    public RunTexts(Component view, Locale locale, List<TariffGroup> groups) {
        this.view = view;
        this.locale = Languages.supported(locale);
        this.groups = List.copyOf(groups);
        formats = Formats.of(locale);
    }

    String text(String key, Object... arguments) {
        return view.getTranslation("billing.runs." + key, arguments);
    }

    Formats formats() {
        return formats;
    }

    /** listopad 2026; wrzesień–październik 2026 */
    String period(BillingPeriod period) {
        var first = period.from();
        var last = period.until().minusDays(1);
        var year = DateTimeFormatter.ofPattern("LLLL yyyy", locale).format(last);
        return period.months() == 1
                ? year
                : DateTimeFormatter.ofPattern("LLLL", locale).format(first) + "–" + year;
    }

    String periodWithCycle(BillingPeriod period) {
        return period(period) + ", " + text("cycle", period.months());
    }

    Badge state(RunState state) {
        return new Badge(
                switch (state) {
                    case PREPARING, ISSUING -> State.WARN;
                    case PREPARED -> State.INFO;
                    case FINISHED -> State.GOOD;
                },
                text("state." + state));
    }

    String service(BilledService service) {
        var name = service(service.kind());
        return service.extra() == null ? name : name + ": " + service.extra();
    }

    String service(ServiceKind kind) {
        return view.getTranslation("billing.service." + kind);
    }

    String quantity(BigDecimal quantity, PriceUnit unit) {
        return formats.decimal(quantity) + " " + text("unit." + unit);
    }

    String price(BigDecimal net) {
        return net.stripTrailingZeros().scale() > 2 ? formats.decimal(net) : formats.amount(Money.of(net));
    }

    String group(@Nullable String code) {
        return groups.stream()
                .filter(group -> group.code().equals(code))
                .map(group -> group.name(locale))
                .findFirst()
                .orElse(code == null ? "–" : code);
    }

    String amount(@Nullable Money money) {
        return money == null ? "–" : formats.money(money);
    }

    String count(long count) {
        return formats.count(count);
    }

    /** What is odd, with its meters, days and volumes. */
    public String said(Hold hold) {
        return text(
                "hold." + hold.reason() + ".text",
                hold.facts().stream().map(this::fact).toArray());
    }

    private String fact(String fact) {
        if (DAY.matcher(fact).matches()) {
            return formats.day(LocalDate.parse(fact));
        }
        return VOLUME.matcher(fact).matches() ? formats.index(CubicMetres.of(fact)) : fact;
    }

    /** What somebody said when they left it out; why it left by itself when nobody did. */
    String leftOut(RunItem item) {
        return item.holds().stream()
                .filter(hold -> hold.reason() == HoldReason.NOT_DUE)
                .findFirst()
                .map(this::said)
                .orElse(item.decision() == null ? "–" : item.decision());
    }

    String parked(RunItem item) {
        var note = item.note() == null ? "–" : item.note();
        return text("parked." + item.parked(), note.matches("\\d+\\.\\d{2}") ? formats.money(Money.of(note)) : note);
    }
}
