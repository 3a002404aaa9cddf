package pl.nurt.platform.files;

import java.util.Set;

/** The file is not taken and nothing of it was kept. What people are told is made from the reason and the facts beside it. */
public class FileRefusedException extends RuntimeException {
    private final FileRefusal reason;
    private final FileKind kind;
    private final FileRules rules;

    public FileRefusedException(FileRefusal reason, FileKind kind, FileRules rules) {
        super("file refused reason=" + reason + " kind=" + kind);
        this.reason = reason;
        this.kind = kind;
        this.rules = rules;
    }

    public FileRefusal reason() {
        return reason;
    }

    /** What the content is; {@link FileKind#OTHER} when it was not looked at. */
    public FileKind kind() {
        return kind;
    }

    public Set<FileKind> allowed() {
        return rules.kinds();
    }

    public long maxBytes() {
        return rules.maxBytes();
    }

    public long quotaBytes() {
        return rules.quotaBytes();
    }
}
