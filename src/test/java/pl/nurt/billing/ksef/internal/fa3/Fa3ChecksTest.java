package pl.nurt.billing.ksef.internal.fa3;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pl.nurt.billing.ksef.KsefProblem;

/** A right document with one thing wrong: each is noticed, and by its name. */
class Fa3ChecksTest {
    private static final String RIGHT = text(Fa3Writer.write(Fa3Mapping.of(
            Invoices.invoice(Invoices.MUNICIPALITY, Invoices.SCHOOL, Invoices.usual()),
            new Fa3Mapping.Known(Invoices.UNIT, false, true, null, null, null))));

    private static String text(byte[] document) {
        return new String(document, UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "<P_15>164.21</P_15>|<P_15>164.22</P_15>|TOTAL",
                "<P_14_2>12.16</P_14_2><P_15>164.21</P_15>|<P_14_2>12.17</P_14_2><P_15>164.22</P_15>|TAX_SUM",
                "<P_13_2>152.05</P_13_2>|<P_13_2>152.06</P_13_2>|NET_SUM",
                "<P_11>57.20</P_11>|<P_11>57.30</P_11>|LINE_AMOUNT",
                "<NIP>9997773305</NIP>|<NIP>9997773306</NIP>|NIP",
                "<IDWew>9990001019-00001</IDWew>|<IDWew>9990001018-00001</IDWew>|NIP",
                "<JST>1</JST>|<JST>2</JST>|MUNICIPAL_UNIT",
                "<GV>2</GV>|<GV>1</GV>|GROUP_MEMBER",
                "<Rola>8</Rola>|<Rola>2</Rola>|MUNICIPAL_UNIT",
                "<Nazwa>Gmina Sąsiednia</Nazwa>||BUYER",
                "<P_6_Do>2026-09-30</P_6_Do>|<P_6_Do>2026-08-30</P_6_Do>|DATES",
                "<P_1>2026-10-05</P_1>|<P_1>2026-10-06</P_1>|DATES",
                "<NrWierszaFa>2</NrWierszaFa>|<NrWierszaFa>1</NrWierszaFa>|LINE_TWICE",
                "<RodzajFaktury>VAT</RodzajFaktury>|<RodzajFaktury>KOR</RodzajFaktury>|CORRECTION",
                "<P_12>8</P_12></FaWiersz>|<P_12>8</P_12><StanPrzed>1</StanPrzed></FaWiersz>|BEFORE_AND_AFTER",
                "<KodWaluty>PLN</KodWaluty>|<KodWaluty>ZŁ</KodWaluty>|SCHEMA",
                "<Faktura |<!DOCTYPE Faktura><Faktura |DOCTYPE",
                "<Naglowek>|<?nurt x?><Naglowek>|PROCESSING_INSTRUCTION",
                "Gmina Próbna|Gmina &#x84;Próbna|DISCOURAGED_CHARACTER",
                "</Faktura>||NOT_WELL_FORMED",
                "encoding=\"UTF-8\"|encoding=\"ISO-8859-2\"|ENCODING",
            })
    void one_wrong_thing_is_noticed(String right, String wrong, KsefProblem problem) {
        assertThat(RIGHT).contains(right);

        assertThat(reasons(
                        RIGHT.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong == null ? "" : wrong))))
                .contains(problem);
    }

    @Test
    void the_right_one_is_right() {
        assertThat(reasons(RIGHT)).isEmpty();
    }

    @Test
    void bytes_that_are_no_letters_are_noticed() {
        assertThat(Fa3Checks.check(RIGHT.getBytes(ISO_8859_1), Invoices.ISSUED))
                .extracting(Fa3Problem::reason)
                .containsExactly(KsefProblem.ENCODING);
        assertThat(reasons("\ufeff" + RIGHT)).containsExactly(KsefProblem.BOM);
        assertThat(reasons(RIGHT.replace("</Faktura>", " ".repeat(Fa3Checks.LARGEST) + "</Faktura>")))
                .containsExactly(KsefProblem.TOO_LARGE);
    }

    @Test
    void where_it_is_wrong_is_told() {
        var broken = RIGHT.replace("<Naglowek>", "\n\n<?nurt x?>\n<Naglowek>");

        assertThat(Fa3Checks.check(broken.getBytes(UTF_8), Invoices.ISSUED))
                .containsExactly(new Fa3Problem(KsefProblem.PROCESSING_INSTRUCTION, "nurt", 3));
    }

    private static List<KsefProblem> reasons(String document) {
        return Fa3Checks.check(document.getBytes(UTF_8), Invoices.ISSUED).stream()
                .map(Fa3Problem::reason)
                .toList();
    }
}
