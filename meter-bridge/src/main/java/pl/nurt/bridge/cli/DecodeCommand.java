package pl.nurt.bridge.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;
import pl.nurt.bridge.mbus.MeterId;
import pl.nurt.bridge.mbus.MeterKey;
import pl.nurt.bridge.mbus.Reject;
import pl.nurt.bridge.mbus.Telegram;
import pl.nurt.bridge.mbus.TelegramRefused;
import pl.nurt.bridge.posted.PostedFrames;

/** {@code decode FILE…}: shows what telegrams say. */
@Command(
        name = "decode",
        header = "Decodes wired M-Bus telegrams and prints one JSON object per telegram and line.",
        description = {
            "Telegrams are whole RSP_UD frames as hexadecimal text: bare digits, bytes of a program (0x68, 68h, …), lines of a log, or what "
                    + "hexdump, xxd and od print; as strings of a program or in base 64; or the bytes themselves.",
            "What stands beside the frames is left out, and told in \"left_out\" with its line; so are requests and acknowledgements of a log. "
                    + "\"line\" is where a telegram begins.",
            "A refused telegram gives {\"accept\":false,\"reject\":…} and is no failure of the command.",
            "A file may hold several telegrams; # starts a comment."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every file was read, whether its telegrams are accepted or refused",
            "1:a file could not be read or holds no hexadecimal text",
            "2:wrong command line"
        })
final class DecodeCommand extends Subcommand {
    private static final int LARGEST_FILE = 16 * 1024 * 1024;

    private static final HexFormat SPACED = HexFormat.ofDelimiter(" ").withUpperCase();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "file with hexadecimal text, - for standard input")
    private List<String> files;

    @Option(
            names = "--key",
            paramLabel = "HEX",
            converter = KeyConverter.class,
            description = "AES key of telegrams encrypted with mode 5, 32 hexadecimal digits")
    private @Nullable MeterKey key;

    @Option(
            names = "--meter",
            paramLabel = "ID",
            converter = MeterConverter.class,
            description =
                    "who sent it, as 27182818-KAM-19-07, where the telegram does not say: needed for an encrypted one with a short header (CI 7A), which is"
                            + " decrypted with it. Name the meter only if you know it: with another one's number values may come out wrong")
    private @Nullable MeterId meter;

    private boolean failed;

    /** Fields are set by picocli. */
    @SuppressWarnings("NullAway.Init")
    DecodeCommand() {}

    @Override
    public Integer call() {
        for (var file : files) {
            try {
                decode(file);
            } catch (IOException e) {
                complain(file, OneSentence.of(e));
            }
        }
        out().flush();
        return failed ? BridgeCommand.FAILED : BridgeCommand.OK;
    }

    private void decode(String file) throws IOException {
        var frames = PostedFrames.of(read(file));
        var areTelegrams = frames.stream().anyMatch(frame -> frame.bytes().isPresent() && !frame.isByTheWay());
        for (var frame : frames) {
            if (areTelegrams && (frame.isByTheWay() || frame.bytes().isEmpty())) {
                err().println(file + ": left out: " + words(frame));
            } else {
                out().println(line(file, frame));
            }
        }
    }

    private static String words(PostedFrames.Posted frame) {
        var line = frame.line() == 0 ? "" : "line " + frame.line() + ": ";
        var beside = frame.leftOut().startsWith(line) ? frame.leftOut().substring(line.length()) : frame.leftOut();
        return line
                + Stream.of(beside, frame.bytes().map(SPACED::formatHex).orElse(""))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" "));
    }

    private String line(String file, PostedFrames.Posted frame) {
        var source = new TelegramJson.Source(file, frame.line(), frame.leftOut());
        try {
            if (frame.bytes().isEmpty()) {
                var reason = frame.digits() % 2 == 0
                        ? "no hexadecimal text"
                        : frame.digits() + " hexadecimal digits, so one is missing or too many";
                complain(file, reason + ".");
                throw new TelegramRefused(Reject.NOT_HEX, reason);
            }
            return TelegramJson.accepted(source, Telegram.parse(frame.bytes().get(), key, meter));
        } catch (TelegramRefused refusal) {
            return TelegramJson.refused(source, refusal);
        }
    }

    private void complain(String file, String reason) {
        failed = true;
        var sentence = reason.startsWith(file) ? reason : file + ": " + reason;
        err().println(sentence);
    }

    private static byte[] read(String file) throws IOException {
        if (file.equals("-")) {
            return read(System.in);
        }
        try (var in = Files.newInputStream(Path.of(file))) {
            return read(in);
        }
    }

    private static byte[] read(InputStream in) throws IOException {
        var bytes = in.readNBytes(LARGEST_FILE + 1);
        if (bytes.length > LARGEST_FILE) {
            throw new IOException("more than 16 MB is no file of telegrams.");
        }
        return bytes;
    }

    private static final class MeterConverter implements ITypeConverter<MeterId> {
        @Override
        public MeterId convert(String text) {
            return MeterId.parse(text)
                    .filter(MeterId::isWhole)
                    .orElseThrow(() ->
                            new TypeConversionException("must be a whole identification, such as 27182818-KAM-19-07"));
        }
    }

    /** Does not repeat what it refuses: it may be a key with one digit too many. */
    private static final class KeyConverter implements ITypeConverter<MeterKey> {
        @Override
        public MeterKey convert(String text) {
            return MeterKey.parse(text)
                    .orElseThrow(() -> new TypeConversionException("a key has 32 hexadecimal digits"));
        }
    }
}
