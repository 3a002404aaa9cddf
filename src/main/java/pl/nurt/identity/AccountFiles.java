package pl.nurt.identity;

import org.springframework.stereotype.Component;
import pl.nurt.platform.files.FileOwner;
import pl.nurt.platform.files.FileRoom;
import pl.nurt.platform.jobs.JobOwner;

/** Files that belong to an account, such as what its jobs made: read by that account and nobody else. */
@Component
public class AccountFiles implements FileRoom {
    private static final String ROOM = "identity";

    private final CurrentUser user;

    AccountFiles(CurrentUser user) {
        this.user = user;
    }

    /** Where results for whoever started a job are kept. */
    public static FileOwner of(JobOwner account) {
        return new FileOwner(ROOM, "account " + account.account());
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
}
