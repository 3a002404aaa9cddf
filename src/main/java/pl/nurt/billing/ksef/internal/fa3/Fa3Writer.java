package pl.nurt.billing.ksef.internal.fa3;

import static pl.nurt.billing.ksef.internal.fa3.Fa3Out.amount;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import pl.nurt.billing.pricing.VatRate;

/** Writes FA(3), elements in the order the schema wants. The same facts give the same bytes: KSeF knows a document by its hash. */
public final class Fa3Writer {
    static final String NAMESPACE = "http://crd.gov.pl/wzor/2025/06/25/13775/";
    private static final String SYSTEM = "Nurt";
    private static final int USUAL_SIZE = 8_192;
    private static final String YES = "1";
    private static final String NO = "2";
    private static final String TRANSFER = "6";
    /** Ties who the buyer is to who it was. */
    private static final String BUYER = "1";

    /** In which pair of sums each rate stands. */
    private static final Map<String, String> SUMS = Map.of("23", "1", "22", "1", "8", "2", "7", "2", "5", "3");

    private Fa3Writer() {}

    public static byte[] write(Fa3Document invoice) {
        var bytes = new ByteArrayOutputStream(USUAL_SIZE);
        try (var out = new Fa3Out(bytes)) {
            out.start("Faktura", NAMESPACE);
            header(out, invoice);
            seller(out, invoice.seller());
            buyer(out, invoice);
            for (var third : invoice.others()) {
                third(out, third);
            }
            out.in("Fa", () -> body(out, invoice));
            out.end();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }

    /** How the rate is called in FA(3). @throws IllegalArgumentException for one that no water utility has */
    static String rate(VatRate rate) {
        var text = rate.toString();
        if (text.equals("0")) {
            return "0 KR";
        }
        if (!SUMS.containsKey(text)) {
            throw new IllegalArgumentException("no rate of FA(3): " + text);
        }
        return text;
    }

    private static void header(Fa3Out out, Fa3Document invoice) throws XMLStreamException {
        out.in("Naglowek", () -> {
            out.formCode();
            out.text("WariantFormularza", "3");
            out.text(
                    "DataWytworzeniaFa",
                    invoice.madeAt().truncatedTo(ChronoUnit.SECONDS).toString());
            out.text("SystemInfo", SYSTEM);
        });
    }

    private static void seller(Fa3Out out, Fa3Party seller) throws XMLStreamException {
        out.in("Podmiot1", () -> {
            identity(out, seller);
            address(out, seller);
        });
    }

    private static void buyer(Fa3Out out, Fa3Document invoice) throws XMLStreamException {
        out.in("Podmiot2", () -> {
            identity(out, invoice.buyer());
            address(out, invoice.buyer());
            out.text("NrKlienta", invoice.buyer().number());
            out.text("IDNabywcy", changesBuyer(invoice) ? BUYER : null);
            out.text("JST", invoice.municipal() ? YES : NO);
            out.text("GV", NO);
        });
    }

    private static boolean changesBuyer(Fa3Document invoice) {
        var correction = invoice.correction();
        return correction != null && correction.buyerBefore() != null;
    }

    private static void third(Fa3Out out, Fa3Third third) throws XMLStreamException {
        out.in("Podmiot3", () -> {
            identity(out, third.party());
            address(out, third.party());
            out.text("Rola", Integer.toString(third.role().code()));
            out.text("NrKlienta", third.party().number());
        });
    }

    private static void identity(Fa3Out out, Fa3Party party) throws XMLStreamException {
        out.in("DaneIdentyfikacyjne", () -> {
            switch (party.identity()) {
                case Fa3Identity.Nip(var digits) -> out.text("NIP", digits);
                case Fa3Identity.InternalId(var id) -> out.text("IDWew", id);
                case Fa3Identity.None() -> out.text("BrakID", YES);
            }
            out.text("Nazwa", party.name(), 512);
        });
    }

    private static void address(Fa3Out out, Fa3Party party) throws XMLStreamException {
        out.in("Adres", () -> {
            out.text("KodKraju", party.country());
            out.text("AdresL1", party.line1(), 512);
            out.text("AdresL2", party.line2(), 512);
        });
    }

    private static void body(Fa3Out out, Fa3Document invoice) throws XMLStreamException {
        out.text("KodWaluty", "PLN");
        out.text("P_1", invoice.issuedOn().toString());
        out.text("P_2", invoice.number());
        out.in("OkresFa", () -> {
            out.text("P_6_Od", invoice.from().toString());
            out.text("P_6_Do", invoice.last().toString());
        });
        sums(out, invoice);
        out.text("P_15", amount(invoice.gross()));
        annotations(out);
        out.text("RodzajFaktury", invoice.correction() == null ? "VAT" : "KOR");
        var correction = invoice.correction();
        if (correction != null) {
            correction(out, correction);
        }
        for (var note : invoice.notes()) {
            note(out, note);
        }
        for (var line : invoice.lines()) {
            out.in("FaWiersz", () -> line(out, line));
        }
        payment(out, invoice);
    }

    /** The standard rate stands before the reduced one, whatever the order of the lines; the rate of nought has no tax beside it. */
    private static void sums(Fa3Out out, Fa3Document invoice) throws XMLStreamException {
        for (var place : new String[] {"1", "2", "3"}) {
            for (var sum : invoice.vat()) {
                if (place.equals(SUMS.get(sum.rate().toString()))) {
                    out.text("P_13_" + place, amount(sum.net()));
                    out.text("P_14_" + place, amount(sum.tax()));
                }
            }
        }
        for (var sum : invoice.vat()) {
            if (rate(sum.rate()).equals("0 KR")) {
                out.text("P_13_6_1", amount(sum.net()));
            }
        }
    }

    /** None of the special procedures; water and sewage are not among the goods of annex 15, so there is no obligatory split payment. */
    private static void annotations(Fa3Out out) throws XMLStreamException {
        out.in("Adnotacje", () -> {
            out.text("P_16", NO);
            out.text("P_17", NO);
            out.text("P_18", NO);
            out.text("P_18A", NO);
            out.in("Zwolnienie", () -> out.text("P_19N", YES));
            out.in("NoweSrodkiTransportu", () -> out.text("P_22N", YES));
            out.text("P_23", NO);
            out.in("PMarzy", () -> out.text("P_PMarzyN", YES));
        });
    }

    private static void correction(Fa3Out out, Fa3Correction correction) throws XMLStreamException {
        out.text("PrzyczynaKorekty", correction.reason(), 256);
        out.text("TypKorekty", Integer.toString(correction.effect()));
        for (var corrected : correction.corrected()) {
            out.in("DaneFaKorygowanej", () -> {
                out.text("DataWystFaKorygowanej", corrected.issuedOn().toString());
                out.text("NrFaKorygowanej", corrected.number());
                if (corrected.ksefNumber() == null) {
                    out.text("NrKSeFN", YES);
                } else {
                    out.text("NrKSeF", YES);
                    out.text("NrKSeFFaKorygowanej", corrected.ksefNumber());
                }
            });
        }
        var buyer = correction.buyerBefore();
        if (buyer != null) {
            out.in("Podmiot2K", () -> {
                identity(out, buyer);
                address(out, buyer);
                out.text("IDNabywcy", BUYER);
            });
        }
    }

    private static void note(Fa3Out out, Fa3Note note) throws XMLStreamException {
        out.in("DodatkowyOpis", () -> {
            var line = note.line();
            out.text("NrWiersza", line == null ? null : line.toString());
            out.text("Klucz", note.key(), 256);
            out.text("Wartosc", note.value(), 256);
        });
    }

    private static void line(Fa3Out out, Fa3Line line) throws XMLStreamException {
        out.text("NrWierszaFa", Integer.toString(line.position()));
        out.text("UU_ID", "w-" + line.position());
        out.text("P_7", line.name(), 512);
        out.text("PKWiU", line.classification());
        out.text("P_8A", line.unit());
        out.text("P_8B", plain(line.quantity()));
        out.text("P_9A", price(line.netPrice()));
        out.text("P_11", amount(line.net()));
        out.text("P_12", rate(line.rate()));
        if (line.before()) {
            out.text("StanPrzed", YES);
        }
    }

    private static void payment(Fa3Out out, Fa3Document invoice) throws XMLStreamException {
        var due = invoice.dueOn();
        if (due == null) {
            return;
        }
        out.in("Platnosc", () -> {
            out.in("TerminPlatnosci", () -> out.text("Termin", due.toString()));
            out.text("FormaPlatnosci", TRANSFER);
            var account = invoice.account();
            if (account != null) {
                out.in("RachunekBankowy", () -> out.text("NrRB", account));
            }
        });
    }

    private static String plain(BigDecimal quantity) {
        return quantity.signum() == 0 ? "0" : quantity.stripTrailingZeros().toPlainString();
    }

    /** With grosze at least, and more decimals where the tariff has them. */
    private static String price(BigDecimal price) {
        var shortest = price.signum() == 0 ? BigDecimal.ZERO : price.stripTrailingZeros();
        return shortest.setScale(Math.max(2, shortest.scale())).toPlainString();
    }
}
