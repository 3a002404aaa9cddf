package pl.nurt.billing.ksef.internal;

import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.billing.documents.InvoiceMark;
import pl.nurt.billing.invoices.Invoice;
import pl.nurt.billing.invoices.InvoiceId;
import pl.nurt.billing.ksef.internal.CopyQuery.Linked;
import pl.nurt.billing.ksef.internal.rules.Handing;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.Texts;

/**
 * What stands of KSeF on the copy that a buyer gets: the number with the code that checks it, or OFFLINE and CERTYFIKAT with theirs (art. 106gb ust. 5
 * and art. 106nda of the VAT Act). An invoice waits with its copy for the one or the other.
 */
@Component
class KsefMark implements InvoiceMark {
    /** The law gives the two words. */
    private static final String OFFLINE = "OFFLINE";

    private static final String CERTIFICATE = "CERTYFIKAT";

    private final CopyQuery copies;
    private final VerificationCodes codes;
    private final Texts texts;
    private final Clock clock;

    KsefMark(CopyQuery copies, VerificationCodes codes, Texts texts, Clock clock) {
        this.copies = copies;
        this.codes = codes;
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Readiness readiness(InvoiceId invoice) {
        return copies.find(invoice)
                .map(linked -> switch (handing(linked)) {
                    case PLAIN, NUMBERED -> Readiness.READY;
                    case OFFLINE -> Readiness.PASSING;
                    case NOT_YET -> Readiness.WAITS;
                })
                .orElse(Readiness.READY);
    }

    /** From the first copy without a number on it is an offline invoice, and is sent as one. */
    @Override
    @Transactional
    public List<Mark> of(Invoice invoice, Locale language) {
        return copies.find(invoice.id())
                .map(linked -> switch (handing(linked)) {
                    case PLAIN, NOT_YET -> List.<Mark>of();
                    case NUMBERED -> List.of(first(linked, language, Objects.requireNonNull(linked.ksefNumber())));
                    case OFFLINE -> {
                        copies.givenOffline(invoice.id());
                        yield List.of(first(linked, language, OFFLINE), second(linked, language));
                    }
                })
                .orElse(List.of());
    }

    private Handing handing(Linked linked) {
        return Handing.of(
                new Handing.Facts(
                        linked.state(), linked.offline(), linked.hash() != null && codes.canVouch(), linked.issuedOn()),
                CivilTime.dayOf(clock.instant()));
    }

    private Mark first(Linked linked, Locale language, String label) {
        return new Mark(
                text("first", language),
                label,
                codes.invoice(linked.seller(), linked.issuedOn(), octets(linked)),
                text("first.described", language));
    }

    private Mark second(Linked linked, Locale language) {
        return new Mark(
                text("second", language),
                CERTIFICATE,
                codes.certificate(linked.seller(), octets(linked)).orElseThrow(),
                text("second.described", language));
    }

    private String text(String key, Locale language) {
        return texts.getTranslation("billing.paper.ksef." + key, language);
    }

    private static byte[] octets(Linked linked) {
        return HexFormat.of().parseHex(Objects.requireNonNull(linked.hash()));
    }
}
