package pl.nurt.platform.files.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import org.springframework.stereotype.Component;
import pl.nurt.platform.files.FileKind;
import pl.nurt.platform.files.FileRefusal;
import pl.nurt.platform.files.FileRefusedException;
import pl.nurt.platform.files.FileRules;
import pl.nurt.platform.files.FilesSettings;
import pl.nurt.platform.work.HeavyWork;

/** Reads what somebody sends and looks at it: size before and while reading, then the kind, then whether it is sound. */
@Component
public class Intake {
    private final FilesSettings settings;
    private final HeavyWork work;

    public Intake(FilesSettings settings, HeavyWork work) {
        this.settings = settings;
        this.work = work;
    }

    /** Sent content that may be kept as far as can be seen without a scanner. */
    public record Looked(SpooledFile file, FileKind kind, String mediaType) implements AutoCloseable {
        @Override
        public void close() {
            file.close();
        }
    }

    /**
     * @param declared how much the sender says it is; less than 0 when it does not say
     * @throws FileRefusedException with nothing left behind
     */
    public Looked read(InputStream content, long declared, FileRules rules) throws IOException {
        var most = Math.min(rules.maxBytes(), settings.maxSize().toBytes());
        if (declared > most) {
            throw new FileRefusedException(FileRefusal.TOO_LARGE, FileKind.OTHER, rules);
        }
        var file = SpooledFile.read(content, most)
                .orElseThrow(() -> new FileRefusedException(FileRefusal.TOO_LARGE, FileKind.OTHER, rules));
        try {
            return work.call(() -> look(file, rules));
        } catch (IOException | RuntimeException refused) {
            file.close();
            throw refused;
        } catch (InterruptedException stopping) {
            file.close();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while looking at a file");
        } catch (Exception impossible) {
            file.close();
            throw new IllegalStateException(impossible);
        }
    }

    private static Looked look(SpooledFile file, FileRules rules) throws IOException {
        if (file.size() == 0) {
            throw new FileRefusedException(FileRefusal.EMPTY, FileKind.OTHER, rules);
        }
        var mediaType = ContentLook.mediaType(file.path());
        var kind = FileKind.of(mediaType);
        if (!rules.kinds().contains(kind)) {
            throw new FileRefusedException(FileRefusal.WRONG_KIND, kind, rules);
        }
        var problem = Soundness.problem(file.path(), kind, rules.activeContent());
        if (problem.isPresent()) {
            throw new FileRefusedException(problem.get(), kind, rules);
        }
        return new Looked(file, kind, kind == FileKind.OTHER ? mediaType : kind.mediaType());
    }
}
