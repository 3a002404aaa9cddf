package pl.nurt.billing.ksef.internal.fa3;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import pl.nurt.platform.Money;

/** Elements of one namespace, one after the other; what is not there is not written, and no letter leaves that KSeF refuses. */
final class Fa3Out implements AutoCloseable {
    // The JDK's own, whatever else is on the class path: other writers would make other bytes.
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();
    private static final int LONGEST = 256;

    private final XMLStreamWriter xml;

    Fa3Out(OutputStream to) throws XMLStreamException {
        xml = FACTORY.createXMLStreamWriter(to, StandardCharsets.UTF_8.name());
    }

    /** What stands inside an element. */
    @FunctionalInterface
    interface Content {
        void write() throws XMLStreamException;
    }

    void start(String root, String namespace) throws XMLStreamException {
        xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        xml.writeStartElement(root);
        xml.writeDefaultNamespace(namespace);
    }

    void end() throws XMLStreamException {
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.flush();
    }

    void in(String element, Content content) throws XMLStreamException {
        xml.writeStartElement(element);
        content.write();
        xml.writeEndElement();
    }

    void text(String element, @Nullable String text) throws XMLStreamException {
        text(element, text, LONGEST);
    }

    void text(String element, @Nullable String text, int longest) throws XMLStreamException {
        if (text != null) {
            xml.writeStartElement(element);
            xml.writeCharacters(Fa3Text.clean(text, longest));
            xml.writeEndElement();
        }
    }

    void formCode() throws XMLStreamException {
        xml.writeStartElement("KodFormularza");
        xml.writeAttribute("kodSystemowy", "FA (3)");
        xml.writeAttribute("wersjaSchemy", "1-0E");
        xml.writeCharacters("FA");
        xml.writeEndElement();
    }

    static String amount(Money money) {
        return money.toString();
    }

    @Override
    public void close() throws XMLStreamException {
        xml.close();
    }
}
