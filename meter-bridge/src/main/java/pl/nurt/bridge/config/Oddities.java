package pl.nurt.bridge.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.line.Endpoint;
import pl.nurt.bridge.line.SerialSettings;
import pl.nurt.bridge.outbox.OutboxSettings;

/** Warns of settings that are allowed and still hardly meant. */
final class Oddities {
    /** Start, eight data bits, parity and stop. */
    private static final int BITS_OF_A_CHARACTER = 11;

    /** EN 13757-2: a meter answers after at most 330 bit times and 50 ms. */
    private static final int BITS_BEFORE_AN_ANSWER = 330;

    private static final Duration MORE_BEFORE_AN_ANSWER = Duration.ofMillis(50);
    private static final int LONGEST_FRAME = 261;

    /** Characters of a usual water meter's readout, requests and pauses included: 0.4 s at 2400 baud. */
    private static final int CHARACTERS_OF_A_READOUT = 88;

    private Oddities() {}

    static ConcentratorSettings warn(YamlSection section, ConcentratorSettings settings) {
        if (settings instanceof ConcentratorSettings.MBus bus) {
            warn(section, bus);
        }
        if (settings.poll().jitter().compareTo(settings.poll().every()) >= 0) {
            section.warning("poll", "the jitter is as long as the time from round to round");
        }
        return settings;
    }

    private static void warn(YamlSection section, ConcentratorSettings.MBus bus) {
        var poll = bus.poll();
        var port = port(bus.endpoint());
        var baud = port == null ? SerialSettings.MBUS.baud() : port.baud();
        var round = characters(CHARACTERS_OF_A_READOUT, baud).multipliedBy(bus.size());
        if (round.compareTo(poll.every()) > 0) {
            section.warning(
                    "poll",
                    "%d meters at %d baud take about %s, longer than from round to round"
                            .formatted(bus.size(), baud, words(round)));
        }
        if (port == null) {
            return;
        }
        if (port.parity() != SerialSettings.Parity.EVEN || port.dataBits() != 8) {
            section.warning("line", "an M-Bus has 8 data bits and even parity");
        }
        if (poll.timeout().compareTo(bits(BITS_BEFORE_AN_ANSWER, baud).plus(MORE_BEFORE_AN_ANSWER)) < 0) {
            section.warning("poll", "at %d baud a meter may answer later than the timeout".formatted(baud));
        }
        if (poll.frame().compareTo(characters(LONGEST_FRAME, baud)) < 0) {
            section.warning(
                    "poll",
                    "at %d baud the longest telegram takes %s, longer than frame allows"
                            .formatted(baud, words(characters(LONGEST_FRAME, baud))));
        }
    }

    private static @Nullable SerialSettings port(Endpoint endpoint) {
        return switch (endpoint) {
            case Endpoint.Tcp ignored -> null;
            case Endpoint.Serial(var device, var settings) -> settings;
            case Endpoint.Rfc2217 server -> server.settings();
        };
    }

    private static Duration characters(int count, int baud) {
        return bits(count * BITS_OF_A_CHARACTER, baud);
    }

    private static Duration bits(int count, int baud) {
        return Duration.ofMillis(1_000L * count / baud);
    }

    private static String words(Duration duration) {
        return duration.toMinutes() >= 2 ? duration.toMinutes() + " min" : duration.toSeconds() + " s";
    }

    static OutboxSettings warn(YamlSection section, OutboxSettings settings) {
        var folder = settings.file().toAbsolutePath().getParent();
        try {
            if (folder != null && Files.isDirectory(folder)) {
                var room = Files.getFileStore(folder).getUsableSpace();
                var used = Files.exists(settings.file()) ? Files.size(settings.file()) : 0;
                if (room + used < settings.maxBytes()) {
                    section.warning(
                            "maxBytes", "the disk has room for %d MB only".formatted((room + used) / 1_000_000));
                }
            }
        } catch (IOException e) {
            // The disk says so itself when it is written.
        }
        return settings;
    }

    /** A secret is nobody's business but the bridge's. */
    static void warnOfOnlookers(YamlSection section, String key, Path secret) {
        try {
            if (Files.getPosixFilePermissions(secret).contains(PosixFilePermission.OTHERS_READ)) {
                section.warning(key, secret.getFileName() + " can be read by everybody on this machine (chmod o-r)");
            }
        } catch (IOException | UnsupportedOperationException e) {
            // There is none yet, or the system has other means.
        }
    }
}
