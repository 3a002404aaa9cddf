package pl.nurt.billing.corrections;

import java.util.List;
import org.springframework.context.ApplicationContext;
import pl.nurt.billing.Billed;
import pl.nurt.billing.corrections.CorrectionAnswer.Offered;
import pl.nurt.billing.corrections.CorrectionAnswer.Stopped;
import pl.nurt.billing.invoices.CorrectionKind;
import pl.nurt.billing.invoices.Invoice;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;
import pl.nurt.metering.MeterId;
import pl.nurt.platform.CubicMetres;
import pl.nurt.testing.SignIn;

/** A clerk of finance who corrects what was billed. */
public final class Corrected {
    public static final String REASON = "Błędny odczyt wodomierza";

    public final Billed billed;
    public final Corrections corrections;
    private final ApplicationContext context;

    public Corrected(ApplicationContext context) {
        this.context = context;
        billed = new Billed(context);
        corrections = context.getBean(Corrections.class);
    }

    public Viewer clerk() {
        return context.getBean(SignIn.class).as(Role.FINANCE).viewer();
    }

    public MeterId meter(InvoiceId invoice) {
        return corrections.open(clerk(), invoice).closings().getFirst().meter();
    }

    public CorrectionRequest closing(InvoiceId invoice, String index) {
        return CorrectionRequest.of(invoice, CorrectionKind.RECOUNTED).closing(meter(invoice), CubicMetres.of(index));
    }

    public CorrectionOffer offer(CorrectionRequest request) {
        clerk();
        return switch (corrections.offer(request)) {
            case Offered(var offer) -> offer;
            case Stopped(var stops) -> throw new IllegalStateException("no correction: " + stops);
        };
    }

    public List<CorrectionStop.Reason> stops(CorrectionRequest request) {
        clerk();
        return corrections.offer(request) instanceof Stopped(var stops)
                ? stops.stream().map(CorrectionStop::reason).toList()
                : List.of();
    }

    /** Issues it for the usual reason. */
    public List<Invoice> issue(CorrectionRequest request) {
        var offer = offer(request);
        return corrections.issue(clerk(), offer, REASON).stream()
                .map(billed::get)
                .toList();
    }

    public Invoice cancelled(InvoiceId invoice) {
        return issue(CorrectionRequest.of(invoice, CorrectionKind.CANCELLED)).getFirst();
    }
}
