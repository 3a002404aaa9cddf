package pl.nurt.platform.files;

import java.io.IOException;
import java.io.OutputStream;

/** Writes a file that the portal makes; what it throws goes through, and nothing is kept. */
@FunctionalInterface
public interface MadeContent {
    void writeTo(OutputStream to) throws IOException;
}
