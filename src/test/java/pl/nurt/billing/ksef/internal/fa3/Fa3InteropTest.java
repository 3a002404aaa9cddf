package pl.nurt.billing.ksef.internal.fa3;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pl.nurt.billing.pricing.BilledService;
import pl.nurt.interop.PortalPeer;

/** Our documents and the official schema, unchanged, in the hands of libxml2. */
@Tag("interop")
class Fa3InteropTest {
    private static final Path SCHEMAS = Path.of("main/resources/ksef").toAbsolutePath();

    private static final String CATALOG = """
            <?xml version="1.0"?><catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog"><system
            systemId="http://crd.gov.pl/xml/schematy/dziedzinowe/mf/2022/01/05/eD/DefinicjeTypy/StrukturyDanych_v10-0E.xsd"
            uri="%s"/></catalog>
            """;

    @TempDir
    private Path folder;

    @Test
    void xmllint_takes_a_document_of_each_kind() throws Exception {
        var catalog = Files.writeString(
                folder.resolve("catalog.xml"),
                CATALOG.formatted(SCHEMAS.resolve("StrukturyDanych_v10-0E.xsd").toUri()));
        for (var document : documents().entrySet()) {
            var file = Files.write(folder.resolve(document.getKey() + ".xml"), document.getValue());

            assertThat(PortalPeer.run(
                            "xmllint",
                            "/usr/bin/env",
                            "XML_CATALOG_FILES=" + catalog,
                            "xmllint",
                            "--nonet",
                            "--noout",
                            "--schema",
                            SCHEMAS.resolve("schemat_FA3_v1-0E.xsd").toString(),
                            file.toString()))
                    .as(document.getKey())
                    .doesNotContain("fails to validate");
        }
    }

    private static Map<String, byte[]> documents() {
        var original = Invoices.invoice(Invoices.PERSON, null, Invoices.usual());
        var corrected = new Fa3Correction.Corrected(
                "ZWK/FV/2026/003117", LocalDate.of(2026, 9, 4), "9990001019-20260904-0100AA17BB02-FD");
        var mixed = List.of(
                Invoices.line(BilledService.WATER, "10", "5.58", "55.80", "8"),
                Invoices.line(BilledService.extra("meter-test"), "1", "41.50", "41.50", "23"));
        var municipal = new Fa3Mapping.Known(Invoices.UNIT, false, true, null, null, null);
        return Map.of(
                "person",
                Fa3Writer.write(Fa3Mapping.of(original, Fa3Mapping.Known.ordinary(true))),
                "company",
                Fa3Writer.write(Fa3Mapping.of(
                        Invoices.invoice(Invoices.COMPANY, null, mixed), Fa3Mapping.Known.ordinary(false))),
                "municipal",
                Fa3Writer.write(Fa3Mapping.of(
                        Invoices.invoice(Invoices.MUNICIPALITY, Invoices.SCHOOL, Invoices.usual()), municipal)),
                "correction",
                Fa3Writer.write(Fa3Mapping.correction(
                        original,
                        Invoices.invoice("ZWK/KOR/2026/000204", Invoices.PERSON, null, List.of()),
                        new Fa3Correction("Błędny odczyt", 1, List.of(corrected), null),
                        Fa3Mapping.Known.ordinary(true))));
    }
}
