package pl.nurt.platform.ui.files;

import com.vaadin.flow.component.html.Anchor;
import pl.nurt.platform.files.StoredFile;

/** Fetches a kept file; whether the person may have it is asked when it is pressed, not when it is shown. */
public class FileLink extends Anchor {
    public FileLink(StoredFile file) {
        super(file.address(), file.name());
        addClassName("file-link");
        // The session's router would take the address for a view.
        setRouterIgnore(true);
        getElement().setAttribute("download", file.name());
    }
}
