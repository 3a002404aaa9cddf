package pl.nurt.platform.files.internal;

import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pl.nurt.platform.files.FileStore;
import pl.nurt.platform.files.FilesSettings;
import pl.nurt.platform.files.MalwareScanner;
import pl.nurt.platform.files.StorePlace;

/** The stores and the scanner that the settings name. */
@Component
public class FileStores {
    private final Map<StorePlace, FileStore> stores = new EnumMap<>(StorePlace.class);
    private final StorePlace chosen;
    private final @Nullable MalwareScanner scanner;

    public FileStores(DatabaseStore database, FilesSettings settings) {
        stores.put(StorePlace.DATABASE, database);
        if (settings.folder() != null) {
            stores.put(StorePlace.FOLDER, new FolderStore(settings.folder()));
        }
        chosen = settings.store();
        scanner = settings.clamd().isBlank()
                ? null
                : new ClamdScanner(settings.clamd().strip(), settings.scanWithin());
    }

    /** Where new content goes. */
    public FileStore chosen() {
        return at(chosen);
    }

    public FileStore at(StorePlace place) {
        var store = stores.get(place);
        if (store == null) {
            throw new IllegalStateException("files lie in " + place + ", which the settings no longer name");
        }
        return store;
    }

    /** Removes what portals that were killed left half written before the moment. */
    void tidy(Instant before) throws IOException {
        for (var store : stores.values()) {
            store.tidy(before);
        }
    }

    /** Empty where no scanner is set. */
    public Optional<MalwareScanner> scanner() {
        return Optional.ofNullable(scanner);
    }
}
