package pl.nurt.platform.ui.files;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import pl.nurt.platform.files.FileKind;
import pl.nurt.platform.files.FileRefusal;
import pl.nurt.platform.files.FileRefusedException;
import pl.nurt.platform.ui.text.Formats;
import pl.nurt.platform.ui.text.Languages;

/** What people are told about files, in the language of a component. */
public final class FileTexts {
    private static final int STEP = 1024;

    private FileTexts() {}

    /** Why the file was not taken and what to do, in one or two sentences. */
    public static String refusal(Component place, String name, FileRefusedException refused) {
        if (refused.reason() == FileRefusal.WRONG_KIND && refused.kind() == FileKind.HEIC) {
            return place.getTranslation("platform.files.heic", name);
        }
        return switch (refused.reason()) {
            case TOO_LARGE ->
                place.getTranslation("platform.files.refused.TOO_LARGE", name, size(place, refused.maxBytes()));
            case WRONG_KIND ->
                place.getTranslation(
                        "platform.files.refused.WRONG_KIND",
                        name,
                        kind(place, refused.kind()),
                        kinds(place, refused.allowed()));
            case QUOTA -> place.getTranslation("platform.files.refused.QUOTA", name, size(place, refused.quotaBytes()));
            case EMPTY, DAMAGED, LOCKED, ACTIVE_CONTENT, MALWARE, TOO_LARGE_TO_SCAN ->
                place.getTranslation("platform.files.refused." + refused.reason(), name);
        };
    }

    public static String kind(Component place, FileKind kind) {
        return place.getTranslation("platform.files.kind." + kind);
    }

    /** The kinds one after the other, in an order that is always the same. */
    public static String kinds(Component place, Collection<FileKind> kinds) {
        return Arrays.stream(FileKind.values())
                .filter(kinds::contains)
                .map(kind -> kind(place, kind))
                .collect(Collectors.joining(", "));
    }

    /** In the unit that people would use: 340 kB, 2,5 MB. */
    public static String size(Component place, long bytes) {
        var formats = Formats.of(place.getUI()
                .or(() -> Optional.ofNullable(UI.getCurrent()))
                .map(UI::getLocale)
                .orElse(Languages.POLISH));
        return bytes < STEP * STEP
                ? formats.count(Math.max(1, bytes / STEP)) + "\u00a0kB"
                : formats.decimal(BigDecimal.valueOf(bytes)
                                .divide(BigDecimal.valueOf(STEP * STEP), 1, RoundingMode.HALF_UP)
                                .stripTrailingZeros())
                        + "\u00a0MB";
    }
}
