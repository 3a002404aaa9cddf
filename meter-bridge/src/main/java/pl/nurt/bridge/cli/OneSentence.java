package pl.nurt.bridge.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Says what went wrong without a stack trace. */
final class OneSentence {
    private OneSentence() {}

    static String of(Exception e) {
        return switch (e) {
            case NoSuchFileException missing -> missing.getFile() + " does not exist.";
            case AccessDeniedException denied -> denied.getFile() + " may not be read.";
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    }
}
