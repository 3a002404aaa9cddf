package pl.nurt.platform.files;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way in.
 *
 * @param name as the sender calls it
 * @param declaredSize what the sender says; less than 0 when it does not say
 * @param content read once; whoever made it closes it
 * @param account key of the account that sends it, null when the portal makes it
 */
public record SentFile(
        String name,
        long declaredSize,
        InputStream content,
        @Nullable Long account) {}
