package pl.nurt.platform.ui.files;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pl.nurt.platform.files.FileOwner;
import pl.nurt.platform.files.FileRefusedException;
import pl.nurt.platform.files.FileRules;
import pl.nurt.platform.files.ScanState;
import pl.nurt.platform.files.SentFile;
import pl.nurt.platform.files.StoredFile;
import pl.nurt.platform.files.StoredFiles;

/**
 * A field to hand files in: says before what it takes, shows how far the sending is, keeps each file as soon as it has come, and says at
 * the field why one was not taken. Files that are kept can be fetched and removed.
 *
 * <p>The view that shows it has decided that the person may add to the owner's files and remove from them.
 */
public class FileField extends Div {
    private static final Logger log = LoggerFactory.getLogger(FileField.class);

    private final StoredFiles files;
    private final FileOwner owner;
    private final FileRules rules;
    private final @Nullable Long account;
    private final Upload upload;
    private final Div problems = new Div();
    private final UnorderedList kept = new UnorderedList();
    private final AtomicInteger underWay = new AtomicInteger();
    private Runnable changed = () -> {};
    private @Nullable Taker taker;

    /** @param account key of the account of whoever hands in */
    public FileField(StoredFiles files, FileOwner owner, FileRules rules, String label, @Nullable Long account) {
        this.files = files;
        this.owner = owner;
        this.rules = rules;
        this.account = account;
        addClassName("file-field");
        var name = new NativeLabel(label);
        name.addClassName("file-field-label");
        var help = new Paragraph(getTranslation(
                "platform.files.help", FileTexts.kinds(this, rules.kinds()), FileTexts.size(this, rules.maxBytes())));
        help.addClassName("file-field-help");
        upload = new Upload(new Receiving());
        var button = new Button(getTranslation("platform.files.choose"));
        button.setAriaLabel(label + ": " + getTranslation("platform.files.choose"));
        upload.setUploadButton(button);
        upload.setMaxFileSize((int) Math.min(Integer.MAX_VALUE, rules.maxBytes()));
        upload.setI18n(texts());
        upload.addFileRejectedListener(rejected -> problem(rejected.getErrorMessage()));
        upload.addAllFinishedListener(finished -> upload.clearFileList());
        problems.addClassName("file-field-problems");
        problems.getElement().setAttribute("role", "alert");
        kept.addClassName("file-list");
        kept.getElement().setAttribute("aria-label", label);
        add(name, help, upload, problems, kept);
        show();
    }

    /** Called, with the page locked, when a file was added or removed. */
    public FileField onChange(Runnable listener) {
        changed = listener;
        return this;
    }

    /** What becomes of a file that was kept; @return what is wrong with it in words for the sender, empty when nothing is. */
    @FunctionalInterface
    public interface Taker {
        Optional<String> take(StoredFile file);
    }

    /** Hands each file on as soon as it is kept, with the page locked, instead of listing it here. One at a time. */
    public FileField takenBy(Taker next) {
        taker = next;
        upload.setMaxFiles(1);
        kept.removeAll();
        kept.setVisible(false);
        return this;
    }

    /** Runs on the request's thread without the page's lock, for as long as the sender sends. */
    private final class Receiving implements UploadHandler {
        @Override
        public void handleUploadRequest(UploadEvent event) throws IOException {
            var name = event.getFileName();
            // What was said of earlier files goes when new ones come, not when the second of them comes.
            if (underWay.getAndIncrement() == 0) {
                event.getUI().access(problems::removeAll);
            }
            try (var content = event.getInputStream()) {
                var file = files.keep(owner, new SentFile(name, event.getFileSize(), content, account), rules);
                event.getUI().access(() -> changedBySender(file));
            } catch (FileRefusedException refused) {
                event.getUI().access(() -> problem(FileTexts.refusal(FileField.this, name, refused)));
                event.reject();
            } catch (UncheckedIOException broken) {
                log.info("upload broke off", broken);
                event.getUI().access(() -> problem(getTranslation("platform.files.brokeOff", name)));
                event.reject();
            } finally {
                underWay.decrementAndGet();
            }
        }

        // The limit of the field is kept by what reads; this one only keeps the servlet from being smaller.
        @Override
        public long getRequestSizeMax() {
            return -1;
        }

        @Override
        public long getFileSizeMax() {
            return -1;
        }
    }

    private void changedBySender(StoredFile file) {
        if (taker != null) {
            taker.take(file).ifPresent(this::problem);
            return;
        }
        show();
        changed.run();
    }

    private void problem(String text) {
        var line = new Paragraph(text);
        line.addClassName("field-problem");
        problems.add(line);
    }

    private void show() {
        kept.removeAll();
        var own = files.of(owner);
        own.forEach(file -> kept.add(line(file)));
        kept.setVisible(!own.isEmpty());
    }

    private ListItem line(StoredFile file) {
        Component name = file.scan().isReadable() ? new FileLink(file) : new Span(file.name());
        var size = new Span(FileTexts.size(this, file.size()));
        size.addClassName("file-size");
        var remove = new Button(getTranslation("platform.files.remove"), pressed -> remove(file));
        remove.setAriaLabel(getTranslation("platform.files.removeNamed", file.name()));
        remove.addThemeNames("tertiary", "small");
        var line = new ListItem(name, size);
        if (file.scan() == ScanState.WAITING || file.scan() == ScanState.INFECTED) {
            var state = new Span(getTranslation("platform.files.scan." + file.scan()));
            state.addClassName("file-state");
            line.add(state);
        }
        line.add(remove);
        return line;
    }

    private void remove(StoredFile file) {
        files.forget(owner, file.id());
        show();
        changed.run();
    }

    private UploadI18N texts() {
        var texts = new UploadI18N();
        texts.setAddFiles(new UploadI18N.AddFiles()
                .setOne(getTranslation("platform.files.choose"))
                .setMany(getTranslation("platform.files.choose")));
        texts.setDropFiles(new UploadI18N.DropFiles()
                .setOne(getTranslation("platform.files.drop"))
                .setMany(getTranslation("platform.files.drop")));
        texts.setError(new UploadI18N.Error()
                .setFileIsTooBig(getTranslation("platform.files.tooLarge", FileTexts.size(this, rules.maxBytes())))
                .setTooManyFiles(getTranslation("platform.files.tooMany"))
                .setIncorrectFileType(getTranslation("platform.files.wrongKind")));
        texts.setUploading(new UploadI18N.Uploading()
                .setStatus(new UploadI18N.Uploading.Status()
                        .setConnecting(getTranslation("platform.files.connecting"))
                        .setProcessing(getTranslation("platform.files.checking"))
                        .setStalled(getTranslation("platform.files.stalled"))
                        .setHeld(getTranslation("platform.files.waiting")))
                .setRemainingTime(new UploadI18N.Uploading.RemainingTime()
                        .setPrefix(getTranslation("platform.files.remaining"))
                        .setUnknown(""))
                .setError(new UploadI18N.Uploading.Error()
                        .setServerUnavailable(getTranslation("platform.files.unreachable"))
                        .setUnexpectedServerError(getTranslation("platform.files.refused"))
                        .setForbidden(getTranslation("platform.files.refused"))));
        texts.setFile(new UploadI18N.File()
                .setRetry(getTranslation("platform.files.retry"))
                .setStart(getTranslation("platform.files.start"))
                .setRemove(getTranslation("platform.files.remove")));
        return texts;
    }
}
