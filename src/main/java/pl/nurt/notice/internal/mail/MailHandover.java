package pl.nurt.notice.internal.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;
import pl.nurt.notice.Channel;
import pl.nurt.notice.DeliveryId;
import pl.nurt.notice.internal.NoticeSettings;
import pl.nurt.notice.internal.Outcome;
import pl.nurt.notice.internal.OutgoingMessage;
import pl.nurt.notice.internal.Sender;
import pl.nurt.notice.internal.rules.Addresses;
import pl.nurt.notice.outgoing.OwnReason;
import pl.nurt.platform.egress.OwnServers;

/** Hands e-mails to the mail server of {@code spring.mail}, a batch on one connection, each to one recipient. */
@Component
class MailHandover implements Sender {
    private static final Logger log = LoggerFactory.getLogger(MailHandover.class);
    private static final int MAILBOX_FULL = 552;

    /** Jakarta Mail has smaller ones for a line that ended. */
    private static final int FIRST_ANSWER = 200;

    private static final String END_OF_MAIL = ".";

    static {
        // Otherwise each part of each mail looks for its streams in all jars, which is half of the time a mail takes.
        System.getProperties().putIfAbsent("jakarta.mail.util.StreamProvider", MailStreamProvider.class.getName());
    }

    private final @Nullable JavaMailSenderImpl server;
    private final NoticeSettings.Mail settings;
    private final MailWriter writer;
    private final Clock clock;

    MailHandover(ObjectProvider<JavaMailSenderImpl> server, NoticeSettings settings, MailWriter writer, Clock clock) {
        this.clock = clock;
        this.server = server.getIfAvailable();
        if (this.server != null) {
            byJudgedSockets(this.server);
        }
        this.settings = settings.mail();
        this.writer = writer;
    }

    /** Without them it would go on with sockets of its own when one of these was refused. */
    private static void byJudgedSockets(JavaMailSenderImpl server) {
        var properties = server.getJavaMailProperties();
        var prefix = "mail." + protocol(server);
        properties.put(prefix + ".socketFactory", OwnServers.sockets());
        properties.setProperty(prefix + ".socketFactory.fallback", "false");
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public boolean isSetUp() {
        return server != null && settings.from() != null;
    }

    /** A mail server takes the same mail twice: a row whose worker died is sent once more at most, under the same Message-ID. */
    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public int perSecond() {
        return settings.perSecond();
    }

    @Override
    public Map<DeliveryId, Outcome> send(List<OutgoingMessage> batch, Instant until) {
        var outcomes = new HashMap<DeliveryId, Outcome>();
        var from = settings.from();
        if (server == null || from == null) {
            return outcomes;
        }
        var reason = OwnReason.UNREACHABLE.name();
        try (var transport = server.getSession().getTransport(protocol(server))) {
            transport.connect(server.getHost(), server.getPort(), server.getUsername(), server.getPassword());
            for (var message : batch) {
                if (!clock.instant().isBefore(until)) {
                    return outcomes;
                }
                if (!transport.isConnected()) {
                    break;
                }
                outcomes.put(message.id(), send(message, from, server, transport));
            }
        } catch (MessagingException unreachable) {
            reason = said(unreachable);
        }
        for (var message : batch) {
            outcomes.putIfAbsent(message.id(), new Outcome.Down(reason));
        }
        return outcomes;
    }

    private Outcome send(OutgoingMessage message, String from, JavaMailSenderImpl server, Transport transport) {
        if (Addresses.email(message.target()).isEmpty()) {
            return new Outcome.Refused(OwnReason.NO_ADDRESS.name(), true);
        }
        try {
            var mail = writer.write(message, from).in(server.getSession());
            transport.sendMessage(mail, new Address[] {mail.getAllRecipients()[0]});
            return Outcome.Accepted.PLAIN;
        } catch (AddressException unusable) {
            return new Outcome.Refused(OwnReason.NO_ADDRESS.name(), true);
        } catch (SendFailedException refused) {
            return refusal(refused);
        } catch (MessagingException broken) {
            return new Outcome.Down(said(broken));
        } catch (RuntimeException unexpected) {
            // The others of the batch are known: some of them have left already.
            log.error("a message failed delivery={}", message.id().value(), unexpected);
            return new Outcome.Unclear(OwnReason.WORKER_DIED.name());
        }
    }

    /** 5xx is for ever, 4xx for now; a full mailbox empties. Whoever hung up has refused nothing, and after the end of a mail may have it. */
    static Outcome refusal(SendFailedException refused) {
        var code = code(refused);
        if (code.filter(answer -> answer < FIRST_ANSWER).isPresent()) {
            log.warn("mail_server result=hung_up because={}", onOneLine(refused));
            var reason = OwnReason.UNREACHABLE.name();
            return hadAllOfIt(refused) ? new Outcome.Unclear(reason) : new Outcome.Down(reason);
        }
        var said = said(refused);
        if (code.isEmpty() || code.get() == MAILBOX_FULL || code.get() / 100 == 4) {
            return code.filter(answer -> answer == 421).isPresent()
                    ? new Outcome.Down(said)
                    : new Outcome.Later(said, null);
        }
        return new Outcome.Refused(said, List.of(550, 551, 553).contains(code.get()));
    }

    private static boolean hadAllOfIt(MessagingException failed) {
        return answers(failed).stream()
                .anyMatch(answer ->
                        answer instanceof SMTPSendFailedException sent && END_OF_MAIL.equals(sent.getCommand()));
    }

    private static Optional<Integer> code(MessagingException failed) {
        return answers(failed).stream()
                .map(answer -> answer instanceof SMTPAddressFailedException address
                        ? address.getReturnCode()
                        : ((SMTPSendFailedException) answer).getReturnCode())
                .findFirst();
    }

    /** What the server answered; without an answer it was not reached, and what went wrong on the way is for the log. */
    private static String said(MessagingException failed) {
        var answer = answers(failed).stream().findFirst();
        if (answer.isEmpty()) {
            log.warn("mail_server result=unreachable because={}", onOneLine(failed));
        }
        return answer.map(MailHandover::onOneLine).orElse(OwnReason.UNREACHABLE.name());
    }

    private static String onOneLine(MessagingException word) {
        return String.valueOf(word.getMessage()).replaceAll("\\s+", " ").strip();
    }

    /** The server's word about the address stands before that about the mail. */
    private static List<MessagingException> answers(MessagingException failed) {
        var answers = new ArrayList<MessagingException>();
        Exception current = failed;
        while (current instanceof MessagingException inner) {
            if (inner instanceof SMTPAddressFailedException) {
                answers.addFirst(inner);
            } else if (inner instanceof SMTPSendFailedException) {
                answers.add(inner);
            }
            current = inner.getNextException();
        }
        return answers;
    }

    private static String protocol(JavaMailSenderImpl server) {
        return Optional.ofNullable(server.getProtocol()).orElse("smtp");
    }
}
