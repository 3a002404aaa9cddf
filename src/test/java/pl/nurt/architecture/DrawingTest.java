package pl.nurt.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import pl.nurt.testing.PortalClasses;

/** The drawing of the rooms in docs/architecture.md is the code's: {@code ./nurt test --only DrawingTest -Dnurt.draw=true} draws it anew. */
class DrawingTest {
    private static final Path DOCUMENT = Path.of("../docs/architecture.md");
    private static final Pattern DRAWING = Pattern.compile("(?s)```mermaid\n.*?```\n");

    /** Everybody may know them, which would hide the other arrows. */
    private static final Set<String> EVERYBODYS = Set.of("platform", "identity");

    private final ApplicationModules rooms = PortalClasses.modules();

    @Test
    void the_drawing_shows_the_rooms_as_they_are() throws IOException {
        var drawn = Files.readString(DOCUMENT);
        var right = DRAWING.matcher(drawn).replaceFirst(drawing());
        if (Boolean.getBoolean("nurt.draw")) {
            Files.writeString(DOCUMENT, right);
        }

        assertThat(Files.readString(DOCUMENT))
                .as("./nurt test --only DrawingTest -Dnurt.draw=true")
                .isEqualTo(right);
    }

    private String drawing() {
        var arrows = rooms.stream()
                .filter(room -> !EVERYBODYS.contains(name(room)) && isOfThePortal(room))
                .sorted((one, other) -> name(one).compareTo(name(other)))
                .flatMap(this::arrows);
        return arrows.collect(Collectors.joining("", "```mermaid\nflowchart TD\n", "```\n"));
    }

    /** A room and whom it knows; one that knows only what everybody knows stands alone. */
    private Stream<String> arrows(ApplicationModule room) {
        var known = room.getDirectDependencies(rooms)
                .uniqueModules()
                .map(DrawingTest::name)
                .filter(name -> !EVERYBODYS.contains(name) && !name.equals(name(room)))
                .sorted()
                .toList();
        return known.isEmpty()
                ? Stream.of("    %s%n".formatted(name(room)))
                : known.stream().map(other -> "    %s --> %s%n".formatted(name(room), other));
    }

    /** What tests use beside the portal, such as the meter-bridge, is no room of it. */
    private static boolean isOfThePortal(ApplicationModule room) {
        return Files.isDirectory(Path.of("target/classes/pl/nurt", name(room)));
    }

    private static String name(ApplicationModule room) {
        return room.getIdentifier().toString();
    }
}
