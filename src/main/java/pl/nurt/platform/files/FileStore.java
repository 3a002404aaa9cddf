package pl.nurt.platform.files;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/** Where the bytes of files are: content under its hash. Nothing here asks who may. */
public interface FileStore {
    StorePlace place();

    /** Keeps {@code size} bytes; storing the same content again changes nothing. Called inside the transaction that notes the content. */
    void put(ContentHash hash, long size, InputStream content) throws IOException;

    boolean exists(ContentHash hash);

    /** Streams the content; the caller closes. Holds no connection between reads. */
    InputStream open(ContentHash hash, long size) throws IOException;

    /** Nothing happens when it is gone already. */
    void remove(ContentHash hash) throws IOException;

    /** Removes what portals that were killed left half written before the moment; nothing where that cannot be. */
    default void tidy(Instant before) throws IOException {}
}
