package pl.nurt.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.AuditSubject;
import pl.nurt.identity.audit.IdentityDeed;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.files.FileOwner;
import pl.nurt.platform.files.FileRoom;
import pl.nurt.platform.files.StoredFile;
import pl.nurt.platform.files.StoredFiles;
import pl.nurt.platform.jobs.JobOwner;
import pl.nurt.platform.jobs.JobSettings;
import pl.nurt.platform.jobs.Timer;

/**
 * Files that belong to an account, which are what its jobs made: read by that account and nobody else, and kept as long as the rows of
 * jobs ({@code nurt.jobs.keep}).
 */
@Component
public class AccountFiles implements FileRoom {
    private static final String ROOM = "identity";

    private final CurrentUser user;
    private final Audit audit;
    private final Clock clock;

    AccountFiles(CurrentUser user, Audit audit, Clock clock) {
        this.user = user;
        this.audit = audit;
        this.clock = clock;
    }

    /** Where results for whoever started a job are kept. */
    public static FileOwner of(JobOwner account) {
        return new FileOwner(ROOM, "account " + account.account());
    }

    /** Forgets results as old as the jobs that are forgotten. Safe to repeat. */
    void forgetOld(StoredFiles files, Duration olderThan) {
        files.forget(ROOM, clock.instant().minus(olderThan));
    }

    @Override
    public String room() {
        return ROOM;
    }

    @Override
    public boolean mayRead(FileOwner owner) {
        return user.get()
                .filter(someone -> of(someone.viewer().jobOwner()).equals(owner))
                .isPresent();
    }

    /** That they had it made was noted then; what lists people leaves the portal only now. */
    @Override
    public void handedOut(StoredFile file) {
        audit.took(
                user.viewer(),
                IdentityDeed.RESULT_TAKEN,
                AuditSubject.of("identity.file", file.id().value()),
                file.name());
    }

    /** Beside the bean itself, for the files ask it who may read them. */
    @Configuration(proxyBeanMethods = false)
    static class Timing {
        @Bean
        Timer oldResultsTimer(AccountFiles accounts, StoredFiles files, JobSettings settings) {
            return Timer.daily(
                    "identity.old-results",
                    LocalTime.of(3, 45),
                    CivilTime.ZONE,
                    () -> accounts.forgetOld(files, settings.keep()));
        }
    }
}
