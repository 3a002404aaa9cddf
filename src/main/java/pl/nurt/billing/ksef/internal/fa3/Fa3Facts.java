package pl.nurt.billing.ksef.internal.fa3;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.helpers.DefaultHandler;
import pl.nurt.billing.ksef.KsefProblem;

/** What a document says, as far as it is looked at; collected while the schema is checked, so that it is read once. */
final class Fa3Facts extends DefaultHandler {
    /** Lists for which the schema has a count that the JDK cannot check. */
    private static final Map<String, Integer> MOST = Map.of(
            "FaWiersz", 10_000,
            "DodatkowyOpis", 10_000,
            "ZamowienieWiersz", 10_000,
            "NowySrodekTransportu", 10_000,
            "DaneFaKorygowanej", 50_000);

    private final List<String> path = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final Map<String, Integer> counts = new HashMap<>();
    private @Nullable Locator place;

    final List<Fa3Problem> problems = new ArrayList<>();
    /** The elements of {@code Fa} without any inside, and those of {@code OkresFa}. */
    final Map<String, String> invoice = new HashMap<>();

    final List<Map<String, String>> parties = new ArrayList<>();
    final List<Map<String, String>> lines = new ArrayList<>();
    final List<Map<String, String>> corrected = new ArrayList<>();

    @Override
    public void setDocumentLocator(Locator locator) {
        place = locator;
    }

    @Override
    public void processingInstruction(String target, String data) {
        problems.add(new Fa3Problem(KsefProblem.PROCESSING_INSTRUCTION, target, line()));
    }

    private int line() {
        return place == null ? 0 : Math.max(0, place.getLineNumber());
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        path.add(name);
        text.setLength(0);
        switch (name) {
            case "Podmiot1", "Podmiot2", "Podmiot3", "PodmiotUpowazniony" -> {
                var party = new HashMap<String, String>();
                party.put("", name);
                parties.add(party);
            }
            case "FaWiersz" -> lines.add(new HashMap<>());
            case "DaneFaKorygowanej" -> corrected.add(new HashMap<>());
            case "Zalacznik" -> problems.add(new Fa3Problem(KsefProblem.ATTACHMENT, null, line()));
            default -> {}
        }
        var most = MOST.get(name);
        if (most != null && counts.merge(name, 1, Integer::sum) == most + 1) {
            problems.add(new Fa3Problem(KsefProblem.TOO_MANY, name, line()));
        }
        for (var at = 0; at < attributes.getLength(); at++) {
            look(attributes.getValue(at));
        }
    }

    @Override
    public void characters(char[] letters, int start, int length) {
        text.append(letters, start, length);
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
        if (!text.isEmpty()) {
            var value = text.toString();
            look(value);
            keep(name, value.strip());
            text.setLength(0);
        }
        path.removeLast();
    }

    /** Also what stood there as a number: {@code &#x84;}. */
    private void look(String value) {
        value.codePoints()
                .filter(Fa3Text::isDiscouraged)
                .findFirst()
                .ifPresent(letter ->
                        problems.add(new Fa3Problem(KsefProblem.DISCOURAGED_CHARACTER, Fa3Text.name(letter), line())));
    }

    private void keep(String name, String value) {
        var depth = path.size();
        if (depth < 2 || value.isEmpty()) {
            return;
        }
        var parent = path.get(depth - 2);
        switch (parent) {
            case "FaWiersz" -> lines.getLast().putIfAbsent(name, value);
            case "DaneFaKorygowanej" -> corrected.getLast().putIfAbsent(name, value);
            case "Fa", "OkresFa" -> invoice.putIfAbsent(name, value);
            case "Podmiot1", "Podmiot2", "Podmiot3", "PodmiotUpowazniony", "DaneIdentyfikacyjne", "Adres" -> {
                // A correction says in Podmiot1K and Podmiot2K who they were before.
                if (!parties.isEmpty() && path.get(1).equals(parties.getLast().get(""))) {
                    parties.getLast().putIfAbsent(name, value);
                }
            }
            default -> {}
        }
    }
}
