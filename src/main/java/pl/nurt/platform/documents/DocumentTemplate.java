package pl.nurt.platform.documents;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The body of a document in HTML with {@code {{name}}} for data. What is filled in is escaped, always: there is no way to put it in raw.
 *
 * <p>A name that the data lacks is an error, not a gap in a letter.
 */
public final class DocumentTemplate {
    private final Template compiled;

    private DocumentTemplate(Template compiled) {
        this.compiled = compiled;
    }

    /** @throws BrokenTemplateException if it is not a template */
    public static DocumentTemplate of(String text) {
        if (text.contains("{{{") || text.contains("{{&")) {
            throw new BrokenTemplateException("data goes in escaped only", new IllegalArgumentException("raw tag"));
        }
        try {
            return new DocumentTemplate(Mustache.compiler()
                    .withEscaper(DocumentTemplate::escaped)
                    .strictSections(true)
                    .compile(text));
        } catch (MustacheException broken) {
            throw new BrokenTemplateException("not a template: " + broken.getMessage(), broken);
        }
    }

    /** One of the application's own, {@code documents/letter.html}. */
    public static DocumentTemplate resource(String name) {
        try (var content = DocumentTemplate.class.getClassLoader().getResourceAsStream(name)) {
            if (content == null) {
                throw new IllegalArgumentException("no template " + name);
            }
            return of(new String(content.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * The filled body.
     *
     * @param data a map, or records of a public type, by their names
     * @throws BrokenTemplateException if it asks for something that is not there
     */
    public String fill(Object data) {
        try {
            return compiled.execute(data);
        } catch (MustacheException missing) {
            throw new BrokenTemplateException("cannot be filled: " + missing.getMessage(), missing);
        }
    }

    private static String escaped(String text) {
        var safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(sign -> escape(sign, safe));
        return safe.toString();
    }

    private static void escape(int sign, StringBuilder safe) {
        switch (sign) {
            case '&' -> safe.append("&amp;");
            case '<' -> safe.append("&lt;");
            case '>' -> safe.append("&gt;");
            case '"' -> safe.append("&quot;");
            case '\'' -> safe.append("&#39;");
            default -> {
                if (isXml(sign)) {
                    safe.appendCodePoint(sign);
                }
            }
        }
    }

    /** XML 1.0 has no other control characters and no lone surrogates; they have no form on paper either. */
    private static boolean isXml(int sign) {
        return sign == '\t'
                || sign == '\n'
                || sign >= 0x20 && sign != 0xfffe && sign != 0xffff && !(sign >= 0xd800 && sign <= 0xdfff);
    }
}
