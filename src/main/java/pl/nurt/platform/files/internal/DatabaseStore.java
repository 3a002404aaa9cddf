package pl.nurt.platform.files.internal;

import static pl.nurt.db.platform.Tables.FILE_CHUNK;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import pl.nurt.platform.files.ContentHash;
import pl.nurt.platform.files.FileStore;
import pl.nurt.platform.files.StorePlace;

/** Content in chunks in a table: one backup, one transaction with what refers to it. */
@Component
public class DatabaseStore implements FileStore {
    private static final int CHUNK = 256 * 1024;

    private final DSLContext db;

    DatabaseStore(DSLContext db) {
        this.db = db;
    }

    @Override
    public StorePlace place() {
        return StorePlace.DATABASE;
    }

    @Override
    public void put(ContentHash hash, long size, InputStream content) throws IOException {
        remove(hash);
        var no = 0;
        for (var chunk = content.readNBytes(CHUNK); chunk.length > 0; chunk = content.readNBytes(CHUNK)) {
            db.insertInto(FILE_CHUNK)
                    .set(FILE_CHUNK.SHA256, hash.hex())
                    .set(FILE_CHUNK.NO, no++)
                    .set(FILE_CHUNK.BYTES, chunk)
                    .execute();
        }
    }

    @Override
    public boolean exists(ContentHash hash) {
        return db.fetchExists(FILE_CHUNK, FILE_CHUNK.SHA256.eq(hash.hex()), FILE_CHUNK.NO.eq(0));
    }

    @Override
    public InputStream open(ContentHash hash, long size) {
        return new Chunks(hash, size);
    }

    @Override
    public void remove(ContentHash hash) {
        db.deleteFrom(FILE_CHUNK).where(FILE_CHUNK.SHA256.eq(hash.hex())).execute();
    }

    /** One short query a chunk: whoever reads slowly holds no connection. */
    private final class Chunks extends InputStream {
        private final ContentHash hash;
        private final long size;
        private byte[] chunk = {};
        private int at;
        private int no;
        private long read;

        private Chunks(ContentHash hash, long size) {
            this.hash = hash;
            this.size = size;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (at == chunk.length && !next()) {
                return -1;
            }
            var count = Math.min(length, chunk.length - at);
            System.arraycopy(chunk, at, target, offset, count);
            at += count;
            read += count;
            return count;
        }

        private boolean next() throws IOException {
            if (read == size) {
                return false;
            }
            var found = db.select(FILE_CHUNK.BYTES)
                    .from(FILE_CHUNK)
                    .where(FILE_CHUNK.SHA256.eq(hash.hex()), FILE_CHUNK.NO.eq(no))
                    .fetchOne(FILE_CHUNK.BYTES);
            if (found == null) {
                throw new EOFException("content is not whole");
            }
            no++;
            chunk = found;
            at = 0;
            return true;
        }
    }
}
