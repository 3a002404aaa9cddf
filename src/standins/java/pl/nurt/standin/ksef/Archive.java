package pl.nurt.standin.ksef;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import pl.nurt.standin.Notebook;

/** What KSeF keeps: every invoice it took, by its number and by who issued it under which number. */
final class Archive {
    private static final int LARGEST = 1_000_000;

    private final Clock clock = Clock.systemUTC();
    private final Notebook notebook;
    private final Map<String, Session> sessions = new HashMap<>();
    private final Map<String, Taken> byKey = new HashMap<>();
    private final Map<String, Taken> byNumber = new HashMap<>();
    private long count;

    Archive(Notebook notebook) {
        this.notebook = notebook;
    }

    synchronized String reference(String kind) {
        var hex = "%020X%02X".formatted(++count * 7_919 + clock.millis(), count & 0xff);
        return "%s-%s-%s-%s-%s"
                .formatted(
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).format(DateTimeFormatter.BASIC_ISO_DATE),
                        kind,
                        hex.substring(0, 10),
                        hex.substring(10, 20),
                        hex.substring(20, 22));
    }

    synchronized void open(Session session) {
        sessions.put(session.reference, session);
        notebook.write(
                "sesja",
                fields(
                        "sesja",
                        session.reference,
                        "rodzaj",
                        session.batch ? "wsadowa" : "interaktywna",
                        "offline",
                        Boolean.toString(session.offline)));
    }

    synchronized Optional<Session> session(String reference) {
        return Optional.ofNullable(sessions.get(reference));
    }

    synchronized Optional<Taken> byNumber(String number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    /** Judges an invoice that came in a session. @param offline whether it was given away before @param foreign whether somebody else is to have its number @param refuses whether it is refused */
    synchronized Taken take(
            Session session, byte[] xml, String nip, boolean offline, boolean foreign, boolean refuses) {
        var facts = Fa3.read(xml).orElse(null);
        if (facts != null && foreign && !byKey.containsKey(facts.key())) {
            keep(accepted(
                    "not-ours",
                    1,
                    new String(xml, StandardCharsets.UTF_8)
                            .replace("<SystemInfo>Nurt", "<SystemInfo>Urząd")
                            .getBytes(StandardCharsets.UTF_8),
                    facts));
        }
        var taken = judged(session, xml, facts, nip, refuses);
        session.invoices.add(taken);
        if (taken.isAccepted()) {
            keep(taken);
        }
        var fields = fields(
                "faktura",
                facts == null ? "?" : facts.number(),
                "sprzedawca",
                facts == null ? "?" : facts.seller(),
                "wynik",
                taken.code() + " " + taken.said());
        fields.put("numer KSeF", taken.ksefNumber() == null ? "–" : taken.ksefNumber());
        fields.put("sesja", session.reference);
        fields.put("offline", Boolean.toString(offline));
        notebook.write(Crypto.hash(xml), fields);
        return taken;
    }

    private void keep(Taken taken) {
        if (taken.facts() != null && taken.ksefNumber() != null) {
            byKey.put(taken.facts().key(), taken);
            byNumber.put(taken.ksefNumber(), taken);
        }
    }

    private Taken judged(Session session, byte[] xml, @Nullable Fa3 facts, String nip, boolean refuses) {
        var ordinal = session.invoices.size() + 1;
        if (facts == null || xml.length > LARGEST) {
            return refused(session, ordinal, xml, facts, 430, "Błąd weryfikacji pliku faktury", Map.of());
        }
        if (!facts.seller().equals(nip)) {
            return refused(session, ordinal, xml, facts, 410, "Nieprawidłowy zakres uprawnień", Map.of());
        }
        if (refuses) {
            return refused(session, ordinal, xml, facts, 450, "Błąd weryfikacji semantyki dokumentu faktury", Map.of());
        }
        var before = byKey.get(facts.key());
        if (before != null && before.ksefNumber() != null) {
            return refused(
                    session,
                    ordinal,
                    xml,
                    facts,
                    440,
                    "Duplikat faktury",
                    fields(
                            "originalSessionReferenceNumber",
                            before.session(),
                            "originalKsefNumber",
                            before.ksefNumber()));
        }
        return accepted(session.reference, ordinal, xml, facts);
    }

    private Taken refused(
            Session session,
            int ordinal,
            byte[] xml,
            @Nullable Fa3 facts,
            int code,
            String said,
            Map<String, String> more) {
        return new Taken(
                ordinal, reference("EE"), session.reference, xml, facts, code, said, null, clock.instant(), more);
    }

    private Taken accepted(String session, int ordinal, byte[] xml, Fa3 facts) {
        return new Taken(
                ordinal,
                reference("EE"),
                session,
                xml,
                facts,
                Taken.ACCEPTED,
                "Sukces",
                number(facts.seller()),
                clock.instant(),
                Map.of());
    }

    private String number(String nip) {
        var beginning = "%s-%s-%012X"
                .formatted(
                        nip,
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).format(DateTimeFormatter.BASIC_ISO_DATE),
                        0x0100_0000_0000L + ++count);
        return beginning + "-" + crc(beginning);
    }

    /** CRC-8 with the polynomial 0x07. */
    private static String crc(String text) {
        var crc = 0;
        for (var octet : text.getBytes(StandardCharsets.UTF_8)) {
            crc ^= octet & 0xff;
            for (var bit = 0; bit < 8; bit++) {
                crc = ((crc & 0x80) != 0 ? crc << 1 ^ 0x07 : crc << 1) & 0xff;
            }
        }
        return "%02X".formatted(crc);
    }

    /** Opens the package of a batch session that was closed, and judges what is in it. */
    synchronized void unpack(Session session, String nip, boolean foreign, boolean refuses) {
        var whole = new ByteArrayOutputStream();
        try {
            for (var announced : session.file.path("fileParts")) {
                var part = session.parts.get(announced.path("ordinalNumber").asInt());
                if (part == null
                        || !Crypto.hash(part).equals(announced.path("fileHash").asString())) {
                    fail(session, 405, "Błąd weryfikacji poprawności dostarczonych elementów paczki");
                    return;
                }
                whole.write(Crypto.open(session.key, session.iv, part));
            }
            if (!Crypto.hash(whole.toByteArray())
                    .equals(session.file.path("fileHash").asString())) {
                fail(session, 405, "Błąd weryfikacji poprawności dostarczonych elementów paczki");
                return;
            }
            for (var xml : unzipped(whole.toByteArray())) {
                take(session, xml, nip, session.offline, foreign, refuses);
            }
        } catch (GeneralSecurityException unreadable) {
            fail(session, 435, "Błąd odszyfrowania zaszyfrowanych części archiwum");
        } catch (IOException unreadable) {
            fail(session, 430, "Błąd dekompresji pierwotnego archiwum");
        }
    }

    private static void fail(Session session, int code, String said) {
        session.failure = code;
        session.failed = said;
    }

    private static List<byte[]> unzipped(byte[] zip) throws IOException {
        var all = new ArrayList<byte[]>();
        try (var entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            while (entries.getNextEntry() != null) {
                all.add(entries.readAllBytes());
            }
        }
        return all;
    }

    /** The confirmation of invoices, as KSeF would sign it. */
    static byte[] confirmation(String session, List<Taken> invoices, String nip) {
        var documents = new StringBuilder();
        for (var taken : invoices) {
            var facts = taken.facts();
            if (facts == null) {
                continue;
            }
            documents.append("""
                    <Dokument><NipSprzedawcy>%s</NipSprzedawcy><NumerKSeFDokumentu>%s</NumerKSeFDokumentu>\
                    <NumerFaktury>%s</NumerFaktury><DataWystawieniaFaktury>%s</DataWystawieniaFaktury>\
                    <DataPrzeslaniaDokumentu>%s</DataPrzeslaniaDokumentu><DataNadaniaNumeruKSeF>%s</DataNadaniaNumeruKSeF>\
                    <SkrotDokumentu>%s</SkrotDokumentu><TrybWysylki>Online</TrybWysylki></Dokument>""".formatted(
                            facts.seller(),
                            taken.ksefNumber(),
                            facts.number(),
                            facts.issuedOn(),
                            taken.at(),
                            taken.at(),
                            Crypto.hash(taken.xml())));
        }
        return """
                <?xml version="1.0" encoding="utf-8"?>
                <Potwierdzenie xmlns="http://upo.schematy.mf.gov.pl/KSeF/v4-3">\
                <NazwaPodmiotuPrzyjmujacego>Ministerstwo Finansów - zastępcze</NazwaPodmiotuPrzyjmujacego>\
                <NumerReferencyjnySesji>%s</NumerReferencyjnySesji>\
                <Uwierzytelnienie><IdKontekstu><Nip>%s</Nip></IdKontekstu>\
                <SkrotDokumentuUwierzytelniajacego>%s</SkrotDokumentuUwierzytelniajacego></Uwierzytelnienie>\
                <NazwaStrukturyLogicznej>Schemat_FA(3)_v1-0E.xsd</NazwaStrukturyLogicznej><KodFormularza>FA (3)</KodFormularza>%s</Potwierdzenie>
                """.formatted(session, nip, Base64.getEncoder().encodeToString(new byte[32]), documents)
                .getBytes(StandardCharsets.UTF_8);
    }

    static Map<String, String> fields(String... pairs) {
        var fields = new LinkedHashMap<String, String>();
        for (var at = 0; at < pairs.length; at += 2) {
            fields.put(pairs[at], pairs[at + 1]);
        }
        return fields;
    }
}
