package pl.nurt.billing.ksef.internal.fa3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.sax.SAXResult;
import javax.xml.transform.sax.SAXSource;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import pl.nurt.billing.ksef.KsefProblem;

/**
 * Looks at a document as it would leave: its bytes, the official schema, and what the schema does not see but KSeF or the law does. The same rule
 * in tests and before sending.
 */
public final class Fa3Checks {
    /** Without an attachment. */
    public static final int LARGEST = 1_000_000;

    private static final Pattern DECLARATION = Pattern.compile("\\A<\\?xml\\s+version\\s*=\\s*[\"']1\\.0[\"']"
            + "(?:\\s+encoding\\s*=\\s*[\"'](?<encoding>[^\"']*)[\"'])?[^?]*\\?>");

    private static final SAXParserFactory PARSERS = parsers();

    private Fa3Checks() {}

    /** @param today the day on which it would be sent @return nothing when it may leave */
    public static List<Fa3Problem> check(byte[] document, LocalDate today) {
        if (document.length > LARGEST) {
            return List.of(Fa3Problem.of(KsefProblem.TOO_LARGE, document.length + " B"));
        }
        var unreadable = bytes(document);
        if (unreadable.isPresent()) {
            return List.of(unreadable.get());
        }
        var facts = new Fa3Facts();
        var readable = read(document, facts);
        if (readable && facts.problems.isEmpty()) {
            facts.problems.addAll(Fa3Sense.problems(facts, today));
        }
        return List.copyOf(facts.problems);
    }

    private static Optional<Fa3Problem> bytes(byte[] document) {
        if (document.length > 2 && document[0] == (byte) 0xef && document[1] == (byte) 0xbb) {
            return Optional.of(new Fa3Problem(KsefProblem.BOM, null, 1));
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(document))
                    .toString();
        } catch (CharacterCodingException other) {
            return Optional.of(Fa3Problem.of(KsefProblem.ENCODING));
        }
        var declaration = DECLARATION.matcher(text);
        var encoding = declaration.find() ? declaration.group("encoding") : null;
        if (encoding != null && !encoding.equalsIgnoreCase(StandardCharsets.UTF_8.name())) {
            return Optional.of(Fa3Problem.of(KsefProblem.ENCODING, encoding));
        }
        if (text.contains("<!DOCTYPE")) {
            return Optional.of(Fa3Problem.of(KsefProblem.DOCTYPE));
        }
        return letters(text);
    }

    private static Optional<Fa3Problem> letters(String text) {
        var line = 1;
        for (var at = 0; at < text.length(); ) {
            var letter = text.codePointAt(at);
            if (letter == '\n') {
                line++;
            } else if (Fa3Text.isDiscouraged(letter)) {
                return Optional.of(new Fa3Problem(KsefProblem.DISCOURAGED_CHARACTER, Fa3Text.name(letter), line));
            }
            at += Character.charCount(letter);
        }
        return Optional.empty();
    }

    /** @return false when it cannot be read to its end */
    private static boolean read(byte[] document, Fa3Facts facts) {
        try {
            var validator = Fa3Schema.get().newValidator();
            validator.setErrorHandler(new Collected(facts.problems));
            var reader = PARSERS.newSAXParser().getXMLReader();
            validator.validate(
                    new SAXSource(reader, new InputSource(new ByteArrayInputStream(document))), new SAXResult(facts));
            return true;
        } catch (SAXParseException broken) {
            facts.problems.add(
                    new Fa3Problem(KsefProblem.NOT_WELL_FORMED, broken.getMessage(), broken.getLineNumber()));
            return false;
        } catch (SAXException | ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static SAXParserFactory parsers() {
        try {
            var factory = SAXParserFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory;
        } catch (SAXException | ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What the schema has to say; only what cannot be read at all ends the reading. */
    private record Collected(List<Fa3Problem> problems) implements ErrorHandler {
        @Override
        public void warning(SAXParseException warning) {
            error(warning);
        }

        @Override
        public void error(SAXParseException error) {
            problems.add(new Fa3Problem(KsefProblem.SCHEMA, error.getMessage(), error.getLineNumber()));
        }

        @Override
        public void fatalError(SAXParseException broken) throws SAXException {
            throw broken;
        }
    }
}
