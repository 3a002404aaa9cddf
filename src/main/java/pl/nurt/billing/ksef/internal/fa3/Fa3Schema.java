package pl.nurt.billing.ksef.internal.fa3;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.ls.LSInput;
import org.w3c.dom.ls.LSResourceResolver;
import org.xml.sax.SAXException;

/** The official schema, read once and without the network. */
public final class Fa3Schema {
    private static final String FOLDER = "/ksef/";
    private static final String FILE = "schemat_FA3_v1-0E.xsd";

    /** The JDK unrolls such counts and gives up; {@link Fa3Facts} counts instead. */
    private static final Pattern LARGE_COUNT = Pattern.compile("maxOccurs=\"(10000|50000)\"");

    private Fa3Schema() {}

    /** The schema; safe to share. */
    public static Schema get() {
        return Holder.SCHEMA;
    }

    private static final class Holder {
        private static final Schema SCHEMA = read();
    }

    private static Schema read() {
        try {
            var factory = SchemaFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setResourceResolver(new FromClassPath());
            var text = LARGE_COUNT.matcher(text(FILE)).replaceAll("maxOccurs=\"unbounded\"");
            return factory.newSchema(new StreamSource(new StringReader(text), FILE));
        } catch (SAXException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String text(String file) {
        try (var content = open(file)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static InputStream open(String file) {
        return Objects.requireNonNull(Fa3Schema.class.getResourceAsStream(FOLDER + file), file);
    }

    /** Whatever address is asked for, only the file of that name is given. */
    private static final class FromClassPath implements LSResourceResolver {
        @Override
        public LSInput resolveResource(
                String type, String namespace, String publicId, String systemId, String baseUri) {
            return new Fa3SchemaPart(systemId, open(systemId.substring(systemId.lastIndexOf('/') + 1)));
        }
    }
}
