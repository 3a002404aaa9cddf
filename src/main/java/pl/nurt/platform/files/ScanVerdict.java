package pl.nurt.platform.files;

/** What a scanner says of a file. */
public sealed interface ScanVerdict {
    record Clean() implements ScanVerdict {}

    /** @param signature the scanner's name of what it found */
    record Found(String signature) implements ScanVerdict {}

    /** No verdict: it must not be taken for a clean one. */
    record NoVerdict(Reason reason) implements ScanVerdict {}

    /** Why there is no verdict. */
    enum Reason {
        AWAY,
        TOO_SLOW,
        /** The scanner reads only smaller files. */
        TOO_LARGE,
        NOT_UNDERSTOOD
    }
}
