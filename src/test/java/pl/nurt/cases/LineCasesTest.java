package pl.nurt.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import pl.nurt.bridge.cli.BridgeCommand;
import pl.nurt.testing.CaseFile;
import pl.nurt.testing.CaseTest;
import tools.jackson.databind.JsonNode;

/**
 * Lines on which a converter, a bus or a device misbehaves as people met it. Programs beside the cases (Python 3) play the other side; the
 * bridge's commands must give the index that the file names. Files whose name begins with F failed once and name no index: the bridge's own
 * tests hold their kinds.
 */
class LineCasesTest {
    private static final Pattern INDEX = Pattern.compile("(\\d+\\.\\d+) m3");
    private static final Pattern MODBUS_DEVICE = Pattern.compile("\\('([^']+)',(?:tcp|rtu)");
    private static final int MOST_DEVICES = 40;
    private static final int LOWEST_PORT = 21_000;

    @TempDir
    private Path folder;

    @CaseTest(value = "bridge/lines", files = "P*.json")
    void what_a_line_tells_in_spite_of_all_is_read(CaseFile file) throws Exception {
        var line = file.json();
        var wanted = INDEX.matcher(line.get("nurt_answers").asString())
                .results()
                .map(found -> found.group(1))
                .toList();
        var commands = line.get("replay").get("commands");
        assumeFalse(wanted.isEmpty() || commands.isEmpty(), "a person must judge this one");

        assertThat(played(file.path().resolveSibling("../tools").normalize(), line.get("replay")))
                .contains(wanted);
    }

    private String played(Path tools, JsonNode replay) throws Exception {
        var port = freePorts();
        var gateway = replay.path("gateway").asString("");
        var started = gateway.isEmpty() ? null : start(tools, gateway, port);
        try {
            var own = port + device(tools, gateway);
            for (var file : replay.path("files").properties()) {
                Files.writeString(
                        folder.resolve(file.getKey()),
                        file.getValue().asString().replace("{port}", Integer.toString(own)));
            }
            Files.createFile(
                    folder.resolve("k"),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(folder.resolve("k"), "0123456789abcdef".repeat(2));
            var out = new StringWriter();
            for (var command : replay.get("commands")) {
                BridgeCommand.execute(new PrintWriter(out), arguments(command, own));
            }
            return out.toString();
        } finally {
            if (started != null) {
                started.destroy();
                started.waitFor();
            }
        }
    }

    private String[] arguments(JsonNode command, int port) {
        return StreamSupport.stream(command.spliterator(), false)
                .map(word -> word.asString()
                        .replace("{port}", Integer.toString(port))
                        .replace("{dir}", folder.toString()))
                .toArray(String[]::new);
    }

    /** Started and ready: a line that misbehaves as named, or all the Modbus devices there are. */
    private static Process start(Path tools, String gateway, int port) throws IOException {
        var command = gateway.startsWith("modbus:")
                ? List.of("python3", "mb.py", "600", Integer.toString(port))
                : List.of("python3", "bus.py", Integer.toString(port), gateway);
        var process = new ProcessBuilder(command)
                .directory(tools.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.inputReader().readLine()).isEqualTo("ready");
        return process;
    }

    /** The device's place among the Modbus devices, which listen side by side. */
    private static int device(Path tools, String gateway) throws IOException {
        return gateway.startsWith("modbus:")
                ? MODBUS_DEVICE
                        .matcher(Files.readString(tools.resolve("mb.py")))
                        .results()
                        .map(found -> found.group(1))
                        .toList()
                        .indexOf(gateway.substring("modbus:".length()))
                : 0;
    }

    /** The first of so many ports in a row that nobody listens at. */
    private static int freePorts() throws IOException {
        for (var first = LOWEST_PORT; ; first += MOST_DEVICES) {
            var taken = new ArrayList<ServerSocket>();
            try {
                for (var port = first; port < first + MOST_DEVICES; port++) {
                    var socket = listening(port);
                    if (socket == null) {
                        break;
                    }
                    taken.add(socket);
                }
                if (taken.size() == MOST_DEVICES) {
                    return first;
                }
            } finally {
                for (var socket : taken) {
                    socket.close();
                }
            }
        }
    }

    private static @Nullable ServerSocket listening(int port) {
        try {
            return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        } catch (IOException busy) {
            return null;
        }
    }
}
