package pl.nurt.notice.internal.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One e-mail to one person.
 *
 * @param messageId the same for each try, so that a mailbox may know a repeat
 * @param unsubscribe address that takes the one-click post; null where there is nothing to unsubscribe from
 */
record Mail(
        String from,
        String fromName,
        String to,
        String messageId,
        Locale locale,
        String subject,
        String text,
        String html,
        @Nullable String unsubscribe,
        Instant at) {
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    MimeMessage in(Session session) throws MessagingException {
        var message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", messageId);
            }
        };
        try {
            message.setFrom(new InternetAddress(from, fromName, StandardCharsets.UTF_8.name()));
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
        message.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(to, true));
        message.setSubject(CONTROL.matcher(subject).replaceAll(" "), StandardCharsets.UTF_8.name());
        message.setHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atZone(ZoneOffset.UTC)));
        message.setHeader("Content-Language", locale.getLanguage());
        message.setHeader("Auto-Submitted", "auto-generated");
        if (unsubscribe != null) {
            message.setHeader("List-Unsubscribe", "<" + unsubscribe + ">");
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        var both = new MimeMultipart("alternative");
        both.addBodyPart(part(text, "plain"));
        both.addBodyPart(part(html, "html"));
        message.setContent(both);
        message.saveChanges();
        return message;
    }

    private static MimeBodyPart part(String content, String kind) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(content, StandardCharsets.UTF_8.name(), kind);
        return part;
    }
}
