package pl.nurt.platform.logging;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** The message of an event on one line, as {@code %m} in the pattern. */
public final class EncodedMessage extends MessageConverter {
    @Override
    public String convert(ILoggingEvent event) {
        return Encoded.of(String.valueOf(super.convert(event)));
    }
}
