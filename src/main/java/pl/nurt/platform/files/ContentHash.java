package pl.nurt.platform.files;

import java.util.regex.Pattern;

/** The SHA-256 of a file's bytes in lower-case hexadecimal: the name under which content is stored. */
public record ContentHash(String hex) {
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    public ContentHash {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("not a SHA-256");
        }
    }
}
