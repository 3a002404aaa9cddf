package pl.nurt.testing;

import org.springframework.stereotype.Component;
import pl.nurt.identity.CurrentUser;
import pl.nurt.platform.files.FileOwner;
import pl.nurt.platform.files.FileRoom;
import pl.nurt.platform.files.StoredFile;

/** A room for tests: each account keeps files of its own, which only it may read. */
@Component
public class FileCabinet implements FileRoom {
    private final CurrentUser user;

    FileCabinet(CurrentUser user) {
        this.user = user;
    }

    /** The drawer of an account. */
    public static FileOwner drawerOf(long account) {
        return new FileOwner("cabinet", "account " + account);
    }

    @Override
    public String room() {
        return "cabinet";
    }

    @Override
    public boolean mayRead(FileOwner owner) {
        return user.get()
                .filter(someone -> drawerOf(someone.accountId().value()).equals(owner))
                .isPresent();
    }

    @Override
    public void handedOut(StoredFile file) {}
}
