package pl.nurt.billing.ksef.internal;

import java.io.ByteArrayInputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/**
 * What a confirmation of KSeF (UPO) confirms. It is kept as it came, with its signature.
 *
 * @param documents by the number that each got
 */
record Confirmation(Map<String, Confirmed> documents) {
    private static final XMLInputFactory READERS = XMLInputFactory.newDefaultFactory();

    static {
        READERS.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        READERS.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    Confirmation {
        documents = Map.copyOf(documents);
    }

    /** @param hash SHA-256 of the document, Base64 @param at when it got its number */
    record Confirmed(String hash, Instant at) {}

    /** @throws IllegalArgumentException if it is none */
    static Confirmation read(byte[] xml) {
        try {
            var reader = READERS.createXMLStreamReader(new ByteArrayInputStream(xml));
            var documents = new HashMap<String, Confirmed>();
            var fields = new HashMap<String, String>();
            while (reader.hasNext()) {
                var event = reader.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    switch (reader.getLocalName()) {
                        case "Dokument" -> fields.clear();
                        case "NumerKSeFDokumentu", "SkrotDokumentu", "DataNadaniaNumeruKSeF" -> {
                            var name = reader.getLocalName();
                            fields.put(name, reader.getElementText().strip());
                        }
                        default -> {}
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT
                        && reader.getLocalName().equals("Dokument")) {
                    documents.put(
                            fields.getOrDefault("NumerKSeFDokumentu", ""),
                            new Confirmed(
                                    fields.getOrDefault("SkrotDokumentu", ""),
                                    OffsetDateTime.parse(fields.getOrDefault("DataNadaniaNumeruKSeF", ""))
                                            .toInstant()));
                }
            }
            return new Confirmation(documents);
        } catch (XMLStreamException | DateTimeException none) {
            throw new IllegalArgumentException("no confirmation", none);
        }
    }
}
