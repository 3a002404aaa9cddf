package pl.nurt.standin.mail;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.angus.mail.util.MailStreamProvider;
import pl.nurt.standin.Notebook;
import pl.nurt.standin.StandIn;

/** A mail server that takes everything for everybody and passes nothing on: GreenMail, which keeps nothing beside the notebook. */
public final class MailStandIn implements StandIn {
    private static final String OFF = "wyłączony";

    static {
        // Otherwise each part of each mail looks for its streams in all jars.
        System.getProperties().putIfAbsent("jakarta.mail.util.StreamProvider", MailStreamProvider.class.getName());
    }

    private final Notebook notebook = new Notebook(OFF);
    private final int port = freePort();
    private GreenMail server = start();

    public MailStandIn() {
        notebook.onChange(this::change);
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "spring.mail.host", "127.0.0.1",
                "spring.mail.port", Integer.toString(port),
                "nurt.notice.mail.from", "powiadomienia@nurt.example");
    }

    @Override
    public Notebook notebook() {
        return notebook;
    }

    private GreenMail start() {
        var fresh = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP))
                .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        fresh.getUserManager().setMessageDeliveryHandler((message, address) -> {
            note(message);
            return new Nobody(address.getEmail());
        });
        fresh.start();
        return fresh;
    }

    private synchronized void change() {
        if (notebook.has(OFF) && server.isRunning()) {
            server.stop();
        } else if (!notebook.has(OFF) && !server.isRunning()) {
            server = start();
        }
    }

    /** Before the server says that it has the mail. */
    private void note(MovingMessage moving) {
        var message = moving.getMessage();
        try {
            var fields = new LinkedHashMap<String, String>();
            fields.put("koperta", String.valueOf(moving.getToAddresses()));
            for (var header : new String[] {
                "From", "To", "Message-ID", "List-Unsubscribe", "List-Unsubscribe-Post", "Content-Language"
            }) {
                fields.put(header, String.valueOf(message.getHeader(header, ", ")));
            }
            fields.put("temat", message.getSubject());
            fields.put("treść", part(message, "text/plain").orElse(""));
            fields.put("html", part(message, "text/html").orElse(""));
            notebook.write(String.valueOf(message.getMessageID()), fields);
        } catch (MessagingException | IOException unreadable) {
            notebook.write("?", Map.of("nie da się przeczytać", String.valueOf(unreadable.getMessage())));
        }
    }

    private static Optional<String> part(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return Optional.of((String) part.getContent());
        }
        if (part.getContent() instanceof MimeMultipart parts) {
            for (var i = 0; i < parts.getCount(); i++) {
                BodyPart inner = parts.getBodyPart(i);
                var found = part(inner, type);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    @Override
    public synchronized void close() {
        server.stop();
    }
}
