package pl.nurt.platform.files.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.jspecify.annotations.Nullable;
import pl.nurt.platform.files.FileRefusal;

/** Looks into a PDF: whole, open to everyone, and without anything that acts by itself. */
final class PdfLook {
    private static final byte[] END = "%%EOF".getBytes(StandardCharsets.US_ASCII);
    // Deeper than any form of ours or a scanner's; a file made to exhaust us ends here.
    private static final int MOST_OBJECTS = 50_000;
    private static final Set<String> ACTING =
            Set.of("JavaScript", "Launch", "ImportData", "SubmitForm", "Rendition", "RichMedia");

    private PdfLook() {}

    static Optional<FileRefusal> problem(Path file, boolean activeContent) throws IOException {
        if (!Soundness.contains(Soundness.tail(file), END)) {
            return Optional.of(FileRefusal.DAMAGED);
        }
        try (var document = Loader.loadPDF(file.toFile(), IOUtils.createTempFileOnlyStreamCache())) {
            if (document.getNumberOfPages() == 0) {
                return Optional.of(FileRefusal.DAMAGED);
            }
            return !activeContent && acts(document) ? Optional.of(FileRefusal.ACTIVE_CONTENT) : Optional.empty();
        } catch (InvalidPasswordException locked) {
            return Optional.of(FileRefusal.LOCKED);
        } catch (IOException | RuntimeException broken) {
            return Optional.of(FileRefusal.DAMAGED);
        }
    }

    /** Whether any object is a script, starts a program or sends data; embedded media count too. */
    private static boolean acts(PDDocument document) {
        var catalog = document.getDocumentCatalog().getCOSObject();
        Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        var waiting = new java.util.ArrayDeque<COSBase>(List.of(catalog));
        while (!waiting.isEmpty()) {
            var next = waiting.pop();
            if (!seen.add(next)) {
                continue;
            }
            if (seen.size() > MOST_OBJECTS) {
                return true;
            }
            switch (next) {
                case COSDictionary dictionary -> {
                    if (isActing(dictionary)) {
                        return true;
                    }
                    dictionary.getValues().forEach(value -> add(waiting, value));
                }
                case COSArray array -> array.forEach(value -> add(waiting, value));
                default -> {}
            }
        }
        return false;
    }

    private static boolean isActing(COSDictionary dictionary) {
        var action = dictionary.getNameAsString(COSName.S);
        var subtype = dictionary.getNameAsString(COSName.SUBTYPE);
        return dictionary.containsKey(COSName.JS)
                || action != null && ACTING.contains(action)
                || subtype != null && ACTING.contains(subtype)
                || dictionary.containsKey(COSName.getPDFName("JavaScript"));
    }

    private static void add(java.util.Deque<COSBase> waiting, @Nullable COSBase value) {
        var target = value instanceof COSObject reference ? reference.getObject() : value;
        if (target instanceof COSDictionary || target instanceof COSArray) {
            waiting.push(target);
        }
    }
}
