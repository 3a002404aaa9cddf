package pl.nurt.standin.ksef;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/** What KSeF looks at in an invoice. */
record Fa3(String seller, String kind, String number, String issuedOn) {
    private static final String NAMESPACE = "http://crd.gov.pl/wzor/2025/06/25/13775/";
    private static final XMLInputFactory READERS = XMLInputFactory.newDefaultFactory();

    static {
        READERS.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    }

    /** By which a document that comes twice is known. */
    String key() {
        return seller + "|" + kind + "|" + number;
    }

    /** Empty for what KSeF cannot read, or does not want to since autumn: a mark before the first letter, instructions, control characters. */
    static Optional<Fa3> read(byte[] xml) {
        if (xml.length > 0 && xml[0] != '<') {
            return Optional.empty();
        }
        if (new String(xml, StandardCharsets.UTF_8)
                .chars()
                .anyMatch(letter -> letter >= 0x7f && letter <= 0x9f && letter != 0x85)) {
            return Optional.empty();
        }
        try {
            var fields = new HashMap<String, String>();
            var reader = READERS.createXMLStreamReader(new ByteArrayInputStream(xml));
            while (reader.hasNext()) {
                var event = reader.next();
                if (event == XMLStreamConstants.PROCESSING_INSTRUCTION) {
                    return Optional.empty();
                }
                if (event == XMLStreamConstants.START_ELEMENT) {
                    var name = reader.getLocalName();
                    switch (name) {
                        case "Faktura" -> fields.put(name, reader.getNamespaceURI());
                        case "NIP", "RodzajFaktury", "P_1", "P_2" -> fields.putIfAbsent(name, reader.getElementText());
                        default -> {}
                    }
                }
            }
            return Optional.of(fields)
                    .filter(found -> NAMESPACE.equals(found.get("Faktura")))
                    .map(found -> new Fa3(
                            found.getOrDefault("NIP", ""),
                            found.getOrDefault("RodzajFaktury", ""),
                            found.getOrDefault("P_2", ""),
                            found.getOrDefault("P_1", "")));
        } catch (XMLStreamException unreadable) {
            return Optional.empty();
        }
    }
}
