package pl.nurt.platform.logging;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter;

/** The trace of an event, as {@code %wEx} in the pattern; the messages in it stay on the lines they belong to. */
public final class EncodedTrace extends ExtendedWhitespaceThrowableProxyConverter {
    @Override
    protected String throwableProxyToString(IThrowableProxy thrown) {
        return super.throwableProxyToString(new OnOneLine(thrown));
    }

    private record OnOneLine(IThrowableProxy thrown) implements IThrowableProxy {
        @Override
        public @Nullable String getMessage() {
            return thrown.getMessage() == null ? null : Encoded.of(thrown.getMessage());
        }

        @Override
        public @Nullable String getOverridingMessage() {
            return thrown.getOverridingMessage() == null ? null : Encoded.of(thrown.getOverridingMessage());
        }

        @Override
        public String getClassName() {
            return thrown.getClassName();
        }

        @Override
        public StackTraceElementProxy[] getStackTraceElementProxyArray() {
            return thrown.getStackTraceElementProxyArray();
        }

        @Override
        public int getCommonFrames() {
            return thrown.getCommonFrames();
        }

        @Override
        public @Nullable IThrowableProxy getCause() {
            return thrown.getCause() == null ? null : new OnOneLine(thrown.getCause());
        }

        @Override
        public IThrowableProxy[] getSuppressed() {
            var suppressed = thrown.getSuppressed();
            var encoded = new IThrowableProxy[suppressed.length];
            for (int at = 0; at < suppressed.length; at++) {
                encoded[at] = new OnOneLine(suppressed[at]);
            }
            return encoded;
        }

        @Override
        public boolean isCyclic() {
            return thrown.isCyclic();
        }
    }
}
