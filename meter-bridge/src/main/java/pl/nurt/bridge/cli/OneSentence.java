package pl.nurt.bridge.cli;

import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import javax.net.ssl.SSLException;

/** Says what went wrong without a stack trace. */
final class OneSentence {
    private OneSentence() {}

    static String of(Exception e) {
        return switch (e) {
            case NoSuchFileException missing -> missing.getFile() + " does not exist.";
            case AccessDeniedException denied -> denied.getFile() + " may not be read.";
            case FileSystemException unusable -> unusable.getFile() + " cannot be used: " + unusable.getReason() + ".";
            case ConnectException refused
            when refused.getMessage() == null -> "No connection: the address is wrong, or nobody answers there.";
            case HttpTimeoutException late -> "No answer came in time.";
            case SSLException distrust -> "No trusted connection: " + distrust.getMessage() + ".";
            default -> e.getMessage() == null ? "It failed (" + e.getClass().getSimpleName() + ")." : e.getMessage();
        };
    }
}
