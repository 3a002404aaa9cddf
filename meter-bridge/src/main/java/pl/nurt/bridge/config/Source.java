package pl.nurt.bridge.config;

import java.nio.file.Path;
import pl.nurt.bridge.line.Networks;

/**
 * Where a list of concentrators comes from, and so what it may name.
 *
 * @param folder from which relative files are taken
 * @param networks where endpoints may be
 * @param ofPortal whether somebody far away wrote it, who may name no file outside the folder
 */
record Source(Path folder, Networks networks, boolean ofPortal) {
    static Source own(Path folder, Networks networks) {
        return new Source(folder, networks, false);
    }

    static Source ofPortal(Path folder, Networks networks) {
        return new Source(folder, networks.forPortal(), true);
    }
}
