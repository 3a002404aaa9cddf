package pl.nurt.bridge.outbox;

import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/** The outbox cannot be opened or written. The message is one English sentence; nothing that was acknowledged before is lost. */
public final class OutboxException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int PRIMARY_CODE = 0xFF;

    OutboxException(String message) {
        super(message);
    }

    OutboxException(String message, Exception cause) {
        super(message, cause);
    }

    static OutboxException of(Path file, String what, SQLException cause) {
        return new OutboxException("The outbox " + file + " cannot be " + what + ": " + reason(cause) + ".", cause);
    }

    private static String reason(SQLException cause) {
        // The error code's lowest byte is the kind; the rest tells its variants apart.
        var kind = cause.getErrorCode() & PRIMARY_CODE;
        if (kind == SQLiteErrorCode.SQLITE_FULL.code) {
            return "the disk is full";
        }
        if (kind == SQLiteErrorCode.SQLITE_IOERR.code) {
            return "the disk reports an error";
        }
        if (kind == SQLiteErrorCode.SQLITE_CORRUPT.code || kind == SQLiteErrorCode.SQLITE_NOTADB.code) {
            return "it is damaged";
        }
        return String.valueOf(cause.getMessage());
    }
}
