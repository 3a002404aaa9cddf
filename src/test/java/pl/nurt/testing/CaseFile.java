package pl.nurt.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One input with a right answer, see {@link CaseTest}.
 *
 * @param name its path inside the folder of all cases
 */
public record CaseFile(Path path, String name) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public JsonNode json() {
        return JSON.readTree(text());
    }

    public String text() {
        try {
            return Files.readString(path);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The file of the same name with another ending, such as {@code .expected.json}. */
    public CaseFile withEnding(String ending) {
        var stem = name.substring(name.lastIndexOf('/') + 1).replaceFirst("\\.[^.]*$", "");
        return new CaseFile(
                path.resolveSibling(stem + ending), name.substring(0, name.lastIndexOf('/') + 1) + stem + ending);
    }

    @Override
    public String toString() {
        return name;
    }
}
