package pl.nurt.platform.files;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How files are kept.
 *
 * @param store where new content goes; what is stored stays where it is
 * @param folder of the store FOLDER: one that all portals see and that is in the backup
 * @param maxSize of one file, whatever a room would take
 * @param clamd the malware scanner: {@code host:port} or {@code unix:/run/clamav/clamd.ctl}; empty means files are not scanned
 * @param scanWithin after which a scanner that has not answered counts as away
 */
@Validated
@ConfigurationProperties("nurt.files")
public record FilesSettings(
        @DefaultValue("DATABASE") @NotNull StorePlace store,
        @Nullable Path folder,
        @DefaultValue("50MB") @NotNull DataSize maxSize,
        @DefaultValue("") String clamd,
        @DefaultValue("60s") @NotNull Duration scanWithin) {
    public FilesSettings {
        if (store == StorePlace.FOLDER && folder == null) {
            throw new IllegalArgumentException("nurt.files.store=FOLDER needs nurt.files.folder");
        }
    }
}
