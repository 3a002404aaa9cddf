package pl.nurt.bridge.line;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Tells data from commands in what a telnet peer sends (RFC 854). In binary mode only FF is special. */
final class TelnetStream {
    static final int IAC = 255;
    static final int DONT = 254;
    static final int DO = 253;
    static final int WONT = 252;
    static final int WILL = 251;
    static final int SB = 250;
    static final int SE = 240;

    /** Longer ones carry nothing that is needed here; the rest of them is dropped. */
    private static final int LONGEST_SUBNEGOTIATION = 64;

    /** What the peer commands. */
    interface Commands {
        void negotiate(int verb, int option) throws IOException;

        /** @param content from the option byte on, with doubled FFs made one */
        void subnegotiation(byte[] content) throws IOException;
    }

    private enum State {
        DATA,
        COMMAND,
        OPTION,
        SUBNEGOTIATION,
        SUBNEGOTIATION_COMMAND
    }

    private final Commands commands;
    private final ByteArrayOutputStream subnegotiation = new ByteArrayOutputStream();
    private State state = State.DATA;
    private int verb;

    TelnetStream(Commands commands) {
        this.commands = commands;
    }

    /** The data byte in the next byte of the stream; null if it is part of a command. */
    @Nullable
    Integer take(int next) throws IOException {
        switch (state) {
            case DATA -> {
                if (next != IAC) {
                    return next;
                }
                state = State.COMMAND;
            }
            case COMMAND -> {
                return command(next);
            }
            case OPTION -> {
                state = State.DATA;
                commands.negotiate(verb, next);
            }
            case SUBNEGOTIATION -> {
                if (next == IAC) {
                    state = State.SUBNEGOTIATION_COMMAND;
                } else {
                    collect(next);
                }
            }
            case SUBNEGOTIATION_COMMAND -> {
                if (next == IAC) {
                    state = State.SUBNEGOTIATION;
                    collect(next);
                } else {
                    // SE; whatever else it is ends the subnegotiation too.
                    state = State.DATA;
                    commands.subnegotiation(subnegotiation.toByteArray());
                }
            }
        }
        return null;
    }

    private @Nullable Integer command(int next) {
        switch (next) {
            case IAC -> {
                state = State.DATA;
                return IAC;
            }
            case WILL, WONT, DO, DONT -> {
                verb = next;
                state = State.OPTION;
            }
            case SB -> {
                subnegotiation.reset();
                state = State.SUBNEGOTIATION;
            }
            default -> state = State.DATA;
        }
        return null;
    }

    private void collect(int next) {
        if (subnegotiation.size() < LONGEST_SUBNEGOTIATION) {
            subnegotiation.write(next);
        }
    }

    /** Data as they go over the wire. */
    static byte[] escape(byte[] data) {
        var escaped = new ByteArrayOutputStream();
        for (var b : data) {
            escaped.write(b);
            if ((b & 0xFF) == IAC) {
                escaped.write(b);
            }
        }
        return escaped.toByteArray();
    }
}
