package pl.nurt.platform.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class IconsTest {
    private static final Pattern DRAWING = Pattern.compile("^ {2}\"?([a-z-]+)\"?: '<", Pattern.MULTILINE);

    @Test
    void every_icon_has_a_name_and_a_drawing() throws IOException {
        var script = Files.readString(Path.of("../frontend/icons.ts"));

        assertThat(DRAWING.matcher(script).results().map(drawing -> drawing.group(1)))
                .containsExactlyElementsOf(
                        Arrays.stream(Icons.values()).map(Icons::id).toList());
    }
}
