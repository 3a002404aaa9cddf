package pl.nurt.billing.ksef.internal.fa3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import pl.nurt.billing.invoices.Invoice;
import pl.nurt.billing.invoices.InvoiceLine;
import pl.nurt.billing.invoices.Party;
import pl.nurt.billing.ksef.KsefProblem;
import pl.nurt.billing.ksef.internal.fa3.Fa3Correction.Corrected;
import pl.nurt.billing.pricing.BilledService;
import pl.nurt.billing.pricing.Reason;

class Fa3DocumentTest {
    private static final LocalDate TODAY = Invoices.ISSUED;
    private static final String ORIGINAL = "9990001019-20260904-0100AA17BB02-FD";

    @Test
    void a_private_person_has_no_number_and_the_lines_say_how_they_came_about() {
        var xml = right(Invoices.invoice(Invoices.PERSON, null, Invoices.usual()), ordinary(true));

        assertThat(xml)
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Faktura xmlns=\"" + Fa3Writer.NAMESPACE + "\">")
                .contains(
                        "<DataWytworzeniaFa>2026-10-05T08:00:00Z</DataWytworzeniaFa>",
                        "<BrakID>1</BrakID><Nazwa>Bożena Próbna</Nazwa>",
                        "<NrKlienta>K-000441</NrKlienta><JST>2</JST><GV>2</GV>",
                        "<P_6_Od>2026-09-01</P_6_Od><P_6_Do>2026-09-30</P_6_Do>",
                        "<P_13_2>152.05</P_13_2><P_14_2>12.16</P_14_2><P_15>164.21</P_15>",
                        "<P_7>Dostarczanie wody, 2026-09-01 – 2026-09-30</P_7>",
                        "<P_8B>11</P_8B><P_9A>5.20</P_9A><P_11>57.20</P_11><P_12>8</P_12>",
                        "<Klucz>Odczyt</Klucz><Wartosc>W-5001: 2026-08-31 1431, 2026-09-30 1442</Wartosc>",
                        "<Termin>2026-10-26</Termin>")
                .doesNotContain("Podmiot3");
    }

    @Test
    void a_company_has_its_tax_number_and_the_standard_rate_stands_before_the_reduced_one() {
        var lines = List.of(
                Invoices.line(BilledService.WATER, "10", "5.58", "55.80", "8"),
                Invoices.line(BilledService.extra("meter-test"), "1", "41.50", "41.50", "23"));

        var xml = right(Invoices.invoice(Invoices.COMPANY, null, lines), ordinary(false));

        assertThat(xml)
                .contains(
                        "<NIP>9995551204</NIP>",
                        "<P_13_1>41.50</P_13_1><P_14_1>9.55</P_14_1><P_13_2>55.80</P_13_2><P_14_2>4.46</P_14_2><P_15>111.31</P_15>");
    }

    @Test
    void a_school_takes_what_its_municipality_pays_and_the_utility_issues_for_ours() {
        var invoice = Invoices.invoice(Invoices.MUNICIPALITY, Invoices.SCHOOL, Invoices.usual());

        var xml = right(invoice, new Fa3Mapping.Known(Invoices.UNIT, false, true, null, null, null));

        assertThat(xml)
                .contains(
                        "<JST>1</JST>",
                        "<Rola>8</Rola>",
                        "<IDWew>9990001019-00001</IDWew><Nazwa>Zakład Wodny Próbny (jednostka budżetowa)</Nazwa>",
                        "<Rola>7</Rola>");
    }

    @Test
    void the_account_stands_where_the_invoice_names_one() {
        var known = new Fa3Mapping.Known(null, true, false, null, null, "29830900002000000000000123");

        assertThat(right(Invoices.invoice(Invoices.PERSON, null, Invoices.usual()), known))
                .contains("<RachunekBankowy><NrRB>29830900002000000000000123</NrRB></RachunekBankowy>");
    }

    @Test
    void the_fee_of_who_takes_no_water_is_for_sewage() {
        var lines = List.of(
                Invoices.line(BilledService.SEWAGE, "11", "7.8500", "86.35", "8"),
                Invoices.line(BilledService.SUBSCRIPTION, "1", "8.5000", "8.50", "8"));

        assertThat(right(Invoices.invoice(Invoices.PERSON, null, lines), ordinary(true)))
                .contains("<PKWiU>37.00.11.0</PKWiU>")
                .doesNotContain("36.00.20.0");
    }

    @Test
    void no_fact_is_cut_off_however_many_there_are() {
        var usual = Invoices.usual().getFirst();
        var facts = IntStream.rangeClosed(1, 20)
                .<Reason>mapToObj(
                        month -> new Reason.PartOfMonth(YearMonth.of(2026, 1).plusMonths(month), month))
                .toList();
        var line = new InvoiceLine(
                usual.service(),
                usual.from(),
                usual.until(),
                usual.quantity(),
                usual.unit(),
                usual.netPrice(),
                usual.rate(),
                usual.net(),
                false,
                usual.source(),
                facts);

        var xml = right(Invoices.invoice(Invoices.PERSON, null, List.of(line)), ordinary(true));

        assertThat(xml).contains("2026-02: 1 dni", "2027-09: 20 dni");
    }

    @Test
    void a_recipient_that_is_no_unit_of_a_municipality_is_only_that() {
        var invoice = Invoices.invoice(Invoices.COMPANY, Invoices.PERSON, Invoices.usual());

        assertThat(right(invoice, ordinary(false))).contains("<JST>2</JST>", "<Rola>2</Rola>");
    }

    @Test
    void a_unit_without_a_number_of_its_own_is_kept_back_until_the_register_has_one() {
        var school = new Party(null, "Szkoła", null, "ul. Szkolna 5", "14-420 Młynary", "PL");
        var invoice = Invoices.invoice(Invoices.MUNICIPALITY, school, Invoices.usual());

        assertThat(problems(Fa3Writer.write(
                        Fa3Mapping.of(invoice, new Fa3Mapping.Known(null, false, true, null, null, null)))))
                .containsExactly(KsefProblem.MUNICIPAL_UNIT);
        assertThat(problems(Fa3Writer.write(
                        Fa3Mapping.of(invoice, new Fa3Mapping.Known(null, false, true, null, "9990001019", null)))))
                .isEmpty();
    }

    @Test
    void a_firm_without_a_tax_number_is_not_taken_for_a_private_person() {
        var firm = new Party("K-1", "Firma", null, "Rynek 1", "14-420 Młynary", "PL");
        var invoice = Invoices.invoice(firm, null, Invoices.usual());

        assertThat(Fa3Mapping.missing(invoice, ordinary(false)))
                .hasValueSatisfying(problem -> assertThat(problem.reason()).isEqualTo(KsefProblem.NIP));
        assertThat(Fa3Mapping.missing(invoice, ordinary(true))).isEmpty();
    }

    @Test
    void a_correction_states_its_lines_before_and_after_and_the_difference_of_the_taxes() {
        var original = Invoices.invoice(
                Invoices.PERSON,
                null,
                List.of(
                        Invoices.line(BilledService.WATER, "19", "5.20", "98.80", "8"),
                        Invoices.line(BilledService.SEWAGE, "19", "7.85", "149.15", "8"),
                        Invoices.line(BilledService.SUBSCRIPTION, "2", "8.50", "17.00", "8")));
        var now = Invoices.invoice(
                "ZWK/KOR/2026/000203",
                Invoices.PERSON,
                null,
                List.of(
                        Invoices.line(BilledService.WATER, "18", "5.20", "93.60", "8"),
                        Invoices.line(BilledService.SEWAGE, "18", "7.85", "141.30", "8"),
                        Invoices.line(BilledService.SUBSCRIPTION, "2", "8.50", "17.00", "8")));

        var xml = right(Fa3Mapping.correction(original, now, wrongReading(), ordinary(true)));

        assertThat(xml)
                .contains(
                        "<P_13_2>-13.05</P_13_2><P_14_2>-1.05</P_14_2><P_15>-14.10</P_15>",
                        "<RodzajFaktury>KOR</RodzajFaktury><PrzyczynaKorekty>Błędny odczyt</PrzyczynaKorekty><TypKorekty>1</TypKorekty>",
                        "<NrKSeF>1</NrKSeF><NrKSeFFaKorygowanej>" + ORIGINAL + "</NrKSeFFaKorygowanej>",
                        "<P_8B>19</P_8B><P_9A>5.20</P_9A><P_11>98.80</P_11><P_12>8</P_12><StanPrzed>1</StanPrzed>")
                .doesNotContain("Platnosc");
    }

    @Test
    void a_correction_to_nothing_leaves_each_line_with_nothing() {
        var original = Invoices.invoice(Invoices.PERSON, null, Invoices.usual());
        var now = Invoices.invoice("ZWK/KOR/2026/000204", Invoices.PERSON, null, List.of());

        var xml = right(Fa3Mapping.correction(original, now, wrongReading(), ordinary(true)));

        assertThat(xml).contains("<P_15>-164.21</P_15>", "<P_8B>0</P_8B>", "<P_11>0.00</P_11>");
    }

    @Test
    void a_service_that_is_not_billed_any_more_keeps_its_place_and_the_notes_theirs() {
        var original = Invoices.invoice(Invoices.PERSON, null, Invoices.usual());
        var now = Invoices.invoice(
                "ZWK/KOR/2026/000205",
                Invoices.PERSON,
                null,
                List.of(Invoices.usual().getFirst(), Invoices.usual().getLast()));

        var xml = right(Fa3Mapping.correction(original, now, wrongReading(), ordinary(true)));

        assertThat(xml)
                .contains(
                        "<NrWierszaFa>2</NrWierszaFa><UU_ID>w-2</UU_ID><P_7>Odprowadzanie ścieków, 2026-09-01 – 2026-09-30</P_7><PKWiU>37.00.11.0</PKWiU><P_8A>m3</P_8A><P_8B>0</P_8B>",
                        "<P_13_2>-86.35</P_13_2><P_14_2>-6.90</P_14_2><P_15>-93.25</P_15>",
                        "<NrWiersza>3</NrWiersza>")
                .doesNotContain("<NrWiersza>2</NrWiersza>");
    }

    @Test
    void who_the_buyer_was_stands_beside_who_the_buyer_is() {
        var before = new Party("K-1", "Piekarnia Próbna", "9995551204", "Rynek 4", "14-420 Młynary", "PL");
        var original = Invoices.invoice(before, null, Invoices.usual());
        var now = Invoices.invoice("ZWK/KOR/2026/000206", Invoices.COMPANY, null, Invoices.usual());
        var what = new Fa3Correction(
                "Błędna nazwa",
                1,
                List.of(new Corrected("ZWK/FV/2026/003117", LocalDate.of(2026, 9, 4), ORIGINAL)),
                Fa3Mapping.party(before, null));

        var xml = right(Fa3Mapping.correction(original, now, what, ordinary(false)));

        assertThat(xml)
                .contains(
                        "<Podmiot2K><DaneIdentyfikacyjne><NIP>9995551204</NIP><Nazwa>Piekarnia Próbna</Nazwa>",
                        "<IDNabywcy>1</IDNabywcy></Podmiot2K>",
                        "<NrKlienta>K-000901</NrKlienta><IDNabywcy>1</IDNabywcy><JST>2</JST>",
                        "<P_15>0.00</P_15>")
                .doesNotContain("Platnosc");
    }

    private static Fa3Correction wrongReading() {
        return new Fa3Correction(
                "Błędny odczyt",
                1,
                List.of(new Corrected("ZWK/FV/2026/003117", LocalDate.of(2026, 9, 4), ORIGINAL)),
                null);
    }

    @Test
    void the_same_invoice_is_the_same_bytes_and_another_one_is_not() {
        var invoice = Invoices.invoice(Invoices.PERSON, null, Invoices.usual());

        assertThat(Fa3Writer.write(Fa3Mapping.of(invoice, ordinary(true))))
                .isEqualTo(Fa3Writer.write(Fa3Mapping.of(invoice, ordinary(true))))
                .isNotEqualTo(Fa3Writer.write(Fa3Mapping.of(
                        Invoices.invoice("ZWK/FV/2026/003602", Invoices.PERSON, null, Invoices.usual()),
                        ordinary(true))));
    }

    @Test
    void what_an_office_typed_is_cleaned_before_it_is_written() {
        var buyer = new Party(
                "K-1",
                "Zakład \u0084Próba\u0094 – Młynary\u0000",
                null,
                "linia1\tlinia2\u007f",
                "14-420 Młynary",
                "PL");

        var xml = right(Invoices.invoice(buyer, null, Invoices.usual()), ordinary(true));

        assertThat(xml).contains("<Nazwa>Zakład „Próba” – Młynary</Nazwa>", "<AdresL1>linia1 linia2</AdresL1>");
    }

    @Test
    void a_text_that_is_too_long_is_cut_without_half_letters() {
        assertThat(Fa3Text.clean("a".repeat(300), 256)).hasSize(256);
        assertThat(Fa3Text.clean("a".repeat(255) + "\ud83d\ude00", 256)).isEqualTo("a".repeat(255));
        assertThat(Fa3Text.clean(" a \n\n b ", 256)).isEqualTo("a b");
    }

    @Test
    void a_rate_that_no_water_utility_has_is_not_written() {
        var invoice = Invoices.invoice(
                Invoices.PERSON, null, List.of(Invoices.line(BilledService.WATER, "1", "1.00", "1.00", "9")));

        assertThatThrownBy(() -> Fa3Writer.write(Fa3Mapping.of(invoice, ordinary(true))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Fa3Mapping.Known ordinary(boolean consumer) {
        return Fa3Mapping.Known.ordinary(consumer);
    }

    private static String right(Invoice invoice, Fa3Mapping.Known known) {
        return right(Fa3Mapping.of(invoice, known));
    }

    private static String right(Fa3Document document) {
        var bytes = Fa3Writer.write(document);
        assertThat(Fa3Checks.check(bytes, TODAY)).isEmpty();
        return new String(bytes, UTF_8);
    }

    private static List<KsefProblem> problems(byte[] document) {
        return Fa3Checks.check(document, TODAY).stream().map(Fa3Problem::reason).toList();
    }
}
