package pl.nurt.platform.documents;

/** The template cannot be filled or is not well-formed: a mistake of whoever wrote it, to be shown when it is saved. */
public class BrokenTemplateException extends RuntimeException {
    public BrokenTemplateException(String message, Throwable cause) {
        super(message, cause);
    }
}
