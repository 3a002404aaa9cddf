package pl.nurt.platform.documents.internal;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import pl.nurt.platform.documents.BrokenTemplateException;
import pl.nurt.platform.documents.DocumentFacts;
import pl.nurt.platform.documents.internal.rules.Typography;

/** A filled template on its way to paper: language, title, style, bookmarks from the headings, Polish typesetting. */
final class Page {
    private static final Map<String, Integer> HEADINGS = Map.of("h1", 1, "h2", 2, "h3", 3);

    private Page() {}

    /** @throws BrokenTemplateException if the body is not well-formed */
    static Document of(String body, String style, DocumentFacts facts) {
        var language = facts.language().getLanguage();
        var document = parse("<html xmlns=\"http://www.w3.org/1999/xhtml\"><head/><body>" + body + "</body></html>");
        var html = document.getDocumentElement();
        html.setAttribute("lang", language);
        var head = (Element) html.getFirstChild();
        head.appendChild(withText(document, "title", facts.title()));
        var description = document.createElement("meta");
        description.setAttribute("name", "subject");
        description.setAttribute("content", facts.title());
        head.appendChild(description);
        head.appendChild(withText(document, "style", style));
        head.appendChild(bookmarks(document));
        addFooter(document, (Element) html.getLastChild(), facts);
        if (language.equals("pl")) {
            texts(html.getLastChild()).forEach(text -> text.setData(Typography.polish(text.getData())));
        }
        return document;
    }

    private static Element withText(Document document, String name, String text) {
        var element = document.createElement(name);
        element.setTextContent(text);
        return element;
    }

    /** Runs along the foot of each page; programs take it for decoration. */
    private static void addFooter(Document document, Element body, DocumentFacts facts) {
        var left = withText(document, "div", facts.title());
        left.setAttribute("class", "foot-title");
        var right = withText(document, "div", "");
        right.setAttribute("class", "foot-page foot-page-" + facts.language().getLanguage());
        body.insertBefore(right, body.getFirstChild());
        body.insertBefore(left, right);
    }

    /** One for each heading, inside the bookmark of the heading above it. */
    private static Element bookmarks(Document document) {
        var root = document.createElement("bookmarks");
        var open = new ArrayDeque<Element>(List.of(root));
        var number = 0;
        for (var heading : headings(document.getDocumentElement())) {
            if (!heading.hasAttribute("id")) {
                heading.setAttribute("id", "heading-" + ++number);
            }
            var bookmark = document.createElement("bookmark");
            bookmark.setAttribute("name", heading.getTextContent().strip().replaceAll("\\s+", " "));
            bookmark.setAttribute("href", "#" + heading.getAttribute("id"));
            while (open.size() > HEADINGS.getOrDefault(heading.getTagName(), 1)) {
                open.pop();
            }
            open.element().appendChild(bookmark);
            open.push(bookmark);
        }
        return root;
    }

    private static List<Element> headings(Node node) {
        var found = new ArrayList<Element>();
        for (var child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                if (HEADINGS.containsKey(element.getTagName())) {
                    found.add(element);
                }
                found.addAll(headings(element));
            }
        }
        return found;
    }

    private static List<Text> texts(Node node) {
        var found = new ArrayList<Text>();
        for (var child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Text text) {
                found.add(text);
            } else {
                found.addAll(texts(child));
            }
        }
        return found;
    }

    private static Document parse(String html) {
        try {
            return builder().parse(new InputSource(new StringReader(html)));
        } catch (SAXException broken) {
            throw new BrokenTemplateException("not well-formed: " + broken.getMessage(), broken);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static DocumentBuilder builder() {
        try {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Quiet());
            return builder;
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The default one writes to the console. */
    private static final class Quiet implements ErrorHandler {
        @Override
        public void warning(SAXParseException warning) {}

        @Override
        public void error(SAXParseException error) throws SAXException {
            throw error;
        }

        @Override
        public void fatalError(SAXParseException error) throws SAXException {
            throw error;
        }
    }
}
