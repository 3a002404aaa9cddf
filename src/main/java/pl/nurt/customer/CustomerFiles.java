package pl.nurt.customer;

import org.springframework.stereotype.Component;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Right;
import pl.nurt.identity.Viewer;
import pl.nurt.platform.files.FileOwner;
import pl.nurt.platform.files.FileRoom;

/** The room's files: tables that were handed in to be imported, read by whoever may import. */
@Component
public class CustomerFiles implements FileRoom {
    private static final String ROOM = "customer";

    private final CurrentUser user;

    CustomerFiles(CurrentUser user) {
        this.user = user;
    }

    /** Under what the tables somebody hands in are kept and counted. */
    public static FileOwner imports(Viewer viewer) {
        return new FileOwner(ROOM, "imports of " + viewer.account().value());
    }

    @Override
    public String room() {
        return ROOM;
    }

    @Override
    public boolean mayRead(FileOwner owner) {
        return user.get()
                .filter(someone -> someone.viewer().may(Right.KEEP_CUSTOMERS))
                .isPresent();
    }
}
