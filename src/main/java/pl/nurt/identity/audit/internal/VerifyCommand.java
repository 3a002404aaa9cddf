package pl.nurt.identity.audit.internal;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import pl.nurt.identity.audit.ChainFinding;
import pl.nurt.identity.audit.ChainVerdict;
import pl.nurt.identity.audit.DayHead;

/**
 * {@code ./nurt audit verify}: computes the chain of the log again, with nothing but the database.
 *
 * <p>Says in words what it found. Exit code 0: all is as it was sealed; 1: something is not; 2: it could not be checked.
 */
public final class VerifyCommand {
    static final int WHOLE = 0;
    static final int BROKEN = 1;
    static final int UNCHECKED = 2;

    private VerifyCommand() {}

    /**
     * Arguments: optionally a file of day ends. NURT_DATABASE_URL is the JDBC address; user and password are part of it, or come from
     * NURT_DATABASE_USER and NURT_DATABASE_PASSWORD. None of them is an argument, which others on the machine can read.
     */
    public static void main(String[] args) {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        var login = new Properties();
        offer(login, "user", "NURT_DATABASE_USER");
        offer(login, "password", "NURT_DATABASE_PASSWORD");
        var address = System.getenv("NURT_DATABASE_URL");
        System.exit(run(address == null ? "" : address, args, login, System.out, System.err));
    }

    private static void offer(Properties login, String property, String variable) {
        var value = System.getenv(variable);
        if (value != null) {
            login.setProperty(property, value);
        }
    }

    static int run(String address, String[] args, Properties login, PrintStream out, PrintStream err) {
        if (address.isEmpty() || args.length > 1) {
            err.println("usage: NURT_DATABASE_URL=JDBC_ADDRESS VerifyCommand [FILE_OF_DAY_ENDS]");
            return UNCHECKED;
        }
        try (var connection = DriverManager.getConnection(address, login)) {
            connection.setReadOnly(true);
            var elsewhere = args.length == 1 ? read(Path.of(args[0])) : List.<DayHead>of();
            var db = DSL.using(connection, SQLDialect.POSTGRES);
            var now = db.select(DSL.currentOffsetDateTime())
                    .fetchSingle()
                    .value1()
                    .toInstant();
            var verdict = ChainVerification.of(new ChainRepository(db), elsewhere, now);
            tell(verdict, elsewhere.size(), out);
            return verdict.isWhole() ? WHOLE : BROKEN;
        } catch (SQLException | DataAccessException unreachable) {
            err.println("The log cannot be read: " + unreachable.getMessage());
        } catch (IOException | IllegalArgumentException | DateTimeParseException unreadable) {
            err.println("The file of day ends cannot be read: " + unreadable.getMessage());
        }
        return UNCHECKED;
    }

    private static void tell(ChainVerdict verdict, int witnesses, PrintStream out) {
        verdict.findings().forEach(finding -> out.println(words(finding)));
        if (verdict.broken() > verdict.findings().size()) {
            out.println("… and " + (verdict.broken() - verdict.findings().size()) + " more");
        }
        var compared = witnesses == 0 ? "" : ", compared with " + witnesses + " day ends kept elsewhere";
        out.println(
                (verdict.isWhole() ? "The chain is whole" : "The chain is BROKEN in " + verdict.broken() + " places")
                        + ": " + verdict.entries() + " entries checked, " + verdict.waiting() + " waiting to be sealed"
                        + compared + ".");
    }

    private static String words(ChainFinding finding) {
        return finding.day() + ": "
                + switch (finding.kind()) {
                    case CHANGED ->
                        entry(finding) + " (position " + finding.position()
                                + ") is not what was sealed: it or its hash was changed";
                    case ENTRY_GONE -> entry(finding) + " (position " + finding.position() + ") is gone from the log";
                    case LINKS_GONE -> "links of the chain before position " + finding.position() + " are gone";
                    case END_GONE -> "the end of the chain is cut off: it went on to position " + finding.position();
                    case DAY_ENDS_OTHERWISE ->
                        "the day does not end at position " + finding.position()
                                + " with the hash that was kept when it was closed";
                    case WITNESS_DIFFERS -> "the end of the day is not the one in the given file";
                    case OUTSIDE ->
                        entry(finding)
                                + " is neither in the chain nor waiting for it: added past the portal, or unlinked";
                };
    }

    private static String entry(ChainFinding finding) {
        return "entry " + finding.entry();
    }

    private static List<DayHead> read(Path file) throws IOException {
        var heads = new ArrayList<DayHead>();
        for (var line : Files.readAllLines(file)) {
            if (!line.isBlank() && !line.strip().equals(DayHead.TITLES)) {
                heads.add(parsed(line.strip()));
            }
        }
        return heads;
    }

    private static DayHead parsed(String line) {
        var parts = line.split(",", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException("not a line of day ends: " + line);
        }
        return new DayHead(
                LocalDate.parse(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]), parts[3], Instant.EPOCH);
    }
}
