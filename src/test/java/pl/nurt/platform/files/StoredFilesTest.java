package pl.nurt.platform.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;
import pl.nurt.db.platform.Tables;
import pl.nurt.identity.Role;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.files.internal.DatabaseStore;
import pl.nurt.platform.files.internal.FileScans;
import pl.nurt.platform.files.internal.FileStores;
import pl.nurt.platform.files.internal.FileSweep;
import pl.nurt.platform.files.internal.Intake;
import pl.nurt.platform.files.internal.StoredFileRepository;
import pl.nurt.platform.security.SecurityEvent;
import pl.nurt.platform.security.SecuritySign;
import pl.nurt.platform.work.HeavyWork;
import pl.nurt.testing.ClamdStandIn;
import pl.nurt.testing.ClamdStandIn.Mood;
import pl.nurt.testing.FileCabinet;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.SampleFiles;
import pl.nurt.testing.SignIn;

@IntegrationTest
@RecordApplicationEvents
class StoredFilesTest {
    private static final FileOwner DRAWER = FileCabinet.drawerOf(1);

    @Autowired
    private StoredFiles files;

    @Autowired
    private DSLContext db;

    @Autowired
    private DatabaseStore database;

    @Autowired
    private StoredFileRepository repository;

    @Autowired
    private List<FileRoom> rooms;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private ApplicationEventPublisher publisher;

    @Autowired
    private ApplicationEvents events;

    @Autowired
    private Clock clock;

    @Autowired
    private SignIn signIn;

    @TempDir
    private Path folder;

    @AfterEach
    void signOut() {
        signIn.out();
    }

    @Test
    void a_file_comes_back_as_it_was_handed_in() throws IOException {
        var sent = new byte[700_000];
        new Random(7).nextBytes(sent);
        sent[0] = 0;
        var kept = keep(files, "szum.bin", sent, rules(FileKind.OTHER));

        assertThat(kept.size()).isEqualTo(sent.length);
        assertThat(kept.scan()).isEqualTo(ScanState.NOT_ASKED);
        assertThat(content(files, kept)).isEqualTo(sent);
        assertThat(files.of(DRAWER)).containsExactly(kept);
    }

    @Test
    void the_same_content_is_stored_once_whoever_keeps_it() throws IOException {
        var first = keep(files, "a.pdf", SampleFiles.pdf(), FileRules.papers());
        var second = files.keep(
                FileCabinet.drawerOf(2),
                new SentFile("b.pdf", -1, new ByteArrayInputStream(content(files, first)), null),
                FileRules.papers());

        assertThat(second.hash()).isEqualTo(first.hash());
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(db.fetchCount(Tables.FILE_CONTENT)).isEqualTo(1);
    }

    @Test
    void a_folder_can_hold_what_the_database_need_not() throws IOException {
        var inFolder = filesWith(settings(StorePlace.FOLDER, "", DataSize.ofMegabytes(50)));
        var kept = keep(inFolder, "umowa.pdf", SampleFiles.pdf(), FileRules.papers());

        assertThat(db.fetchCount(Tables.FILE_CHUNK)).isZero();
        assertThat(Files.size(folder.resolve(kept.hash().hex().substring(0, 2))
                        .resolve(kept.hash().hex())))
                .isEqualTo(kept.size());
        assertThat(content(inFolder, kept)).hasSize((int) kept.size());
    }

    @Test
    void a_number_that_is_somebody_elses_is_none() {
        var resident = signIn.as(Role.RESIDENT);
        var own = files.keep(
                FileCabinet.drawerOf(resident.accountId().value()),
                sent("moja.pdf", SampleFiles.pdf()),
                FileRules.papers());
        assertThat(files.forReader(own.id())).isEqualTo(own);

        signIn.as(Role.RESIDENT);
        assertThatThrownBy(() -> files.forReader(own.id())).isInstanceOf(NotFoundException.class);
        signIn.as(Role.ADMIN);
        assertThatThrownBy(() -> files.forReader(own.id())).isInstanceOf(NotFoundException.class);
        signIn.out();
        assertThatThrownBy(() -> files.forReader(own.id())).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> files.forReader(new StoredFileId(987_654_321))).isInstanceOf(NotFoundException.class);
        assertThat(events.stream(SecurityEvent.class).map(SecurityEvent::sign))
                .as("each reach for what is somebody's is counted")
                .hasSize(3)
                .containsOnly(SecuritySign.FORBIDDEN);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("pusty.pdf", new byte[0], FileRefusal.EMPTY, FileKind.OTHER),
                Arguments.of("zip.pdf", SampleFiles.zip(Map.of("a.txt", "a")), FileRefusal.WRONG_KIND, FileKind.ZIP),
                Arguments.of(
                        "obraz.png",
                        "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8),
                        FileRefusal.WRONG_KIND,
                        FileKind.SVG),
                Arguments.of(
                        "faktura.pdf",
                        "To jest tekst".getBytes(StandardCharsets.UTF_8),
                        FileRefusal.WRONG_KIND,
                        FileKind.TEXT),
                Arguments.of(
                        "makra.docx",
                        SampleFiles.zip(Map.of(
                                "word/document.xml",
                                "<w/>",
                                "[Content_Types].xml",
                                "<Types/>",
                                "word/vbaProject.bin",
                                "x")),
                        FileRefusal.WRONG_KIND,
                        FileKind.ZIP),
                Arguments.of("skrypt.pdf", SampleFiles.pdfWithScript(), FileRefusal.ACTIVE_CONTENT, FileKind.PDF),
                Arguments.of("haslo.pdf", SampleFiles.pdfWithPassword(), FileRefusal.LOCKED, FileKind.PDF),
                Arguments.of("ucięty.pdf", half(SampleFiles.pdf()), FileRefusal.DAMAGED, FileKind.PDF),
                Arguments.of("ucięty.png", half(SampleFiles.picture("png")), FileRefusal.DAMAGED, FileKind.PNG),
                Arguments.of("ucięty.jpg", half(SampleFiles.picture("jpg")), FileRefusal.DAMAGED, FileKind.JPEG));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("refused")
    void what_is_not_what_it_should_be_is_refused_with_the_reason(
            String name, byte[] sent, FileRefusal reason, FileKind kind) {
        assertRefused(() -> keep(files, name, sent, FileRules.papers()), reason)
                .satisfies(refused -> assertThat(refused.kind()).isEqualTo(kind));
        assertThat(files.of(DRAWER)).isEmpty();
        assertThat(db.fetchCount(Tables.FILE_CONTENT)).isZero();
    }

    static Stream<Arguments> taken() {
        return Stream.of(
                Arguments.of("a.pdf", SampleFiles.pdf(), FileKind.PDF),
                Arguments.of("a.docx", SampleFiles.docx(), FileKind.DOCX),
                Arguments.of("a.jpg", SampleFiles.picture("jpg"), FileKind.JPEG),
                Arguments.of("a.png", SampleFiles.picture("png"), FileKind.PNG));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("taken")
    void what_it_is_decides_and_the_name_follows(String name, byte[] sent, FileKind kind) {
        assertThat(keep(files, name, sent, FileRules.papers()))
                .extracting(StoredFile::kind, StoredFile::name)
                .containsExactly(kind, name);
        assertThat(keep(files, "nazwa.exe", sent, FileRules.papers()).name())
                .isEqualTo("nazwa.exe." + kind.extension());
    }

    @Test
    void a_script_is_taken_where_the_room_asks_for_it() {
        var rules = new FileRules(1_000_000, 1_000_000, Set.of(FileKind.PDF), true);
        assertThat(keep(files, "skrypt.pdf", SampleFiles.pdfWithScript(), rules).kind())
                .isEqualTo(FileKind.PDF);
    }

    @Test
    void what_says_it_is_too_large_is_not_even_read() {
        var unread = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("was read");
            }
        };
        assertRefused(
                () -> files.keep(DRAWER, new SentFile("a.pdf", 11L << 20, unread, null), FileRules.papers()),
                FileRefusal.TOO_LARGE);
    }

    @Test
    void reading_stops_at_the_limit_whatever_was_declared() {
        var endless = new CountingStream();
        assertRefused(
                () -> files.keep(DRAWER, new SentFile("a.pdf", 10, endless, null), FileRules.papers()),
                FileRefusal.TOO_LARGE);
        assertThat(endless.read).isLessThan(11L << 20);
    }

    @Test
    void an_owner_keeps_no_more_than_its_quota() {
        var rules = new FileRules(1000, 1500, Set.of(FileKind.TEXT), false);
        var thousand = "a".repeat(1000).getBytes(StandardCharsets.UTF_8);
        var kept = keep(files, "a.txt", thousand, rules);
        assertRefused(() -> keep(files, "b.txt", thousand, rules), FileRefusal.QUOTA);

        files.forget(DRAWER, kept.id());
        assertThat(keep(files, "b.txt", thousand, rules).name()).isEqualTo("b.txt");
    }

    @Test
    void only_its_owner_can_forget_a_file() {
        var kept = keep(files, "a.pdf", SampleFiles.pdf(), FileRules.papers());
        files.forget(FileCabinet.drawerOf(2), kept.id());
        assertThat(files.of(DRAWER)).containsExactly(kept);
    }

    @Test
    void malware_is_refused_and_told_to_those_who_listen() {
        try (var clamd = new ClamdStandIn(1_000_000)) {
            var scanned = filesWith(settings(StorePlace.DATABASE, clamd.address(), DataSize.ofMegabytes(50)));
            var rules = rules(FileKind.TEXT);
            assertRefused(() -> keep(scanned, "eicar.txt", ClamdStandIn.eicar(), rules), FileRefusal.MALWARE);
            assertThat(db.fetchCount(Tables.FILE_CONTENT)).isZero();
            assertThat(events.stream(MalwareFound.class))
                    .containsExactly(
                            new MalwareFound(DRAWER, "eicar.txt", hashOf(ClamdStandIn.eicar()), "Eicar-Signature", 5L));
            assertThat(keep(scanned, "czysty.txt", "czysto".getBytes(StandardCharsets.UTF_8), rules)
                            .scan())
                    .isEqualTo(ScanState.CLEAN);
        }
    }

    @Test
    void without_a_verdict_a_file_waits_and_nobody_reads_it() throws IOException {
        try (var clamd = new ClamdStandIn(1_000)) {
            var scanned = filesWith(settings(StorePlace.DATABASE, clamd.address(), DataSize.ofMegabytes(50)));
            clamd.mood(Mood.REFUSES);
            var away = keep(scanned, "a.pdf", SampleFiles.pdf(), FileRules.papers());
            clamd.mood(Mood.BREAKS_OFF);
            var half = keep(scanned, "b.txt", "pół odpowiedzi".getBytes(StandardCharsets.UTF_8), rules(FileKind.TEXT));

            assertThat(Stream.of(away, half).map(StoredFile::scan)).containsOnly(ScanState.WAITING);
            assertThatThrownBy(() -> scanned.open(away)).isInstanceOf(NotScannedYetException.class);
            assertThatThrownBy(() -> scanned.open(half)).isInstanceOf(NotScannedYetException.class);
        }
    }

    @Test
    void what_the_scanner_will_never_read_is_refused_instead_of_waiting_for_ever() {
        try (var clamd = new ClamdStandIn(1_000)) {
            var scanned = filesWith(settings(StorePlace.DATABASE, clamd.address(), DataSize.ofMegabytes(50)));
            assertRefused(
                    () -> keep(
                            scanned, "b.txt", "a".repeat(2_000).getBytes(StandardCharsets.UTF_8), rules(FileKind.TEXT)),
                    FileRefusal.TOO_LARGE_TO_SCAN);
            assertThat(files.of(DRAWER)).isEmpty();
            assertThat(db.fetchCount(Tables.FILE_CONTENT)).isZero();
        }
    }

    @Test
    void a_room_that_keeps_files_for_a_time_forgets_the_old_ones_and_no_other_rooms() {
        var kept = keep(files, "a.pdf", SampleFiles.pdf(), FileRules.papers());

        assertThat(files.forget("identity", clock.instant().plusSeconds(60))).isZero();
        assertThat(files.forget(DRAWER.room(), kept.keptAt())).isZero();
        assertThat(files.of(DRAWER)).containsExactly(kept);

        assertThat(files.forget(DRAWER.room(), kept.keptAt().plusSeconds(1))).isEqualTo(1);
        assertThat(files.of(DRAWER)).isEmpty();
    }

    @Test
    void a_waiting_file_is_scanned_when_the_scanner_is_back() throws IOException {
        try (var clamd = new ClamdStandIn(1_000_000)) {
            var settings = settings(StorePlace.DATABASE, clamd.address(), DataSize.ofMegabytes(50));
            var scanned = filesWith(settings);
            clamd.mood(Mood.REFUSES);
            var clean = keep(scanned, "a.pdf", SampleFiles.pdf(), FileRules.papers());
            var infected = keep(scanned, "b.txt", ClamdStandIn.eicar(), rules(FileKind.TEXT));
            var later = Clock.offset(clock, Duration.ofMinutes(6));
            var scans = new FileScans(new FileStores(database, settings), repository, transaction, publisher, later);

            scans.scanWaiting();
            assertThat(states()).containsExactly(ScanState.WAITING, ScanState.WAITING);

            clamd.mood(Mood.ANSWERS);
            new FileScans(
                            new FileStores(database, settings),
                            repository,
                            transaction,
                            publisher,
                            Clock.offset(later, Duration.ofMinutes(6)))
                    .scanWaiting();
            assertThat(states()).containsExactly(ScanState.CLEAN, ScanState.INFECTED);
            assertThat(content(scanned, clean)).hasSize((int) clean.size());
            assertThatThrownBy(() -> scanned.open(infected)).isInstanceOf(NotFoundException.class);
            assertThat(db.fetchCount(
                            Tables.FILE_CHUNK,
                            Tables.FILE_CHUNK.SHA256.eq(infected.hash().hex())))
                    .isZero();
            assertThat(events.stream(MalwareFound.class))
                    .extracting(MalwareFound::name)
                    .containsExactly("b.txt");
        }
    }

    @Test
    void content_that_nobody_keeps_goes_and_comes_back_when_somebody_does() throws IOException {
        var docx = SampleFiles.docx();
        var kept = keep(files, "a.docx", docx, FileRules.papers());
        var sweep = new FileSweep(
                new FileStores(database, settings(StorePlace.DATABASE, "", DataSize.ofMegabytes(50))),
                repository,
                transaction,
                Clock.offset(clock, Duration.ofHours(2)));

        sweep.sweep();
        assertThat(content(files, kept)).isEqualTo(docx);

        files.forget(DRAWER, kept.id());
        sweep.sweep();
        assertThat(db.fetchCount(Tables.FILE_CONTENT)).isZero();
        assertThat(db.fetchCount(Tables.FILE_CHUNK)).isZero();
        assertThat(content(files, keep(files, "a.docx", docx, FileRules.papers())))
                .isEqualTo(docx);
    }

    @Test
    void what_the_portal_makes_is_kept_like_any_other_file_and_not_when_it_fails() {
        var made = files.keepMade(
                DRAWER, "Odczyty.csv", FileKind.TEXT, to -> to.write("a;b".getBytes(StandardCharsets.UTF_8)));
        assertThat(content(files, made)).asString(StandardCharsets.UTF_8).isEqualTo("a;b");
        assertThat(made.account()).isNull();

        assertThatThrownBy(() -> files.keepMade(DRAWER, "b.csv", FileKind.TEXT, to -> {
                    to.write('a');
                    throw new IllegalStateException("cancelled");
                }))
                .hasMessage("cancelled");
        assertThat(files.of(DRAWER)).containsExactly(made);
    }

    private List<ScanState> states() {
        return files.of(DRAWER).stream().map(StoredFile::scan).toList();
    }

    private StoredFiles filesWith(FilesSettings settings) {
        return new StoredFiles(
                new Intake(settings, new HeavyWork(1)),
                new FileStores(database, settings),
                repository,
                rooms,
                transaction,
                publisher,
                clock);
    }

    private FilesSettings settings(StorePlace place, String clamd, DataSize maxSize) {
        return new FilesSettings(place, folder, maxSize, clamd, Duration.ofSeconds(20));
    }

    private static FileRules rules(FileKind kind) {
        return new FileRules(10_000_000, 10_000_000, Set.of(kind), false);
    }

    private static StoredFile keep(StoredFiles files, String name, byte[] content, FileRules rules) {
        return files.keep(DRAWER, sent(name, content), rules);
    }

    private static SentFile sent(String name, byte[] content) {
        return new SentFile(name, content.length, new ByteArrayInputStream(content), 5L);
    }

    private static byte[] content(StoredFiles files, StoredFile file) {
        try (var content = files.open(file)) {
            return content.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ContentHash hashOf(byte[] content) {
        try {
            return new ContentHash(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] half(byte[] whole) {
        return Arrays.copyOf(whole, whole.length / 2);
    }

    private static org.assertj.core.api.AbstractThrowableAssert<?, FileRefusedException> assertRefused(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable deed, FileRefusal reason) {
        return assertThatThrownBy(deed)
                .asInstanceOf(throwable(FileRefusedException.class))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    /** Never ends, and knows how much was taken from it. */
    private static final class CountingStream extends InputStream {
        private long read;

        @Override
        public int read() {
            read++;
            return 'a';
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            Arrays.fill(target, offset, offset + length, (byte) 'a');
            read += length;
            return length;
        }
    }
}
