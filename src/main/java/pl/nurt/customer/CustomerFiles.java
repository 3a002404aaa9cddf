package pl.nurt.customer;

import org.springframework.stereotype.Component;
import pl.nurt.customer.internal.importing.ImportRepository;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Right;
import pl.nurt.identity.Viewer;
import pl.nurt.identity.audit.Audit;
import pl.nurt.identity.audit.AuditSubject;
import pl.nurt.platform.files.FileOwner;
import pl.nurt.platform.files.FileRoom;
import pl.nurt.platform.files.StoredFile;

/** The room's files: tables that were handed in to be imported, read by whoever may import. */
@Component
public class CustomerFiles implements FileRoom {
    private static final String ROOM = "customer";

    private final CurrentUser user;
    private final ImportRepository imports;
    private final Audit audit;

    CustomerFiles(CurrentUser user, ImportRepository imports, Audit audit) {
        this.user = user;
        this.imports = imports;
        this.audit = audit;
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

    @Override
    public void handedOut(StoredFile file) {
        var run = imports.ofFile(file.id()).map(id -> Long.toString(id.value())).orElse("–");
        audit.took(
                user.viewer(), CustomerDeed.IMPORT_FILE_TAKEN, new AuditSubject("customer.import", run), file.name());
    }
}
