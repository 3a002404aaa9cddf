package pl.nurt.notice.internal.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import pl.nurt.interop.PortalPeer;
import pl.nurt.notice.DeliveryId;
import pl.nurt.notice.MessageData;
import pl.nurt.notice.MessageId;
import pl.nurt.notice.internal.NoticeSettings;
import pl.nurt.notice.internal.Outcome;
import pl.nurt.notice.internal.OutgoingMessage;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.TestKinds;

/** A real mail server takes our mails: Exim, which keeps what it takes in a file and refuses whom it does not know. */
@Tag("interop")
@IntegrationTest
class MailInteropTest {
    @TempDir
    private Path folder;

    @Autowired
    private MailWriter writer;

    @Autowired
    private NoticeSettings settings;

    @Autowired
    private Clock clock;

    private Process exim;
    private int port;

    @BeforeEach
    void start() throws Exception {
        PortalPeer.need("exim4");
        port = freePort();
        // Exim gives up the rights of whoever started it.
        for (var part : List.of("", "spool", "log", "box")) {
            Files.createDirectories(folder.resolve(part));
            Files.setPosixFilePermissions(folder.resolve(part), PosixFilePermissions.fromString("rwxrwxrwx"));
        }
        var configuration = Files.writeString(folder.resolve("exim.conf"), """
                spool_directory = %1$s/spool
                log_file_path = %1$s/log/%%slog
                pid_file_path =
                local_interfaces = 127.0.0.1
                daemon_smtp_ports = %2$d
                primary_hostname = poczta.example
                tls_advertise_hosts =
                queue_only = true
                acl_smtp_rcpt = recipient
                acl_smtp_data = content
                begin acl
                recipient:
                  deny local_parts = nikt
                       message = no such person
                  defer local_parts = pozniej
                       message = greylisted
                  accept
                content:
                  accept
                """.formatted(folder, port));
        exim = new ProcessBuilder("exim4", "-C", configuration.toString(), "-bdf")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        await().atMost(Duration.ofMinutes(2)).until(this::listens);
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (exim != null) {
            exim.destroy();
            exim.waitFor();
        }
    }

    @Test
    void exim_takes_each_mail_and_its_refusals_are_understood() throws Exception {
        var anna = message(1, "anna@poczta.example");
        var nobody = message(2, "nikt@poczta.example");
        var later = message(3, "pozniej@poczta.example");
        var jan = message(4, "jan@poczta.example");

        var outcomes = handover()
                .send(List.of(anna, nobody, later, jan), clock.instant().plusSeconds(60));

        assertThat(outcomes.get(anna.id())).isEqualTo(Outcome.Accepted.PLAIN);
        assertThat(outcomes.get(jan.id())).isEqualTo(Outcome.Accepted.PLAIN);
        assertThat(outcomes.get(nobody.id())).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.targetIsDead()).isTrue();
            assertThat(refused.reason()).contains("550");
        });
        assertThat(outcomes.get(later.id())).isInstanceOf(Outcome.Later.class);

        var taken = taken();
        assertThat(taken).hasSize(2).allSatisfy(mail -> {
            assertThat(mail.getSubject()).isEqualTo("Nie pij wody");
            assertThat(mail.getAllRecipients()).hasSize(1);
            assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
            var parts = (MimeMultipart) mail.getContent();
            assertThat(parts.getBodyPart(0).getContent().toString())
                    .contains("Woda w Młynary nie nadaje się do picia.");
            assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
        });
        assertThat(taken)
                .extracting(mail -> mail.getAllRecipients()[0].toString())
                .containsExactlyInAnyOrder("anna@poczta.example", "jan@poczta.example");
    }

    /** The body stands after the first line of a spool file, its headers in the other. */
    private List<MimeMessage> taken() throws IOException {
        try (var files = Files.walk(folder.resolve("spool/input"))) {
            return files.filter(file -> file.toString().endsWith("-D"))
                    .map(this::mail)
                    .toList();
        }
    }

    private MimeMessage mail(Path data) {
        try {
            var id = data.getFileName().toString().replaceAll("-D$", "");
            var configuration = folder.resolve("exim.conf").toString();
            var headers = PortalPeer.run("exim4", "exim4", "-C", configuration, "-Mvc", id);
            return new MimeMessage(
                    Session.getInstance(new Properties()),
                    new java.io.ByteArrayInputStream(headers.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        } catch (Exception unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private MailHandover handover() {
        var server = new JavaMailSenderImpl();
        server.setHost("127.0.0.1");
        server.setPort(port);
        var beans = new StaticListableBeanFactory(java.util.Map.of("server", server));
        return new MailHandover(beans.getBeanProvider(JavaMailSenderImpl.class), settings, writer, clock);
    }

    private OutgoingMessage message(long id, String address) {
        return new OutgoingMessage(
                new DeliveryId(id),
                new MessageId(id),
                TestKinds.HAZARD.code(),
                TestKinds.HAZARD.topic(),
                MessageData.none().text("place", "Młynary"),
                true,
                false,
                clock.instant().plus(Duration.ofDays(1)),
                address,
                null,
                Locale.of("pl"),
                1,
                clock.instant().plus(Duration.ofMinutes(2)),
                null);
    }

    private boolean listens() throws IOException {
        assertThat(exim.isAlive()).as(Files.readString(folder.resolve("out"))).isTrue();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
