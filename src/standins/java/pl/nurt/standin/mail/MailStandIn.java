package pl.nurt.standin.mail;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import pl.nurt.standin.Notebook;
import pl.nurt.standin.StandIn;

/** A mail server that takes everything for everybody and passes nothing on: GreenMail, looked into when somebody asks. */
public final class MailStandIn implements StandIn {
    private final Notebook notebook = new Notebook();
    private final GreenMail server;
    private final int port;
    private final Thread reader;

    public MailStandIn() {
        port = freePort();
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP))
                .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        server.start();
        reader = Thread.ofVirtual().name("mail-reader").start(this::read);
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

    /** GreenMail stores; the notebook is filled from its boxes as mails come in. */
    private void read() {
        var seen = 0;
        try {
            while (server.isRunning()) {
                server.waitForIncomingEmail(500, seen + 1);
                var messages = server.getReceivedMessages();
                for (; seen < messages.length; seen++) {
                    note(messages[seen]);
                }
            }
        } catch (IllegalStateException stopped) {
            // The server goes, and so does its reader.
        }
    }

    private void note(MimeMessage message) {
        try {
            var fields = new LinkedHashMap<String, String>();
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
    public void close() {
        server.stop();
        reader.interrupt();
    }
}
