package pl.nurt.identity.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.identity.HasRight;
import pl.nurt.identity.Right;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.internal.AuditChecks;
import pl.nurt.identity.audit.internal.AuditExportJob;
import pl.nurt.identity.audit.internal.AuditRepository;
import pl.nurt.identity.audit.internal.ChainCheckJob;
import pl.nurt.identity.audit.internal.ChainRepository;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.jobs.JobId;
import pl.nurt.platform.jobs.JobText;
import pl.nurt.platform.jobs.Jobs;
import pl.nurt.platform.ui.text.Formats;

/** The log for the auditor. Whoever reads it is noted in it. */
@Service
@HasRight(Right.READ_AUDIT)
public class AuditLog {
    private static final AuditSubject LOG = new AuditSubject("identity.log", "log");

    private final Audit audit;
    private final AuditRepository log;
    private final ChainRepository chain;
    private final AuditChecks checks;
    private final List<RoomDeeds> deeds;
    private final Jobs jobs;
    private final ChainCheckJob checking;
    private final AuditExportJob exporting;

    AuditLog(
            Audit audit,
            AuditRepository log,
            ChainRepository chain,
            AuditChecks checks,
            List<RoomDeeds> deeds,
            Jobs jobs,
            ChainCheckJob checking,
            AuditExportJob exporting) {
        this.audit = audit;
        this.log = log;
        this.chain = chain;
        this.checks = checks;
        this.deeds = List.copyOf(deeds);
        this.jobs = jobs;
        this.checking = checking;
        this.exporting = exporting;
    }

    /**
     * A page of the entries, newest first.
     *
     * @param before entries older than this one; null for the newest
     * @param skip how many of these to leave out
     */
    @Transactional
    public List<AuditEntry> page(Viewer viewer, AuditFilter filter, @Nullable AuditEntryId before, int skip, int size) {
        audit.looked(viewer, IdentityDeed.LOG_OPENED, LOG);
        return log.page(filter, before, skip, size);
    }

    /** The answer of the list to these words was there long enough to be read. @param shown the numbers of the entries it showed */
    @Transactional
    public void seen(Viewer viewer, String text, Collection<String> shown) {
        audit.asked(viewer, IdentityDeed.LOG_OPENED, LOG, text, shown);
    }

    /** How many entries of each kind the filter finds, its own kind left aside. */
    @Transactional(readOnly = true)
    public Map<AuditKind, Long> counts(AuditFilter filter) {
        return log.counts(filter);
    }

    /** These entries; without those that do not exist. */
    @Transactional(readOnly = true)
    public List<AuditEntry> entries(Collection<AuditEntryId> ids) {
        return log.entries(ids);
    }

    /** @throws NotFoundException if there is no such entry */
    @Transactional
    public ChainedEntry entry(Viewer viewer, AuditEntryId id) {
        audit.looked(viewer, IdentityDeed.LOG_OPENED, LOG);
        var entry = log.entries(List.of(id)).stream().findFirst().orElseThrow(NotFoundException::new);
        var link = chain.hashes(id);
        return link == null
                ? new ChainedEntry(entry, null, null, null)
                : new ChainedEntry(entry, link.position(), link.previous(), link.own());
    }

    /** What the latest check of the chain found; empty before the first one. */
    @Transactional(readOnly = true)
    public Optional<ChainVerdict> verdict() {
        return checks.latest();
    }

    /** All deeds that the log may tell of, of every room. */
    @Transactional(readOnly = true)
    public List<Deed> deeds() {
        return deeds.stream().flatMap(room -> room.deeds().stream()).toList();
    }

    /**
     * Has the whole chain checked, as a job of the viewer, which takes some seconds for each million of entries. While one is under way
     * it is that one.
     */
    @Transactional
    public JobId startCheck(Viewer viewer) {
        audit.took(viewer, IdentityDeed.CHAIN_CHECKED, LOG, null);
        return jobs.startOnce(
                checking,
                new ChainCheckJob.Wish(viewer.account().value()),
                viewer.jobOwner(),
                JobText.of("identity.log.checking"),
                "chain");
    }

    /** Has the entries that the filter finds written to a spreadsheet, as a job of the viewer, and notes that they are taken along. */
    @Transactional
    public JobId startExport(Viewer viewer, AuditFilter filter, Locale language) {
        audit.took(viewer, IdentityDeed.LOG_EXPORTED, LOG, filter.from() + "/" + filter.to());
        return jobs.start(
                exporting,
                AuditExportJob.Wish.of(filter, language),
                viewer.jobOwner(),
                JobText.of(
                        "identity.log.exporting",
                        Formats.of(language).day(filter.from()),
                        Formats.of(language).day(filter.to())));
    }

    /** Writes the ends of the closed days as {@code ./nurt audit verify --heads} reads them. */
    @Transactional
    public void exportHeads(Viewer viewer, Writer to) {
        audit.took(viewer, IdentityDeed.LOG_EXPORTED, LOG, DayHead.TITLES);
        try {
            to.write(DayHead.TITLES + "\n");
            for (var head : chain.heads()) {
                to.write(head.line() + "\n");
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
