package pl.nurt.billing.ksef.internal.fa3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import pl.nurt.billing.ksef.KsefProblem;
import pl.nurt.billing.ksef.internal.rules.SalesMark;
import pl.nurt.billing.ksef.internal.rules.SalesMark.Paper;
import pl.nurt.billing.ksef.internal.rules.SendBy;
import pl.nurt.platform.law.CheckDigits;
import pl.nurt.testing.CaseFile;
import pl.nurt.testing.CaseTest;
import tools.jackson.databind.JsonNode;

/** Documents and stories of others, with what is to become of them. */
class KsefCasesTest {
    private static final LocalDate LATER = LocalDate.of(2030, 1, 1);
    private static final Pattern DEADLINE =
            Pattern.compile("deadline for (\\d+ \\w+): (\\S+) (?:\\(|by the usual reading; the worker plans (\\S+),)");
    private static final Pattern NUMBER = Pattern.compile("\\d{10}-\\d{8}-[0-9A-F]{12}-[0-9A-F]{2}");

    /** How the file of marks calls what was sold by. */
    private static final Map<String, Paper> PAPERS = Map.of(
            "structured", Paper.STRUCTURED,
            "consumer", Paper.OUTSIDE,
            "offline24", Paper.OFFLINE24,
            "unavailability", Paper.UNAVAILABLE,
            "emergency", Paper.EMERGENCY,
            "total failure", Paper.TOTAL_FAILURE,
            "daily report", Paper.SALES_REPORT,
            "interest note", Paper.INTEREST_NOTE,
            "rejected", Paper.REJECTED);

    @CaseTest(value = "money/ksef/xml", files = "*.xml")
    void documents(CaseFile file) {
        var expected = file.withEnding(".expected.json").json();
        var bytes = bytes(file);
        var problems = Fa3Checks.check(bytes, LATER);

        assertThat(bytes).hasSize(expected.get("bytes").asInt());
        if (expected.get("verdict").asString().equals("accepted")) {
            assertThat(problems).isEmpty();
            sums(new String(bytes, StandardCharsets.UTF_8), expected);
        } else {
            refused(problems, expected);
        }
    }

    private static void sums(String document, JsonNode expected) {
        for (var field : expected.properties()) {
            if (field.getKey().startsWith("P_")) {
                assertThat(document)
                        .contains("<" + field.getKey() + ">" + field.getValue().asString() + "<");
            }
        }
    }

    private static void refused(List<Fa3Problem> problems, JsonNode expected) {
        assertThat(problems).isNotEmpty();
        var reason = expected.path("reason").asString("");
        var ours = List.of(KsefProblem.values()).stream()
                .map(Enum::name)
                .filter(name -> reason.startsWith(name))
                .toList();
        // A reason that we call otherwise is still a refusal.
        if (!ours.isEmpty()) {
            assertThat(problems).extracting(Fa3Problem::text).anyMatch(text -> text.startsWith(reason));
        }
        if (expected.has("line")) {
            assertThat(problems)
                    .extracting(Fa3Problem::line)
                    .contains(expected.get("line").asInt());
        }
    }

    /** What of the stories is a rule; the rest of each is told again by {@code KsefSendingTest}, case by case. */
    @CaseTest("money/ksef")
    void stories(CaseFile file) {
        var story = file.json();
        var judged = deadlines(story) + marks(story) + numbers(story) + documentsOf(file, story);
        assumeTrue(judged > 0, "a story without a number, day or document: see KsefSendingTest");
    }

    private static int deadlines(JsonNode story) {
        var judged = 0;
        for (var then : story.path("then")) {
            var told = DEADLINE.matcher(then.asString(""));
            if (told.find()) {
                var issued = issued(story, told.group(1));
                assertThat(SendBy.term(issued)).isEqualTo(told.group(2));
                if (told.group(3) != null) {
                    assertThat(SendBy.planned(issued)).isEqualTo(told.group(3));
                }
                judged++;
            }
        }
        return judged;
    }

    /** "23 Dec" among the days of the story. */
    private static LocalDate issued(JsonNode story, String day) {
        var months = List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
        var parts = day.split(" ", 2);
        for (var issued : story.path("given").path("issued")) {
            var date = LocalDate.parse(issued.asString("").substring(0, 10));
            if (date.getDayOfMonth() == Integer.parseInt(parts[0])
                    && date.getMonthValue() == months.indexOf(parts[1]) + 1) {
                return date;
            }
        }
        throw new AssertionError("no such day: " + day);
    }

    private static int marks(JsonNode story) {
        var judged = 0;
        for (var then : story.path("then")) {
            var line = then.asString("");
            var paper = PAPERS.entrySet().stream()
                    .filter(known -> line.startsWith(known.getKey()))
                    .findFirst();
            if (story.path("title").asString("").contains("JPK") && paper.isPresent()) {
                var mark = SalesMark.of(paper.get().getValue(), line.contains("number known"));
                assertThat(line.substring(line.indexOf(": ") + 2))
                        .as(line)
                        .startsWith(mark.map(found -> found == SalesMark.NR_KSEF ? "NrKSeF" : found.name())
                                .orElse("no row"));
                judged++;
            }
        }
        return judged;
    }

    /** Numbers of KSeF in a story are right, and a tax number that is called invalid is. */
    private static int numbers(JsonNode story) {
        var judged = 0;
        var numbers = NUMBER.matcher(story.toString());
        while (numbers.find()) {
            assertThat(KsefNumber.isRight(numbers.group())).as(numbers.group()).isTrue();
            judged++;
        }
        var invalid = story.path("given").path("bad").path("invalidNip").asString("");
        if (!invalid.isEmpty()) {
            assertThat(CheckDigits.isNip(invalid)).isFalse();
            judged++;
        }
        return judged;
    }

    private static int documentsOf(CaseFile file, JsonNode story) {
        var judged = 0;
        for (var document : story.path("data").path("xml")) {
            var path = file.path().resolveSibling(document.asString(""));
            assertThat(Fa3Checks.check(bytes(new CaseFile(path, document.asString(""))), LATER))
                    .as(document.asString(""))
                    .isNotEmpty();
            judged++;
        }
        var note = story.path("given").path("note").asString("");
        if (!note.isEmpty()) {
            assertThat(Fa3Text.clean(note, 256).codePoints()).noneMatch(Fa3Text::isDiscouraged);
            judged++;
        }
        return judged;
    }

    private static byte[] bytes(CaseFile file) {
        try {
            return Files.readAllBytes(file.path());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
