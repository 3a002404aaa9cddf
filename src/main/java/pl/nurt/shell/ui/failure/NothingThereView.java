package pl.nurt.shell.ui.failure;

import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import pl.nurt.platform.NotFoundException;

/** A page that exists, about a thing that does not or is not this person's. */
@ParentLayout(MessageFrame.class)
@AnonymousAllowed
class NothingThereView extends NothingThere<NotFoundException> {}
