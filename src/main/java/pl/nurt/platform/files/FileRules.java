package pl.nurt.platform.files;

import java.util.Set;

/**
 * What a place in the portal takes.
 *
 * @param maxBytes of one file; looked at before anything is read, and again while reading
 * @param quotaBytes of all files of one owner together
 * @param kinds found from the content; the name is never believed
 * @param activeContent whether a PDF with a script or an action on opening is taken as well
 */
public record FileRules(long maxBytes, long quotaBytes, Set<FileKind> kinds, boolean activeContent) {
    private static final long MEGABYTE = 1024L * 1024;

    public FileRules {
        kinds = Set.copyOf(kinds);
        if (maxBytes <= 0 || quotaBytes <= 0 || kinds.isEmpty()) {
            throw new IllegalArgumentException("rules take something");
        }
    }

    /** Papers and photos up to 10 MB, 50 MB for one owner, nothing that acts by itself. */
    public static FileRules papers() {
        return new FileRules(10 * MEGABYTE, 50 * MEGABYTE, FileKind.PAPERS, false);
    }

    public static FileRules of(int maxMegabytes, int quotaMegabytes, Set<FileKind> kinds) {
        return new FileRules(maxMegabytes * MEGABYTE, quotaMegabytes * MEGABYTE, kinds, false);
    }
}
